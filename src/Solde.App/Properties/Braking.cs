using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Reviews;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Properties;

/// <summary>Late payments of a property that are planned and were not let go.</summary>
/// <param name="Bookings">On how many bookings; counted up to one more than <see cref="Brake.Most"/>.</param>
/// <param name="SettlesAt">More may be on their way until then: an import, or an automation just switched on, is being worked through.</param>
public readonly record struct LatePayments(int Bookings, Instant SettlesAt);

/// <summary>Payments that are held back.</summary>
/// <param name="Booking">Their booking.</param>
/// <param name="Runs">Its late runs, by the time they were due.</param>
public sealed record HeldBack(StoredBooking Booking, ImmutableArray<Run> Runs);

/// <summary>The brake, for the first day and the bad day: a property is paused, and many payments that come due at once, late, wait for staff.</summary>
/// <param name="store">The durable memory.</param>
/// <param name="listings">Shows which payments are planned.</param>
/// <param name="ids">Makes ids.</param>
public sealed class Braking(IStore store, IListings listings, IIds ids)
{
    /// <summary>Who acts (<see cref="Actor"/>); null = nobody is named.</summary>
    public string? By { get; private init; }

    /// <summary>The brake as somebody uses it: the journal names them with everything they do.</summary>
    public Braking As(string by) => new(store, listings, ids) { By = by };

    /// <summary>For so long more late payments may follow one that was just planned.</summary>
    public static readonly Duration Settling = Duration.FromSeconds(3);

    private static readonly Duration LetThroughFor = Duration.FromHours(1);

    private const int Page = 500;

    /// <summary>Pauses a property: nothing is decided, nothing is dropped, and what was ordered by an automation and not sent yet is not sent.</summary>
    /// <returns>False when it was paused already.</returns>
    public ValueTask<bool> Pause(Guid property, Instant now) => store.ChangeBrake(
        property, brake => brake.Paused ? null : brake with { Paused = true }, [new PropertyPaused(now)], lookAgain: false, now, By);

    /// <summary>Resumes a property: its bookings are looked at, the nearest arrival first.</summary>
    /// <returns>False when it was not paused.</returns>
    public ValueTask<bool> Resume(Guid property, Instant now) => store.ChangeBrake(
        property, brake => brake.Paused ? brake with { Paused = false } : null, [new PropertyResumed(now)], lookAgain: true, now, By);

    /// <summary>Holds no late payment back for an hour, however many come due at once.</summary>
    public async ValueTask LetThrough(Guid property, Instant now) => await store.ChangeBrake(
        property, brake => brake with { LetsThroughUntil = now + LetThroughFor }, [new PaymentsLetThrough(now, now + LetThroughFor)], lookAgain: false, now, By);

    /// <summary>The payments that are held back, by the time they were due; none when the brake is off.</summary>
    public async IAsyncEnumerable<HeldBack> List(Guid property, Instant now)
    {
        if ((await store.Property(property))?.Settings.Brake.HoldsBackSince is not null)
        {
            await foreach (var held in Late(property, now))
            {
                yield return held;
            }
        }
    }

    /// <summary>Lets go what is held back. Safe to do again when it broke off.</summary>
    /// <returns>How many payments; null when nothing was held back.</returns>
    public ValueTask<int?> Release(Guid property, Instant now) => End(
        property, now, held => [.. held.Runs.Select(run => new RunReleased(now, run.Automation))], payments => new PaymentsReleased(now, payments));

    /// <summary>Cancels what is held back. Safe to do again when it broke off.</summary>
    /// <returns>How many payments; null when nothing was held back.</returns>
    public ValueTask<int?> Cancel(Guid property, Instant now) => End(
        property, now, held => [.. held.Runs.Select(run => new RunCancelled(now, run.Automation, RunCancelReason.ByStaff))],
        payments => new PaymentsCancelled(now, payments));

    /// <summary>The payments of a booking that are late and were not let go, by the time they were due.</summary>
    public static ImmutableArray<Run> LateRuns(BookingSnapshot booking, RuleSet rules, Instant now) =>
    [
        .. booking.Runs
            .Where(run => run is { State: RunState.Planned, Released: false } && Brake.IsLate(run.DueAt, now) && IsPayment(rules, run))
            .OrderBy(run => run.DueAt).ThenBy(run => run.Automation.Id),
    ];

