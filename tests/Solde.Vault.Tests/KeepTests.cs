using NodaTime;
using Solde.App.Bookings;
using Solde.App.Cards;
using Solde.App.Requests;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Requests;
using Solde.Tests;

namespace Solde.Vault.Tests;

public sealed class KeepTests
{
    public static TheoryData<DatabaseKind> Kinds => VaultRig.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_typed_card_is_on_file_at_the_gateway_answers_the_request_and_is_kept(DatabaseKind kind)
    {
        await using var rig = await VaultRig.Open(kind);
        var left = await rig.Keep();
        Assert.Equal(("6467", "Visa", VaultRig.Expiry), (left.Card!.Last4, left.Card.Brand, left.Card.Expiry));
        var booking = await rig.Snapshot();
        var card = Assert.Single(booking.Cards);
        Assert.Equal((left.Record, left.Card.Token), (card.Kept, card.Token));
        Assert.Equal((RequestState.Answered, card.Id), (booking.Requests[^1].State, booking.Requests[^1].Card));
        Assert.Equal(["card.added", "card.kept"], await rig.Story("card."));
        Assert.Equal(1, await rig.Holding());
    }

    [Theory]
    [InlineData("4242424242424241", 2031, 4, "123", WrongCardPart.Number)]
    [InlineData("4242 4242 4242 4242", 2026, 5, "123", WrongCardPart.Expiry)]
    [InlineData("4242 4242 4242 4242", 2031, 4, "1234", WrongCardPart.Code)]
    [InlineData("4242 4242 4242 4242", 2031, 4, "12a", WrongCardPart.Code)]
    [InlineData("378282246310005", 2031, 4, "123", WrongCardPart.Code)]
    public async Task What_of_a_card_cannot_be_is_told_and_nothing_is_kept(string number, int year, int month, string code, WrongCardPart wrong)
    {
        await using var rig = await VaultRig.Open(DatabaseKind.Sqlite);
        var left = await rig.First.Vault.Keep(rig.Booking, new TypedCard(number, new YearMonth(year, month), code), VaultRig.Noon, default);
        Assert.Equal((wrong, (Guid?)null), (left.Wrong, left.Record));
        Assert.Empty((await rig.Snapshot()).Cards);
        Assert.Equal(0, await rig.Scalar("SELECT count(*) FROM vault_records"));
    }

