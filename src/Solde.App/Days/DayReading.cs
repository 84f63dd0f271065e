using Solde.App.Documents;
using Solde.App.Journal;
using Solde.Core.Documents;

namespace Solde.App.Days;

/// <summary>Sums up a day from what moved and what was issued.</summary>
public static class DayReading
{
    /// <summary>The sums.</summary>
    /// <param name="day">The day.</param>
    /// <param name="currency">The property's currency.</param>
    /// <param name="money">What came in and went back that day.</param>
    /// <param name="documents">What was issued that day.</param>
    public static DaySums Sum(LocalDate day, Currency currency, IReadOnlyCollection<MoneyLine> money, IReadOnlyCollection<StoredDocument> documents)
    {
        var zero = Money.Zero(currency);
        Money Of(IEnumerable<MoneyLine> lines, bool refunds, bool byGateway = false) => lines
            .Where(line => line.Kind == MoneyKind.Refund == refunds && (!byGateway || line.GatewayId is not null)).Aggregate(zero, (sum, line) => sum + line.Amount);

        var sold = documents.SelectMany(Sold).ToList();
        return new DaySums
        {
            Day = day,
            Received = Of(money, refunds: false),
            Refunded = Of(money, refunds: true),
            ReceivedByGateway = Of(money, refunds: false, byGateway: true),
            RefundedByGateway = Of(money, refunds: true, byGateway: true),
            Sold = sold.Aggregate(zero, (sum, line) => sum + line.Amount),
            Methods = [.. money.GroupBy(line => line.Method).OrderBy(group => group.Key).Select(group => new MethodSum(group.Key, Of(group, false), Of(group, true)))],
            Doers =
            [
                .. money.GroupBy(line => line.By).OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => new DoerSum(group.Key, Of(group, false), Of(group, true))),
            ],
            Vat = Vat(documents, zero),
            Groups =
            [
                .. sold.GroupBy(line => line.Group).OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => new GroupSum(group.Key, group.Aggregate(zero, (sum, line) => sum + line.Amount))),
            ],
            Documents =
            [
                .. documents.GroupBy(document => document.Kind).OrderBy(group => group.Key).Select(group => new DocumentSum(
                    group.Key, group.MinBy(document => document.Place)!.Number, group.MaxBy(document => document.Place)!.Number, group.Count(),
                    group.Aggregate(zero, (sum, document) => sum + document.Text.Total))),
            ],
        };
    }

    // A credit note takes back what was sold.
    private static IEnumerable<DocumentLine> Sold(StoredDocument document) => document.Text.Lines
        .Select(line => line.Told is { } told ? line with { Amount = line.Amount - told } : line).Where(line => !line.Amount.IsZero)
        .Select(line => document.Kind == DocumentKind.CreditNote ? line with { Amount = -line.Amount } : line);

    // The tax of each document is rounded there: the day is the sum of what stands on them, to the cent.
    private static ImmutableArray<VatSum> Vat(IReadOnlyCollection<StoredDocument> documents, Money zero)
    {
        var rates = documents.SelectMany(document => DocumentWriting.Vat([.. Sold(document)])).GroupBy(share => share.Rate).OrderBy(group => group.Key.TenThousandths)
            .Select(group => new VatSum(
                group.Key, group.Aggregate(zero, (sum, share) => sum + share.Net), group.Aggregate(zero, (sum, share) => sum + share.Tax)));
        var unknown = documents.SelectMany(document => DocumentWriting.ByRate([.. Sold(document)])).Where(part => part.Rate is null)
            .Aggregate(zero, (sum, part) => sum + part.Gross);
        return [.. rates, .. unknown.IsZero ? Array.Empty<VatSum>() : [new VatSum(null, unknown, zero)]];
    }
}
