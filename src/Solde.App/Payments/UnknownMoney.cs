using Solde.App.Bookings;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Payments;

/// <summary>What an acquirer did for a booking that the booking does not know: as the facts that tell of it, and what cannot be placed.</summary>
internal sealed class UnknownMoney
{
    private readonly ImmutableArray<IFact>.Builder facts = ImmutableArray.CreateBuilder<IFact>();
    private readonly List<AcquiredEntry> unplaced = [];
    private readonly Instant now;
    private BookingSnapshot booking = null!;

    /// <param name="bookings">The bookings of the reference; where there are several, no new one can be placed.</param>
    /// <param name="entries">What the acquirer has of it, oldest first.</param>
    /// <param name="now">The instant.</param>
    public UnknownMoney(IReadOnlyList<StoredBooking> bookings, IReadOnlyList<AcquiredEntry> entries, Instant now)
    {
        this.now = now;
        var succeeded = entries.Where(entry => entry.State == ReplyState.Succeeded && entry.Kind != AttemptKind.Validate).ToList();
        if (bookings.Count != 1)
        {
            unplaced.AddRange(succeeded.Where(entry => entry.Kind != AttemptKind.Release && !bookings.Any(stored => Knows(stored.Snapshot, entry))));
            return;
        }

        booking = bookings[0].Snapshot;
        foreach (var entry in succeeded.Where(entry => entry.Kind != AttemptKind.Refund && !Knows(booking, entry)))
        {
            Place(entry);
        }

        foreach (var refunds in succeeded.Where(entry => entry is { Kind: AttemptKind.Refund, Target: not null }).GroupBy(entry => entry.Target!))
        {
            GiveBack(refunds.Key, [.. refunds]);
        }
    }

    /// <summary>What happened, in order.</summary>
    public ImmutableArray<IFact> Facts => facts.ToImmutable();

    /// <summary>What belongs to no booking, or to several.</summary>
    public IReadOnlyList<AcquiredEntry> Unplaced => unplaced;

    private static bool Knows(BookingSnapshot booking, AcquiredEntry entry) => entry.Kind switch
    {
        AttemptKind.Authorize => !entry.IsOpenHold || booking.Holds.Any(hold => hold.GatewayId == entry.Id),
        AttemptKind.Release => booking.Holds.FirstOrDefault(hold => hold.GatewayId == entry.Target) is not { State: HoldState.Open },
        AttemptKind.Refund => Payments(booking, entry.Target!).Any(),
        _ => Payments(booking, entry.Id).Any(),
    };

    private void Place(AcquiredEntry entry)
    {
        var hold = entry.Target is null ? null : booking.Holds.FirstOrDefault(hold => hold.GatewayId == entry.Target && hold.State == HoldState.Open);
        switch (entry.Kind)
        {
            case AttemptKind.Capture when hold is not null:
                Add(new HoldCaptured(now, entry.Amount, hold.Number, hold.Folio, entry.Attempt ?? default, entry.Id));
                break;
            case AttemptKind.Release:
                Add(new HoldReleased(now, hold!.Amount, hold.Number, entry.Attempt));
                break;
            case AttemptKind.Charge or AttemptKind.Capture when entry.Amount.Currency == booking.Currency:
                var folio = (booking.OldestOpenFolio ?? booking.Folios[0]).Name;
                Add(new PaymentSucceeded(
                    now, entry.Amount, PaymentMethod.Card, RunOf(entry), entry.Attempt ?? default, entry.Id, null, [new FolioShare(folio, entry.Amount)], null));
                break;
            default:
                unplaced.Add(entry); // A hold needs the card it is on, which only the lost database knew.
                break;
        }
    }

    /// <summary>The run that the payment was of, where there can be no other: planned, due before, of that amount.</summary>
    private AutomationRef? RunOf(AcquiredEntry entry)
    {
        var runs = booking.Runs.Where(run => run.State == RunState.Planned && run.DueAt <= entry.At && run.Amount == entry.Amount).ToList();
        return runs.Count == 1 ? runs[0].Automation : null;
    }

    /// <summary>Refunds of a payment in excess of those that are known.</summary>
    private void GiveBack(string charge, ImmutableArray<AcquiredEntry> refunds)
    {
        var payments = Payments(booking, charge).ToList();
        if (payments.Count == 0)
        {
            unplaced.AddRange(refunds);
            return;
        }

        var known = payments.Aggregate(Money.Zero(booking.Currency), (sum, each) => sum + each.Payment.Refunded);
        var left = refunds.Aggregate(-known, (sum, refund) => sum + refund.Amount);
        foreach (var (folio, payment) in payments)
        {
            var part = Money.Min(left, payment.Refundable);
            if (part.IsPositive)
            {
                Add(new RefundSucceeded(now, part, payment.Number, folio, CreditLine: false, refunds[^1].Attempt));
                left -= part;
            }
        }
    }

    private static IEnumerable<(string Folio, Payment Payment)> Payments(BookingSnapshot booking, string charge) => booking.Folios
        .SelectMany(folio => folio.Payments, (folio, payment) => (folio.Name, payment)).Where(each => each.payment.Charge == charge);

    private void Add(IFact fact)
    {
        facts.Add(fact);
        booking = Planner.Apply(booking, fact);
    }
}
