using NodaTime;
using Solde.Core.Automations;
using Solde.Core.Planning;
using Solde.Server.Office.Automations;
using static Solde.Server.Tests.Office.Spoken;

namespace Solde.Server.Tests.Office;

public sealed class VerdictSentencesTests
{
    private static readonly Verdict Planned = new(VerdictKind.Planned, Reasons.None, Due, Euros(210));

    private static Said<(Verdict Verdict, Operation Operation)>[] Kinds =>
    [
        new((Planned, Operation.Charge), "Will charge €210.00 on 24 July 2026 at 14:00.", "Encaissera 210,00 € le 24 juillet 2026 à 14 h."),
        new((Planned, Operation.Authorize),
            "Will hold €210.00 on 24 July 2026 at 14:00.", "Prendra une empreinte de 210,00 € le 24 juillet 2026 à 14 h."),
        new((Planned, Operation.None),
            "Will act on 24 July 2026 at 14:00, without moving money.", "Agira le 24 juillet 2026 à 14 h, sans rien encaisser."),
        new((Planned with { Amount = Euros(0) }, Operation.Charge),
            "Nothing is due so far; will look again on 24 July 2026 at 14:00.",
            "Rien à régler pour l'instant ; regardera à nouveau le 24 juillet 2026 à 14 h."),
        new((Planned with { Kind = VerdictKind.Due }, Operation.Charge), "Will charge €210.00 now.", "Encaissera 210,00 € maintenant."),
        new((Expected(Reasons.NotArrived), Operation.Charge),
            "Will charge €210.00 once the guest has arrived.", "Encaissera 210,00 € une fois le client arrivé."),
        new((Expected(Reasons.NotDeparted), Operation.None),
            "Will act once the guest has left, without moving money.", "Agira une fois le client parti, sans rien encaisser."),
        new((Expected(Reasons.NotCancelled), Operation.Authorize),
            "Will hold €210.00 if the booking is cancelled.", "Prendra une empreinte de 210,00 € si la réservation est annulée."),
        new((Of(VerdictKind.NotTaken, Reasons.ChannelNotMatched | Reasons.NotCancelled), Operation.Charge),
            "Does not take this booking: it came by another channel; the booking is not cancelled.",
            "Ne prend pas cette réservation : elle vient d'un autre canal ; la réservation n'est pas annulée."),
        new((Of(VerdictKind.Waiting, Reasons.Paused), Operation.Charge), "Waits: the property is paused.", "Attend : l'établissement est en pause."),
        new((Planned with { Kind = VerdictKind.Waiting, Reasons = Reasons.CardNotValidated }, Operation.Charge),
            "Waits to charge €210.00: the card is to be verified first.", "Attend pour encaisser 210,00 € : la carte doit d'abord être vérifiée."),
        new((Planned with { Kind = VerdictKind.Waiting, Reasons = Reasons.PaymentInProgress }, Operation.Authorize),
            "Waits to hold €210.00: a payment of the booking is under way.",
            "Attend pour prendre une empreinte de 210,00 € : un règlement de la réservation est en cours."),
        new((Of(VerdictKind.Skipped, Reasons.FilterNotMet | Reasons.CardsNotMatched), Operation.Charge),
            "Was skipped: the cards on file were others when the time came. It looks again when the booking changes, while its time lasts.",
            "Passe son tour : les cartes enregistrées étaient autres le moment venu. Regardera à nouveau si la réservation change, tant que le délai court."),
        new((Planned with { Kind = VerdictKind.Missed, Reasons = Reasons.TooLate }, Operation.Charge),
            "Missed: the automation first saw the booking too late. It was due on 24 July 2026 at 14:00.",
            "Manquée : l'automatisation a vu la réservation trop tard. Elle était prévue le 24 juillet 2026 à 14 h."),
        new((Of(VerdictKind.Cancelled, Reasons.ByStaff | Reasons.Inactive), Operation.Charge),
            "No longer planned: the automation is switched off; staff cancelled it.",
            "N'est plus prévue : l'automatisation est désactivée ; l'équipe l'a annulée."),
        new((Of(VerdictKind.ActionRequired, Reasons.AuthenticationRequired), Operation.Charge),
            "Waits for the guest: the guest’s bank requires strong customer authentication (SCA, 3-D Secure).",
            "Attend le client : authentification forte (SCA, 3-D Secure) exigée par la banque du client."),
        new((Of(VerdictKind.Succeeded, Reasons.AlreadyRan), Operation.Charge),
            "Done: an automation runs once per booking.", "C'est fait : une automatisation ne s'exécute qu'une fois par réservation."),
        new((Of(VerdictKind.Failed, Reasons.Declined), Operation.Charge),
            "The payment failed: the bank declined the payment.", "Échec du règlement : la banque a refusé le paiement."),
    ];

