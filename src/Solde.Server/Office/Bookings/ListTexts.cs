using Solde.App.Bookings;
using Solde.Core.Properties;

namespace Solde.Server.Office.Bookings;

/// <summary>Words of the list of bookings.</summary>
internal static class ListTexts
{
    public static readonly Text Search = new("Name or reference", "Nom ou référence");
    public static readonly Text Find = new("Search", "Rechercher");
    public static readonly Text Status = new("Status", "Statut");
    public static readonly Text Channel = new("Channel", "Canal");
    public static readonly Text Balance = new("Balance", "Solde");
    public static readonly Text Payment = new("Payment", "Règlement");
    public static readonly Text Any = new("Any", "Tous");
    public static readonly Text Filters = new("Filters", "Filtres");
    public static readonly Text Clear = new("Clear", "Effacer");
    public static readonly Text Found = new("{0} bookings", "{0} réservations");
    public static readonly Text FoundOne = new("1 booking", "1 réservation");
    public static readonly Text FoundMany = new("More than {0} bookings", "Plus de {0} réservations");
    public static readonly Text None = new("No booking matches.", "Aucune réservation ne correspond.");
    public static readonly Text NoneYet = new(
        "No booking yet. They come in through the API, or with “solde import”.", "Aucune réservation pour l'instant. Elles arrivent par l'API, ou avec « solde import ».");
    public static readonly Text Erased = new("(erased)", "(effacé)");

    public static Text From(PropertyKind kind) =>
        kind == PropertyKind.Salon ? new("Appointment from", "Rendez-vous à partir du") : new("Arrival from", "Arrivée à partir du");

    public static Text To(PropertyKind kind) => kind == PropertyKind.Salon ? new("Appointment to", "Rendez-vous jusqu'au") : new("Arrival to", "Arrivée jusqu'au");

    public static Text LatestFirst(PropertyKind kind) =>
        kind == PropertyKind.Salon ? new("Latest appointment first", "Dernier rendez-vous en premier") : new("Latest arrival first", "Dernière arrivée en premier");

    public static Text Of(BalanceState state) => state switch
    {
        BalanceState.Owes => new("owes", "à régler"),
        BalanceState.Settled => new("settled", "soldé"),
        BalanceState.Credit => new("credit", "trop-perçu"),
    };

    public static Text Of(PaymentState state) => state switch
    {
        PaymentState.Planned => new("planned", "prévu"),
        PaymentState.Failed => new("failed", "en échec"),
        PaymentState.InDoubt => new("in doubt", "incertain"),
        PaymentState.RequestPending => new("request to be sent", "demande à envoyer"),
        PaymentState.RequestSent => new("request sent", "demande envoyée"),
        PaymentState.RequestAnswered => new("request answered", "réponse reçue"),
        PaymentState.HoldOpen => new("held", "empreinte"),
        PaymentState.Paid => new("paid", "réglé"),
    };
}
