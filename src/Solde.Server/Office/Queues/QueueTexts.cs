using Solde.App.Bookings;

namespace Solde.Server.Office.Queues;

/// <summary>Words of the lists of work.</summary>
internal static class QueueTexts
{
    public static readonly Text Due = new("Due", "Échéance");
    public static readonly Text What = new("What", "Quoi");
    public static readonly Text Retry = new("Try again", "Réessayer");
    public static readonly Text Cancel = new("Cancel", "Annuler");
    public static readonly Text Release = new("Release", "Libérer");
    public static readonly Text Resend = new("Send again", "Renvoyer");
    public static readonly Text SendNow = new("Send now", "Envoyer maintenant");
    public static readonly Text GetPayment = new("Get payment", "Encaisser la carte");

    public static Text Title(Queue queue) => queue switch
    {
        Queue.Planned => new("Planned payments", "Règlements prévus"),
        Queue.Failed => new("Failed payments", "Règlements en échec"),
        Queue.InDoubt => new("Payments in doubt", "Règlements incertains"),
        Queue.Pending => new("Requests to be sent", "Demandes à envoyer"),
        Queue.Sent => new("Requests sent", "Demandes envoyées"),
        Queue.Answered => new("Requests answered", "Demandes répondues"),
        Queue.Holds => new("Holds", "Empreintes"),
    };

    /// <summary>What an empty list says.</summary>
    public static Text Empty(Queue queue) => queue switch
    {
        Queue.Planned => new("Nothing is planned. Automations plan payments as bookings come in.", "Rien n'est prévu. Les automatisations prévoient les règlements à l'arrivée des réservations."),
        Queue.Failed => new("No payment failed. All is well.", "Aucun règlement en échec. Tout va bien."),
        Queue.InDoubt => new("No payment is in doubt.", "Aucun règlement incertain."),
        Queue.Pending => new("No request waits to be sent.", "Aucune demande n'attend d'être envoyée."),
        Queue.Sent => new("No request waits for a guest.", "Aucune demande n'attend un client."),
        Queue.Answered => new("No answer waits for you.", "Aucune réponse ne vous attend."),
        Queue.Holds => new("No hold is open.", "Aucune empreinte n'est ouverte."),
    };
}
