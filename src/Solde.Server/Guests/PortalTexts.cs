using Solde.App.Bookings;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Properties;
using Solde.Server.Office;

namespace Solde.Server.Guests;

/// <summary>Words of the pages on which guests read what became of their booking.</summary>
internal static class PortalTexts
{
    public static readonly Text ToPay = new("Pay online", "Régler en ligne");
    public static readonly Text ToPayPage = new("Payment page", "Page de paiement");
    public static readonly Text Yours = new("Your {0}", "Votre {0}");
    public static readonly Text ToCome = new("What is to come", "À venir");
    public static readonly Text WillCharge = new("On {1} we will charge {0} to your {2}.", "Le {1}, nous débiterons {0} sur votre carte {2}.");
    public static readonly Text WillHold = new("On {1} we will hold {0} on your {2}. It is not charged.", "Le {1}, nous prendrons une empreinte de {0} sur votre carte {2}. Rien n'est débité.");
    public static readonly Text Held = new("{0} are held on your {1}, not charged.", "Une empreinte de {0} est prise sur votre carte {1}. Rien n'est débité.");
    public static readonly Text HeldUntil = new("It ends by itself on {0} at the latest.", "Elle prend fin d'elle-même le {0} au plus tard.");
    public static readonly Text CardEnds = new("{0} card ending in {1}", "{0} se terminant par {1}");
    public static readonly Text CardEndsAlone = new("{0} ending in {1}", "{0} se terminant par {1}");
    public static readonly Text Expires = new("expires {0}", "expire en {0}");
    public static readonly Text Expired = new("expired {0}", "expirée depuis {0}");
    public static readonly Text Cards = new("My card", "Ma carte");
    public static readonly Text CardTitle = new("A card to secure your {0}", "Une carte pour garantir votre {0}");
    public static readonly Text CardWanted = new("Please leave a card: it secures your booking.", "Enregistrez une carte bancaire : elle garantit votre réservation.");
    public static readonly Text NoCard = new("We have no card of yours.", "Nous n'avons pas de carte à votre nom.");
    public static readonly Text LastIsCharged = new("We charge the first of these.", "Nous débitons la première de ces cartes.");
    public static readonly Text ChangeCard = new("Change card", "Changer de carte");
    public static readonly Text LeaveCard = new("Leave a card", "Enregistrer une carte");
    public static readonly Text LeaveCardHint = new("On our payment provider's secure page. Nothing is charged.", "Sur la page sécurisée de notre prestataire de paiement. Rien n'est débité.");
    public static readonly Text CardLeft = new("Thank you, your card is saved.", "Merci, votre carte est enregistrée.");
    public static readonly Text Charges = new("Charges", "Prestations");
    public static readonly Text Paid = new("Paid", "Réglé");
    public static readonly Text Refunded = new("Refunded", "Remboursé");
    public static readonly Text RefundOn = new("Refund of {0}", "Remboursement du {0}");
    public static readonly Text On = new("{0}, {1}", "{0}, le {1}");
    public static readonly Text OfWhichTax = new("including VAT {0}", "dont TVA {0}");
    public static readonly Text OfWhichTaxAt = new("including VAT {0} ({1})", "dont TVA {0} ({1})");
    public static readonly Text Owed = new("In your favour", "En votre faveur");
    public static readonly Text Nothing = new("Nothing yet", "Rien pour l'instant");
    public static readonly Text NotShown = new("Please ask us for your account.", "Demandez-nous le détail de votre compte.");
    public static readonly Text Statement = new("Statement", "Relevé de compte");
    public static readonly Text StatementOf = new("Statement: {0}", "Relevé de compte : {0}");
    public static readonly Text Receipt = new("Receipt", "Reçu");
    public static readonly Text ReceiptOf = new("receipt for {0}", "reçu de {0}");
    public static readonly Text Received = new("Received", "Reçu le");
    public static readonly Text Amount = new("Amount received", "Montant reçu");
    public static readonly Text Method = new("Paid by", "Mode de règlement");
    public static readonly Text PaymentNumber = new("Payment", "Règlement");
    public static readonly Text Kept = new("Received after refunds", "Reçu après remboursement");
    public static readonly Text MadeOn = new("As of", "Établi le");
    public static readonly Text ReceiptSays = new("We have received this payment. Thank you!", "Nous avons bien reçu ce règlement. Merci !");
    public static readonly Text Print = new("Print this page, or save it as a PDF, with your browser.", "Pour garder cette page, imprimez-la ou enregistrez-la en PDF depuis votre navigateur.");
    public static readonly Text MissingTitle = new("There is no such document", "Ce document n'existe pas");

