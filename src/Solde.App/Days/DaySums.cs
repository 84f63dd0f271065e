using Solde.Core.Documents;
using Solde.Core.Properties;

namespace Solde.App.Days;

/// <summary>What a day of a property came to (clôture de caisse): money by how it moved and who took it, and what the documents issued that day say.</summary>
public sealed record DaySums
{
    /// <summary>The day, by the property's clock.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>Money received, and what gift vouchers paid; not what bookings brought along, which others received before.</summary>
    public required Money Received { get; init; }

    /// <summary>Money given back; above zero.</summary>
    public required Money Refunded { get; init; }

    /// <summary>What of <see cref="Received"/> came through the gateway.</summary>
    public required Money ReceivedByGateway { get; init; }

    /// <summary>What of <see cref="Refunded"/> went back through the gateway.</summary>
    public required Money RefundedByGateway { get; init; }

    /// <summary>What was sold, as the day's documents tell, less what was credited. What two documents tell of counts with the first. Not gift vouchers: what
    /// they pay is sold when they are redeemed.</summary>
    public required Money Sold { get; init; }

    /// <summary>Gift vouchers sold, less what was given back of them; null = none.</summary>
    public Money? VouchersSold { get; init; }

    /// <summary>Money by how it moved.</summary>
    public ImmutableArray<MethodSum> Methods { get; init; } = [];

    /// <summary>Money by who took it or gave it back.</summary>
    public ImmutableArray<DoerSum> Doers { get; init; } = [];

    /// <summary>What was sold by VAT rate, the lowest first; then tips that bear none, and lines without a known rate.</summary>
    public ImmutableArray<VatSum> Vat { get; init; } = [];

    /// <summary>What was sold by revenue group.</summary>
    public ImmutableArray<GroupSum> Groups { get; init; } = [];

    /// <summary>The documents issued, by kind.</summary>
    public ImmutableArray<DocumentSum> Documents { get; init; } = [];

    /// <summary>What gift vouchers paid, and what was given back to them; null = neither.</summary>
    public MethodSum? ByVoucher => Methods.FirstOrDefault(each => each.Method == PaymentMethod.GiftVoucher);

    /// <summary>Nothing moved and nothing was issued.</summary>
    public bool IsNothing => Methods.IsEmpty && Doers.IsEmpty && Vat.IsEmpty && Groups.IsEmpty && Documents.IsEmpty && VouchersSold is null;
}

/// <summary>Money of one method.</summary>
/// <param name="Method">How.</param>
/// <param name="Received">What came in.</param>
/// <param name="Refunded">What went back.</param>
public sealed record MethodSum(PaymentMethod Method, Money Received, Money Refunded);

/// <summary>Money of one who acts.</summary>
/// <param name="By">Who (<see cref="Journal.Actor"/>); null = the autopilot, guests and the gateway.</param>
/// <param name="Received">What came in.</param>
/// <param name="Refunded">What went back.</param>
public sealed record DoerSum(string? By, Money Received, Money Refunded);

/// <summary>What was sold at one VAT rate.</summary>
/// <param name="Rate">The rate; null = none is known.</param>
/// <param name="Net">Without tax.</param>
/// <param name="Tax">The tax.</param>
/// <param name="Group">The one revenue group that this is of: tips, which bear none; null = any other.</param>
public sealed record VatSum(Percent? Rate, Money Net, Money Tax, string? Group = null);

/// <summary>What was sold of one revenue group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Amount">With tax.</param>
public sealed record GroupSum(string Group, Money Amount);

/// <summary>Documents of one kind.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="First">The lowest number.</param>
/// <param name="Last">The highest number.</param>
/// <param name="Count">How many.</param>
/// <param name="Total">Their totals.</param>
public sealed record DocumentSum(DocumentKind Kind, string First, string Last, int Count, Money Total);
