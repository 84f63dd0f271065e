using Microsoft.AspNetCore.Http;
using Solde.App.Bookings;
using Solde.App.Requests;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Server.Office;

namespace Solde.Server.Guests;

/// <summary>Words of guests' pages.</summary>
internal static class GuestTexts
{
    public static readonly Text Reference = new("Reference", "Référence");
    public static readonly Text Arrival = new("Arrival", "Arrivée");
    public static readonly Text Departure = new("Departure", "Départ");
    public static readonly Text When = new("When", "Date");
    public static readonly Text Services = new("Services", "Prestations");
    public static readonly Text Rooms = new("Accommodation", "Hébergement");
    public static readonly Text Name = new("Name", "Nom");
    public static readonly Text Total = new("Total", "Total");
    public static readonly Text PaidSoFar = new("Paid so far", "Déjà réglé");
    public static readonly Text LeftToPay = new("Left to pay", "Reste à régler");
    public static readonly Text ToPay = new("To pay", "À régler");
    public static readonly Text By = new("by {0}", "au plus tard le {0}");
    public static readonly Text HowToPay = new("How would you like to pay?", "Comment souhaitez-vous régler ?");
    public static readonly Text OtherWay = new("Pay another way", "Régler autrement");
    public static readonly Text Pay = new("Pay {0} by card", "Régler {0} par carte");
    public static readonly Text PayHint = new("On our payment provider's secure page.", "Sur la page sécurisée de notre prestataire de paiement.");
    public static readonly Text LeaveCardHint = new("You leave your card on our payment provider's secure page; we charge it ourselves.", "Vous laissez votre carte sur la page sécurisée de notre prestataire ; nous la débitons nous-mêmes.");
    public static readonly Text Chosen = new("You have chosen: {0}", "Vous avez choisi : {0}");
    public static readonly Text CardLeft = new("Thank you, we have your card. We will charge {0} and send you a confirmation.", "Merci, nous avons bien votre carte. Nous allons la débiter de {0} et vous enverrons une confirmation.");
    public static readonly Text CardTitle = new("Leave your card", "Laisser votre carte");
    public static readonly Text CardIntro = new("{0} will charge {1} to it. Nothing is charged now.", "{0} la débitera de {1}. Rien n'est débité maintenant.");
    public static readonly Text CardNumber = new("Card number", "Numéro de carte");
    public static readonly Text CardExpiry = new("Valid until (MM/YY)", "Expire fin (MM/AA)");
    public static readonly Text CardCode = new("Security code", "Code de sécurité");
    public static readonly Text LeaveCard = new("Leave this card", "Laisser cette carte");
    public static readonly Text CardAgain = new("Please type number and code again, and check what is marked.", "Merci de retaper le numéro et le code, et de vérifier ce qui est signalé.");
    public static readonly Text CardUnavailable = new("Our payment provider does not answer at the moment. Please try again in a few minutes.", "Notre prestataire de paiement ne répond pas pour le moment. Réessayez dans quelques minutes.");
    public static readonly Text CardNotKept = new("We cannot take your card safely at the moment, and have kept nothing of it. Please try again later, or choose another way to pay.", "Nous ne pouvons pas recevoir votre carte en toute sécurité pour le moment, et n'en avons rien gardé. Réessayez plus tard, ou choisissez un autre mode de règlement.");
    public static readonly Text WrongNumber = new("This is not a card number: check each digit.", "Ce n'est pas un numéro de carte : vérifiez chaque chiffre.");
    public static readonly Text WrongExpiry = new("A month to come, as it stands on the card, such as 04/28.", "Un mois à venir, comme sur la carte, par exemple 04/28.");
    public static readonly Text WrongCode = new("The three digits on the back; four on the front of an American Express.", "Les trois chiffres au dos ; quatre au recto d'une American Express.");
    public static readonly Text OtherCard = new("Leave another card", "Laisser une autre carte");
    public static readonly Text Awaited = new("We will send you a confirmation as soon as we have received your payment.", "Nous vous enverrons une confirmation dès réception de votre règlement.");
    public static readonly Text Holder = new("Account holder", "Titulaire du compte");
    public static readonly Text TransferReference = new("Reference of the transfer", "Référence du virement");
    public static readonly Text Scan = new("Or let your banking app read this code:", "Ou scannez ce code avec votre application bancaire :");
    public static readonly Text QrCode = new("QR code of the transfer", "QR code du virement");
    public static readonly Text AccountFollows = new("We will send you our bank details.", "Nous vous enverrons nos coordonnées bancaires.");
    public static readonly Text PayableTo = new("Payable to", "À l'ordre de");
    public static readonly Text SendTo = new("To be sent to", "À envoyer à");
    public static readonly Text Vouchers = new("Please send them to us, or bring them along.", "Envoyez-les-nous, ou apportez-les à votre arrivée.");
    public static readonly Text OnSite = new("You pay {0} on site.", "Vous réglerez {0} sur place.");
    public static readonly Text Authenticate = new("Confirm with my bank", "Confirmer auprès de ma banque");
    public static readonly Text AuthenticateWhy = new("Your bank asks you to confirm your payment of {0}. Until then, nothing is charged. Please do so within 24 hours of our e-mail.", "Votre banque vous demande de confirmer votre paiement de {0}. D'ici là, rien n'est débité. Merci de le faire dans les 24 heures suivant notre e-mail.");
    public static readonly Text AuthenticateHoldWhy = new("Your bank asks you to confirm that we may hold {0} on your card. Nothing is charged.", "Votre banque vous demande de confirmer une empreinte de {0} sur votre carte. Rien n'est débité.");
    public static readonly Text Instead = new("Pay with another card", "Régler avec une autre carte");
    public static readonly Text Again = new("Check again", "Actualiser");
    public static readonly Text LegalNotice = new("Legal notice", "Mentions légales");
    public static readonly Text Privacy = new("Personal data", "Données personnelles");
    public static readonly Text Personal = new("This page is yours alone: please do not pass the link on.", "Cette page vous est personnelle : merci de ne pas transmettre le lien.");
    public static readonly Text Questions = new("A question? Simply answer our e-mail.", "Une question ? Répondez simplement à notre e-mail.");
    public static readonly Text ClosedTitle = new("This page is not open", "Cette page n'est pas ouverte");
    public static readonly Text Closed = new(
        "For your safety it closes after an hour. Please open the link in our e-mail again. If that does not help, ask us for a new one.",
        "Par sécurité, elle se ferme au bout d'une heure. Rouvrez simplement le lien de notre e-mail. Si cela ne suffit pas, demandez-nous un nouveau lien.");

