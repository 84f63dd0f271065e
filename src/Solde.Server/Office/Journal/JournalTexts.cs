using Solde.App.Journal;

namespace Solde.Server.Office.Journal;

/// <summary>Words of the journal.</summary>
internal static class JournalTexts
{
    public static readonly Text Title = new("Journal", "Journal");
    public static readonly Text From = new("From", "Du");
    public static readonly Text To = new("To", "Au");
    public static readonly Text Kind = new("What", "Quoi");
    public static readonly Text Booking = new("Booking", "Réservation");
    public static readonly Text By = new("Who", "Qui");
    public static readonly Text Anybody = new("Anybody", "Tous");
    public static readonly Text Everything = new("Everything", "Tout");
    public static readonly Text Systems = new("Other systems (API)", "Autres logiciels (API)");
    public static readonly Text CommandLine = new("Command line", "Ligne de commande");
    public static readonly Text FormerMember = new("somebody who left", "quelqu'un qui est parti");
    public static readonly Text Show = new("Show", "Afficher");
    public static readonly Text Csv = new("Export (CSV)", "Exporter (CSV)");
    public static readonly Text None = new("Nothing matches.", "Rien ne correspond.");
    public static readonly Text NoneSoFar = new("Nothing matches since {0}. Look further back?", "Rien ne correspond depuis le {0}. Chercher plus loin ?");
    public static readonly Text Further = new("Further back", "Plus loin");
    public static readonly Text NoBooking = new("There is no booking with this reference.", "Il n'y a pas de réservation avec cette référence.");
    public static readonly Text When = new("When", "Quand");
    public static readonly Text Fact = new("What happened", "Ce qui s'est passé");

    public static Text Of(JournalKind kind) => kind switch
    {
        JournalKind.Bookings => new("Bookings", "Réservations"),
        JournalKind.Money => new("Payments", "Règlements"),
        JournalKind.Requests => new("Requests", "Demandes"),
        JournalKind.Runs => new("Automations at work", "Automatisations à l'œuvre"),
        JournalKind.Messages => new("E-mails", "E-mails"),
        JournalKind.Work => new("Tasks and refusals", "Tâches et refus"),
        JournalKind.Property => new("Settings", "Réglages"),
    };
}
