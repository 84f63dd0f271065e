namespace Solde.Server.Office.Tasks;

/// <summary>Words of tasks.</summary>
internal static class TaskTexts
{
    public static readonly Text Title = new("Tasks", "Tâches");
    public static readonly Text Empty = new("Nothing to do. What only people can settle comes here.", "Rien à faire. Ce que seule l'équipe peut régler arrive ici.");
    public static readonly Text Done = new("Done", "C'est fait");
}
