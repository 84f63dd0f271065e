namespace Solde.Server.Office.Invitations;

/// <summary>Words for who was invited.</summary>
internal static class InvitationTexts
{
    public static readonly Text Title = new("Welcome", "Bienvenue");
    public static readonly Text Intro = new("With {0} and a password of yours you will sign in to Solde.", "Vous vous connecterez à Solde avec {0} et un mot de passe à vous.");
    public static readonly Text Begin = new("Begin", "Commencer");
    public static readonly Text Ended = new(
        "This invitation was taken up, withdrawn, or is over: they last seven days. Ask for a new one.",
        "Cette invitation a déjà servi, a été annulée ou a expiré : elle dure sept jours. Demandez-en une autre.");
}
