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
    public static readonly Text ByDays = new("Days later", "Jours plus tard");
    public static readonly Text OrTo = new("or on", "ou le");
    public static readonly Text Do = new("Do it", "Valider");
    public static readonly Text NoDays = new("1 to {0} days, or a day and a time beside.", "1 à {0} jours, ou un jour et une heure à côté.");
    public static readonly Text Cancel = new("Cancel", "Annuler");
    public static readonly Text Release = new("Release", "Libérer");
    public static readonly Text Resend = new("Send again", "Renvoyer");
    public static readonly Text SendNow = new("Send now", "Envoyer maintenant");
    public static readonly Text Revoke = new("Revoke", "Révoquer");
    public static readonly Text RecordMoney = new("Money received", "Règlement reçu");
    public static readonly Text GetPayment = new("Get payment", "Encaisser la carte");

    public static Text Title(Queue queue) => queue switch
    {
        Queue.Planned => new("Planned payments", "Règlements prévus"),
        Queue.Failed => new("Failed payments", "Règlements en échec"),
        Queue.InDoubt => new("Payments in doubt", "Règlements incertains"),
        Queue.Pending => new("Requests to be sent", "Demandes à envoyer"),
        Queue.Sent => new("Requests sent", "Demandes envoyées"),
        Queue.Answered => new("Requests answered", "Réponses des clients"),
        Queue.Collectable => new("Cards to collect", "Solde en cours"),
        Queue.Holds => new("Holds", "Empreintes"),
    };

    /// <summary>What stands over the form for many.</summary>
    public static Text Bulk(bool isOfRequests) =>
        isOfRequests ? new("With the ticked ones", "Avec les demandes cochées") : new("With the ticked ones", "Avec les règlements cochés");

    public static Text Choose(bool isOfRequests) =>
        isOfRequests ? new("Choose the request of {0}", "Choisir la demande de {0}") : new("Choose the payment of {0}", "Choisir le règlement de {0}");

    public static Text NoneChosen(bool isOfRequests) =>
        isOfRequests ? new("Tick at least one request.", "Cochez au moins une demande.") : new("Tick at least one payment.", "Cochez au moins un règlement.");

    public static Text BulkDone(bool isOfRequests) =>
        isOfRequests ? new("Done. Requests: {0}.", "C'est fait. Demandes : {0}.") : new("Done. Payments: {0}.", "C'est fait. Règlements : {0}.");

    /// <summary>What a list of requests is called beside the others.</summary>
    public static Text Short(Queue queue) => queue switch
    {
        Queue.Pending => new("To be sent", "À envoyer"),
        Queue.Answered => new("Answered", "Réponses"),
        Queue.Collectable => new("To collect", "Solde en cours"),
        _ => new("Sent", "Envoyées"),
    };

    /// <summary>What an empty list says.</summary>
    public static Text Empty(Queue queue) => queue switch
    {
        Queue.Planned => new("Nothing is planned. Automations plan payments as bookings come in.", "Rien n'est prévu. Les automatisations prévoient les règlements à l'arrivée des réservations."),
        Queue.Failed => new("No payment failed. All is well.", "Aucun règlement en échec. Tout va bien."),
        Queue.InDoubt => new("No payment is in doubt.", "Aucun règlement incertain."),
        Queue.Pending => new("No request is waiting to be sent. They leave by themselves, some days before the balance is due.", "Aucune demande à envoyer. Elles partent d'elles-mêmes, quelques jours avant l'échéance du solde."),
        Queue.Sent => new("No request is waiting for a guest’s answer.", "Aucune demande n'attend la réponse d'un client."),
        Queue.Answered => new("No answer is waiting for you. Guests who choose a transfer, a cheque or another way to pay later are listed here until the money is in.", "Aucune réponse à traiter. Les clients qui choisissent un virement, un chèque ou un autre règlement différé figurent ici jusqu'à l'encaissement."),
        Queue.Collectable => new("No card is waiting to be collected. Cards that guests leave for you to charge are listed here.", "Aucune carte en attente d'encaissement. Les cartes que les clients vous laissent à débiter figurent ici."),
        Queue.Holds => new("No hold is open.", "Aucune empreinte en cours."),
    };
}
