namespace Solde.Server.Office.Dashboard;

/// <summary>Words of the dashboard.</summary>
internal static class DashboardTexts
{
    public static readonly Text ForYou = new("For you", "Pour vous");
    public static readonly Text ByItself = new("Goes on by itself", "Automatique");
    public static readonly Text AtLeast = new("more than {0}", "plus de {0}");
}