    /// <summary>What a page is headed by.</summary>
    public static Text Title(PayPageState state) => state switch
    {
        PayPageState.Open or PayPageState.PartPaid => new("Your {0}", "Votre {0}"),
        PayPageState.Paying => new("Your payment is under way", "Votre paiement est en cours"),
        PayPageState.Authenticate => new("Confirm your payment", "Confirmez votre paiement"),
        PayPageState.Paid => new("All is paid. Thank you!", "Tout est réglé. Merci !"),
        PayPageState.Failed => new("Your payment did not go through", "Votre règlement n'a pas abouti"),
        PayPageState.NothingDue => new("Nothing to pay", "Rien à régler"),
        PayPageState.RefundDue => new("We owe you {1}", "Nous vous devons {1}"),
        PayPageState.Expired => new("This link has expired", "Ce lien a expiré"),
        PayPageState.Revoked => new("This link is no longer valid", "Ce lien n'est plus valable"),
    };

    /// <summary>What stands under it, <c>{0}</c> being the stay or the appointment; null = nothing.</summary>
    public static Text? Explanation(PayPageState state) => state switch
    {
        PayPageState.Open or PayPageState.PartPaid or PayPageState.Authenticate => null,
        PayPageState.Paying => new("Please do not pay again. This takes a moment; you will get a confirmation by e-mail.", "Merci de ne pas payer une deuxième fois. Cela prend un instant ; vous recevrez une confirmation par e-mail."),
        PayPageState.Paid => new("We have received your payment and look forward to seeing you.", "Nous avons bien reçu votre règlement et nous réjouissons de vous accueillir."),
        PayPageState.Failed => new("Please get in touch with us to pay another way.", "Contactez-nous pour régler autrement."),
        PayPageState.NothingDue => new("You have nothing to pay at the moment.", "Vous n'avez rien à régler pour le moment."),
        PayPageState.RefundDue => new("You have paid more than your {0} comes to. We will give you the difference back.", "Vous avez réglé plus que le montant de votre {0}. Nous vous rembourserons la différence."),
        PayPageState.Expired => new("Please get in touch with us if there is still something to pay.", "Contactez-nous s'il reste quelque chose à régler."),
        PayPageState.Revoked => new("Your {0} may have been cancelled, or we have sent you a newer link. Please look at our latest e-mail, or get in touch with us.", "Votre {0} a peut-être été annulé, ou nous vous avons envoyé un lien plus récent. Consultez notre dernier e-mail, ou contactez-nous."),
    };

