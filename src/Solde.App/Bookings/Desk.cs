using Solde.App.Journal;
using Solde.App.Payments;
using Solde.App.Requests;
using Solde.App.Reviews;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Planning;

namespace Solde.App.Bookings;

/// <summary>Where people and other systems act on bookings. An action, all that follows from it, and the journal are stored in one
/// transaction; then what was ordered is sent, and what is due the autopilot does.</summary>
/// <param name="store">The durable memory.</param>
/// <param name="execution">Sends what was ordered, and cancels what waits for a guest before another payment is tried.</param>
/// <param name="ids">Makes ids.</param>
public sealed class Desk(IStore store, Execution execution, IIds ids)
{
    /// <summary>Who acts (<see cref="Actor"/>); null = nobody is named.</summary>
    public string? By { get; private init; }

    /// <summary>The desk as somebody uses it: the journal names them with everything they do.</summary>
    public Desk As(string by) => new(store, execution, ids) { By = by };

    /// <summary>Takes a booking in, or treats a known reference as an update of it.</summary>
    /// <returns>Null, or why it was refused.</returns>
    public async ValueTask<string?> Book(Guid property, NewBooking booking, Instant now, CancellationToken cancel) =>
        (await Take(property, booking, now, cancel)).Refusal;

    /// <summary>Takes in how another system has a booking, and says what that came to. Safe to do again, and in any order where the booking has a
    /// source version.</summary>
    public async ValueTask<Taken> Take(Guid property, NewBooking booking, Instant now, CancellationToken cancel)
    {
        var taken = await TakeIn(property, booking, now, cancel);
        return booking.Link && taken.Refusal is null ? taken with { Link = await SendFirstLink(property, booking, taken.As, now, cancel) } : taken;
    }

    /// <summary>Sends the payment link that a booking just taken in asks for, unless there is one. The booking stays taken in whatever comes of it.</summary>
    /// <param name="property">The property.</param>
    /// <param name="booking">The booking.</param>
    /// <param name="taken">What taking it in came to: what is known just so does not get a second link, even if the first was revoked or paid since.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Null when a newer state of the booking is known: that one may ask for none.</returns>
    public async ValueTask<FirstLink?> SendFirstLink(Guid property, NewBooking booking, TakenAs taken, Instant now, CancellationToken cancel)
    {
        var stored = (await store.Load((await store.Find(property, booking.Ref))!.Value))!;
        if (taken == TakenAs.Stale && booking.SourceVersion < stored.SourceVersion)
        {
            return null;
        }

        var isKnown = taken is TakenAs.Known or TakenAs.Stale;
        if (isKnown && Send(stored.Snapshot).Refusal is { } again)
        {
            return new FirstLink(FirstLinkResult.Refused, again); // The journal need not tell it with every repetition.
        }

        return await Act(stored.Key, "sendLink", Send, sourceVersion: null, now, cancel) switch
        {
            { Refusal: { } refusal } => new FirstLink(FirstLinkResult.Refused, refusal),
            { As: TakenAs.Known } => new FirstLink(FirstLinkResult.Known),
            _ => new FirstLink(FirstLinkResult.Sent),
        };

        Answer Send(BookingSnapshot before) => RequestActions.SendFirstLink(before, isKnown, now);
    }

    private async ValueTask<Taken> TakeIn(Guid property, NewBooking booking, Instant now, CancellationToken cancel)
    {
        while (true)
        {
            if (await store.Find(property, booking.Ref) is { } known)
            {
                return await Act(known, "book", before => BookingActions.Update(before, booking, now), booking.SourceVersion, now, cancel);
            }

            var view = await store.Property(property) ?? throw new InvalidOperationException($"no property {property}");
            var result = await store.Commit([Recording.New(property, view, booking, [], now, ids)! with { By = By }]);
            if (result[0] == CommitResult.Stored)
            {
                return new Taken(TakenAs.New);
            }

            if (result[0] == CommitResult.TimeTaken)
            {
                await store.Record(property, [new ActionRefused(now, "book", Refusals.TimeTaken, booking.Ref)], By);
                return new Taken(TakenAs.Refused, Refusals.TimeTaken);
            }
        }
    }

    /// <summary>Does something to a booking named by its reference.</summary>
    /// <param name="property">The property.</param>
    /// <param name="reference">The booking's reference.</param>
    /// <param name="what">The action's name, for the journal where it is refused.</param>
    /// <param name="action">What to do; called again when the booking changed meanwhile.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Null, or why it was refused; a refusal is a journal entry too.</returns>
    public async ValueTask<string?> Do(
        Guid property, string reference, string what, Func<BookingSnapshot, Answer> action, Instant now, CancellationToken cancel)
    {
        if (await store.Find(property, reference) is { } key)
        {
            return await Do(key, what, action, now, cancel);
        }

        await store.Record(property, [new ActionRefused(now, what, Refusals.UnknownBooking, reference)], By);
        return Refusals.UnknownBooking;
    }

