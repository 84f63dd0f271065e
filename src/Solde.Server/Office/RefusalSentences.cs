using System.Collections.Frozen;
using Solde.App.Bookings;
using Solde.Server.Api;
using static Solde.Server.Api.RefusalWords;

namespace Solde.Server.Office;

/// <summary>Why something is refused, in a sentence: the English of <see cref="RefusalWords"/>, and the French beside it.</summary>
internal static class RefusalSentences
{
    private static readonly FrozenDictionary<string, string> French = new Dictionary<string, string>
    {
        [Refusals.UnknownBooking] = "Il n'y a pas de réservation avec cette référence.",
        [Refusals.UnknownAutomation] = "Il n'y a pas d'automatisation de ce nom.",
        [Refusals.UnknownFolio] = "La réservation n'a pas de folio de ce nom.",
        [Refusals.FolioExists] = "La réservation a déjà un folio de ce nom.",
        [Refusals.FolioClosed] = "Le folio est clôturé.",
        [Refusals.NoOpenFolio] = "Tous les folios de la réservation sont clôturés.",
        [Refusals.InvalidCard] = "Le numéro de carte est erroné.",
        [Refusals.CardRequired] = "Ce mode de règlement demande une carte, ou aucune carte utilisable n'est enregistrée.",
        [Refusals.BookingCancelled] = "La réservation est annulée.",
        [Refusals.BookingNoShow] = "Le client ne s'est pas présenté.",
        [Refusals.AlreadyArrived] = "Le client est déjà arrivé.",
        [Refusals.AlreadyDeparted] = "Le client est déjà parti.",
        [Refusals.DepartureBeforeArrival] = "Le départ serait avant l'arrivée.",
        [Refusals.ExceedsPayments] = "C'est plus que ce qui a été réglé et pas encore remboursé.",
        [Refusals.ExceedsBalance] = "C'est plus que le solde de la réservation.",
        [Refusals.ExceedsHold] = "C'est plus que le montant de l'empreinte.",
        [Refusals.NothingDue] = "Il ne reste rien à régler.",
        [Refusals.NoRun] = "L'automatisation n'a rien prévu pour cette réservation.",
        [Refusals.NotPlanned] = "Ce règlement n'est pas prévu, ou ne l'est plus.",
        [Refusals.NotFailed] = "Il n'y a rien à réessayer.",
        [Refusals.InThePast] = "Un règlement prévu ne peut être reporté qu'à plus tard.",
        [Refusals.PaymentInProgress] = "Un autre règlement de la réservation est encore en cours.",
        [Refusals.NoRequest] = "La réservation n'a pas de demande de règlement.",
        [Refusals.NotSent] = "La demande de règlement n'est pas encore envoyée.",
        [Refusals.NotAnswered] = "Le client n'a pas laissé de carte pour la demande de règlement.",
        [Refusals.AlreadySent] = "La demande de règlement est déjà envoyée.",
        [Refusals.AlreadyPaid] = "La demande de règlement est réglée.",
        [Refusals.LinkRevoked] = "La demande de règlement a été annulée.",
        [Refusals.LinkExpired] = "Le dernier jour du lien est passé.",
        [Refusals.NoAddress] = "Le client n'a pas d'adresse e-mail.",
        [Refusals.MethodNotOffered] = "La demande de règlement ne propose pas ce mode de règlement.",
        [Refusals.AmountChanged] = "Le montant demandé a changé depuis que le client l'a vu.",
        [Refusals.TooManyTries] = "Trop de cartes ou de codes ont été essayés ; ce sera de nouveau possible d'ici une heure au plus.",
        [Refusals.GatewayUnavailable] = "Le prestataire de paiement est injoignable ; rien n'a été débité.",
        [Refusals.VaultOff] = "Le coffre à cartes n'est pas activé.",
        [Refusals.NoCardKept] = "Le coffre ne garde plus le numéro de cette carte : il a déjà été affiché, ou effacé.",
        [Refusals.SaleOpen] = "Un encaissement d'un autre folio est en cours.",
        [Refusals.SaleClosed] = "L'encaissement est terminé : il ne reste rien à régler.",
        [Refusals.UnknownVoucher] = "L'établissement n'a émis aucun bon cadeau avec ce code.",
        [Refusals.VoucherExpired] = "Le bon cadeau est arrivé à échéance.",
        [Refusals.VoucherSpent] = "Il ne reste pas autant sur le bon cadeau.",
        [Refusals.VoucherSold] = "C'est le prix d'un bon cadeau : ce qu'il en reste se rembourse avec le bon.",
        [Refusals.VouchersNotSold] = "L'établissement ne vend pas de bons cadeaux.",
        [Refusals.VoucherAmount] = "Les bons cadeaux ne sont pas vendus à ce montant.",
        [Refusals.DocumentIssued] = "Le folio a déjà sa facture.",
        [Refusals.NothingCharged] = "Rien n'est facturé sur ce folio.",
        [Refusals.TimeTaken] = "Cet horaire est déjà pris par un autre rendez-vous.",
        [Refusals.TooManyAppointments] = "Cinq rendez-vous sont déjà à venir pour cette adresse e-mail ; on n'en prend pas davantage en ligne.",
        [Refusals.NoFee] = "Aucuns frais ne sont dus : le client n'en a pas accepté, ou l'annulation est intervenue à temps.",
        [Refusals.FeeSettled] = "Les frais ont déjà été encaissés ou abandonnés.",
        [Refusals.DayAhead] = "Ce jour n'est pas encore venu.",
        [Refusals.DayClosed] = "La journée est déjà clôturée.",
        [Refusals.NoHold] = "La réservation n'a pas d'empreinte.",
        [Refusals.HoldCaptured] = "L'empreinte a été encaissée.",
        [Refusals.HoldReleased] = "L'empreinte a été libérée.",
        [Refusals.HoldExpired] = "L'empreinte est expirée.",
        [Refusals.Archived] = "L'automatisation est archivée.",
        [Refusals.AlreadyActive] = "L'automatisation est déjà active.",
        [Refusals.NotActive] = "L'automatisation n'est pas active.",
        [Refusals.UnknownAttempt] = "La réservation n'a pas de règlement incertain avec cet identifiant.",
        [Refusals.StillAsked] = "Le prestataire de paiement est encore interrogé ; une tâche vous dira quand vérifier vous-même.",
        [Refusals.GatewayIdNeeded] = "Indiquez son numéro chez le prestataire de paiement : il est nécessaire pour pouvoir comparer et rembourser.",
        [AutomationExists] = "Une autre automatisation de l'établissement porte ce nom.",
        [VersionConflict] = "L'automatisation a été modifiée entre-temps : sa version est plus récente que la vôtre.",
        [Refusals.CurrencyFixed] = "Un établissement garde sa devise : ses folios sont tenus dans celle-ci.",
        [Refusals.KindFixed] = "Un établissement garde son type : ses réservations en dépendent.",
        [Refusals.GatewayFixed] = "Un établissement garde son prestataire de paiement : ses cartes et ses règlements y sont.",
        [TooManyWebhooks] = "Un établissement a 20 webhooks au plus.",
        [WebhookOff] = "Le webhook est désactivé.",
        [StillSending] = "Le message n'est pas encore parti : il sera réessayé tout seul.",
        [TooManyJobs] = "Trois calculs de l'établissement sont encore en cours : attendez que l'un se termine.",
    }.ToFrozenDictionary();

    /// <summary>Why, by the code of a refusal. A code that is not known, of another version, is told as it is.</summary>
    public static Text Of(string code) => French.TryGetValue(code, out var french) ? new(RefusalWords.Of(code), french) : new(code, code);
}
