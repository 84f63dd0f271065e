using NodaTime;
using Solde.Core.Bookings;
using Solde.Core.Payments;
using Solde.Core.Requests;

namespace Solde.Server.Office.Bookings;

/// <summary>Words of bookings.</summary>
internal static class BookingTexts
{
    public static readonly Text Guest = new("Guest", "Client");
    public static readonly Text Reference = new("Reference", "Référence");
    public static readonly Text Arrival = new("Arrival", "Arrivée");
    public static readonly Text Departure = new("Departure", "Départ");
    public static readonly Text Channel = new("Channel", "Canal");
    public static readonly Text Charges = new("Charges", "Prestations");
    public static readonly Text Paid = new("Paid", "Réglé");
    public static readonly Text Balance = new("Balance", "Solde");
    public static readonly Text Folio = new("Folio {0}", "Folio {0}");
    public static readonly Text Closed = new("closed", "clôturé");
    public static readonly Text Cards = new("Cards", "Cartes");
    public static readonly Text NoCards = new("No card on file.", "Aucune carte enregistrée.");
    public static readonly Text CardEnds = new("{0} ending in {1}, expires {2}", "{0} se terminant par {1}, expire {2}");
    public static readonly Text Wiped = new("wiped", "effacée");
    public static readonly Text Virtual = new("virtual card of the agency", "carte virtuelle de l'agence");
    public static readonly Text Holds = new("Holds", "Empreintes");
    public static readonly Text HoldUntil = new("valid until {0}", "valable jusqu'au {0}");
    public static readonly Text Requests = new("Payment requests", "Demandes de règlement");
    public static readonly Text Messages = new("Messages", "Messages");
    public static readonly Text History = new("What happened", "Ce qui s'est passé");
    public static readonly Text Ahead = new("What will happen, and why", "Ce qui va se passer, et pourquoi");
    public static readonly Text NoAutomations = new("No automation yet.", "Aucune automatisation pour l'instant.");
    public static readonly Text Actions = new("Actions", "Actions");
    public static readonly Text CheckIn = new("Check in", "Enregistrer l'arrivée");
    public static readonly Text CheckOut = new("Check out", "Enregistrer le départ");
    public static readonly Text Cancel = new("Cancel the booking", "Annuler la réservation");
    public static readonly Text NoShow = new("No-show", "No-show");
    public static readonly Text AddCharge = new("Add a charge", "Ajouter une prestation");
    public static readonly Text Group = new("Revenue group", "Groupe de prestations");
    public static readonly Text AmountLabel = new("Amount", "Montant");
    public static readonly Text AmountHint = new("Such as 120.50; negative for a credit.", "Par exemple 120,50 ; négatif pour un avoir.");
    public static readonly Text NoAmount = new("An amount such as 120.50.", "Un montant, par exemple 120,50.");
    public static readonly Text NoDay = new("A day.", "Un jour.");
    public static readonly Text Start = new("Appointment", "Rendez-vous");
    public static readonly Text Company = new("Company", "Société");
    public static readonly Text Agency = new("Agency", "Agence");
    public static readonly Text Destination = new("Destination", "Destination");
    public static readonly Text Policy = new("Guarantee policy", "Conditions de garantie");
    public static readonly Text NoPolicy = new("none", "sans");
    public static readonly Text Modify = new("Modify", "Modifier");
    public static readonly Text GuestName = new("Guest's name", "Nom du client");
    public static readonly Text GuestLanguage = new("Guest's language", "Langue du client");
    public static readonly Text PropertyLanguage = new("that of the property", "celle de l'établissement");
    public static readonly Text Unit = new("Room", "Hébergement");
    public static readonly Text Type = new("Type", "Type");
    public static readonly Text From = new("From", "Du");
    public static readonly Text To = new("To", "Au");
    public static readonly Text RoomsHint = new("Dates only where they differ from the booking's.", "Dates seulement si elles diffèrent de celles de la réservation.");
    public static readonly Text BookedCharges = new("Booked charges", "Prestations réservées");
    public static readonly Text BookedHint = new(
        "What was booked. Charges added since stay as they are.", "Ce qui a été réservé. Les prestations ajoutées depuis restent telles quelles.");
    public static readonly Text Services = new("Services", "Prestations");
    public static readonly Text Service = new("Service", "Prestation");
    public static readonly Text ModifyHint = new(
        "Planned payments follow the new dates and amounts by themselves.", "Les règlements prévus suivent d'eux-mêmes les nouvelles dates et les nouveaux montants.");
    public static readonly Text Money = new("Money", "Argent");
    public static readonly Text Ask = new("Ask the guest", "Demander au client");
    public static readonly Text StayAndFolios = new("Stay and folios", "Séjour et folios");
    public static readonly Text AppointmentAndFolios = new("Appointment and folios", "Rendez-vous et folios");
    public static readonly Text Charge = new("Charge the card now", "Encaisser la carte maintenant");
    public static readonly Text Card = new("Card", "Carte");
    public static readonly Text RecordPaymentHint = new("Money you took elsewhere: cash, terminal, transfer.", "De l'argent reçu ailleurs : espèces, terminal, virement.");
    public static readonly Text PlaceHold = new("Hold on the card", "Prendre une empreinte");
    public static readonly Text HoldHint = new("Empty: all that is owed and not held yet.", "Vide : tout ce qui est dû et pas encore couvert.");
    public static readonly Text ReleaseHint = new("The money is free again for the guest.", "Le client dispose à nouveau de la somme.");
    public static readonly Text ForceHint = new("It is sent now instead of on its day.", "Elle part maintenant au lieu du jour prévu.");
    public static readonly Text ChangeAmount = new("Change the amount asked for", "Changer le montant demandé");
    public static readonly Text ResendRequest = new("Send the request again", "Renvoyer la demande");
    public static readonly Text ResendHint = new("The same link, to the guest's address as it is now.", "Le même lien, à l'adresse actuelle du client.");
    public static readonly Text CollectHint = new("Charges the card that the guest left.", "Encaisse la carte que le client a laissée.");
    public static readonly Text Dysfunction = new("The card does not work", "Dysfonctionnement de la carte");
    public static readonly Text DysfunctionHint = new("The card is wiped and the guest is asked again.", "La carte est effacée et le client est à nouveau sollicité.");
    public static readonly Text Why = new("Why", "Pourquoi");
    public static readonly Text CancelRequest = new("Cancel the request", "Annuler la demande");
    public static readonly Text CancelRequestHint = new("Its link stops working.", "Son lien ne fonctionne plus.");
    public static readonly Text OpenFolio = new("Open a folio", "Ouvrir un folio");
    public static readonly Text FolioName = new("Its name", "Son nom");
    public static readonly Text FolioLabel = new("Folio", "Folio");
    public static readonly Text OldestFolio = new("the oldest open one", "le plus ancien ouvert");
    public static readonly Text CloseFolio = new("Close a folio", "Clôturer un folio");
    public static readonly Text WithDocument = new("With the document", "Avec le document");
    public static readonly Text NoDocument = new("none", "aucun");
    public static readonly Text IssueInvoice = new("Issue an invoice", "Établir une facture");
    public static readonly Text IssueInvoiceHint = new(
        "It gets the next number and never changes; what you credit later gets a credit note.",
        "Elle prend le numéro suivant et ne change plus ; ce que vous créditez ensuite fait l'objet d'un avoir.");
    public static readonly Text BillingName = new("Made out to", "Au nom de");
    public static readonly Text BillingNameHint = new("Empty: the guest.", "Vide : le client.");
    public static readonly Text BillingAddress = new("Their address", "Adresse");
    public static readonly Text BillingRegistration = new("Company number", "SIREN ou numéro d'immatriculation");
    public static readonly Text BillingVatNumber = new("VAT number", "Numéro de TVA");
    public static readonly Text CancelInvoice = new("Cancel the invoice", "Annuler la facture");
    public static readonly Text CancelInvoiceHint = new(
        "A credit note takes back all of it; charges and payments stay, and you can invoice anew, for example to another name.",
        "Un avoir la reprend en entier ; les prestations et les règlements restent, et vous pouvez refaire la facture, par exemple à un autre nom.");
    public static readonly Text IssueReceipt = new("Receipt for a payment", "Reçu pour un règlement");
    public static readonly Text IssueReceiptHint = new("For a deposit, before everything is settled.", "Pour des arrhes ou un acompte, avant que tout soit soldé.");
    public static readonly Text NumberedPayment = new("No. {0}: {1}, {2}", "Nº {0} : {1}, {2}");
    public static readonly Text PaymentLabel = new("Payment", "Règlement");
    public static readonly Text CloseFolioHint = new("It is closed whatever its balance.", "Il est clôturé quel que soit son solde.");
    public static readonly Text SetGuarantee = new("Set the guarantee", "Fixer la garantie");
    public static readonly Text GuaranteeHint = new("It stays so until the policy is satisfied.", "Elle reste ainsi jusqu'à ce que les conditions soient remplies.");
    public static readonly Text LeftToStaff = new("{0} of {1}: did it succeed?", "{0} du {1} : a-t-il réussi ?");
    public static readonly Text LeftToStaffHint = new(
        "The payment provider's answer was lost and it does not know more. Look at your account there, then say it here: nothing else is charged until then.",
        "La réponse du prestataire de paiement s'est perdue et il n'en sait pas plus. Regardez votre compte chez lui, puis dites-le ici : rien d'autre n'est encaissé d'ici là.");
    public static readonly Text Resolve = new("Say what became of it", "Dire ce qu'il en est");
    public static readonly Text Outcome = new("What the payment provider says", "Ce que dit le prestataire de paiement");
    public static readonly Text GatewayId = new("Its number at the provider", "Son numéro chez le prestataire");
    public static readonly Text GatewayIdHint = new("Needed when it succeeded: to compare and to refund.", "Nécessaire s'il a réussi : pour comparer et rembourser.");
    public static readonly Text PleaseChoose = new("please choose", "à choisir");
    public static readonly Text NotDone = new("Nothing was done.", "Rien n'a été fait.");
    public static readonly Text NoTime = new("A day and a time.", "Un jour et une heure.");
    public static readonly Text RecordPayment = new("Record a payment", "Enregistrer un règlement");
    public static readonly Text Method = new("Method", "Mode de règlement");
    public static readonly Text Refund = new("Refund", "Rembourser");
    public static readonly Text Refunded = new("Refunded", "Remboursé");
    public static readonly Text SendLink = new("Send a payment link", "Envoyer un lien de paiement");

