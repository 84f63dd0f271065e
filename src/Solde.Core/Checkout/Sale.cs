using Solde.Core.Folios;

namespace Solde.Core.Checkout;

/// <summary>What a folio is settled with at the desk (encaissement): opened when staff begin, closed once by itself when nothing is left to pay.</summary>
/// <param name="Number">Its number within the booking, from 1.</param>
/// <param name="Folio">The folio.</param>
/// <param name="OpenedAt">When.</param>
public sealed record Sale(int Number, string Folio, Instant OpenedAt)
{
    /// <summary>When it was closed; null = it is open.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>How far the folio had come, as of closing: what was added since the sale before is this one's.</summary>
    public FolioMark? Mark { get; init; }

    /// <summary>How many documents the booking had, as of closing.</summary>
    public int Documents { get; init; }

    /// <summary>What was sold, as of closing.</summary>
    public Money? Total { get; init; }

    /// <summary>What of it came through the gateway, as of closing.</summary>
    public Money? ByCard { get; init; }

    /// <summary>What of it came otherwise, as of closing.</summary>
    public Money? ByOther { get; init; }
}

/// <summary>What a line of a sale is of.</summary>
public enum SaleLineKind
{
    /// <summary>A service.</summary>
    Service,

    /// <summary>Something extra (supplément).</summary>
    Extra,

    /// <summary>A product.</summary>
    Product,

    /// <summary>A gift voucher (bon cadeau) that is sold.</summary>
    GiftVoucher,

    /// <summary>A tip (pourboire).</summary>
    Tip,

    /// <summary>A discount (remise), below zero.</summary>
    Discount,
}

/// <summary>A line that is added when a folio is settled.</summary>
/// <param name="Kind">What it is of.</param>
/// <param name="Name">What it is called; of a discount, why it is given.</param>
/// <param name="Amount">Its price with tax; of a discount below zero, of all others above.</param>
/// <param name="Rate">The VAT rate; null = not known, or none.</param>
public sealed record SaleLine(SaleLineKind Kind, string Name, Money Amount, Percent? Rate = null);

/// <summary>A part of a sale's money (moyen de paiement).</summary>
/// <param name="Method">How it is paid.</param>
/// <param name="Amount">Above zero.</param>
public sealed record Tender(Properties.PaymentMethod Method, Money Amount)
{
    /// <summary>The gift voucher that pays, by the digest of its code; null = one of elsewhere, or no voucher.</summary>
    public string? Voucher { get; init; }
}
