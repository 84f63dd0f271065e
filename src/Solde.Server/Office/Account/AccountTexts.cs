namespace Solde.Server.Office.Account;

/// <summary>Words of one's own account.</summary>
internal static class AccountTexts
{
    public static readonly Text You = new("You", "Vous");
    public static readonly Text Password = new("Password", "Mot de passe");
    public static readonly Text OldPassword = new("The password so far", "Le mot de passe actuel");
    public static readonly Text NewPassword = new("The new password", "Le nouveau mot de passe");
    public static readonly Text Change = new("Change", "Changer");
    public static readonly Text Sessions = new("Where you are signed in", "Où vous êtes connecté");
    public static readonly Text ThisOne = new("here", "ici");
    public static readonly Text End = new("End", "Fermer");
    public static readonly Text NoPlace = new("You do not work at any property yet. Ask who invited you.", "Vous ne travaillez encore dans aucun établissement. Demandez à qui vous a invité.");
}