    /// <summary>What the page of a booking is called, where a stay or an appointment is booked.</summary>
    public static Text Title(PropertyKind kind) => kind == PropertyKind.Salon ? new("My appointment", "Mon rendez-vous") : new("My booking", "Ma réservation");

    /// <summary>The way to that page.</summary>
    public static Text See(PropertyKind kind) => kind == PropertyKind.Salon ? new("See my appointment", "Voir mon rendez-vous") : new("See my booking", "Voir ma réservation");

    /// <summary>The way back to it.</summary>
    public static Text Back(PropertyKind kind) => kind == PropertyKind.Salon ? new("Back to my appointment", "Retour à mon rendez-vous") : new("Back to my booking", "Retour à ma réservation");

    /// <summary>Where the documents are.</summary>
    public static Text Missing(PropertyKind kind) => kind == PropertyKind.Salon
        ? new("Your documents are on the page of your appointment.", "Vos documents sont sur la page de votre rendez-vous.")
        : new("Your documents are on the page of your booking.", "Vos documents sont sur la page de votre réservation.");

    /// <summary>What became of the stay or the appointment, where it is not simply to come or under way; null = that.</summary>
    public static Text? Of(BookingSnapshot booking) => (booking.Status, booking.Property.Kind == PropertyKind.Salon) switch
    {
        (BookingStatus.Cancelled, true) when booking.Lapsed => new("This appointment was not confirmed in time.", "Ce rendez-vous n'a pas été confirmé à temps."),
        (BookingStatus.Cancelled, true) => new("This appointment is cancelled.", "Ce rendez-vous est annulé."),
        (BookingStatus.Cancelled, false) => new("This booking is cancelled.", "Cette réservation est annulée."),
        (BookingStatus.NoShow, true) => new("You missed this appointment.", "Vous n'êtes pas venu à ce rendez-vous."),
        (BookingStatus.NoShow, false) => new("This booking was not used.", "Cette réservation n'a pas été honorée."),
        _ => null,
    };

    /// <summary>A card within a sentence.</summary>
    public static string Of(CardOnFile card, Visit visit) => visit.Say(CardEnds, Brand(card), card.Last4);

    /// <summary>A card by itself.</summary>
    public static string Alone(CardOnFile card, Visit visit) => visit.Say(CardEndsAlone, Brand(card), card.Last4);

    /// <summary>What is said of a step that led to nothing, from what stands in the address; null = nothing, or nothing that is known.</summary>
    public static string? WhyNot(Visit visit, string? refused) => refused switch
    {
        Refusals.TooManyTries => visit.Say(TooManyTries),
        Refusals.GatewayUnavailable => visit.Say(Unavailable),
        Refusals.AlreadyDeparted or Refusals.BookingCancelled or Refusals.BookingNoShow => visit.Say(TooLate, visit.What),
        _ => null,
    };

    private static readonly Text TooManyTries = new("There were too many tries. Please wait an hour.", "Il y a eu trop d'essais. Patientez une heure.");
    private static readonly Text Unavailable = new("Our payment provider does not answer at the moment. Please try again in a few minutes.", "Notre prestataire de paiement ne répond pas pour le moment. Réessayez dans quelques minutes.");
    private static readonly Text TooLate = new("No card can be left for this {0} any more.", "Il n'est plus possible d'enregistrer une carte pour ce {0}.");

    private static string Brand(CardOnFile card) => card.Brand.Length == 0 ? card.Brand : char.ToUpperInvariant(card.Brand[0]) + card.Brand[1..];
}
