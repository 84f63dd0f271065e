using NodaTime;
using Solde.App.Journal;
using Solde.Core.Automations;
using Solde.Core.Facts;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Core.Requests;
using static Solde.Server.Tests.Office.Spoken;

namespace Solde.Server.Tests.Office;

/// <summary>The facts about requests, runs, staff and the property, and what is said of them.</summary>
internal static class FactTableOfWork
{
    private static readonly LocalDate Deadline = new(2026, 7, 10);

    public static IEnumerable<Said<IFact>> All => [.. OfRequests, .. OfRuns, .. OfStaff, .. OfTheProperty];

    private static Said<IFact>[] OfRequests =>
    [
        new(new RequestScheduled(Now, 1, Due, Deadline, Euros(490)),
            "A balance request for €490.00 will leave on 24 July 2026 at 14:00; it is due by 10 July 2026.",
            "Une demande de solde de 490,00 € partira le 24 juillet 2026 à 14 h ; date limite : 10 juillet 2026."),
        new(new RequestSent(Now, 1, RequestKind.Balance, Euros(490), "anna@example.com"),
            "Balance request for €490.00 sent to anna@example.com.", "Demande de solde de 490,00 € envoyée à anna@example.com."),
        new(new RequestSent(Now, 1, RequestKind.Balance, Euros(490), "anna@example.com", WithLink: 2),
            "Balance request for €490.00 asked with payment link 2: one letter.",
            "Demande de solde de 490,00 € faite avec le lien de paiement n° 2 : un seul e-mail."),
        new(new RequestSent(Now, 2, RequestKind.Link, Euros(100), PersonalData.Erased, Euros(100)),
            "Payment link for €100.00 (set by staff) sent to an address since erased.",
            "Lien de paiement de 100,00 € (fixé par l'équipe) envoyé à une adresse effacée depuis."),
        new(new RequestAnswered(Now, 1, PaymentMethod.BankTransfer, null),
            "The guest answered payment request 1: bank transfer.", "Le client a répondu à la demande de règlement n° 1 : virement."),
        new(new RequestPaid(Now, 1), "Payment request 1 is paid.", "Demande de règlement n° 1 réglée."),
        new(new RequestExpired(Now, 1), "Payment request 1 was not paid in time.", "Demande de règlement n° 1 non réglée dans les délais."),
        new(new RequestReminded(Now, 1), "The guest was reminded of payment request 1.", "Rappel de la demande de règlement n° 1 au client."),
        new(new RequestCancelled(Now, 1), "Payment request 1 was cancelled.", "Demande de règlement n° 1 annulée."),
        new(new RequestCancelled(Now, 1, WithSale: true), "Payment request 1 ended: its sale came to nothing.", "Demande de règlement n° 1 terminée : il ne restait rien à encaisser."),
        new(new RequestAmountChanged(Now, 1, Euros(400), null),
            "Payment request 1 now asks for €400.00.", "La demande de règlement n° 1 porte désormais sur 400,00 €."),
        new(new RequestAmountChanged(Now, 1, Euros(400), Euros(400)),
            "Payment request 1 now asks for €400.00 (set by staff).",
            "La demande de règlement n° 1 porte désormais sur 400,00 € (fixé par l'équipe)."),
        new(new RequestDysfunction(Now, 1, DysfunctionReason.Insolvent),
            "The mail-order card of payment request 1 could not be charged: no money on it. It was wiped, and the guest is asked again.",
            "Dysfonctionnement de la carte en VAD de la demande de règlement n° 1 : carte insolvable. Elle est effacée, et le client est invité à payer à nouveau."),
        new(new RequestDysfunction(Now, 1, DysfunctionReason.WrongDetails),
            "The mail-order card of payment request 1 could not be charged: wrong expiry date or code. It was wiped, and the guest is asked again.",
            "Dysfonctionnement de la carte en VAD de la demande de règlement n° 1 : date d'expiration ou cryptogramme erronés. Elle est effacée, et le client est invité à payer à nouveau."),
    ];

