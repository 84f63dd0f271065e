using Solde.App.Bookings;

namespace Solde.Server.Office.Queues;

/// <summary>Words of the lists of work.</summary>
internal static class QueueTexts
{
    public static readonly Text Due = new("Due", "Échéance");
    public static readonly Text What = new("What", "Quoi");
    public static readonly Text Retry = new("Try again", "Réessayer");
    public static readonly Text StartNow = new("Charge now", "Encaisser maintenant");
    public static readonly Text Move = new("Move", "Reporter");
    public static readonly Text MoveTo = new("To", "Au");
    public static readonly Text ForYou = new("for you to check", "à vérifier par vous");
    public static readonly Text StillAsked = new("the payment provider is being asked", "le prestataire de paiement est interrogé");
    public static readonly Text RecordByHand = new("Record by hand", "Enregistrer à la main");
    public static readonly Text Bulk = new("With the ticked ones", "Avec les règlements cochés");
    public static readonly Text Choose = new("Choose the payment of {0}", "Choisir le règlement de {0}");
    public static readonly Text ByDays = new("Days later", "Jours plus tard");
    public static readonly Text OrTo = new("or on", "ou le");
    public static readonly Text Do = new("Do it", "Valider");
    public static readonly Text NoDays = new("1 to {0} days, or a day and a time beside.", "1 à {0} jours, ou un jour et une heure à côté.");
    public static readonly Text NoneChosen = new("Tick at least one payment.", "Cochez au moins un règlement.");
    public static readonly Text BulkDone = new("Done. Payments: {0}.", "C'est fait. Règlements : {0}.");
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
        Queue.Answered => new("Requests answered", "Réponses des clients"),
        Queue.Holds => new("Holds", "Empreintes"),
    };

    /// <summary>What a list of requests is called beside the others.</summary>
    public static Text Short(Queue queue) => queue switch
    {
        Queue.Pending => new("To be sent", "À envoyer"),
        Queue.Answered => new("Answered", "Réponses"),
        _ => new("Sent", "Envoyées"),
    };

    /// <summary>What an empty list says.</summary>
    public static Text Empty(Queue queue) => queue switch
    {
        Queue.Planned => new("Nothing is planned. Automations plan payments as bookings come in.", "Rien n'est prévu. Les automatisations prévoient les règlements à l'arrivée des réservations."),
        Queue.Failed => new("No payment failed. All is well.", "Aucun règlement en échec. Tout va bien."),
        Queue.InDoubt => new("No payment is in doubt.", "Aucun règlement incertain."),
        Queue.Pending => new("No request is waiting to be sent.", "Aucune demande à envoyer."),
        Queue.Sent => new("No request is waiting for a guest.", "Aucune demande n'attend de réponse."),
        Queue.Answered => new("No answer is waiting for you.", "Aucune réponse à traiter."),
        Queue.Holds => new("No hold is open.", "Aucune empreinte en cours."),
    };
}