    [Fact]
    public async Task A_month_counts_to_its_end_and_American_Express_prints_four_digits()
    {
        await using var rig = await VaultRig.Open(DatabaseKind.Sqlite);
        var left = await rig.First.Vault.Keep(rig.Booking, new TypedCard("378282246310005", new YearMonth(2026, 6), "1234"), VaultRig.Noon, default);
        Assert.NotNull(left.Record);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task While_the_vault_is_off_nothing_is_taken(DatabaseKind kind)
    {
        await using var rig = await VaultRig.Open(kind, on: false);
        Assert.Equal(Refusals.VaultOff, (await rig.Keep()).Refusal);
        Assert.Empty((await rig.Snapshot()).Cards);
    }

    [Fact]
    public async Task What_the_booking_refuses_is_not_kept()
    {
        await using var rig = await VaultRig.Open(DatabaseKind.Sqlite);
        await rig.First.Desk.Do(rig.Booking, "cancelRequest", before => RequestActions.Cancel(before, VaultRig.Noon), VaultRig.Noon, default);
        Assert.Equal(Refusals.LinkRevoked, (await rig.Keep()).Refusal);
        Assert.Equal(0, await rig.Scalar("SELECT count(*) FROM vault_records"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_payment_through_the_request_wipes_the_number(DatabaseKind kind)
    {
        await using var rig = await VaultRig.Open(kind);
        var left = await rig.Keep();
        Assert.Null(await rig.First.Desk.Do(rig.Booking, "collect", booking => RequestActions.Collect(booking), VaultRig.Noon, default));
        Assert.Single(await rig.Story("payment.succeeded"));
        await IsWiped(rig, left);
        Assert.Null(rig.First.Codes.Take(left.Record!.Value));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_disfunction_wipes_the_number(DatabaseKind kind)
    {
        await using var rig = await VaultRig.Open(kind);
        var left = await rig.Keep();
        await rig.First.Desk.Do(rig.Booking, "dysfunction", before => RequestActions.Dysfunction(before, DysfunctionReason.Insolvent, VaultRig.Noon), VaultRig.Noon, default);
        await IsWiped(rig, left);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_request_that_is_revoked_wipes_the_number(DatabaseKind kind)
    {
        await using var rig = await VaultRig.Open(kind);
        var left = await rig.Keep();
        await rig.First.Desk.Do(rig.Booking, "cancelRequest", before => RequestActions.Cancel(before, VaultRig.Noon), VaultRig.Noon, default);
        await IsWiped(rig, left);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Another_card_in_place_of_one_wipes_the_first(DatabaseKind kind)
    {
        await using var rig = await VaultRig.Open(kind);
        var first = await rig.Keep();
        var second = await rig.Keep(number: "4242424242424242");
        Assert.Equal([null, second.Record], (await rig.Snapshot()).Cards.Select(card => card.Kept));
        Assert.Null(await rig.First.Store.Find(rig.Booking, first.Record!.Value));
        Assert.Equal(1, await rig.Holding());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_nobody_collects_is_wiped_by_the_look_that_is_planned_for_it(DatabaseKind kind)
    {
        await using var rig = await VaultRig.Open(kind);
        var left = await rig.Keep();
        var end = VaultRig.Noon + Duration.FromDays(30);
        Assert.DoesNotContain(rig.Booking, (await rig.First.Store.Due(end - Duration.FromMilliseconds(1), 10)).Reviews);
        Assert.Contains(rig.Booking, (await rig.First.Store.Due(end, 10)).Reviews);
        await rig.Review(end);
        await IsWiped(rig, left);
        Assert.NotNull((await rig.Snapshot()).Cards[0].Token); // The gateway has it still, and can charge it.
        Assert.Null(await rig.First.Desk.Do(rig.Booking, "collect", booking => RequestActions.Collect(booking), end, default));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Erasing_a_guest_deletes_the_record(DatabaseKind kind)
    {
        await using var rig = await VaultRig.Open(kind);
        await rig.Keep();
        await rig.First.Store.Erase(rig.Booking);
        Assert.Equal(0, await rig.Scalar("SELECT count(*) FROM vault_records"));
        Assert.Equal(Refusals.NoCardKept, (await rig.First.Vault.Reveal(rig.Booking, RevealReason.Terminal, VaultRig.Owner, VaultRig.Noon, default)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Switched_off_the_vault_deletes_what_it_keeps_and_takes_nothing_more(DatabaseKind kind)
    {
        await using var rig = await VaultRig.Open(kind);
        await rig.Keep();
        Assert.False(await rig.First.Vault.SwitchOn(rig.Property, VaultRig.Owner, VaultRig.Noon));
        Assert.True(await rig.First.Vault.SwitchOff(rig.Property, VaultRig.Owner, VaultRig.Noon, default));
        Assert.Equal(0, await rig.Scalar("SELECT count(*) FROM vault_records"));
        Assert.Equal(["card.added", "card.kept", $"card.wiped {VaultRig.Owner}"], await rig.Story("card."));
        Assert.Null((await rig.Snapshot()).Cards[0].Kept);
        Assert.False(await rig.First.Vault.SwitchOff(rig.Property, VaultRig.Owner, VaultRig.Noon, default));
        Assert.Equal(Refusals.VaultOff, (await rig.Keep(await rig.Book("B2"))).Refusal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Neither_the_number_nor_a_key_is_in_what_is_stored(DatabaseKind kind)
    {
        await using var rig = await VaultRig.Open(kind);
        await rig.Keep();
        var stored = await rig.Bytes();
        Assert.NotEmpty(stored);
        Assert.False(Canary.IsIn(stored));
        var key = await File.ReadAllBytesAsync(Path.Combine(rig.KeyFolder, "0001.key"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(System.Text.Encoding.Latin1.GetString(key), stored, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexStringLower(key), stored, StringComparison.Ordinal);

        await rig.First.Vault.Reveal(rig.Booking, RevealReason.Terminal, VaultRig.Owner, VaultRig.Noon, default);
        Assert.Empty(Canary.FilesIn(rig.Folder));
    }

    [Fact]
    public async Task The_look_for_the_number_finds_one_that_is_planted()
    {
        await using var rig = await VaultRig.Open(DatabaseKind.Sqlite);
        await rig.First.Store.Record(rig.Property, [new TaskCreated(VaultRig.Noon, $"typed {Canary.Number} here", "payments")]);
        Assert.NotEmpty(Canary.FilesIn(rig.Folder));
        await File.WriteAllTextAsync(Path.Combine(rig.KeyFolder, "wide.txt"), Canary.Number, System.Text.Encoding.Unicode, TestContext.Current.CancellationToken);
        Assert.Single(Canary.FilesIn(rig.KeyFolder));
    }

    private static async Task IsWiped(VaultRig rig, LeftCard left)
    {
        Assert.Null((await rig.Snapshot()).Cards[0].Kept);
        Assert.Equal(["card.added", "card.kept", "card.wiped"], await rig.Story("card."));
        Assert.Null(await rig.First.Store.Find(rig.Booking, left.Record!.Value));
        Assert.Equal(0, await rig.Holding());
    }
}
