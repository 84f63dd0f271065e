namespace Solde.Server.Office.Dashboard;

/// <summary>Words of the dashboard.</summary>
internal static class DashboardTexts
{
    public static readonly Text Today = new("Collected today", "Encaissé aujourd'hui");
    public static readonly Text ThisWeek = new("Collected this week", "Encaissé cette semaine");
    public static readonly Text Ahead = new("Expected in the next {0} days", "Attendu dans les {0} prochains jours");
    public static readonly Text Chart = new("Collected and expected, day by day", "Encaissé et attendu, jour par jour");
    public static readonly Text Collected = new("Collected", "Encaissé");
    public static readonly Text Expected = new("Expected", "Attendu");
    public static readonly Text AsTable = new("As a table", "Voir en tableau");
    public static readonly Text NoMoney = new(
        "No money has come in yet and none is planned. Bookings and automations bring both.",
        "Rien n'est encore encaissé ni prévu. Les réservations et les automatisations s'en chargeront.");
    public static readonly Text Day = new("Day", "Jour");
    public static readonly Text ForYou = new("For you", "À traiter");
    public static readonly Text ByItself = new("Running by itself", "En automatique");
    public static readonly Text AtLeast = new("more than {0}", "plus de {0}");
}
