using Solde.App.Journal;

namespace Solde.Server.Office.Exports;

/// <summary>Words of the exports.</summary>
internal static class ExportTexts
{
    public static readonly Text Title = new("Exports", "Exports");
    public static readonly Text Money = new("Payments and refunds", "Règlements et remboursements");
    public static readonly Text MoneyWhat = new(
        "One line for each folio that money came into or went out of, for a spreadsheet or your accountant’s software. Days are those of the property’s clock.",
        "Une ligne par folio encaissé ou remboursé, pour un tableur ou le logiciel de votre comptable. Les jours sont ceux de l'établissement.");
    public static readonly Text From = new("From", "Du");
    public static readonly Text To = new("To, inclusive", "Au, inclus");
    public static readonly Text Download = new("Download (CSV)", "Télécharger (CSV)");
    public static readonly Text NoDay = new("A day, such as 2026-06-30.", "Un jour, par exemple 2026-06-30.");
    public static readonly Text Backwards = new("The last day is before the first.", "Le dernier jour est avant le premier.");
    public static readonly Text JournalToo = new("The journal can be exported too, as it is filtered there.", "Le journal s'exporte aussi, tel qu'il y est filtré.");
    public static readonly Text Date = new("Date", "Date");
    public static readonly Text Booking = new("Booking", "Réservation");
    public static readonly Text Guest = new("Guest", "Client");
    public static readonly Text Folio = new("Folio", "Folio");
    public static readonly Text Kind = new("Kind", "Nature");
    public static readonly Text Method = new("Method", "Mode de règlement");
    public static readonly Text Received = new("Received", "Encaissé");
    public static readonly Text Refunded = new("Refunded", "Remboursé");
    public static readonly Text Currency = new("Currency", "Devise");
    public static readonly Text GatewayId = new("Provider’s id", "Identifiant du prestataire");
    public static readonly Text By = new("By", "Par");

    public static Text Of(MoneyKind kind) => kind switch
    {
        MoneyKind.Payment => new("payment", "règlement"),
        MoneyKind.Capture => new("captured hold", "empreinte encaissée"),
        MoneyKind.Refund => new("refund", "remboursement"),
    };
}
