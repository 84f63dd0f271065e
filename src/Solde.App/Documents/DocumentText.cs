using Solde.Core.Documents;
using Solde.Core.Properties;

namespace Solde.App.Documents;

/// <summary>What a document says, frozen when it was issued: settings, names and lines may change afterwards, it does not.</summary>
public sealed record DocumentText
{
    /// <summary>What it is.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>The language it is written in.</summary>
    public required string Language { get; init; }

    /// <summary>When it was issued.</summary>
    public required Instant At { get; init; }

    /// <summary>That day, as the property's clock showed it.</summary>
    public required LocalDate On { get; init; }

    /// <summary>The property's name.</summary>
    public required string Property { get; init; }

    /// <summary>Who issues it.</summary>
    public required string Issuer { get; init; }

    /// <summary>Their address, in lines.</summary>
    public string? Address { get; init; }

    /// <summary>Their number in the companies' register.</summary>
    public string? Registration { get; init; }

    /// <summary>Their VAT number.</summary>
    public string? VatNumber { get; init; }

    /// <summary>What stands at its foot.</summary>
    public string? Footer { get; init; }

    /// <summary>Whom it is for.</summary>
    public required string Customer { get; init; }

    /// <summary>The company that books or pays.</summary>
    public string? Company { get; init; }

    /// <summary>Whom it is made out to, where somebody said so; null = the customer.</summary>
    public BilledTo? Billing { get; init; }

    /// <summary>The booking's reference.</summary>
    public required string Ref { get; init; }

    /// <summary>Whether it is of an appointment, which begins at a time; null = it was not noted when the document was issued.</summary>
    public bool? IsAppointment { get; init; }

    /// <summary>First day of the stay, or the day of the appointment.</summary>
    public required LocalDate From { get; init; }

    /// <summary>Last day of the stay.</summary>
    public required LocalDate To { get; init; }

    /// <summary>The folio.</summary>
    public required string Folio { get; init; }

    /// <summary>What was sold, in the order posted; of a credit note what is credited.</summary>
    public ImmutableArray<DocumentLine> Lines { get; init; } = [];

    /// <summary>The VAT that it contains, by rate, the lowest first.</summary>
    public ImmutableArray<VatShare> Vat { get; init; } = [];

    /// <summary>What was received; none on a credit note.</summary>
    public ImmutableArray<DocumentPayment> Payments { get; init; } = [];

    /// <summary>Its total with tax.</summary>
    public required Money Total { get; init; }

    /// <summary>The invoice or receipt that a credit note is to, by its number within the booking.</summary>
    public int? Corrects { get; init; }

    /// <summary>Until when an invoice is to be paid, where something is left to pay; null = nothing is said of it.</summary>
    public LocalDate? DueOn { get; init; }

    /// <summary>What is left to pay; zero or above, zero of a credit note.</summary>
    public Money Left => Kind == DocumentKind.CreditNote
        ? Money.Zero(Total.Currency)
        : Payments.Aggregate(Total, (left, payment) => left - payment.Amount + (payment.Refunded ?? Money.Zero(Total.Currency))).OrZero();

    /// <summary>The tax that it contains, where the rate of all that carries tax is known; else null.</summary>
    public Money? Tax
    {
        get
        {
            var zero = Money.Zero(Total.Currency);
            var free = Lines.Where(line => line.Rate is null && DocumentWriting.Unreduced.Contains(line.Group)).Aggregate(zero, (sum, line) => sum + line.Amount);
            return !Vat.IsEmpty && Vat.Aggregate(free, (sum, share) => sum + share.Net + share.Tax) == Total ? Vat.Aggregate(zero, (sum, share) => sum + share.Tax) : null;
        }
    }
}

/// <summary>A line of a document.</summary>
/// <param name="Group">The revenue group.</param>
/// <param name="Name">What it is called, where that says more.</param>
/// <param name="Amount">With tax.</param>
/// <param name="Rate">The VAT rate; null = not known.</param>
/// <param name="Told">What of it an earlier document of the folio tells of too: a day's sums count it there. Null = nothing.</param>
public sealed record DocumentLine(string Group, string? Name, Money Amount, Percent? Rate, Money? Told = null)
{
    /// <summary>Without tax, where the rate is known. A document's own sum is rounded once by rate (<see cref="DocumentText.Vat"/>).</summary>
    public Money? Net => Rate is { } rate ? Amount - Amount.Times(rate.TenThousandths, checked(1_000_000 + rate.TenThousandths)) : null;
}

/// <summary>The VAT of one rate.</summary>
/// <param name="Rate">The rate.</param>
/// <param name="Net">Without tax.</param>
/// <param name="Tax">The tax.</param>
public sealed record VatShare(Percent Rate, Money Net, Money Tax);

/// <summary>Money received.</summary>
/// <param name="Method">How.</param>
/// <param name="Amount">How much.</param>
/// <param name="Refunded">What of it had been given back; null = nothing.</param>
public sealed record DocumentPayment(PaymentMethod Method, Money Amount, Money? Refunded = null);
