namespace Solde.Server.Office.Account;

/// <summary>Words of one's own account.</summary>
internal static class AccountTexts
{
    public static readonly Text You = new("You", "Vous");
    public static readonly Text Password = new("Password", "Mot de passe");
    public static readonly Text OldPassword = new("Your password now", "Votre mot de passe actuel");
    public static readonly Text NewPassword = new("Your new password", "Votre nouveau mot de passe");
    public static readonly Text Change = new("Change", "Changer");
    public static readonly Text Sessions = new("Where you are signed in", "Où vous êtes connecté");
    public static readonly Text ThisOne = new("this device", "cet appareil");
    public static readonly Text UnknownDevice = new("Unknown device", "Appareil inconnu");
    public static readonly Text End = new("Sign out", "Déconnecter");
    public static readonly Text NoPlace = new("You do not work at any property yet. Ask the person who invited you.", "Vous ne travaillez encore dans aucun établissement. Voyez avec la personne qui vous a invité.");
    public static readonly Text ChangedMeanwhile = new(
        "Your account was changed elsewhere meanwhile. Look at it, then try again.", "Votre compte a été modifié ailleurs entre-temps. Vérifiez-le, puis réessayez.");
    public static readonly Text More = new("A safer sign-in", "Une connexion plus sûre");
    public static readonly Text AgainTitle = new("Is it you?", "C'est bien vous ?");

    public static readonly Text Codes = new("Codes from an app", "Codes d'une application");
    public static readonly Text On = new("on", "activés");
    public static readonly Text Off = new("off", "désactivés");
    public static readonly Text CodesWhy = new(
        "After your password, Solde asks for six digits that an authenticator app on your phone shows. Your password alone no longer lets anybody in.",
        "Après votre mot de passe, Solde demande six chiffres affichés par une application d'authentification sur votre téléphone. Votre mot de passe seul ne suffit plus pour entrer.");
    public static readonly Text SetUp = new("Set up", "Configurer");
    public static readonly Text Scan = new("Scan this with your authenticator app:", "Scannez ceci avec votre application d'authentification :");
    public static readonly Text QrCode = new("The key as a QR code; it is below as text, too.", "La clé sous forme de QR code ; elle figure ci-dessous en texte.");
    public static readonly Text OrType = new("Or enter this key:", "Ou saisissez cette clé :");
    public static readonly Text OpenApp = new("Open the app on this device", "Ouvrir l'application sur cet appareil");
    public static readonly Text FirstCode = new("The six digits that it shows now.", "Les six chiffres qu'elle affiche maintenant.");
    public static readonly Text SwitchOn = new("Switch on", "Activer");
    public static readonly Text SwitchOff = new("Switch off", "Désactiver");
    public static readonly Text CodesOn = new("A code is asked for after your password.", "Un code est demandé après votre mot de passe.");
    public static readonly Text Recovery = new("Recovery codes", "Codes de secours");
    public static readonly Text RecoveryOnce = new(
        "Keep these where you can find them without your phone. Each works once, and they are not shown again.",
        "Gardez-les là où vous les retrouverez sans votre téléphone. Chacun sert une fois, et ils ne seront plus affichés.");
    public static readonly Text RecoveryLeft = new("Recovery codes left: {0}.", "Codes de secours restants : {0}.");
    public static readonly Text NewRecovery = new("New recovery codes", "Nouveaux codes de secours");
    public static readonly Text Kept = new("I have kept them", "Je les ai gardés");

    public static readonly Text Passkeys = new("Passkeys", "Clés d'accès");
    public static readonly Text PasskeysWhy = new(
        "Sign in with your fingerprint, your face or the PIN of your device instead of the password. No secret leaves the device.",
        "Connectez-vous avec votre empreinte digitale, votre visage ou le code de votre appareil à la place du mot de passe. Aucun secret ne quitte l'appareil.");
    public static readonly Text NewPasskey = new("A new passkey", "Une nouvelle clé d'accès");
    public static readonly Text PasskeyName = new("Its name", "Son nom");
    public static readonly Text PasskeyNameHint = new("Such as “my phone”.", "Par exemple « mon téléphone ».");
    public static readonly Text Add = new("Add", "Ajouter");
    public static readonly Text Remove = new("Remove", "Supprimer");
    public static readonly Text Since = new("since {0}", "depuis le {0}");
    public static readonly Text PasskeyFailed = new(
        "The passkey was not added: it was cancelled, it took too long, or the device already has one. Try again.",
        "La clé d'accès n'a pas été ajoutée : l'opération a été annulée, a duré trop longtemps, ou l'appareil en a déjà une. Réessayez.");
    public static readonly Text TooManyPasskeys = new("You have {0} passkeys: remove one first.", "Vous avez {0} clés d'accès : supprimez-en une d'abord.");
    public static readonly Text NoPasskeys = new("This browser cannot make passkeys, or its scripts are off.", "Ce navigateur ne sait pas créer de clé d'accès, ou ses scripts sont désactivés.");
    public static readonly Text None = new("none", "aucune");
}
