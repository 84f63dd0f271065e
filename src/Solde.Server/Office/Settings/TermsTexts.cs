namespace Solde.Server.Office.Settings;

/// <summary>Words of a property's own terms.</summary>
internal static class TermsTexts
{
    public static readonly Text Title = new("Terms", "Conditions");
    public static readonly Text What = new("What clients accept before they leave a card.", "Ce que les clients acceptent avant de laisser une carte.");
    public static readonly Text Hint = new(
        "Clients read them on the booking page, below the fees, which Solde puts into words by itself. Each change is a new version; who agreed to an earlier one keeps it, and you find it with their appointment.",
        "Vos clients les lisent sur la page de réservation, sous les frais, que Solde formule lui-même. Chaque modification crée une version ; qui a accepté la précédente la garde, et vous la retrouvez sur son rendez-vous.");

    public static readonly Text Yours = new("Your terms", "Vos conditions");
    public static readonly Text InHint = new("Empty: clients who read this language see the fees alone.", "Vide : les clients de cette langue voient les frais seuls.");
    public static readonly Text InForce = new("Version {0} is in force", "La version {0} est en vigueur");
    public static readonly Text None = new("No terms yet", "Pas encore de conditions");
    public static readonly Text Earlier = new("Version {0}", "Version {0}");
}
