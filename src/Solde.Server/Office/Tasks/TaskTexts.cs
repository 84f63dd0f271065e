namespace Solde.Server.Office.Tasks;

/// <summary>Words of tasks.</summary>
internal static class TaskTexts
{
    public static readonly Text Title = new("Tasks", "Tâches");
    public static readonly Text Empty = new("Nothing to do. What needs a person comes here.", "Rien à faire. Ce que l'équipe doit régler elle-même arrive ici.");
    public static readonly Text Done = new("Done", "C'est fait");
    public static readonly Text Channel = new("For", "Pour");
    public static readonly Text Who = new("Who sees to it", "Qui s'en charge");
    public static readonly Text All = new("all", "tous");
    public static readonly Text Nobody = new("nobody yet", "personne encore");
    public static readonly Text Mine = new("me", "moi");
    public static readonly Text Assign = new("Assign", "Confier");
    public static readonly Text Add = new("Add a task", "Ajouter une tâche");
    public static readonly Text What = new("What is to be done", "Ce qu'il y a à faire");
    public static readonly Text Show = new("Show", "Afficher");

    /// <summary>Whom a channel's tasks are for; one that is not known is called by its code.</summary>
    public static Text Of(string channel) => channel switch
    {
        TaskChannels.Payments => new("Payments", "Règlements"),
        TaskChannels.FrontDesk => new("Front desk", "Réception"),
        TaskChannels.Accounting => new("Accounting", "Comptabilité"),
        _ => new(channel, channel),
    };
}
