namespace Solde.Server.Office.Shared;

/// <summary>What stands on every screen.</summary>
internal static class SharedTexts
{
    public static readonly Text Skip = new("Skip to the content", "Aller au contenu");
    public static readonly Text Menu = new("Menu", "Menu");
    public static readonly Text Dashboard = new("Dashboard", "Tableau de bord");
    public static readonly Text Bookings = new("Bookings", "Réservations");
    public static readonly Text Planned = new("Planned", "Prévus");
    public static readonly Text Failed = new("Failed", "En échec");
    public static readonly Text InDoubt = new("In doubt", "Incertains");
    public static readonly Text Requests = new("Requests", "Demandes");
    public static readonly Text SignOut = new("Sign out", "Se déconnecter");
    public static readonly Text Property = new("Property", "Établissement");
    public static readonly Text AllProperties = new("All properties", "Tous les établissements");
    public static readonly Text Paused = new("Paused: nothing is decided and nothing is dropped.", "En pause : rien n'est décidé, rien n'est perdu.");
    public static readonly Text Save = new("Save", "Enregistrer");
    public static readonly Text Saved = new("Saved.", "Enregistré.");
    public static readonly Text More = new("More", "Afficher la suite");
    public static readonly Text Required = new("Please fill this in.", "À remplir.");
    public static readonly Text TooLong = new("At most {0} characters.", "{0} caractères au plus.");
    public static readonly Text Account = new("Your account", "Votre compte");
    public static readonly Text Home = new("Back to the start", "Retour à l'accueil");
    public static readonly Text NotFound = new("There is nothing here", "Il n'y a rien ici");
    public static readonly Text NotFoundWhy = new(
        "The address leads nowhere, or to a property at which you do not work.", "L'adresse ne mène nulle part, ou à un établissement où vous ne travaillez pas.");
    public static readonly Text Forbidden = new("Not with your role", "Pas avec votre rôle");
    public static readonly Text ForbiddenWhy = new("Ask the owner of the property if you need it.", "Demandez-le au propriétaire de l'établissement si vous en avez besoin.");
    public static readonly Text Stale = new("The form was too old", "Le formulaire était trop ancien");
    public static readonly Text StaleWhy = new("Nothing was done. Go back, reload the page and try again.", "Rien n'a été fait. Revenez en arrière, rechargez la page et réessayez.");
    public static readonly Text TooMany = new("Too many tries", "Trop d'essais");
    public static readonly Text TooManyWhy = new("Wait a minute, then try again.", "Patientez une minute, puis réessayez.");
    public static readonly Text Broken = new("Something went wrong here", "Quelque chose s'est mal passé ici");
    public static readonly Text BrokenWhy = new(
        "It is in the log. What you asked for may or may not have been done: check before you try again.",
        "C'est noté au journal technique. Ce que vous demandiez a peut-être été fait : vérifiez avant de réessayer.");
}
