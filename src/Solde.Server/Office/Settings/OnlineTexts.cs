namespace Solde.Server.Office.Settings;

/// <summary>Words of how clients book online.</summary>
internal static class OnlineTexts
{
    public static readonly Text Title = new("Online booking", "Réservation en ligne");
    public static readonly Text What = new("The page on which clients book appointments.", "La page où vos clients prennent rendez-vous.");
    public static readonly Text Hint = new(
        "Clients see the services, and the hours of your team that are free.", "Vos clients voient les prestations, et les horaires libres de votre équipe.");

    public static readonly Text Open = new("Clients book online", "Les clients réservent en ligne");
    public static readonly Text Look = new("See the clients' page", "Voir la page des clients");
    public static readonly Text Notice = new("Shortest notice, in hours", "Délai minimal, en heures");
    public static readonly Text Furthest = new("At most so many days ahead", "Réservation ouverte (jours à l'avance)");
    public static readonly Text Step = new("Minutes from one time to the next", "Intervalle entre deux horaires, en minutes");
}
