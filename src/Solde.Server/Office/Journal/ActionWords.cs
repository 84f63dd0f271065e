namespace Solde.Server.Office.Journal;

/// <summary>What somebody asked for, as the journal's refusals name it.</summary>
internal static class ActionWords
{
    /// <summary>The words of an action; one that is not known is called by its code.</summary>
    public static Text Of(string action) => Find(action) ?? new Text(action, action);

    /// <summary>The words of an action; null where there are none.</summary>
    public static Text? Find(string action) => OnBooking(action) ?? OnMoney(action) ?? OnRequest(action) ?? OnAutomation(action);

    private static Text? OnBooking(string action) => action switch
    {
        "book" => new("take the booking in", "enregistrer la réservation"),
        "modify" => new("modify the booking", "modifier la réservation"),
        "cancel" => new("cancel the booking", "annuler la réservation"),
        "noShow" => new("mark the booking as a no-show", "noter la défection"),
        "checkIn" => new("check the guest in", "noter l'arrivée du client"),
        "checkOut" => new("check the guest out", "noter le départ du client"),
        "setGuarantee" => new("set the guarantee state", "fixer l'état de garantie"),
        "addCard" => new("put a card on file", "enregistrer une carte"),
        _ => null,
    };

    private static Text? OnMoney(string action) => action switch
    {
        "addCharge" => new("add a charge", "ajouter une prestation"),
        "addPayment" => new("record a payment", "enregistrer un règlement"),
        "refund" => new("refund the guest", "rembourser le client"),
        "sendVoucher" => new("send a gift voucher", "envoyer un bon cadeau"),
        "refundVoucher" => new("refund a gift voucher", "rembourser un bon cadeau"),
        "openFolio" => new("open a folio", "ouvrir un folio"),
        "issueInvoice" => new("issue an invoice", "établir une facture"),
        "cancelInvoice" => new("cancel an invoice", "annuler une facture"),
        "issueReceipt" => new("issue a receipt", "établir un reçu"),
        "closeFolio" => new("close a folio", "clôturer un folio"),
        "chargeCard" => new("charge the card on file", "encaisser la carte enregistrée"),
        "placeHold" => new("hold on the card on file", "prendre une empreinte sur la carte enregistrée"),
        "captureHold" => new("collect from the hold", "encaisser l'empreinte"),
        "releaseHold" => new("release the hold", "libérer l'empreinte"),
        "resolveAttempt" => new("say what became of a payment", "dire ce qu'il est advenu d'un règlement"),
        "settle" => new("settle the folio", "encaisser le folio"),
        "chargeFee" => new("charge the fee", "encaisser les frais"),
        "waiveFee" => new("waive the fee", "abandonner les frais"),
        _ => null,
    };

    private static Text? OnRequest(string action) => action switch
    {
        "askHere" => new("have the client pay on the screen", "faire payer le client sur l'écran"),
        "sendLink" => new("send a payment link", "envoyer un lien de paiement"),
        "forceSend" => new("send the balance request now", "envoyer la demande de solde maintenant"),
        "cancelRequest" => new("cancel the payment request", "annuler la demande de règlement"),
        "changeAmount" => new("change the amount of the payment request", "changer le montant de la demande de règlement"),
        "resend" => new("send the payment request again", "renvoyer la demande de règlement"),
        "collect" => new("charge the mail-order card", "encaisser la carte en VAD"),
        "dysfunction" => new("report the mail-order card", "signaler un dysfonctionnement de la carte en VAD"),
        "revealCard" => new("show the number of the mail-order card", "afficher le numéro de la carte en VAD"),
        "wipeCard" => new("wipe the number of the mail-order card", "effacer le numéro de la carte en VAD"),
        "guestChooses" => new("let the guest choose how to pay", "laisser le client choisir son mode de règlement"),
        "guestPays" => new("take the guest’s payment", "prendre le règlement du client"),
        "guestLeavesCard" => new("take the guest’s card", "prendre la carte du client"),
        "onlineOptions" => new("say whether a card is asked online", "dire si une carte est demandée en ligne"),
        _ => null,
    };

    private static Text? OnAutomation(string action) => action switch
    {
        "cancelRun" => new("cancel the planned payment", "annuler le règlement prévu"),
        "rescheduleRun" => new("move the planned payment", "reporter le règlement prévu"),
        "startRun" => new("have the planned payment start now", "lancer le règlement prévu maintenant"),
        "releaseRun" => new("let the held payment go", "libérer le règlement retenu"),
        "retryPayment" => new("retry the payment", "réessayer le règlement"),
        "activate" => new("switch the automation on", "activer l'automatisation"),
        "deactivate" => new("switch the automation off", "désactiver l'automatisation"),
        "archive" => new("archive the automation", "archiver l'automatisation"),
        "edit" => new("edit the automation", "modifier l'automatisation"),
        "test" => new("test the automation", "essayer l'automatisation"),
        "explain" => new("explain the automation", "expliquer l'automatisation"),
        _ => null,
    };
}
