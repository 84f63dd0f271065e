using Solde.Core.Facts;

namespace Solde.App.Journal;

/// <summary>When each payment of a booking was received, and what of it was given back when: folios hold the sums, the journal the days.</summary>
public sealed class PaymentTimes
{
    private readonly ImmutableArray<Instant> received;
    private readonly ILookup<int, (Instant At, Money Amount)> givenBack;

    private PaymentTimes(ImmutableArray<Instant> received, ILookup<int, (Instant At, Money Amount)> givenBack)
    {
        this.received = received;
        this.givenBack = givenBack;
    }

    /// <summary>Reads them from a booking's journal.</summary>
    /// <param name="journal">All of it, in order: payments are numbered as they come (<see cref="Core.Folios.Payment.Number"/>).</param>
    public static PaymentTimes Of(IReadOnlyCollection<JournalEntry> journal) => new(
        [.. journal.SelectMany(entry => Enumerable.Repeat(entry.Fact.At, PaymentsOf(entry.Fact)))],
        journal.Select(entry => entry.Fact).OfType<RefundSucceeded>().ToLookup(refund => refund.Payment, refund => (refund.At, refund.Amount)));

    /// <summary>When a payment was received; null = the journal does not know it.</summary>
    /// <param name="payment">Its number within the booking.</param>
    public Instant? Received(int payment) => payment >= 1 && payment <= received.Length ? received[payment - 1] : null;

    /// <summary>What of a payment was given back, the earliest first.</summary>
    /// <param name="payment">Its number within the booking.</param>
    public IEnumerable<(Instant At, Money Amount)> GivenBack(int payment) => givenBack[payment];

    // Each folio that money was shared over has a payment of its own.
    private static int PaymentsOf(IFact fact) => fact switch
    {
        PaymentSucceeded succeeded => succeeded.Shares.Length,
        PaymentRecorded recorded => recorded.Shares.Length,
        HoldCaptured => 1,
        _ => 0,
    };
}
