using Solde.Core.Folios;

namespace Solde.Core.Documents;

/// <summary>What a document is. Each kind has numbers of its own, without gaps, per property and year.</summary>
public enum DocumentKind
{
    /// <summary>A receipt (reçu): what was paid.</summary>
    Receipt,

    /// <summary>An invoice (facture).</summary>
    Invoice,

    /// <summary>A credit note (avoir) to an invoice or a receipt.</summary>
    CreditNote,
}

/// <summary>A document that was issued. It never changes; its number and its words stand with it, not here.</summary>
/// <param name="Document">Its number within the booking, from 1.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Folio">The folio it is of.</param>
/// <param name="Total">Its total with tax; above zero, of a credit note too.</param>
/// <param name="Mark">How far the folio had come by then.</param>
public sealed record IssuedDocument(int Document, DocumentKind Kind, string Folio, Money Total, FolioMark Mark)
{
    /// <summary>The sale that a receipt is of, by number; null = of the folio.</summary>
    public int? Sale { get; init; }

    /// <summary>The invoice or receipt that a credit note is to, by <see cref="Document"/>.</summary>
    public int? Corrects { get; init; }

    /// <summary>A credit note that takes back all that was left of an invoice, and leaves the folio as it is: another invoice may follow.</summary>
    public bool Cancels { get; init; }

    /// <summary>The payment that a receipt is of alone, by number: it tells of nothing sold; null = of none.</summary>
    public int? Payment { get; init; }

    /// <summary>Whom an invoice is made out to, and so its credit notes; null = who the booking is of.</summary>
    public BilledTo? Billing { get; init; }
}
