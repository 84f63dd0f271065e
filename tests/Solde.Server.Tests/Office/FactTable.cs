using System.Collections.Immutable;
using NodaTime;
using Solde.Core;
using Solde.Core.Agenda;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Checkout;
using Solde.Core.Documents;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Guarantees;
using Solde.Core.Payments;
using Solde.Core.Properties;
using static Solde.Server.Tests.Office.Spoken;

namespace Solde.Server.Tests.Office;

/// <summary>Every fact of a booking, and what is said of it.</summary>
internal static class FactTable
{
    private static readonly Guid Attempt = new("0198a6c0-0000-7000-8000-000000000002");
    private static readonly CardId Card = new(1);

    private static readonly BookingDetails Stay = new()
    {
        Channel = "booking.com", Ota = true, Arrival = new LocalDate(2026, 7, 24), Departure = new LocalDate(2026, 8, 1),
        Guest = new Guest("Anna Martin", "anna@example.com", "fr"),
    };

    private static readonly BookingDetails Appointment = Stay with { Channel = "direct", Ota = false, Start = new LocalDateTime(2026, 7, 24, 14, 30) };

    private static readonly ImmutableArray<ChargeLine> Charges =
        [new("accommodation", Euros(1200), true), new("tax", Euros(15.40m), true)];

    public static IEnumerable<Said<IFact>> All => [.. OfBookings, .. OfMoney, .. FactTableOfWork.All];

