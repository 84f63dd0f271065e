namespace Solde.Server.Office.SignIn;

/// <summary>Words of signing in.</summary>
internal static class SignInTexts
{
    public static readonly Text SignIn = new("Sign in", "Connexion");
    public static readonly Text Email = new("E-mail address", "Adresse e-mail");
    public static readonly Text Password = new("Password", "Mot de passe");
    public static readonly Text Wrong = new("The address or the password is wrong.", "L'adresse ou le mot de passe est incorrect.");
    public static readonly Text Locked = new(
        "Too many tries. Wait a quarter of an hour, then try again.", "Trop d'essais. Patientez un quart d'heure, puis réessayez.");
    public static readonly Text YourPassword = new("Your password", "Votre mot de passe");
    public static readonly Text WhyPassword = new(
        "You signed in a while ago, and this is about money or rights.", "Votre connexion date un peu, et ceci touche à l'argent ou aux droits.");
    public static readonly Text WrongPassword = new("This is not your password.", "Ce n'est pas votre mot de passe.");
    public static readonly Text PasswordNeeded = new("Enter your password to go on.", "Entrez votre mot de passe pour continuer.");
    public static readonly Text Code = new("Code", "Code");
    public static readonly Text CodeTitle = new("One more step", "Encore une étape");
    public static readonly Text CodeHint = new(
        "The six digits that your authenticator app shows, or one of your recovery codes.",
        "Les six chiffres de votre application d'authentification, ou un de vos codes de secours.");
    public static readonly Text WrongCode = new(
        "This code is not right, was used already, or its half minute is over. Wait for the next one.",
        "Ce code est incorrect, a déjà servi, ou sa demi-minute est passée. Attendez le suivant.");
    public static readonly Text WithPasskey = new("Sign in with a passkey", "Se connecter avec une clé d'accès");
    public static readonly Text WrongPasskey = new(
        "That passkey did not work: it was cancelled, it took too long, or it belongs to another account. Try again, or use your password.",
        "Cette clé d'accès n'a pas fonctionné : l'opération a été annulée, a duré trop longtemps, ou la clé est celle d'un autre compte. Réessayez, ou utilisez votre mot de passe.");
    public static readonly Text Continue = new("Continue", "Continuer");
    public static readonly Text EnterDemo = new("Enter the demo", "Entrer dans la démonstration");
    public static readonly Text LinkUsed = new(
        "This link was used already, or the program that wrote it was stopped. Start the demo again for a new one.",
        "Ce lien a déjà servi, ou le programme qui l'a affiché est arrêté. Relancez la démonstration pour en avoir un autre.");
    public static readonly Text Name = new("Your name", "Votre nom");
    public static readonly Text PasswordHint = new(
        "At least {0} characters; a few words in a row are easy to keep in mind.", "{0} caractères au moins ; quelques mots à la suite se retiennent bien.");
    public static readonly Text TooShort = new("At least {0} characters.", "{0} caractères au moins.");
    public static readonly Text Breached = new(
        "This password is on lists that attackers try first. Choose another.", "Ce mot de passe figure sur les listes essayées en premier par les pirates. Choisissez-en un autre.");
    public static readonly Text NoAddress = new("An e-mail address like anne@lespins.example.", "Une adresse e-mail comme anne@lespins.example.");
}
