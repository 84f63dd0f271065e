using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Guarantees;
using Solde.Core.Payments;

namespace Solde.Server.Backtest;

/// <summary>French, with the words of docs/glossary.md.</summary>
internal static class FrenchWords
{
    public static ReportWords Report { get; } = new()
    {
        Language = "fr",
        Title = "Essai rétrospectif",
        Subtitle = "{0} réservations jouées avec {1} automatisations, du {2} au {3}",
        Simulated = "Simulé",
        SimulatedCards =
            "Aucun argent n’a circulé. Les cartes et les noms des clients sont inventés : sur 100 cartes, 4 sans provision, 2 refusées, 3 avec "
            + "authentification. L’acquéreur est un bac à sable.",
        ApprovedCards = "Aucun argent n’a circulé. Les cartes et les noms des clients sont inventés, toutes les cartes sont acceptées. "
            + "L’acquéreur est un bac à sable.",
        NoCards = "Aucun argent n’a circulé. Les noms des clients sont inventés ; il n’y a pas de carte. L’acquéreur est un bac à sable.",
        RealBookings = "Séjours, dates, prix, canaux, annulations et défections sont ceux des données.",
        Bookings = "Réservations",
        Charged = "Montant des réservations",
        ChargedShort = "Montant",
        Collected = "Encaissé",
        OfCharged = "{0} du montant des réservations",
        OfPlanned = "{0} des exécutions prévues",
        AndAsked = "en plus, {0} clients sollicités par e-mail pour {1}",
        OfCollectable = "réservations annulées et défections comprises",
        PlannedRuns = "Règlements et empreintes prévus",
        Declined = "Refusés",
        NeedGuest = "À authentifier",
        ByMonth = "Encaissé par mois",
        ByMonthNote = "Le mois où l’argent est arrivé.",
        ByAutomation = "Par automatisation",
        OutcomesNote = "Une exécution est une automatisation sur une réservation.",
        ByChannel = "Par canal",
        Automation = "Automatisation",
        Channel = "Canal",
        Planned = "Prévues",
        Skipped = "Passées",
        Succeeded = "Réussies",
        NeedGuestShort = "À auth.",
        FirstSeenTooLate = "vues trop tard",
        Held = "Empreintes",
        Requests = "Demandes de solde",
        RequestLine = "{0} envoyées, pour {1} : {2} échues (aucun client ne règle pendant un essai), {3} révoquées avec l’annulation, {4} réglées par une automatisation ; {5} autres évitées, une automatisation ayant encaissé avant",
        Holds = "Empreintes",
        HoldLine = "{0} prises pour {1} ; {2} encaissées ; {3} libérées ; {4} expirées",
        Guarantees = "Garanties",
        Messages = "E-mails",
        MessageLine = "{0} aux clients, {1} à l’équipe ; {2} tâches",
        Source = "Données",
        MadeBy = "Produit par Solde, qui fait régler chaque réservation.",
        Nothing = "aucun",
        LeftByStays = "Encore dû par ceux qui ont séjourné",
        KeptOfGone = "Conservé sur annulations et no-shows",
        GuestMessages = "E-mails aux clients",
        Tasks = "Tâches pour l’équipe",
        Difference = "Écart",
        Outcome = Of,
        Skip = Of,
        Cancel = Of,
        Decline = Of,
        Guarantee = Of,
        Status = Of,
    };

    private static string Of(RunState state) => state switch
    {
        RunState.Planned => "encore prévues",
        RunState.Skipped => "passées",
        RunState.Missed => "manquées",
        RunState.Cancelled => "annulées",
        RunState.ActionRequired => "à authentifier",
        RunState.Succeeded => "réussies",
        RunState.Failed => "refusées",
    };

    private static string Of(SkipReason reason) => reason switch
    {
        SkipReason.NothingDue => "rien à régler",
        SkipReason.NoOpenFolio => "aucun folio ouvert",
        SkipReason.NoCard => "pas de carte",
        SkipReason.FilterNotMet => "filtre non rempli",
        SkipReason.RoomDatesDiffer => "dates des chambres différentes",
        SkipReason.CardInvalid => "carte non valable",
    };

    private static string Of(RunCancelReason reason) => reason switch
    {
        RunCancelReason.Modified => "réservation modifiée",
        RunCancelReason.DatesChanged => "dates changées",
        RunCancelReason.BookingCancelled => "réservation annulée",
        RunCancelReason.NoShow => "défection",
        RunCancelReason.ByStaff => "par l’équipe",
        RunCancelReason.Deactivated => "automatisation désactivée",
    };

    private static string Of(DeclineReason reason) => reason switch
    {
        DeclineReason.Declined => "refus",
        DeclineReason.InsufficientFunds => "provision insuffisante",
        DeclineReason.ExpiredCard => "carte expirée",
        DeclineReason.LostOrStolen => "carte perdue ou volée",
        DeclineReason.AuthenticationRequired => "authentification requise",
        DeclineReason.InvalidCard => "carte non valable",
        DeclineReason.GatewayUnavailable => "prestataire injoignable",
    };

    private static string Of(GuaranteeState state) => state switch
    {
        GuaranteeState.NonGuaranteed => "non garanties",
        GuaranteeState.Awaiting => "en attente",
        GuaranteeState.Guaranteed => "garanties",
        GuaranteeState.Expired => "expirées",
    };

    private static string Of(BookingStatus status) => status switch
    {
        BookingStatus.Expected => "attendues",
        BookingStatus.CheckedIn => "sur place",
        BookingStatus.CheckedOut => "séjours effectués",
        BookingStatus.Cancelled => "annulées",
        BookingStatus.NoShow => "défections",
    };
}
