using Solde.App.Documents;

namespace Solde.App.Days;

/// <summary>What came for a day after its till was closed: what it comes to now less what it came to then, by each of its keys.</summary>
internal static class DayAfter
{
    /// <summary>The difference; null = nothing came.</summary>
    /// <param name="now">What the day comes to now.</param>
    /// <param name="closed">What it came to when it was closed.</param>
    /// <param name="documents">What was issued that day.</param>
    public static DaySums? Of(DaySums now, DaySums closed, IReadOnlyCollection<StoredDocument> documents)
    {
        var zero = Money.Zero(now.Received.Currency);
        Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(zero, (sum, amount) => sum + amount);

        var vouchers = (now.VouchersSold ?? zero) - (closed.VouchersSold ?? zero);
        var after = new DaySums
        {
            Day = now.Day,
            Received = now.Received - closed.Received,
            Refunded = now.Refunded - closed.Refunded,
            ReceivedByGateway = now.ReceivedByGateway - closed.ReceivedByGateway,
            RefundedByGateway = now.RefundedByGateway - closed.RefundedByGateway,
            Sold = now.Sold - closed.Sold,
            VouchersSold = vouchers.IsZero ? null : vouchers,
            Methods =
            [
                .. now.Methods.Concat(closed.Methods.Select(each => each with { Received = -each.Received, Refunded = -each.Refunded })).GroupBy(each => each.Method)
                    .Select(group => new MethodSum(group.Key, Sum(group.Select(each => each.Received)), Sum(group.Select(each => each.Refunded))))
                    .Where(each => !each.Received.IsZero || !each.Refunded.IsZero),
            ],
            Doers =
            [
                .. now.Doers.Concat(closed.Doers.Select(each => each with { Received = -each.Received, Refunded = -each.Refunded })).GroupBy(each => each.By)
                    .Select(group => new DoerSum(group.Key, Sum(group.Select(each => each.Received)), Sum(group.Select(each => each.Refunded))))
                    .Where(each => !each.Received.IsZero || !each.Refunded.IsZero),
            ],
            Vat =
            [
                .. now.Vat.Concat(closed.Vat.Select(each => each with { Net = -each.Net, Tax = -each.Tax })).GroupBy(each => (each.Rate, each.Group))
                    .Select(group => new VatSum(group.Key.Rate, Sum(group.Select(each => each.Net)), Sum(group.Select(each => each.Tax)), group.Key.Group))
                    .Where(each => !each.Net.IsZero || !each.Tax.IsZero),
            ],
            Groups =
            [
                .. now.Groups.Concat(closed.Groups.Select(each => each with { Amount = -each.Amount })).GroupBy(each => each.Group, StringComparer.Ordinal)
                    .Select(group => new GroupSum(group.Key, Sum(group.Select(each => each.Amount)))).Where(each => !each.Amount.IsZero),
            ],
            Documents = DayReading.Issued(Issued(closed, documents), zero),
        };
        return after.IsNothing ? null : after;
    }

    // Numbers go up: what was issued later stands behind the last one of its kind.
    private static IEnumerable<StoredDocument> Issued(DaySums closed, IReadOnlyCollection<StoredDocument> documents)
    {
        var places = documents.ToDictionary(document => document.Number, document => document.Place, StringComparer.Ordinal);
        var last = closed.Documents.ToDictionary(each => each.Kind, each => places.GetValueOrDefault(each.Last));
        return documents.Where(document => document.Place > last.GetValueOrDefault(document.Kind));
    }
}