    /// <summary>Whether late payments may be ordered now.</summary>
    /// <param name="properties">The properties that have some, as they are now.</param>
    /// <param name="now">The instant.</param>
    /// <returns>The properties whose late payments may not: until when they wait; <see cref="Instant.MaxValue"/> = they are held back from now on.</returns>
    internal async ValueTask<IReadOnlyDictionary<Guid, Instant>> Check(IEnumerable<(Guid Id, PropertySettings Settings)> properties, Instant now)
    {
        var asked = properties.Where(each => !(each.Settings.Brake.LetsThroughUntil > now)).Select(each => each.Id).Distinct().ToImmutableArray();
        var wait = new Dictionary<Guid, Instant>();
        foreach (var (property, late) in await store.LatePayments(asked, now))
        {
            if (late.SettlesAt > now)
            {
                wait[property] = late.SettlesAt;
            }
            else if (late.Bookings > Brake.Most && await HoldBack(property, now))
            {
                wait[property] = Instant.MaxValue;
            }
        }

        return wait;
    }

    /// <returns>False when they are few: what was counted before were also automations that take no money.</returns>
    private async ValueTask<bool> HoldBack(Guid property, Instant now)
    {
        var settings = (await store.Property(property))!.Settings;
        var (payments, amount) = (0, Money.Zero(settings.Currency));
        await foreach (var held in Late(property, now))
        {
            payments += held.Runs.Length;
            amount = held.Runs.Aggregate(amount, (sum, run) => sum + run.Amount);
        }

        if (payments <= Brake.Most)
        {
            return false;
        }

        await store.ChangeBrake(
            property, brake => brake.HoldsBackSince is null ? brake with { HoldsBackSince = now } : null, Planner.HoldBack(settings, payments, amount, now),
            lookAgain: false, now);
        return true;
    }

    private async ValueTask<int?> End(Guid property, Instant now, Func<HeldBack, ImmutableArray<IDecision>> decide, Func<int, IFact> tell)
    {
        if ((await store.Property(property))?.Settings.Brake.HoldsBackSince is not { } since)
        {
            return null;
        }

        var payments = 0;
        var page = new List<HeldBack>(Page);
        await foreach (var held in Late(property, now))
        {
            payments += held.Runs.Length;
            page.Add(held);
            if (page.Count == Page)
            {
                await Store(page, decide, now);
                page.Clear();
            }
        }

        await Store(page, decide, now);
        await store.ChangeBrake(
            property, brake => brake.HoldsBackSince is null ? null : brake with { HoldsBackSince = null }, [tell(payments)], lookAgain: true, now, By);
        await FinishTask(property, since, now);
        return payments;
    }

    /// <summary>Stores what was decided of held payments; those whose booking changed meanwhile are decided anew.</summary>
    private async ValueTask Store(IReadOnlyList<HeldBack> page, Func<HeldBack, ImmutableArray<IDecision>> decide, Instant now)
    {
        var left = page;
        while (left.Count > 0)
        {
            var results = await store.Commit(
            [
                .. left.Select(held =>
                    new Pass(held.Booking.Snapshot, held.Booking.Property.Rules, now).Take(decide(held)).Follow().ToChange(held.Booking, ids) with { NextReviewAt = now, By = By }),
            ]);
            var again = await store.Load([.. left.Where((_, i) => results[i] != CommitResult.Stored).Select(held => held.Booking.Key)]);
            left = [.. again.Select(stored => Of(stored, now)).Where(held => !held.Runs.IsEmpty)];
        }
    }

    private async IAsyncEnumerable<HeldBack> Late(Guid property, Instant now)
    {
        var from = QueuePlace.Start;
        while (true)
        {
            var page = await listings.Queued(property, Queue.Planned, from, Page + 1);
            foreach (var queued in page.Take(Page))
            {
                if (!Brake.IsLate(Instant.FromUnixTimeMilliseconds(queued.Place.At), now))
                {
                    yield break;
                }

                if (Of(queued.Booking, now) is { Runs.IsEmpty: false } held)
                {
                    yield return held;
                }
            }

            if (page.Length <= Page)
            {
                yield break;
            }

            from = page[^1].Place;
        }
    }

    private static HeldBack Of(StoredBooking stored, Instant now) => new(
        stored, LateRuns(stored.Snapshot, stored.Property.Rules, now));

    private static bool IsPayment(RuleSet rules, Run run) =>
        rules.PositionOf(run.Automation.Id) is >= 0 and var position && rules.All[position].VersionOf(run).Rule.Operation != Operation.None;

    private async ValueTask FinishTask(Guid property, Instant since, Instant now)
    {
        var tasks = await listings.Tasks(property, TaskFilter.All, (since, default), Page);
        foreach (var task in tasks.Where(task => task.CreatedAt == since && task.Ref is null))
        {
            await listings.Finish(property, task.Id, now);
        }
    }
}
