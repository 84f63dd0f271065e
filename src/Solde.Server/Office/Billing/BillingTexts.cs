namespace Solde.Server.Office.Billing;

/// <summary>Words of the list of what guests were asked for.</summary>
internal static class BillingTexts
{
    public static readonly Text Title = new("Billing", "Facturation");
    public static readonly Text Request = new("Request", "Demande");
    public static readonly Text LinkSent = new("Link sent", "Lien envoyé");
    public static readonly Text Yes = new("Yes", "Oui");
    public static readonly Text No = new("No", "Non");
    public static readonly Text Any = new("Any", "Peu importe");
    public static readonly Text Owed = new("Owed", "Reste dû");
    public static readonly Text None = new("No booking with a request matches.", "Aucune réservation avec une demande ne correspond.");
    public static readonly Text NoneYet = new(
        "Nobody was asked for money yet. Send a payment link from a booking, or set when the balance of a stay is asked for.",
        "Aucune demande pour l'instant. Envoyez un lien de paiement depuis une réservation, ou réglez quand le solde d'un séjour est demandé.");
}
