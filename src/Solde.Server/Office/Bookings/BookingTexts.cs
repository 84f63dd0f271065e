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
    public static readonly Text Requests = new("Payment requests", "Demandes de paiement");
    public static readonly Text Messages = new("Messages", "Messages");
    public static readonly Text History = new("What happened", "Ce qui s'est passé");
    public static readonly Text Ahead = new("What will happen, and why", "Ce qui va se passer, et pourquoi");
    public static readonly Text NoAutomations = new("No automation yet.", "Aucune automatisation pour l'instant.");
    public static readonly Text Actions = new("Actions", "Actions");
    public static readonly Text CheckIn = new("Check in", "Arrivée");
    public static readonly Text CheckOut = new("Check out", "Départ");
    public static readonly Text Cancel = new("Cancel the booking", "Annuler la réservation");
    public static readonly Text NoShow = new("No-show", "No-show");
    public static readonly Text AddCharge = new("Add a charge", "Ajouter une prestation");
    public static readonly Text Group = new("Revenue group", "Groupe de prestations");
    public static readonly Text AmountLabel = new("Amount", "Montant");
    public static readonly Text AmountHint = new("Such as 120.50; negative for a credit.", "Par exemple 120,50 ; négatif pour un avoir.");
    public static readonly Text NoAmount = new("An amount such as 120.50.", "Un montant, par exemple 120,50.");
    public static readonly Text NoTime = new("A day and a time.", "Un jour et une heure.");
    public static readonly Text RecordPayment = new("Record a payment", "Enregistrer un règlement");
    public static readonly Text Method = new("Method", "Mode de règlement");
    public static readonly Text Refund = new("Refund", "Rembourser");
    public static readonly Text SendLink = new("Send a payment link", "Envoyer un lien de paiement");

    public static readonly Text Guarantee = new("Guarantee", "Garantie");
    public static readonly Text Rooms = new("Rooms", "Hébergements");
    public static readonly Text Email = new("E-mail", "E-mail");
    public static readonly Text LinkHint = new("Empty: all that is owed.", "Vide : tout ce qui est dû.");
    public static readonly Text CreditLine = new("Post a credit line too, so that the folio balances", "Passer aussi un avoir, pour que le folio s'équilibre");
    public static readonly Text Capture = new("Capture the hold", "Encaisser l'empreinte");
    public static readonly Text CaptureHint = new("Empty: all of it. What remains is released.", "Vide : en entier. Le reste est libéré.");
    public static readonly Text Release = new("Release the hold", "Libérer l'empreinte");
    public static readonly Text CancelHint = new("Planned payments are cancelled. No money is given back by itself.", "Les règlements prévus sont annulés. Rien n'est remboursé de soi-même.");
    public static readonly Text NoShowHint = new("The guest did not come. Nothing is charged by itself.", "Le client n'est pas venu. Rien n'est débité de soi-même.");

    /// <summary>When a card expires, as cards show it.</summary>
    public static string Expiry(YearMonth month) => $"{month.Month:00}/{month.Year % 100:00}";

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
        RequestState.Answered => new("Answered", "Répondue"),
        RequestState.Paid => new("Paid", "Réglée"),
        RequestState.Cancelled => new("Cancelled", "Annulée"),
    };
}
