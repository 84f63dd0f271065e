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
    public static readonly Text Accounting = new("Days for your accountant", "Journées pour votre comptable");
    public static readonly Text AccountingWhat = new(
        "For each day money by method and user, and what was sold by VAT rate and revenue group, as the day was closed; what came after is marked. At most a year.",
        "Pour chaque jour, les encaissements par mode et par utilisateur, et les ventes par taux de TVA et par famille, tels que clôturés ; la suite est signalée. Un an au plus.");
    public static readonly Text DownloadDays = new("Download the days (CSV)", "Télécharger les journées (CSV)");
    public static readonly Text TooLong = new("At most a year at once.", "Un an au plus à la fois.");
    public static readonly Text Part = new("Part", "Rubrique");
    public static readonly Text Detail = new("Detail", "Détail");
    public static readonly Text After = new("After closing", "Après la clôture");
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
        MoneyKind.BroughtAlong => new("from another program", "repris d'un autre logiciel"),
    };
}
