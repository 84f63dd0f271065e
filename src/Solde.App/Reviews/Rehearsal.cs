using Solde.App.Bookings;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Reviews;

/// <summary>What an automation would do to one booking.</summary>
/// <param name="Ref">The booking's reference.</param>
/// <param name="Verdict">What, and why.</param>
/// <param name="Matches">The next review would process it.</param>
public sealed record Rehearsed(string Ref, Verdict Verdict, bool Matches);

/// <summary>Test (C13) and explain (X1): the decisions of a review, shown and not stored.</summary>
/// <param name="store">The durable memory; only read.</param>
public sealed class Rehearsal(IStore store)
{
    private const int Page = 500;

    /// <summary>What the next review would do with an automation on every booking of its property; an inactive one as if it were
    /// switched on now.</summary>
    /// <param name="property">The property.</param>
    /// <param name="automation">The automation.</param>
    /// <param name="now">The instant of the review.</param>
    public async IAsyncEnumerable<Rehearsed> Test(Guid property, Automation automation, Instant now)
    {
        var tested = AtWork(automation, now);
        var rules = (await store.Rules(property)).With(tested);
        Guid? after = null;
        while (true)
        {
            var page = await store.Bookings(property, after, Page);
            foreach (var stored in page)
            {
                yield return Rehearse(stored.Snapshot, rules, tested, now);
            }

            if (page.Length < Page)
            {
                yield break;
            }

            after = page[^1].Key.Booking;
        }
    }

    /// <summary>Why an automation does, or does not, act on a booking; null when there is no such booking.</summary>
    public async ValueTask<Rehearsed?> Explain(Guid property, string reference, Automation automation, Instant now)
    {
        if (await store.Find(property, reference) is not { } key)
        {
            return null;
        }

        var stored = (await store.Load(key))!;
        return Rehearse(stored.Snapshot, stored.Property.Rules, automation, now);
    }

    /// <summary>Why each automation of its property does, or does not, act on a booking, in the order of the rule set.</summary>
    public static ImmutableArray<(Automation Automation, Rehearsed Rehearsed)> Explain(StoredBooking stored, Instant now) =>
        [.. stored.Property.Rules.All.Select(automation => (automation, Rehearse(stored.Snapshot, stored.Property.Rules, automation, now)))];

    /// <summary>What an automation alone would do with a booking that there is not; an inactive one as if it were switched on.</summary>
    /// <param name="settings">The property.</param>
    /// <param name="automation">The automation.</param>
    /// <param name="booking">The booking.</param>
    /// <param name="now">When it would be booked.</param>
    public static Verdict Imagine(PropertySettings settings, Automation automation, NewBooking booking, Instant now)
    {
        var created = new BookingCreated(now, booking.CreatedAt ?? now, booking.Details, booking.Charges);
        var active = automation with { State = AutomationState.Active, ActivatedAt = now };
        var pass = new Pass(Planner.Create(settings with { Brake = Brake.Off }, booking.Ref, created), RuleSet.Empty.With(active), now);
        return pass.Take(BookingActions.BroughtAlong(booking, now)).Follow().Verdicts[0];
    }

    /// <summary>What the next review would do with an automation on some bookings, in their order.</summary>
    /// <param name="bookings">The bookings.</param>
    /// <param name="rules">The rules of their property, the automation among them.</param>
    /// <param name="automation">The automation.</param>
    /// <param name="now">The instant of the review.</param>
    public static ImmutableArray<(StoredBooking Booking, Rehearsed Rehearsed)> Try(
        ImmutableArray<StoredBooking> bookings, RuleSet rules, Automation automation, Instant now) =>
        [.. bookings.Select(stored => (stored, Rehearse(stored.Snapshot, rules, automation, now)))];

    /// <summary>An automation as it would be if it were switched on now; one that is active or archived stays as it is.</summary>
    public static Automation AtWork(Automation automation, Instant now) => automation.State == AutomationState.Inactive
        ? automation with { State = AutomationState.Active, ActivatedAt = now }
        : automation;

    private static Rehearsed Rehearse(BookingSnapshot booking, RuleSet rules, Automation automation, Instant now)
    {
        var position = rules.PositionOf(automation.Ref.Id);
        var verdict = new Pass(booking, rules, now).Follow().Verdicts[position];
        if (verdict is { Kind: VerdictKind.Waiting, Reasons: Reasons.CardNotValidated } && verdict.DueAt <= now)
        {
            // The review verifies the card first and goes on when it passes.
            var card = booking.LastCard(automation.Current.Rule.Card)!.Id;
            var passed = Planner.Apply(booking, new CardValidated(now, card, Guid.Empty));
            verdict = new Pass(passed, rules, now).Follow().Verdicts[position];
        }

        return new Rehearsed(booking.Ref, verdict, verdict.Kind == VerdictKind.Due);
    }
}