    public static readonly Text Guarantee = new("Guarantee", "Garantie");
    public static readonly Text Rooms = new("Rooms", "Hébergements");
    public static readonly Text Email = new("E-mail", "E-mail");
    public static readonly Text LinkHint = new("Empty: all that is owed.", "Vide : tout ce qui est dû.");
    public static readonly Text CreditLine = new("Post a credit line too, so that the folio balances (what was overpaid needs none)", "Passer aussi un avoir, pour que le folio s'équilibre (un trop-perçu n'en demande pas)");
    public static readonly Text Capture = new("Capture the hold", "Encaisser l'empreinte");
    public static readonly Text CaptureHint = new("Empty: all of it. What remains is released.", "Vide : en entier. Le reste est libéré.");
    public static readonly Text Release = new("Release the hold", "Libérer l'empreinte");
    public static readonly Text CancelHint = new("Planned payments are cancelled. Nothing is refunded automatically.", "Les règlements prévus sont annulés. Rien n'est remboursé automatiquement.");
    public static readonly Text NoShowHint = new("The guest did not come. Nothing is charged automatically.", "Le client n'est pas venu. Rien n'est débité automatiquement.");

    /// <summary>What became of an appointment whose time was kept for a card that did not come.</summary>
    public static readonly Text Lapsed = new("Not confirmed in time", "Non confirmé à temps");

