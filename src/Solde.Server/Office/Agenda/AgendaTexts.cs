using Solde.Core.Bookings;

namespace Solde.Server.Office.Agenda;

/// <summary>Words of the agenda.</summary>
internal static class AgendaTexts
{
    public static readonly Text Title = new("Agenda", "Agenda");
    public static readonly Text Day = new("Day", "Jour");
    public static readonly Text Week = new("Week", "Semaine");
    public static readonly Text Today = new("Today", "Aujourd'hui");
    public static readonly Text Before = new("Earlier", "Précédent");
    public static readonly Text After = new("Later", "Suivant");
    public static readonly Text Date = new("Date", "Date");
    public static readonly Text Member = new("Team member", "Collaborateur");
    public static readonly Text Everybody = new("Everybody", "Tous");
    public static readonly Text Nobody = new("Nobody chosen", "Sans collaborateur");
    public static readonly Text Show = new("Show", "Afficher");
    public static readonly Text None = new("No appointment.", "Aucun rendez-vous.");
    public static readonly Text Card = new("Card on file", "Carte enregistrée");
    public static readonly Text Move = new("Move", "Déplacer");
    public static readonly Text MoveOf = new("Move the appointment of {0}", "Déplacer le rendez-vous de {0}");
    public static readonly Text LeaveIt = new("Leave it", "Ne rien changer");
    public static readonly Text Start = new("Start", "Début");
    public static readonly Text Checkout = new("Checkout", "Encaissement");
    public static readonly Text Moved = new("The appointment was moved.", "Le rendez-vous est déplacé.");
    public static readonly Text TooMany = new("Only the first {0} appointments are shown.", "Seuls les {0} premiers rendez-vous sont affichés.");
    public static readonly Text Awaited = new("Card awaited", "Carte attendue");

    public static Text Of(BookingStatus status) => status switch
    {
        BookingStatus.Expected => new("Expected", "Attendu"),
        BookingStatus.CheckedIn => new("Here", "Arrivé"),
        BookingStatus.CheckedOut => new("Done", "Terminé"),
        BookingStatus.Cancelled => new("Cancelled", "Annulé"),
        BookingStatus.NoShow => new("Did not come", "Pas venu"),
    };
}