    private static Said<Reasons>[] Why =>
    [
        new(Reasons.None, "nothing stands against it", "rien ne s'y oppose"),
        new(Reasons.Inactive, "the automation is switched off", "l'automatisation est désactivée"),
        new(Reasons.Archived, "the automation is archived", "l'automatisation est archivée"),
        new(Reasons.BookedBeforeActivation,
            "it was made before the automation was switched on, which takes new bookings only",
            "elle date d'avant l'activation, et seules les nouvelles réservations sont prises"),
        new(Reasons.ChannelNotMatched, "it came by another channel", "elle vient d'un autre canal"),
        new(Reasons.OtaNotMatched,
            "it came by an OTA where none is meant, or the other way round",
            "elle vient d'une agence en ligne alors qu'aucune n'est visée, ou l'inverse"),
        new(Reasons.PolicyNotMatched, "its guarantee policy is another one", "ses conditions de garantie sont autres"),
        new(Reasons.CompanyNotMatched, "its company is not one of those meant", "sa société n'est pas parmi celles visées"),
        new(Reasons.AgencyNotMatched, "its agency is not one of those meant", "son agence n'est pas parmi celles visées"),
        new(Reasons.GuaranteeNotMatched, "the guarantee state was another one when the time came", "l'état de garantie était autre le moment venu"),
        new(Reasons.CardsNotMatched, "the cards on file were others when the time came", "les cartes enregistrées étaient autres le moment venu"),
        new(Reasons.TakenByAnother, "another exclusive automation has it", "une autre automatisation exclusive l'a prise"),
        new(Reasons.RoomDatesDiffer,
            "the rooms have differing dates, which no exclusive automation takes",
            "les hébergements ont des dates différentes, ce qu'aucune automatisation exclusive ne prend"),
        new(Reasons.BookingCancelled, "the booking is cancelled", "la réservation est annulée"),
        new(Reasons.NotCancelled, "the booking is not cancelled", "la réservation n'est pas annulée"),
        new(Reasons.NoShow, "the guest did not come", "le client ne s'est pas présenté"),
        new(Reasons.AlreadyArrived, "the guest has arrived", "le client est arrivé"),
        new(Reasons.NotArrived, "the guest has not arrived yet", "le client n'est pas encore arrivé"),
        new(Reasons.NotDeparted, "the guest has not left yet", "le client n'est pas encore parti"),
        new(Reasons.NothingDue, "nothing is due", "il n'y a rien à régler"),
        new(Reasons.NoOpenFolio, "all folios are closed", "tous les folios sont clôturés"),
        new(Reasons.NoCard, "no usable card of the kind asked for is on file", "aucune carte utilisable du type voulu n'est enregistrée"),
        new(Reasons.FilterNotMet,
            "what is looked at only when the time comes did not match",
            "ce qui n'est vérifié que le moment venu ne correspondait pas"),
        new(Reasons.CardInvalid, "the card failed its verification", "la vérification de la carte a échoué"),
        new(Reasons.CardNotValidated, "the card is to be verified first", "la carte doit d'abord être vérifiée"),
        new(Reasons.PaymentInProgress, "a payment of the booking is under way", "un règlement de la réservation est en cours"),
        new(Reasons.InDoubt,
            "a payment of the booking is in doubt: its answer was lost",
            "un règlement de la réservation est en attente de confirmation"),
        new(Reasons.TooLate, "the automation first saw the booking too late", "l'automatisation a vu la réservation trop tard"),
        new(Reasons.AlreadyRan, "an automation runs once per booking", "une automatisation ne s'exécute qu'une fois par réservation"),
        new(Reasons.ByStaff, "staff cancelled it", "l'équipe l'a annulée"),
        new(Reasons.Modified, "the booking was modified", "la réservation a été modifiée"),
        new(Reasons.DatesChanged, "the dates were changed", "les dates ont changé"),
        new(Reasons.Deactivated, "the automation was switched off", "l'automatisation a été désactivée"),
        new(Reasons.WindowClosed, "the time in which it could run is over", "le délai pour agir est passé"),
        new(Reasons.Declined, "the bank declined the payment", "la banque a refusé le paiement"),
        new(Reasons.Paused, "the property is paused", "l'établissement est en pause"),
        new(Reasons.HeldBack,
            "more than 20 late payments came due at once; staff release or cancel them",
            "plus de 20 règlements en retard sont échus en même temps ; l'équipe les libère ou les annule"),
        new(Reasons.AuthenticationRequired,
            "the guest’s bank requires strong customer authentication (SCA, 3-D Secure)",
            "authentification forte (SCA, 3-D Secure) exigée par la banque du client"),
        new(Reasons.GatewayUnavailable,
            "the payment provider could not be reached; nothing was charged", "prestataire de paiement injoignable ; rien n'a été débité"),
    ];

    [Fact]
    public void Every_verdict_says_what_will_happen_or_why_it_will_not() => Check(Kinds, Say);

    [Fact]
    public void Every_reason_is_a_clause() => Check(Why, ReasonWords.Of);

    [Fact]
    public void French_and_English_are_set_as_they_are_printed()
    {
        CheckTypography(Kinds, Say);
        CheckTypography(Why, ReasonWords.Of);
    }

    [Fact]
    public void No_kind_and_no_reason_is_missing_from_the_tables()
    {
        Assert.Empty(Enum.GetValues<VerdictKind>().Except(Kinds.Select(row => row.Of.Verdict.Kind)));
        Assert.Empty(Enum.GetValues<Reasons>().Except(Why.Select(row => row.Of)));
    }

    private static string Say((Verdict Verdict, Operation Operation) of, Server.Office.Voice voice) =>
        VerdictSentences.Of(of.Verdict, of.Operation, voice);

    private static Verdict Of(VerdictKind kind, Reasons reasons) => new(kind, reasons, Instant.MinValue, Euros(0));

    private static Verdict Expected(Reasons reasons) => new(VerdictKind.Expected, reasons, Instant.MinValue, Euros(210));
}
