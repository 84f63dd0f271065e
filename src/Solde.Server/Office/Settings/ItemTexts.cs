namespace Solde.Server.Office.Settings;

/// <summary>Words of lists in the settings.</summary>
internal static class ItemTexts
{
    public static readonly Text None = new("Nothing here yet.", "Rien ici pour l'instant.");
    public static readonly Text Add = new("Add", "Ajouter");
}