    private static Said<IFact>[] OfRuns =>
    [
        new(new RunPlanned(Now, Rule, Due, Euros(437.40m), 1),
            "“Booking.com: the day before arrival” is planned for 24 July 2026 at 14:00: €437.40.",
            "« Booking.com: the day before arrival » est prévue le 24 juillet 2026 à 14 h : 437,40 €."),
        new(new RunPlanned(Now, Rule, Due, Euros(0), 1),
            "“Booking.com: the day before arrival” is planned for 24 July 2026 at 14:00.",
            "« Booking.com: the day before arrival » est prévue le 24 juillet 2026 à 14 h."),
        new(new RunAmountChanged(Now, Rule, Euros(300)),
            "“Booking.com: the day before arrival”: the planned amount is now €300.00.",
            "« Booking.com: the day before arrival » : le montant prévu est désormais de 300,00 €."),
        .. Enum.GetValues<SkipReason>().Select(Skipped),
        new(new RunMissed(Now, Rule, Due, 1),
            "“Booking.com: the day before arrival” was due on 24 July 2026 at 14:00, and first saw the booking too late.",
            "« Booking.com: the day before arrival » était prévue le 24 juillet 2026 à 14 h et a vu la réservation trop tard."),
        .. Enum.GetValues<RunCancelReason>().Select(Cancelled),
        new(new RunRescheduled(Now, Rule, Due, RescheduleReason.ByStaff),
            "“Booking.com: the day before arrival” was moved to 24 July 2026 at 14:00: by staff.",
            "« Booking.com: the day before arrival » est reportée au 24 juillet 2026 à 14 h : par l'équipe."),
        new(new RunRescheduled(Now, Rule, Due, RescheduleReason.Edited),
            "“Booking.com: the day before arrival” was moved to 24 July 2026 at 14:00: the automation was edited.",
            "« Booking.com: the day before arrival » est reportée au 24 juillet 2026 à 14 h : automatisation modifiée."),
        new(new RunRescheduled(Now, Rule, Due, RescheduleReason.GatewayUnavailable),
            "“Booking.com: the day before arrival” was moved to 24 July 2026 at 14:00: the payment provider could not be reached; nothing was charged.",
            "« Booking.com: the day before arrival » est reportée au 24 juillet 2026 à 14 h : prestataire de paiement injoignable ; rien n'a été débité."),
        new(new RunCompleted(Now, Rule), "“Booking.com: the day before arrival” is done.", "« Booking.com: the day before arrival » est terminée."),
        new(new RunReleased(Now, Rule),
            "Staff let “Booking.com: the day before arrival” go, which was held back.",
            "L'équipe a libéré « Booking.com: the day before arrival », qui était retenue."),
    ];

    private static Said<IFact>[] OfStaff =>
    [
        new(new MessageSent(Now, Recipient.Guest, Templates.PaymentConfirmation, "anna@example.com"),
            "E-mail “payment confirmation” sent to the guest (anna@example.com).",
            "E-mail « confirmation de règlement » envoyé au client (anna@example.com)."),
        new(new MessageFailed(Now, Recipient.Staff, Templates.PaymentFailed, "desk@example.com", "550 no such user."),
            "E-mail “payment failed” not sent to the team (desk@example.com): 550 no such user.",
            "E-mail « échec du règlement » non envoyé à l'équipe (desk@example.com) : 550 no such user."),
        new(new MessageFailed(Now, Recipient.Guest, Templates.CardRequest, PersonalData.Erased, PersonalData.Erased),
            "E-mail “request for a card” not sent to the guest (an address since erased).",
            "E-mail « demande de carte » non envoyé au client (une adresse effacée depuis)."),
        new(new TaskCreated(Now, "Appeler le client — 80.00", "payments"), "Task: Appeler le client — 80.00", "Tâche : Appeler le client — 80.00"),
        new(new ActionRefused(Now, "captureHold", "holdExpired"),
            "Refused: collect from the hold. The hold has expired.", "Refusé : encaisser l'empreinte. L'empreinte est expirée."),
        new(new ActionRefused(Now, "checkIn", "unknownBooking", "4711"),
            "Refused: check the guest in (booking 4711). There is no booking of that reference.",
            "Refusé : noter l'arrivée du client (réservation 4711). Il n'y a pas de réservation avec cette référence."),
        new(new ActionRefused(Now, "ofAnotherVersion", "unheardOf"), "Refused: ofAnotherVersion. unheardOf", "Refusé : ofAnotherVersion. unheardOf"),
    ];