    /// <summary>Why a step, or a payment, led to nothing, from what stands in the address; null = it did not, or it is not known.</summary>
    public static string? WhyNot(Visit visit, string? refused, string? declined)
    {
        if (Enum.TryParse<DeclineReason>(declined, out var reason) && Enum.IsDefined(reason) && visit.Page.State != PayPageState.Paid)
        {
            return visit.Say(visit.Page.IsAsking ? NotPaidYet : NotPaid, visit.Language.Reason(reason, Recipient.Guest));
        }

        return (refused, visit.Page.IsAsking) switch
        {
            (null, _) when visit.Page.State == PayPageState.Failed => visit.Say(NotInTime),
            (Refusals.AmountChanged, true) => visit.Say(AmountChanged, visit.What),
            (Refusals.TooManyTries, _) => visit.Say(TooManyTries),
            (Refusals.GatewayUnavailable, _) => visit.Say(Unavailable),
            (Refusals.MethodNotOffered, true) => visit.Say(NotOffered),
            _ => null, // The rest the page itself says: it is paid, under way, expired.
        };
    }

    /// <summary>That a card which was typed was not needed any more, from what stands in the address; null = nothing of the kind.</summary>
    public static string? NotNeeded(Visit visit, string? refused) => (refused, visit.Page.State) switch
    {
        (Refusals.AlreadyPaid or Refusals.NothingDue or Refusals.PaymentInProgress, PayPageState.Paid) => visit.Say(PaidBefore),
        (Refusals.PaymentInProgress, PayPageState.Paying) => visit.Say(PaidMeanwhile),
        _ => null,
    };

    /// <summary>What a method comes to, under its name; null = nothing is to be said.</summary>
    public static Text? Hint(PaymentMethod method) => method switch
    {
        PaymentMethod.Card => PayHint,
        PaymentMethod.MailOrderCard => LeaveCardHint,
        _ => null,
    };

    /// <summary>What is said in place of a page that there is not, or that was not given.</summary>
    public static (Text Title, Text Explanation) Sorry(int code) => code switch
    {
        StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => (ClosedTitle, Closed),
        StatusCodes.Status400BadRequest or StatusCodes.Status403Forbidden => (Stale, StaleWhy),
        StatusCodes.Status429TooManyRequests => (TooOften, TooOftenWhy),
        _ => (Broken, BrokenWhy),
    };

    private static readonly Text Stale = new("Please try again", "Merci de réessayer");
    private static readonly Text StaleWhy = new("Nothing was done. Open the link in our e-mail again and start anew.", "Rien n'a été fait. Rouvrez le lien de notre e-mail et recommencez.");
    private static readonly Text TooOften = new("One moment, please", "Un instant, s'il vous plaît");
    private static readonly Text TooOftenWhy = new(
        "There were many requests from your connection. Nothing was done. Please wait a minute, then try again.",
        "Il y a eu beaucoup de demandes depuis votre connexion. Rien n'a été fait. Patientez une minute, puis réessayez.");
    private static readonly Text Broken = new("Something went wrong here", "Quelque chose s'est mal passé de notre côté");
    private static readonly Text BrokenWhy = new(
        "Before you pay again, please open the link in our e-mail: your page says what was paid.",
        "Avant de payer à nouveau, rouvrez le lien de notre e-mail : votre page indique ce qui a été réglé.");
    private static readonly Text PaidBefore = new("Another payment came first. The card that you have just typed was not charged.", "Un autre règlement est arrivé avant. La carte que vous venez de saisir n'a pas été débitée.");
    private static readonly Text PaidMeanwhile = new("Another payment is being made just now. The card that you have just typed was not charged.", "Un autre règlement est en cours en ce moment même. La carte que vous venez de saisir n'a pas été débitée.");
    private static readonly Text NotInTime = new("It was not confirmed with your bank in time. Nothing was charged.", "Il n'a pas été confirmé à temps auprès de votre banque. Rien n'a été débité.");
    private static readonly Text NotPaid = new("Nothing was charged: {0}.", "Rien n'a été débité : {0}.");
    private static readonly Text NotPaidYet = new("Nothing was charged: {0}. You can try again, or pay another way.", "Rien n'a été débité : {0}. Vous pouvez réessayer ou régler autrement.");
    private static readonly Text AmountChanged = new("Your {0} has changed meanwhile, so nothing was charged. Here is what is left to pay now.", "Votre {0} a changé entre-temps : rien n'a été débité. Voici ce qui reste à régler.");
    private static readonly Text TooManyTries = new("There were too many tries. Please wait an hour, or pay another way.", "Il y a eu trop d'essais. Patientez une heure ou choisissez un autre mode de règlement.");
    private static readonly Text Unavailable = new("Our payment provider does not answer at the moment; nothing was charged. Please try again in a few minutes.", "Notre prestataire de paiement ne répond pas pour le moment ; rien n'a été débité. Réessayez dans quelques minutes.");
    private static readonly Text NotOffered = new("This way of paying is no longer offered. Please choose another.", "Ce mode de règlement n'est plus proposé. Choisissez-en un autre.");
}
