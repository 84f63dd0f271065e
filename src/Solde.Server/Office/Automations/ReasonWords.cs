using Solde.Core.Payments;
using Solde.Core.Planning;

namespace Solde.Server.Office.Automations;

/// <summary>Why an automation does, or does not, act on a booking (docs/reasons.md): clauses in which <c>it</c> is the booking.</summary>
internal static class ReasonWords
{
    private static readonly Text Between = new("; ", " ; ");

    /// <summary>All the reasons of a set, in the order of their codes.</summary>
    public static string Of(Reasons reasons, Voice voice)
    {
        var told = Telling(reasons);
        var clauses = Enum.GetValues<Reasons>().Where(each => each != Reasons.None && told.HasFlag(each)).Select(each => One(each, voice));
        return string.Join(voice.Say(Between), clauses.DefaultIfEmpty(One(Reasons.None, voice)));
    }

    // Which part of the filter it was says more than that it was one.
    private static Reasons Telling(Reasons reasons) =>
        (reasons & (Reasons.GuaranteeNotMatched | Reasons.CardsNotMatched)) == Reasons.None ? reasons : reasons & ~Reasons.FilterNotMet;

    private static string One(Reasons reason, Voice voice) => reason switch
    {
        Reasons.None => voice.Say(new("nothing stands against it", "rien ne s'y oppose")),
        Reasons.Inactive => voice.Say(new("the automation is switched off", "l'automatisation est désactivée")),
        Reasons.Archived => voice.Say(new("the automation is archived", "l'automatisation est archivée")),
        Reasons.BookedBeforeActivation => voice.Say(new(
            "it was made before the automation was switched on, which takes new bookings only",
            "elle date d'avant l'activation, et seules les nouvelles réservations sont prises")),
        Reasons.ChannelNotMatched => voice.Say(new("it came by another channel", "elle vient d'un autre canal")),
        Reasons.OtaNotMatched => voice.Say(new(
            "it came by an OTA where none is meant, or the other way round",
            "elle vient d'une agence en ligne alors qu'aucune n'est visée, ou l'inverse")),
        Reasons.PolicyNotMatched => voice.Say(new("its guarantee policy is another one", "ses conditions de garantie sont autres")),
        Reasons.CompanyNotMatched => voice.Say(new("its company is not one of those meant", "sa société n'est pas parmi celles visées")),
        Reasons.AgencyNotMatched => voice.Say(new("its agency is not one of those meant", "son agence n'est pas parmi celles visées")),
        Reasons.GuaranteeNotMatched => voice.Say(new(
            "the guarantee state was another one when the time came",
            "l'état de garantie était autre le moment venu")),
        Reasons.CardsNotMatched => voice.Say(new(
            "the cards on file were others when the time came",
            "les cartes enregistrées étaient autres le moment venu")),
        Reasons.TakenByAnother => voice.Say(new("another exclusive automation has it", "une autre automatisation exclusive l'a prise")),
        Reasons.RoomDatesDiffer => voice.Say(new(
            "the rooms have differing dates, which no exclusive automation takes",
            "les hébergements ont des dates différentes, ce qu'aucune automatisation exclusive ne prend")),
        Reasons.BookingCancelled => voice.Say(new("the booking is cancelled", "la réservation est annulée")),
        Reasons.NotCancelled => voice.Say(new("the booking is not cancelled", "la réservation n'est pas annulée")),
        Reasons.NoShow => voice.Say(new("the guest did not come", "le client ne s'est pas présenté")),
        Reasons.AlreadyArrived => voice.Say(new("the guest has arrived", "le client est arrivé")),
        Reasons.NotArrived => voice.Say(new("the guest has not arrived yet", "le client n'est pas encore arrivé")),
        Reasons.NotDeparted => voice.Say(new("the guest has not left yet", "le client n'est pas encore parti")),
        Reasons.NothingDue => voice.Say(new("nothing is due", "il n'y a rien à régler")),
        Reasons.NoOpenFolio => voice.Say(new("all folios are closed", "tous les folios sont clôturés")),
        Reasons.NoCard => voice.Say(new("no usable card of the kind asked for is on file", "aucune carte utilisable du type voulu n'est enregistrée")),
        Reasons.FilterNotMet => voice.Say(new(
            "what is looked at only when the time comes did not match",
            "ce qui n'est vérifié que le moment venu ne correspondait pas")),
        Reasons.CardInvalid => voice.Say(new("the card failed its verification", "la vérification de la carte a échoué")),
        Reasons.CardNotValidated => voice.Say(new("the card is to be verified first", "la carte doit d'abord être vérifiée")),
        Reasons.PaymentInProgress => voice.Say(new("a payment of the booking is under way", "un règlement de la réservation est en cours")),
        Reasons.InDoubt => voice.Say(new(
            "a payment of the booking is in doubt: its answer was lost",
            "un règlement de la réservation est en attente de confirmation")),
        Reasons.TooLate => voice.Say(new("the automation first saw the booking too late", "l'automatisation a vu la réservation trop tard")),
        Reasons.AlreadyRan => voice.Say(new("an automation runs once per booking", "une automatisation ne s'exécute qu'une fois par réservation")),
        Reasons.ByStaff => voice.Say(new("staff cancelled it", "l'équipe l'a annulée")),
        Reasons.Modified => voice.Say(new("the booking was modified", "la réservation a été modifiée")),
        Reasons.DatesChanged => voice.Say(new("the dates were changed", "les dates ont changé")),
        Reasons.Deactivated => voice.Say(new("the automation was switched off", "l'automatisation a été désactivée")),
        Reasons.WindowClosed => voice.Say(new("the time in which it could run is over", "le délai pour agir est passé")),
        Reasons.Declined => voice.Say(new("the bank declined the payment", "la banque a refusé le paiement")),
        Reasons.AuthenticationRequired => voice.Reason(DeclineReason.AuthenticationRequired),
        Reasons.GatewayUnavailable => voice.Reason(DeclineReason.GatewayUnavailable),
        Reasons.Paused => voice.Say(new("the property is paused", "l'établissement est en pause")),
        Reasons.HeldBack => voice.Say(new(
            "more than 20 late payments came due at once; staff release or cancel them",
            "plus de 20 règlements en retard sont échus en même temps ; l'équipe les libère ou les annule")),
    };
}