    private static Said<IFact>[] OfTheProperty =>
    [
        new(new AutomationCreated(Now, Rule),
            "Automation “Booking.com: the day before arrival” created.", "Automatisation « Booking.com: the day before arrival » créée."),
        new(new AutomationEdited(Now, Rule, 3),
            "Automation “Booking.com: the day before arrival” edited: version 3.",
            "Automatisation « Booking.com: the day before arrival » modifiée : version 3."),
        new(new AutomationActivated(Now, Rule),
            "Automation “Booking.com: the day before arrival” switched on.", "Automatisation « Booking.com: the day before arrival » activée."),
        new(new AutomationDeactivated(Now, Rule),
            "Automation “Booking.com: the day before arrival” switched off.", "Automatisation « Booking.com: the day before arrival » désactivée."),
        new(new AutomationArchived(Now, Rule),
            "Automation “Booking.com: the day before arrival” archived.", "Automatisation « Booking.com: the day before arrival » archivée."),
        new(new PropertyEdited(Now, ["methods", "sendRequestsAt", "logo"]),
            "Settings changed: payment methods, time of e-mails and logo.", "Réglages modifiés : modes de règlement, heure des e-mails et logo."),
        new(new TemplateEdited(Now, Recipient.Guest, Templates.PaymentLink, "fr", 2),
            "E-mail “payment link” (fr) has a text of your own: version 2.", "E-mail « lien de paiement » (fr) : votre propre texte, version 2."),
        new(new TemplateEdited(Now, Recipient.Guest, Templates.PaymentLink, "fr", 1),
            "E-mail “payment link” (fr): back to Solde’s text.", "E-mail « lien de paiement » (fr) : retour au texte de Solde."),
        new(new KeyCreated(Now, "solde_live_0123456789ab", "Booking system"),
            "API key “Booking system” created (solde_live_0123456789ab).", "Clé d'API « Booking system » créée (solde_live_0123456789ab)."),
        new(new KeyRevoked(Now, "solde_live_0123456789ab"),
            "API key solde_live_0123456789ab revoked.", "Clé d'API solde_live_0123456789ab révoquée."),
        new(new DayClosed(Now, new LocalDate(2026, 6, 30), Euros(1200), Euros(20), "ab"),
            "The till of 30 June 2026 was closed: €1,200.00 received, €20.00 refunded.", "Caisse du 30 juin 2026 clôturée : 1 200,00 € encaissés, 20,00 € remboursés."),
        new(new VaultEnabled(Now, 1),
            "The card vault is on: the acquirer’s permission was confirmed.", "Coffre à cartes activé : l'accord de l'acquéreur a été confirmé."),
        new(new VaultDisabled(Now, 0), "The card vault is off.", "Coffre à cartes désactivé."),
        new(new VaultDisabled(Now, 1),
            "The card vault is off; the number of 1 booking was deleted.", "Coffre à cartes désactivé ; le numéro de 1 réservation est supprimé."),
        new(new VaultDisabled(Now, 3),
            "The card vault is off; the numbers of 3 bookings were deleted.", "Coffre à cartes désactivé ; les numéros de 3 réservations sont supprimés."),
        new(new PropertyPaused(Now),
            "The property is paused: nothing is decided, nothing is dropped.", "Établissement en pause : rien n'est décidé, rien n'est perdu."),
        new(new PropertyResumed(Now), "The pause is over: automations are at work again.", "Fin de la pause : les automatisations reprennent."),
        new(new PaymentsHeldBack(Now, 21, Euros(4200)),
            "21 late payments due at once, €4,200.00 in all, are held back: look at them, then release or cancel them.",
            "21 règlements en retard, 4 200,00 € en tout, sont retenus : à vérifier, puis à libérer ou à annuler."),
        new(new PaymentsReleased(Now, 21), "Staff released the 21 payments that were held back.", "L'équipe a libéré les 21 règlements retenus."),
        new(new PaymentsReleased(Now, 1), "Staff released the payment that was held back.", "L'équipe a libéré le règlement retenu."),
        new(new PaymentsCancelled(Now, 20), "Staff cancelled the 20 payments that were held back.", "L'équipe a annulé les 20 règlements retenus."),
        new(new PaymentsCancelled(Now, 1), "Staff cancelled the payment that was held back.", "L'équipe a annulé le règlement retenu."),
        new(new PaymentsLetThrough(Now, Due),
            "Until 24 July 2026 at 14:00 late payments are not held back, however many.",
            "Jusqu'au 24 juillet 2026 à 14 h, aucun règlement en retard n'est retenu, quel qu'en soit le nombre."),
    ];

    private static Said<IFact> Skipped(SkipReason reason)
    {
        var (english, french) = reason switch
        {
            SkipReason.NothingDue => ("nothing due", "rien à régler"),
            SkipReason.NoOpenFolio => ("no open folio", "aucun folio ouvert"),
            SkipReason.NoCard => ("no card", "pas de carte"),
            SkipReason.FilterNotMet => ("filter not met", "filtre non rempli"),
            SkipReason.RoomDatesDiffer => ("rooms’ dates differ", "dates des chambres différentes"),
            SkipReason.CardInvalid => ("card not valid", "carte non valable"),
        };
        return new(
            new RunSkipped(Now, Rule, reason, 1), $"“{Rule.Name}” was skipped: {english}.", $"« {Rule.Name} » passe son tour : {french}.");
    }

    private static Said<IFact> Cancelled(RunCancelReason reason)
    {
        var (english, french) = reason switch
        {
            RunCancelReason.Modified => ("booking modified", "réservation modifiée"),
            RunCancelReason.DatesChanged => ("dates changed", "dates changées"),
            RunCancelReason.BookingCancelled => ("booking cancelled", "réservation annulée"),
            RunCancelReason.NoShow => ("no-show", "défection"),
            RunCancelReason.ByStaff => ("by staff", "par l'équipe"),
            RunCancelReason.Deactivated => ("automation switched off", "automatisation désactivée"),
        };
        return new(
            new RunCancelled(Now, Rule, reason), $"“{Rule.Name}” is no longer planned: {english}.", $"« {Rule.Name} » n'est plus prévue : {french}.");
    }
}