    /// <summary>Does something to a booking named by its key.</summary>
    public async ValueTask<string?> Do(
        BookingKey key, string what, Func<BookingSnapshot, Answer> action, Instant now, CancellationToken cancel) =>
        (await Act(key, what, action, sourceVersion: null, now, cancel)).Refusal;

    /// <summary>Says what became of an attempt whose answer was lost, once the gateway is asked no more (MANUAL).</summary>
    /// <param name="key">The booking.</param>
    /// <param name="attempt">The attempt.</param>
    /// <param name="succeeded">Whether it happened, as the acquirer's own books say.</param>
    /// <param name="gatewayId">The acquirer's id of the charge or hold, where it happened and Solde does not know it.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Null, or why it was refused; a refusal is a journal entry too.</returns>
    public async ValueTask<string?> Resolve(
        BookingKey key, Guid attempt, bool succeeded, string? gatewayId, Instant now, CancellationToken cancel)
    {
        var stored = (await store.Load(key))!;
        var known = stored.Snapshot.Attempts.FirstOrDefault(each => each.Id == attempt);
        var refusal = known switch
        {
            null => Refusals.UnknownAttempt,
            { State: not AttemptState.Manual } => Refusals.StillAsked,
            { GatewayId: null, Order.Kind: AttemptKind.Charge or AttemptKind.Authorize } when succeeded && gatewayId is null => Refusals.GatewayIdNeeded,
            _ => null,
        };
        if (refusal is not null)
        {
            return await Do(key, "resolveAttempt", _ => Answer.Refuse(refusal), now, cancel);
        }

        await execution.Resolve(new OpenAttempt(stored, known!) { ByStaff = true, By = By }, succeeded, gatewayId);
        return null;
    }

    private async ValueTask<Taken> Act(
        BookingKey key, string what, Func<BookingSnapshot, Answer> action, long? sourceVersion, Instant now, CancellationToken cancel)
    {
        while (true)
        {
            var stored = (await store.Load(key))!;
            if (sourceVersion <= stored.SourceVersion)
            {
                return new Taken(TakenAs.Stale);
            }

            var answer = action(stored.Snapshot);
            if (answer.Refusal is null && Waiting(stored.Snapshot, answer) is { } waiting)
            {
                if (await execution.Cancel(key, new CancelAttempt(waiting, Lapsed: false), cancel))
                {
                    continue;
                }

                stored = (await store.Load(key))!;
                answer = Answer.Refuse(Refusals.PaymentInProgress);
            }

            var (result, change) = await Store(stored, answer, what, sourceVersion, now);
            switch (result)
            {
                case CommitResult.Stored:
                    // Who asked for money to move waits for the answer: the next change of the booking, which would void the order, comes after it.
                    foreach (var attempt in change.Attempts)
                    {
                        await execution.Advance([new OpenAttempt(change.Stored(stored.Property), attempt)], cancel); // One refund after the other.
                    }
                    return Outcome(answer);
                case CommitResult.Conflict:
                    continue;
                default:
                    answer = Answer.Refuse(WhyNot(result));
                    await Store(stored, answer, what, sourceVersion, now);
                    return Outcome(answer);
            }
        }
    }

    private static string WhyNot(CommitResult result) => result switch
    {
        CommitResult.UnknownVoucher => Refusals.UnknownVoucher,
        CommitResult.VoucherExpired => Refusals.VoucherExpired,
        CommitResult.VoucherSpent => Refusals.VoucherSpent,
        CommitResult.TimeTaken => Refusals.TimeTaken,
        _ => Refusals.PaymentInProgress,
    };

    private static Taken Outcome(Answer answer) => answer switch
    {
        { Refusal: { } refusal } => new Taken(TakenAs.Refused, refusal),
        { Decisions.IsEmpty: true } => new Taken(TakenAs.Known),
        _ => new Taken(TakenAs.Changed),
    };

    // What is refused was not taken in: the same state may come again.
    private async ValueTask<(CommitResult Result, Change Change)> Store(
        StoredBooking stored, Answer answer, string what, long? sourceVersion, Instant now)
    {
        var pass = answer.Refusal is { } reason
            ? new Pass(stored.Snapshot, stored.Property.Rules, now).Take([new ActionRefused(now, what, reason)])
            : new Pass(stored.Snapshot, stored.Property.Rules, now).Take([.. answer.Decisions.Select(Signed)]);
        var change = pass.Follow().ToChange(stored, ids) with
        {
            SourceVersion = answer.Refusal is null ? sourceVersion : null, By = By, Uses = answer.Uses,
        };
        return ((await store.Commit([change]))[0], change);
    }

    // What becomes of an order is told later, by whom it was given.
    private IDecision Signed(IDecision decision) => decision is GatewayOrder order ? order with { By = By } : decision;

    /// <summary>An attempt that waits for the guest's authentication and must end before the answer's payment is tried, or taken at the desk.</summary>
    private static Guid? Waiting(BookingSnapshot booking, Answer answer) =>
        answer.EndsWaiting || answer.Decisions.OfType<GatewayOrder>().Any(order => order.TakesMoney)
            ? booking.Attempts.FirstOrDefault(attempt => attempt.State == AttemptState.ActionRequired)?.Id
            : null;
}