    private static Said<IFact>[] OfBookings =>
    [
        new(new BookingCreated(Now, Now, Stay, Charges),
            "Booking received (Booking.com): from 24 July 2026 to 1 August 2026, €1,215.40.",
            "Réservation reçue (Booking.com) : du 24 juillet 2026 au 1er août 2026, 1 215,40 €."),
        new(new BookingCreated(Now, Now, Appointment, []),
            "Booking received (Direct): on 24 July 2026 at 14:30.", "Réservation reçue (Direct) : le 24 juillet 2026 à 14 h 30."),
        new(new BookingModified(Now, [BookingPart.Dates, BookingPart.Rooms, BookingPart.Charges], Stay, Charges),
            "Booking modified: dates, rooms and price. Now from 24 July 2026 to 1 August 2026.",
            "Réservation modifiée : dates, chambres et prix. Désormais du 24 juillet 2026 au 1er août 2026."),
        new(new BookingModified(Now, [BookingPart.Rooms], Appointment, null), "Booking modified: services.", "Réservation modifiée : prestations."),
        new(new BookingModified(Now, [BookingPart.Channel], Stay, null), "Booking modified: channel.", "Réservation modifiée : canal."),
        new(new BookingUpdated(Now, [BookingPart.Guest, BookingPart.GuaranteePolicy, BookingPart.Company, BookingPart.Agency, BookingPart.Destination], Stay),
            "Booking updated: guest, guarantee policy, company, agency and destination.",
            "Réservation mise à jour : client, conditions de garantie, société, agence et destination."),
        new(new BookingCancelled(Now), "The booking was cancelled.", "La réservation est annulée."),
        new(new BookingNoShow(Now), "No-show: the guest did not come.", "Défection : le client ne s'est pas présenté."),
        new(new BookingCheckedIn(Now), "The guest has arrived.", "Le client est arrivé."),
        new(new BookingCheckedOut(Now), "The guest has left.", "Le client est parti."),
        new(new CardAdded(Now, new CardOnFile(Card, CardOwner.Guest, "tok", "4242", "Visa", new YearMonth(2027, 12))),
            "Guest’s card on file: Visa ending in 4242, valid until 12/2027.",
            "Carte du client enregistrée : Visa se terminant par 4242, valable jusqu'au 12/2027."),
        new(new CardAdded(Now, new CardOnFile(Card, CardOwner.Ota, "tok", "1005", "Mastercard", new YearMonth(2026, 9))),
            "Virtual card of the OTA on file: Mastercard ending in 1005, valid until 09/2026.",
            "Carte virtuelle de l'agence en ligne enregistrée : Mastercard se terminant par 1005, valable jusqu'au 09/2026."),
        new(new CardValidated(Now, Card, Attempt), "Card 1 verified: it is good.", "Carte n° 1 vérifiée : elle est valable."),
        new(new CardValidationFailed(Now, Card, DeclineReason.ExpiredCard, Attempt),
            "Card 1 could not be verified: the card has expired.", "Carte n° 1 non vérifiée : carte expirée."),
        new(new CardKept(Now, Card, Attempt), "The vault keeps the number of card 1, encrypted.", "Le coffre garde le numéro de la carte n° 1, chiffré."),
        new(new CardRevealed(Now, Card, Attempt, RevealReason.Terminal),
            "The number of card 1 was shown, once: to type it into the terminal. It is wiped from the vault.",
            "Numéro de la carte n° 1 affiché, une seule fois : saisie sur le terminal de paiement. Il est effacé du coffre."),
        new(new CardRevealed(Now, Card, Attempt, RevealReason.Telephone),
            "The number of card 1 was shown, once: to have the acquirer authorise it by telephone. It is wiped from the vault.",
            "Numéro de la carte n° 1 affiché, une seule fois : autorisation par téléphone auprès de l'acquéreur. Il est effacé du coffre."),
        new(new CardRevealed(Now, Card, Attempt, RevealReason.GatewayFailed),
            "The number of card 1 was shown, once: the online payment could not be made. It is wiped from the vault.",
            "Numéro de la carte n° 1 affiché, une seule fois : paiement en ligne impossible. Il est effacé du coffre."),
        new(new CardWiped(Now, Card, Attempt), "The number of card 1 was wiped from the vault: nobody needs it any more.",
            "Numéro de la carte n° 1 effacé du coffre : plus personne n'en a besoin."),
        new(new CardWiped(Now, Card, Attempt, WipeReason.Charged), "The number of card 1 was wiped from the vault: the card was charged.",
            "Numéro de la carte n° 1 effacé du coffre : la carte a été encaissée."),
        new(new CardWiped(Now, Card, Attempt, WipeReason.TooOld), "The number of card 1 was wiped from the vault: it was kept for as long as it may be.",
            "Numéro de la carte n° 1 effacé du coffre : durée de garde écoulée."),
        new(new CardWiped(Now, Card, Attempt, WipeReason.ByStaff), "The number of card 1 was wiped from the vault: by staff.",
            "Numéro de la carte n° 1 effacé du coffre : par l'équipe."),
        new(new GuaranteeChanged(Now, GuaranteeState.NonGuaranteed, true),
            "The booking is not guaranteed (set by staff or an automation).", "La réservation n'est pas garantie (fixé par l'équipe ou une automatisation)."),
        new(new GuaranteeChanged(Now, GuaranteeState.Awaiting, false), "The booking waits for its guarantee.", "La réservation attend sa garantie."),
        new(new GuaranteeChanged(Now, GuaranteeState.Guaranteed, false), "The booking is guaranteed.", "La réservation est garantie."),
        new(new GuaranteeChanged(Now, GuaranteeState.Expired, false),
            "The time for the guarantee is over and it was not given.", "Délai de garantie passé sans garantie."),
        new(new FolioOpened(Now, "extras"), "Folio “extras” opened.", "Folio « extras » ouvert."),
        new(new FolioClosed(Now, "main", null), "Folio “main” closed.", "Folio « principal » clôturé."),
        new(new FolioClosed(Now, "main", FolioDocument.Invoice), "Folio “main” closed with an invoice.", "Folio « principal » clôturé avec une facture."),
        new(new FolioClosed(Now, "main", FolioDocument.Receipt), "Folio “main” closed with a receipt.", "Folio « principal » clôturé avec un reçu."),
        new(new FolioVisibility(Now, "main", true),
            "The guest now sees folio “main” in the portal.", "Le client voit désormais le folio « principal » dans le portail."),
        new(new FolioVisibility(Now, "main", false),
            "The guest no longer sees folio “main” in the portal.", "Le client ne voit plus le folio « principal » dans le portail."),
        new(new FolioLineAdded(Now, "main", "bar", Euros(-12)),
            "Charge added to folio “main”: bar, −€12.00.", "Prestation ajoutée au folio « principal » : bar, −12,00 €."),
        new(new FolioLineAdded(Now, "main", "discount", Euros(-12), Name: "Late"),
            "Line added to folio “main”: Late (discount), −€12.00.", "Ligne ajoutée au folio « principal » : Late (remise), −12,00 €."),
        new(new ConsentGiven(Now, new Consent(Euros(55), Now)),
            "The client agreed that the card pays up to €55.00.", "Le client a accepté que la carte règle jusqu'à 55,00 €."),
        new(new ConsentGiven(Now, new Consent(Euros(120), Now) { Fees = new FeeTerms("Long", 24, Euros(60), Euros(120)) }),
            "The client agreed that the card pays up to €120.00, and to the fees of “Long”.",
            "Le client a accepté que la carte règle jusqu'à 120,00 €, ainsi que les frais de « Long »."),
        new(new DocumentIssued(Now, 1, DocumentKind.Receipt, "main", Euros(67), 1, null, "R2026-000012", "aa"),
            "Receipt R2026-000012 issued: €67.00.", "Reçu R2026-000012 : 67,00 €."),
        new(new VoucherIssued(Now, 1, "main", Euros(50), new LocalDate(2027, 6, 30)),
            "Gift voucher of €50.00 issued, valid until 30 June 2027.", "Bon cadeau de 50,00 € émis, valable jusqu'au 30 juin 2027."),
        new(new VoucherRedeemed(Now, Euros(20), "aa"), "Gift voucher redeemed: €20.00.", "Bon cadeau utilisé : 20,00 €."),
        new(new VoucherCredited(Now, Euros(20), "aa"), "Given back to the gift voucher: €20.00.", "Recrédité sur le bon cadeau : 20,00 €."),
        new(new VoucherVoided(Now, 2, Euros(30)),
            "€30.00 of gift voucher 2 voided: its price is given back.", "Bon cadeau n° 2 annulé à hauteur de 30,00 € : son prix est remboursé."),
        new(new AppointmentHeld(Now, new HeldTime(Now, new Consent(Euros(55), Now))),
            "Booked online: the time is kept for ten minutes, until the client has left a card.", "Réservé en ligne : l'horaire est gardé dix minutes, le temps que le client enregistre une carte."),
        new(new AppointmentConfirmed(Now), "Appointment booked online confirmed.", "Rendez-vous pris en ligne confirmé."),
        new(new AppointmentReleased(Now), "No card was left in time: the time is free again.", "Aucune carte enregistrée à temps : l'horaire est de nouveau libre."),
        new(new SaleOpened(Now, 1, "main"), "Checkout of folio “main” begun.", "Encaissement du folio « principal » commencé."),
        new(new SaleClosed(Now, 1, "main", Euros(67), Euros(55), Euros(12)),
            "Sale of €67.00 closed: €55.00 by card online, €12.00 otherwise.", "Vente de 67,00 € clôturée : 55,00 € par carte en ligne, 12,00 € autrement."),
        new(new FeeCharged(Now, FeeKind.NoShow, Euros(120), Euros(120)),
            "No-show fee of €120.00 charged in place of what was booked.", "Frais de non-présentation de 120,00 €, à la place de ce qui était réservé."),
        new(new FeeWaived(Now, FeeKind.LateCancellation, Euros(60), Euros(120), "ill"),
            "Late cancellation fee of €60.00 waived: ill.", "Frais d'annulation tardive de 60,00 € : abandonnés (ill)."),
        new(new FeeWaived(Now, FeeKind.LateCancellation, Euros(60), Euros(120), App.Journal.PersonalData.Erased, Typed: true),
            "Late cancellation fee of €60.00 waived.", "Frais d'annulation tardive de 60,00 € : abandonnés."),
    ];

