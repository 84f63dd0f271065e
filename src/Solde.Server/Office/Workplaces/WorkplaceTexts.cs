namespace Solde.Server.Office.Workplaces;

/// <summary>Words of the list of properties, and of what one may do at them.</summary>
internal static class WorkplaceTexts
{
    public static readonly Text Title = new("Properties", "Établissements");
    public static readonly Text Search = new("Name", "Nom");
    public static readonly Text Find = new("Search", "Rechercher");
    public static readonly Text Number = new("Number", "Numéro");
    public static readonly Text Role = new("Your role", "Votre rôle");
    public static readonly Text None = new("No property of that name at which you work.", "Aucun établissement de ce nom où vous travaillez.");
}
