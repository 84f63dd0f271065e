using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.App.Payments;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Crash.Tests.Host;
using Solde.Gateways.Sandbox;
using Solde.Storage;

namespace Solde.Crash.Tests;

/// <summary>What must hold once all came to its end, whatever happened on the way.</summary>
internal sealed class Ending(Place place, SqlStore store, ImmutableArray<LedgerEntry> entries, ImmutableArray<StoredBooking> bookings)
{
    private readonly List<string> faults = [];

    /// <summary>Fails with all that does not hold.</summary>
    /// <param name="place">Where.</param>
    /// <param name="mayLeavePrepared">The acquirer could not be told that a payment which it had prepared is given up. It moves no money.</param>
    public static async Task Check(Place place, bool mayLeavePrepared = false)
    {
        var found = (await Faults(place)).Where(fault => !mayLeavePrepared || !fault.Contains(LeftAs(ReplyState.Prepared), StringComparison.Ordinal)).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>What does not hold of the story.</summary>
    public static Task<IReadOnlyList<string>> Faults(Place place) => Faults(place, static (ending, settings) =>
    {
        ending.EachIsPaidOnce();
        if (settings.Name != Story.NewName)
        {
            ending.faults.Add($"the property is still called {settings.Name}");
        }
    });

    /// <summary>What does not hold of anything that was played: the books, and what is open still.</summary>
    public static Task<IReadOnlyList<string>> FaultsOfAny(Place place) => Faults(place, static (_, _) => { });

    private static async Task<IReadOnlyList<string>> Faults(Place place, Action<Ending, PropertySettings> more)
    {
        await using var store = await place.Look();
        var (property, settings) = Assert.Single(await store.Properties());
        var ending = new Ending(place, store, await place.Acquirer.Entries(place.Prefix), await store.Bookings(property, null, 1_000));
        await ending.BooksAgree(property);
        await ending.NothingIsOpen(property);
        more(ending, settings);
        return ending.faults;
    }

    private static string LeftAs(ReplyState state) => $"was left as {state} at the acquirer";

    /// <summary>The acquirer's ledger, the folios and the journal tell the same.</summary>
    private async Task BooksAgree(Guid property)
    {
        var taken = entries.Where(entry => entry is { Kind: AttemptKind.Charge or AttemptKind.Capture, SucceededAt: not null })
            .Select(entry => new AcquiredMoney(entry.Id, entry.Amount, new Money(entry.RefundedMinor, entry.Amount.Currency), entry.Reference));
        faults.AddRange((await new Reconciliation(store).Compare(taken)).Problems);
        faults.AddRange((await new Verify(store).Property(property))!.Problems.Select(problem => $"{problem}"));

        var told = new List<(string Attempt, AttemptKind Kind)>();
        foreach (var booking in bookings)
        {
            told.AddRange((await store.JournalOf(booking.Key)).Select(entry => Told(entry.Fact)).Where(each => each.Attempt is not null)
                .Select(each => (each.Attempt!.Value.ToString("N"), each.Kind)));
        }

        var done = entries.Where(entry => entry.SucceededAt is not null && entry.Kind is not (AttemptKind.Validate or AttemptKind.Release))
            .Select(entry => (entry.Attempt, entry.Kind)).ToList();
        faults.AddRange(told.GroupBy(each => each).Where(group => group.Count() > 1).Select(group => $"the journal tells {group.Count()} times of {group.Key}"));
        faults.AddRange(told.Except(done).Select(each => $"the journal tells of {each}, and the acquirer never did it"));
        faults.AddRange(done.Except(told).Select(each => $"the acquirer did {each}, and the journal does not tell of it"));
    }

    private static (Guid? Attempt, AttemptKind Kind) Told(IFact fact) => fact switch
    {
        PaymentSucceeded e => (e.Attempt, AttemptKind.Charge),
        HoldPlaced e => (e.Attempt, AttemptKind.Authorize),
        HoldCaptured e => (e.Attempt, AttemptKind.Capture),
        RefundSucceeded e => (e.Attempt, AttemptKind.Refund),
        _ => default,
    };

    private async Task NothingIsOpen(Guid property)
    {
        faults.AddRange(bookings.SelectMany(booking => booking.Snapshot.Attempts, (booking, attempt) => $"{booking.Snapshot.Ref}: {attempt.Order.Kind} is {attempt.State}"));
        faults.AddRange(bookings.SelectMany(booking => booking.Snapshot.Holds, (booking, hold) => (booking.Snapshot.Ref, hold.State))
            .Where(each => each.State == HoldState.Open).Select(each => $"{each.Ref}: a hold is open"));
        faults.AddRange(entries.Where(entry => entry.State is ReplyState.Prepared or ReplyState.ActionRequired)
            .Select(entry => $"{entry.Reference}: {entry.Kind} {entry.Id} {LeftAs(entry.State)}"));
        faults.AddRange((await store.Messages(property, null, undelivered: false, 1_000))
            .Where(listed => listed.Message.State is not (MessageState.Accepted or MessageState.Failed))
            .Select(listed => $"{listed.Ref}: {listed.Message.Template} is {listed.Message.State}"));
        faults.AddRange(place.Mails.Where(mail => mail.Times > 2).Select(mail => $"left {mail.Times} times: {mail.Message}"));
    }

    private void EachIsPaidOnce()
    {
        var expected = Cast.All.Select(booked => (booked.Name, booked.Paid))
            .Concat(Enumerable.Range(1, Story.Imports * Story.ImportedTogether).Select(n => (Name: $"I{n}", Paid: 0)));
        foreach (var (name, paid) in expected)
        {
            var taken = entries.Where(entry => entry.Reference == place.Prefix + name && entry is { Kind: AttemptKind.Charge or AttemptKind.Capture, SucceededAt: not null })
                .ToList();
            var folio = bookings.SingleOrDefault(booking => booking.Snapshot.Ref == place.Prefix + name)?.Snapshot.Folios[0].Paid.Minor;
            if (folio != paid * 100 || taken.Count != (paid > 0 ? 1 : 0) || taken.Sum(entry => entry.Amount.Minor) != paid * 100)
            {
                faults.Add($"{name}: {paid} € are to be paid, once; the folio has {folio / 100m}, the acquirer {string.Join(" + ", taken.Select(entry => entry.Amount))}");
            }
        }

        if (bookings.Length != expected.Count())
        {
            faults.Add($"{bookings.Length} bookings, not {expected.Count()}");
        }

        var refunded = entries.Where(entry => entry is { Kind: AttemptKind.Refund, SucceededAt: not null }).Sum(entry => entry.Amount.Minor);
        var released = entries.Count(entry => entry is { Kind: AttemptKind.Release, SucceededAt: not null });
        if ((refunded, released) != (30_00, 1))
        {
            faults.Add($"{refunded / 100m} € were given back, not 30; {released} holds released, not 1");
        }
    }
}
