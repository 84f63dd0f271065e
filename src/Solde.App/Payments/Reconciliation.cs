using Solde.App.Bookings;
using Solde.Core.Bookings;

namespace Solde.App.Payments;

/// <summary>Money that an acquirer took, as its own books have it.</summary>
/// <param name="Id">Its id of the charge or capture.</param>
/// <param name="Amount">What it took.</param>
/// <param name="Refunded">What of it was given back.</param>
/// <param name="Reference">The booking's reference, as it was told.</param>
public sealed record AcquiredMoney(string Id, Money Amount, Money Refunded, string Reference);

/// <summary>Compares an acquirer's books with the folios: every payment through the gateway is one success there, of the same amount,
/// and the other way round (architecture, invariant 5).</summary>
/// <param name="store">The durable memory; only read.</param>
public sealed class Reconciliation(IStore store)
{
    private const int Page = 500;

    /// <summary>Compares. Reads all bookings a page at a time; remembers the acquirer's successes only.</summary>
    /// <param name="acquired">What the acquirer took, of all properties.</param>
    /// <returns>How many payments were compared, and what does not agree, in words that begin with the booking's reference.</returns>
    public async ValueTask<(int Payments, ImmutableArray<string> Problems)> Compare(IEnumerable<AcquiredMoney> acquired)
    {
        var open = acquired.ToDictionary(money => money.Id, StringComparer.Ordinal);
        var problems = ImmutableArray.CreateBuilder<string>();
        var payments = 0;
        foreach (var (property, _) in await store.Properties())
        {
            for (Guid? after = null; await store.Bookings(property, after, Page) is { IsEmpty: false } page; after = page[^1].Key.Booking)
            {
                foreach (var stored in page)
                {
                    payments += Compare(stored.Snapshot, open, problems);
                }
            }
        }

        problems.AddRange(open.Values.OrderBy(money => money.Id, StringComparer.Ordinal)
            .Select(money => $"{money.Reference}: the acquirer took {money.Amount} ({money.Id}) and no folio has it"));
        return (payments, problems.ToImmutable());
    }

    private static int Compare(BookingSnapshot booking, Dictionary<string, AcquiredMoney> open, ImmutableArray<string>.Builder problems)
    {
        // What the journal does not tell the end of yet may already stand in the acquirer's books.
        foreach (var attempt in booking.Attempts)
        {
            open.Remove(attempt.GatewayId ?? "");
        }

        var compared = 0;
        foreach (var payment in booking.Folios.SelectMany(folio => folio.Payments).Where(payment => payment.Charge is not null).GroupBy(payment => payment.Charge!))
        {
            compared++;
            var (paid, refunded) = (Sum(payment.Select(part => part.Amount)), Sum(payment.Select(part => part.Refunded)));
            if (!open.Remove(payment.Key, out var money))
            {
                problems.Add($"{booking.Ref}: a folio has {paid} ({payment.Key}) that the acquirer never took, or another folio has too");
            }
            else if (money.Amount != paid || money.Refunded != refunded)
            {
                problems.Add(
                    $"{booking.Ref}: {payment.Key} is {paid} on the folio, {refunded} given back; at the acquirer {money.Amount} and {money.Refunded}");
            }
        }

        return compared;
    }

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate((sum, amount) => sum + amount);
}
