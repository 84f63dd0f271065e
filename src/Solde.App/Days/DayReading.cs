using Solde.App.Documents;
using Solde.App.Journal;
using Solde.Core.Checkout;
using Solde.Core.Documents;

namespace Solde.App.Days;

/// <summary>Sums up a day from what moved and what was issued.</summary>
public static class DayReading
{
    private const string Tip = "tip"; // Neither reduced nor taxed, unless the property gives it a rate.

    /// <summary>The sums.</summary>
    /// <param name="day">The day.</param>
    /// <param name="currency">The property's currency.</param>
    /// <param name="money">What came in and went back that day. What bookings brought along is left out: others received it before.</param>
    /// <param name="documents">What was issued that day.</param>
    public static DaySums Sum(LocalDate day, Currency currency, IReadOnlyCollection<MoneyLine> money, IReadOnlyCollection<StoredDocument> documents)
    {
        var zero = Money.Zero(currency);
        money = [.. money.Where(line => line.Kind != MoneyKind.BroughtAlong)];
        Money Of(IEnumerable<MoneyLine> lines, bool refunds, bool byGateway = false) => lines
            .Where(line => line.Kind == MoneyKind.Refund == refunds && (!byGateway || line.GatewayId is not null)).Aggregate(zero, (sum, line) => sum + line.Amount);

        var fresh = documents.SelectMany(Fresh).ToLookup(line => line.Group == GiftVoucher.Group);
        var sold = fresh[false].ToList();
        var vouchers = fresh[true].Aggregate(zero, (sum, line) => sum + line.Amount);
        return new DaySums
        {
            Day = day,
            Received = Of(money, refunds: false),
            Refunded = Of(money, refunds: true),
            ReceivedByGateway = Of(money, refunds: false, byGateway: true),
            RefundedByGateway = Of(money, refunds: true, byGateway: true),
            Sold = sold.Aggregate(zero, (sum, line) => sum + line.Amount),
            VouchersSold = vouchers.IsZero ? null : vouchers,
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
            Documents = Issued(documents, zero),
        };
    }

    /// <summary>The documents by kind.</summary>
    internal static ImmutableArray<DocumentSum> Issued(IEnumerable<StoredDocument> documents, Money zero) =>
    [
        .. documents.GroupBy(document => document.Kind).OrderBy(group => group.Key).Select(group => new DocumentSum(
            group.Key, group.MinBy(document => document.Place)!.Number, group.MaxBy(document => document.Place)!.Number, group.Count(),
            group.Aggregate(zero, (sum, document) => sum + document.Text.Total))),
    ];

    // A credit note takes back what was sold.
    private static IEnumerable<DocumentLine> Fresh(StoredDocument document) => document.Text.Lines
        .Select(line => line.Told is { } told ? line with { Amount = line.Amount - told } : line).Where(line => !line.Amount.IsZero)
        .Select(line => document.Kind == DocumentKind.CreditNote ? line with { Amount = -line.Amount } : line);

    // The tax of each document is rounded there: the day is the sum of what stands on them, to the cent.
    private static ImmutableArray<VatSum> Vat(IReadOnlyCollection<StoredDocument> documents, Money zero) =>
    [
        .. documents.SelectMany(Shares).GroupBy(share => (share.Rate, share.Group))
            .OrderBy(group => group.Key.Rate?.TenThousandths ?? int.MaxValue).ThenBy(group => group.Key.Group is null)
            .Select(group => new VatSum(
                group.Key.Rate, group.Aggregate(zero, (sum, share) => sum + share.Net), group.Aggregate(zero, (sum, share) => sum + share.Tax), group.Key.Group))
            .Where(share => !share.Net.IsZero || !share.Tax.IsZero),
    ];

    // All that a document tells of, less what an earlier one told: a reduction lessens what it stands beside, which may have been told before.
    private static IEnumerable<VatSum> Shares(StoredDocument document)
    {
        var lines = document.Text.Lines.Where(line => line.Group != GiftVoucher.Group).ToImmutableArray();
        var told = lines.Where(line => line.Told is not null).Select(line => line with { Amount = line.Told!.Value }).ToImmutableArray();
        var (more, less) = document.Kind == DocumentKind.CreditNote ? (told, lines) : (lines, told);
        return [.. Shares(more), .. Shares(less).Select(share => share with { Net = -share.Net, Tax = -share.Tax })];
    }

    private static IEnumerable<VatSum> Shares(ImmutableArray<DocumentLine> lines)
    {
        foreach (var share in DocumentWriting.Vat(lines))
        {
            yield return new VatSum(share.Rate, share.Net, share.Tax);
        }

        foreach (var part in DocumentWriting.ByRate(lines).Where(part => part.Rate is null))
        {
            var zero = Money.Zero(part.Gross.Currency);
            var tips = lines.Where(line => line is { Group: Tip, Rate: null }).Aggregate(zero, (sum, line) => sum + line.Amount);
            yield return new VatSum(null, tips, zero, Tip);
            yield return new VatSum(null, part.Gross - tips, zero);
        }
    }
}
