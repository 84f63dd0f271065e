using System.Collections.Immutable;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.Core.Facts;
using Solde.Core.Planning;

namespace Solde.Contract.Tests.Storage;

/// <summary>What is stored of a booking that was loaded is made of what was remembered with it, and that may be out of date.</summary>
public sealed class RememberedTests
{
    public static TheoryData<StoreKind> Databases => Rig.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task One_change_after_the_other_needs_no_load_between(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var stored = await rig.Book("A");
        for (var i = 1; i <= 3; i++)
        {
            var change = Rig.With(stored, Rig.Line(i), Sent($"somebody{i}@example.com"));
            Assert.Equal(CommitResult.Stored, await rig.Commit(change));
            stored = change.Stored(stored.Property);
        }

        Assert.Equal((4, Rig.Euros(706)), ((await rig.Load(stored.Key)).Version, (await rig.Load(stored.Key)).Snapshot.Charges));
        Assert.Equal(
            ["somebody1@example.com", "somebody2@example.com", "somebody3@example.com"],
            (await rig.Store.JournalOf(stored.Key)).Select(entry => entry.Fact).OfType<MessageSent>().Select(sent => sent.Address));
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_entry_that_somebody_else_wrote_meanwhile_stays_before_the_new_one(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var stored = await rig.Book("A");
        var mail = rig.Mail();
        await rig.Commit(Rig.With(await rig.Load(stored.Key), new ActionRefused(Rig.Noon, "captureHold", "noHold")) with { Changed = false, Messages = [mail] });
        await rig.Store.SaveMessages(
            [new SavedMessage(stored.Key, mail with { State = MessageState.Accepted, NextTryAt = null }, Sent("anne@elsewhere.example"))]);
        Assert.Equal(CommitResult.Stored, await rig.Commit(Rig.With(stored, Rig.Line(1), Sent("new@example.com"))));
        Assert.Equal(
            ["booking.created", "action.refused", "message.sent", "folio.lineAdded", "message.sent"],
            (await rig.Store.JournalOf(stored.Key)).Select(entry => FactNames.Of(entry.Fact)));
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Rules_that_changed_meanwhile_refuse_what_was_decided_with_the_old_ones(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var stored = await rig.Book("A");
        await rig.Store.SaveProperty(rig.Property, Rig.Settings with { Name = "Les Chênes" }, Rig.Noon);
        Assert.Equal(CommitResult.Conflict, await rig.Commit(Rig.With(stored, Rig.Line(1)) with { Revision = stored.Property.Revision }));
        var anew = await rig.Load(stored.Key);
        Assert.Equal(CommitResult.Stored, await rig.Commit(Rig.With(anew, Rig.Line(1)) with { Revision = anew.Property.Revision }));
        Assert.Empty(await rig.Problems());
    }

    [Fact]
    public async Task Who_was_erased_meanwhile_stays_erased()
    {
        await using var rig = await Rig.Open();
        var stored = await rig.Book("A");
        await rig.Sqlite.Erase(stored.Key);
        Assert.Equal(CommitResult.Stored, await rig.Commit(Rig.With(stored, Rig.Line(1))));
        Assert.DoesNotContain("Martin", rig.Contents("people"), StringComparison.Ordinal);
        Assert.Equal("erased", (await rig.Load(stored.Key)).Snapshot.Details.Guest.Name);
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_refused_or_throws_among_many_at_once_takes_no_other_with_it(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await rig.Book("taken");
        var broken = rig.New("broken");
        broken = broken with { Facts = [.. broken.Facts, new FolioLineAdded(Rig.Noon, "main", "spa", new Core.Money(1, Core.Currency.Parse("JPY")))] };
        ImmutableArray<Change> changes = [.. Enumerable.Range(0, 40).Select(i => rig.New($"B{i}")), rig.New("taken"), broken];
        var commits = changes.Select(change => Task.Run(() => rig.Commit(change))).ToList();
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Task.WhenAll(commits));
        Assert.Contains("JPY", thrown.Message, StringComparison.Ordinal);
        Assert.All(commits[..40], commit => Assert.Equal(CommitResult.Stored, commit.Result));
        Assert.Equal(CommitResult.Conflict, await commits[40]);
        Assert.Equal(41, (await rig.Store.Bookings(rig.Property, null, 100)).Length);
        Assert.Empty(await rig.Problems());
    }

    private static MessageSent Sent(string address) => new(Rig.Noon, Recipient.Guest, Templates.BalanceRequest, address);
}
