using Solde.Core.Documents;
using Solde.Server.Office;

namespace Solde.Server.Documents;

/// <summary>Words of receipts, invoices and credit notes, and of where they are listed.</summary>
internal static class DocumentTexts
{
    public static readonly Text Title = new("Documents", "Documents");
    public static readonly Text Number = new("No. {0}", "N° {0}");
    public static readonly Text Date = new("Date", "Date");
    public static readonly Text Customer = new("Customer", "Client");
    public static readonly Text Company = new("Company", "Société");
    public static readonly Text BilledTo = new("Made out to", "Facturé à");
    public static readonly Text CustomerAddress = new("Address", "Adresse");
    public static readonly Text CustomerRegistration = new("Company number", "Immatriculation");
    public static readonly Text CustomerVat = new("VAT number", "N° TVA");
    public static readonly Text Booking = new("Booking", "Réservation");
    public static readonly Text Stay = new("Stay", "Séjour");
    public static readonly Text Dates = new("{0} to {1}", "du {0} au {1}");
    public static readonly Text Appointment = new("Appointment", "Rendez-vous");
    public static readonly Text Corrects = new("Corrects", "Document d'origine");
    public static readonly Text What = new("Description", "Désignation");
    public static readonly Text Rate = new("VAT", "TVA");
    public static readonly Text Amount = new("Amount incl. VAT", "Montant TTC");
    public static readonly Text LineNet = new("Amount excl. VAT", "Montant HT");
    public static readonly Text TotalNet = new("Total excl. VAT", "Total HT");
    public static readonly Text TotalTax = new("Total VAT", "Total TVA");
    public static readonly Text Total = new("Total incl. VAT", "Total TTC");
    public static readonly Text Credited = new("Total credited", "Total de l'avoir");
    public static readonly Text Vat = new("VAT included", "TVA comprise");
    public static readonly Text Net = new("Net", "HT");
    public static readonly Text Paid = new("Paid", "Réglé");
    public static readonly Text Refunded = new("Refunded", "Remboursé");
    public static readonly Text Due = new("Left to pay", "Reste à régler");
    public static readonly Text DueBy = new("Left to pay by {0}", "Reste à régler au plus tard le {0}");
    public static readonly Text DueOnReceipt = new("Left to pay, on receipt", "Reste à régler, à réception");
    public static readonly Text Registration = new("Company number {0}", "Immatriculation {0}");
    public static readonly Text VatNumber = new("VAT number {0}", "N° TVA {0}");
    public static readonly Text Print = new("To print or keep it as a PDF, use your browser’s print command.", "Pour l'imprimer ou le garder en PDF, utilisez la fonction « Imprimer » du navigateur.");
    public static readonly Text Pdf = new("Download as PDF", "Télécharger en PDF");
    public static readonly Text BackToBooking = new("Back to the booking", "Retour à la réservation");

    /// <summary>What a document is.</summary>
    public static Text Of(DocumentKind kind) => kind switch
    {
        DocumentKind.Receipt => new("Receipt", "Reçu"),
        DocumentKind.Invoice => new("Invoice", "Facture"),
        DocumentKind.CreditNote => new("Credit note", "Avoir"),
    };
}
