using Solde.App.Bookings;
using Solde.App.Cards;
using Solde.App.Requests;
using Solde.Core.Cards;
using Solde.Tests;

namespace Solde.Vault.Tests;

public sealed class RevealTests
{
    public static TheoryData<DatabaseKind> Kinds => VaultRig.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_number_is_shown_once_with_its_code_and_the_journal_says_to_whom(DatabaseKind kind)
    {
        await using var rig = await VaultRig.Open(kind);
        await rig.Keep();
        var (card, refusal) = await Reveal(rig, rig.First);
        Assert.Equal((Canary.Number, VaultRig.Expiry, "123", null), (card!.Number, card.Expiry, card.Code, refusal));
        Assert.Equal((null, Refusals.NoCardKept), await Reveal(rig, rig.First));
        Assert.Equal(["card.added", "card.kept", $"card.revealed {VaultRig.Owner}"], await rig.Story("card."));
        Assert.Equal(0, await rig.Holding());
        Assert.Equal(1, await rig.Scalar("SELECT count(*) FROM vault_records WHERE revealed_at IS NOT NULL"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Two_who_ask_at_the_same_time_on_two_nodes_get_it_once(DatabaseKind kind)
    {
        await using var rig = await VaultRig.Open(kind);
        var other = await rig.AddNode();
        for (var round = 0; round < 5; round++)
        {
            var booking = await rig.Book($"R{round}");
            await rig.Keep(booking);
            var answers = await Task.WhenAll(
                new[] { rig.First, other, rig.First, other }.Select(node => Task.Run(async () => await Reveal(rig, node, booking))));
            Assert.Single(answers, answer => answer.Card is not null);
            Assert.Equal(3, answers.Count(answer => answer.Refusal is Refusals.NoCardKept));
        }
    }

    [Fact]
    public async Task Another_node_shows_the_number_without_the_code()
    {
        await using var rig = await VaultRig.Open(DatabaseKind.Sqlite);
        await rig.Keep();
        var (card, _) = await Reveal(rig, await rig.AddNode());
        Assert.Equal((Canary.Number, (string?)null), (card!.Number, card.Code));
    }

    [Fact]
    public async Task A_quarter_of_an_hour_later_the_code_is_gone_and_the_number_is_not()
    {
        await using var rig = await VaultRig.Open(DatabaseKind.Sqlite);
        await rig.Keep();
        rig.Time.Advance(HeldCodes.Longest);
        var (card, _) = await Reveal(rig, rig.First);
        Assert.Equal((Canary.Number, (string?)null), (card!.Number, card.Code));
    }

    [Fact]
    public async Task A_number_that_cannot_be_opened_is_not_spent()
    {
        await using var rig = await VaultRig.Open(DatabaseKind.Sqlite);
        await rig.Keep();
        var file = Path.Combine(rig.KeyFolder, "0001.key");
        File.Move(file, file + ".away");
        await Assert.ThrowsAsync<VaultException>(async () => await Reveal(rig, rig.First));
        File.Move(file + ".away", file);
        Assert.NotNull((await Reveal(rig, rig.First)).Card);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_record_put_beside_another_booking_is_found_by_nobody_or_does_not_open(DatabaseKind kind)
    {
        await using var rig = await VaultRig.Open(kind);
        var left = await rig.Keep();
        var other = await rig.Book("B2");
        await rig.Keep(other, "4242424242424242");
        Assert.Null(await rig.First.Store.Find(other, left.Record!.Value));
        Assert.Null(await rig.First.Store.Find(rig.Booking with { Property = other.Booking }, left.Record.Value));
        var record = (await rig.First.Store.Find(rig.Booking, left.Record.Value))!;
        using var key = rig.Keys.Newest();
        Assert.Throws<VaultException>(() => Envelope.Open(key, record with { Booking = other }));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Rotation_wraps_anew_what_is_kept_and_the_old_key_can_go(DatabaseKind kind)
    {
        await using var rig = await VaultRig.Open(kind);
        await rig.Keep();
        var other = await rig.Book("B2");
        await rig.Keep(other, "4242424242424242");
        Assert.Equal((0, true), await Rotated(rig));
        Assert.Equal(2, rig.Keys.Make());
        Assert.Equal((2, true), await Rotated(rig));
        Assert.Equal((0, true), await Rotated(rig));
        File.Delete(Path.Combine(rig.KeyFolder, "0001.key"));
        Assert.Equal(Canary.Number, (await Reveal(rig, rig.First)).Card!.Number);
        Assert.Equal("4242424242424242", (await Reveal(rig, rig.First, other)).Card!.Number);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Who_wraps_an_older_state_of_a_record_anew_changes_nothing(DatabaseKind kind)
    {
        await using var rig = await VaultRig.Open(kind);
        await rig.Keep();
        rig.Keys.Make();
        var before = await rig.First.Store.WrappedBefore(2, null, 10);
        Assert.Equal((1, true), await Rotated(rig));
        Assert.Equal(0, await rig.First.Store.Rewrap(before, before));
        Assert.NotNull((await Reveal(rig, rig.First)).Card);
    }

    [Fact]
    public async Task More_records_than_a_batch_are_all_wrapped_anew()
    {
        await using var rig = await VaultRig.Open(DatabaseKind.Sqlite);
        for (var i = 0; i < 5; i++)
        {
            await rig.Keep(await rig.Book($"M{i}"));
        }

        rig.Keys.Make();
        Assert.Equal(2, (await rig.First.Store.WrappedBefore(2, null, 2)).Length);
        Assert.Equal((5, true), await Rotated(rig));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_record_that_was_changed_keeps_no_other_from_rotation_and_is_named(DatabaseKind kind)
    {
        await using var rig = await VaultRig.Open(kind);
        var left = await rig.Keep();
        for (var i = 0; i < 2; i++)
        {
            await rig.Keep(await rig.Book($"M{i}"));
        }

        rig.Keys.Make();
        var record = (await rig.First.Store.Find(rig.Booking, left.Record!.Value))!;
        Assert.Equal(1, await rig.First.Store.Rewrap([record], [record with { WrappedKey = [.. record.WrappedKey.Reverse()] }]));
        var rotation = await rig.First.Vault.Rotate(default);
        Assert.Equal((2, new Unopened(rig.Booking, left.Record.Value, 1, "the record was changed, or another key wraps it")), (rotation.Wrapped, Assert.Single(rotation.Unopened)));
        Assert.Equal(0, (await rig.First.Vault.Rotate(default)).Wrapped);
    }

    [Fact]
    public async Task A_key_that_is_missing_leaves_its_records_as_they_are()
    {
        await using var rig = await VaultRig.Open(DatabaseKind.Sqlite);
        await rig.Keep();
        rig.Keys.Make();
        var file = Path.Combine(rig.KeyFolder, "0001.key");
        File.Move(file, file + ".away");
        Assert.Contains("0001.key", Assert.Single((await rig.First.Vault.Rotate(default)).Unopened).Why, StringComparison.Ordinal);
        File.Move(file + ".away", file);
        Assert.Equal((1, true), await Rotated(rig));
    }

    [Fact]
    public async Task For_the_gateway_the_number_stays_kept_and_the_code_is_forgotten()
    {
        await using var rig = await VaultRig.Open(DatabaseKind.Sqlite);
        var left = await rig.Keep();
        var reply = await rig.First.Vault.TakeForGateway(rig.Booking, default);
        Assert.Equal(TokenState.Stored, reply.State);
        Assert.NotEqual(left.Card!.Token, reply.Card!.Token);
        var (card, _) = await Reveal(rig, rig.First);
        Assert.Equal((Canary.Number, (string?)null), (card!.Number, card.Code));
        Assert.Equal(TokenState.Refused, (await rig.First.Vault.TakeForGateway(rig.Booking, default)).State);
    }

    [Fact]
    public async Task What_a_wipe_forgot_is_shown_to_nobody()
    {
        await using var rig = await VaultRig.Open(DatabaseKind.Sqlite);
        var left = await rig.Keep();
        await rig.First.Vault.Wipe(rig.Booking, VaultRig.Owner, VaultRig.Noon, default);
        Assert.Equal((null, Refusals.NoCardKept), await Reveal(rig, rig.First));
        Assert.Null(rig.First.Codes.Take(left.Record!.Value));
        Assert.Null(await rig.First.Desk.Do(rig.Booking, "collect", booking => RequestActions.Collect(booking), VaultRig.Noon, default)); // The gateway still has it.
    }

    private static async Task<(int Wrapped, bool All)> Rotated(VaultRig rig)
    {
        var rotation = await rig.First.Vault.Rotate(default);
        return (rotation.Wrapped, rotation.Unopened.IsEmpty);
    }

    private static async Task<(RevealedCard? Card, string? Refusal)> Reveal(VaultRig rig, VaultRig.Node node, BookingKey? booking = null) =>
        await node.Vault.Reveal(booking ?? rig.Booking, RevealReason.Terminal, VaultRig.Owner, VaultRig.Noon, default);
}