    /// <summary>When a card expires, as cards show it.</summary>
    public static string Expiry(YearMonth month) => $"{month.Month:00}/{month.Year % 100:00}";

    public static Text Of(BookingSnapshot booking) => booking.Lapsed ? Lapsed : Of(booking.Status);

    public static Text Of(BookingStatus status) => status switch
    {
        BookingStatus.Expected => new("Expected", "Attendu"),
        BookingStatus.CheckedIn => new("Checked in", "Arrivé"),
        BookingStatus.CheckedOut => new("Checked out", "Parti"),
        BookingStatus.Cancelled => new("Cancelled", "Annulée"),
        BookingStatus.NoShow => new("No-show", "No-show"),
    };

    public static Text Of(HoldState state) => state switch
    {
        HoldState.Open => new("open", "ouverte"),
        HoldState.Captured => new("captured", "encaissée"),
        HoldState.Released => new("released", "libérée"),
        HoldState.Expired => new("expired", "expirée"),
    };

    public static Text Of(RequestState state) => state switch
    {
        RequestState.Pending => new("Pending", "En attente"),
        RequestState.Sent => new("Sent", "Envoyée"),
        RequestState.Answered => new("Answered", "Réponse reçue"),
        RequestState.Paid => new("Paid", "Réglée"),
        RequestState.Cancelled => new("Cancelled", "Annulée"),
    };
}