    private static Said<IFact>[] OfMoney =>
    [
        new(new PaymentSucceeded(Now, Euros(437.40m), PaymentMethod.Card, Rule, Attempt, "ch", Card, [], null),
            "€437.40 collected by “Booking.com: the day before arrival” (card).",
            "437,40 € encaissés par « Booking.com: the day before arrival » (carte bancaire)."),
        new(new PaymentSucceeded(Now, Euros(1.99m), PaymentMethod.Card, null, Attempt, "ch", Card, [], 2),
            "€1.99 collected for payment request 2 (card).", "1,99 € encaissé pour la demande de règlement n° 2 (carte bancaire)."),
        new(new PaymentSucceeded(Now, Euros(80), PaymentMethod.MailOrderCard, null, Attempt, "ch", Card, [], null),
            "€80.00 collected (mail-order card).", "80,00 € encaissés (carte en vente à distance (VAD))."),
        new(new PaymentFailed(Now, Euros(437.40m), PaymentMethod.Card, Rule, DeclineReason.InsufficientFunds, Attempt, null),
            "The payment of €437.40 by “Booking.com: the day before arrival” failed: insufficient funds.",
            "Échec du règlement de 437,40 € par « Booking.com: the day before arrival » : provision insuffisante."),
        new(new PaymentFailed(Now, Euros(80), PaymentMethod.Card, null, DeclineReason.GatewayUnavailable, Attempt, 1),
            "The payment of €80.00 for payment request 1 failed: the payment provider could not be reached; nothing was charged.",
            "Échec du règlement de 80,00 € pour la demande de règlement n° 1 : prestataire de paiement injoignable ; rien n'a été débité."),
        new(new PaymentActionRequired(Now, Euros(80), PaymentMethod.Card, Rule, DeclineReason.AuthenticationRequired, Attempt),
            "The payment of €80.00 by “Booking.com: the day before arrival” waits for the guest: the guest’s bank requires strong customer authentication (SCA, 3-D Secure).",
            "Le règlement de 80,00 € par « Booking.com: the day before arrival » attend le client : authentification forte (SCA, 3-D Secure) exigée par la banque du client."),
        new(new PaymentInDoubt(Now, Euros(80), PaymentMethod.Card, Rule, Attempt),
            "€80.00 by “Booking.com: the day before arrival”: the payment provider’s answer was lost. Solde asks again until it knows.",
            "80,00 € par « Booking.com: the day before arrival » : en attente de confirmation, la réponse du prestataire de paiement s'est perdue. Solde la redemande."),
        new(new PaymentResolved(Now, Euros(80), PaymentMethod.Card, null, Attempt),
            "€80.00: the payment provider has answered; what became of it follows.",
            "80,00 € : le prestataire de paiement a répondu ; la suite dit ce qu'il en est."),
        new(new PaymentResolved(Now, Euros(80), PaymentMethod.Card, null, Attempt, ByStaff: true),
            "€80.00: staff looked up at the payment provider what became of it; that follows.",
            "80,00 € : l'équipe a vérifié chez le prestataire de paiement ce qu'il en est ; la suite le dit."),
        new(new PaymentRecorded(Now, Euros(50), PaymentMethod.Cash, []), "Payment of €50.00 recorded (cash).", "Règlement de 50,00 € enregistré (espèces)."),
        new(new PaymentRecorded(Now, Euros(50), PaymentMethod.BankTransfer, [], 1),
            "Payment of €50.00 recorded for payment request 1 (bank transfer).",
            "Règlement de 50,00 € enregistré pour la demande de règlement n° 1 (virement)."),
        new(new HoldPlaced(Now, Euros(100), Rule, Attempt, "main", "ho", Card, Due, false),
            "€100.00 held on the card by “Booking.com: the day before arrival”, until 24 July 2026 at 14:00.",
            "Empreinte de 100,00 € prise par « Booking.com: the day before arrival », valable jusqu'au 24 juillet 2026 à 14 h."),
        new(new HoldCaptured(Now, Euros(80), 1, "main", Attempt, "ch"), "€80.00 collected from hold 1.", "80,00 € encaissés sur l'empreinte n° 1."),
        new(new HoldReleased(Now, Euros(20), 1, null), "What was left of hold 1, €20.00, was released.", "Le reste de l'empreinte n° 1, 20,00 €, est libéré."),
        new(new HoldReleased(Now, Euros(100), 1, Attempt), "Hold of €100.00 released.", "Empreinte de 100,00 € libérée."),
        new(new HoldReleaseFailed(Now, Euros(100), 1, DeclineReason.Declined, Attempt),
            "The hold of €100.00 could not be released: the bank declined the payment without giving a reason.",
            "Empreinte de 100,00 € non libérée : la banque a refusé le paiement sans donner de motif."),
        new(new HoldExpired(Now, Euros(100), 1), "The hold of €100.00 has expired.", "Empreinte de 100,00 € expirée."),
        new(new RefundSucceeded(Now, Euros(50), 1, "main", false, Attempt), "€50.00 refunded.", "Remboursement de 50,00 €."),
        new(new RefundSucceeded(Now, Euros(50), 1, "main", true, null),
            "Refund of €50.00 recorded, with a matching credit line.", "Remboursement de 50,00 € enregistré, avec la ligne d'avoir correspondante."),
        new(new RefundSucceeded(Now, Euros(50), 1, "main", true, Attempt, Credit: Euros(30)),
            "€50.00 refunded, with a credit line of €30.00: the rest had been overpaid.", "Remboursement de 50,00 €, avec une ligne d'avoir de 30,00 € : le reste était un trop-perçu."),
        new(new RefundSucceeded(Now, Euros(50), 1, "main", true, Attempt, Credit: Euros(0)),
            "€50.00 refunded: it had been overpaid.", "Remboursement de 50,00 € : c'était un trop-perçu."),
        new(new RefundFailed(Now, Euros(50), 1, DeclineReason.LostOrStolen, Attempt),
            "The refund of €50.00 failed: the card was reported lost or stolen.",
            "Échec du remboursement de 50,00 € : carte déclarée perdue ou volée."),
    ];
}
