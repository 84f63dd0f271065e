using Solde.App.Journal;
using Solde.Core.Checkout;
using Solde.Core.Documents;
using Solde.Core.Facts;

namespace Solde.Server.Office.Journal;

/// <summary>What a client agreed to, sales, and fees.</summary>
internal static class CheckoutSentences
{
    public static string? Of(IFact fact, Voice voice) => fact switch
    {
        ConsentGiven { Consent.Fees: { } fees } f => voice.Say(
            new(
                "The client agreed that the card pays up to {0}, and to the fees of {1}.",
                "Le client a accepté que la carte règle jusqu'à {0}, ainsi que les frais de {1}."),
            voice.Amount(f.Consent.Cap), voice.Quoted(fees.Protection)),
        ConsentGiven f => voice.Say(
            new("The client agreed that the card pays up to {0}.", "Le client a accepté que la carte règle jusqu'à {0}."), voice.Amount(f.Consent.Cap)),
        DocumentIssued f => voice.Say(
            new("{0} {1} issued: {2}.", "{0} {1} : {2}."), voice.Say(PaperWords.Of(f.Kind)), f.Number ?? "–", voice.Amount(f.Total)),
        VoucherIssued f => voice.Say(
            new("Gift voucher of {0} issued, valid until {1}.", "Bon cadeau de {0} émis, valable jusqu'au {1}."), voice.Amount(f.Amount), voice.Day(f.ValidUntil)),
        VoucherRedeemed f => voice.Say(new("Gift voucher redeemed: {0}.", "Bon cadeau utilisé : {0}."), voice.Amount(f.Amount)),
        VoucherCredited f => voice.Say(new("Given back to the gift voucher: {0}.", "Recrédité sur le bon cadeau : {0}."), voice.Amount(f.Amount)),
        VoucherVoided f => voice.Say(
            new("{0} of gift voucher {1} voided: its price is given back.", "Bon cadeau {1} annulé à hauteur de {0} : son prix est remboursé."),
            voice.Amount(f.Amount), voice.Number(f.Number)),
        AppointmentHeld => voice.Say(
            new("Booked online: the time is kept for ten minutes, until the client has left a card.", "Réservé en ligne : l'horaire est gardé dix minutes, le temps que le client enregistre une carte.")),
        AppointmentConfirmed => voice.Say(new("Appointment booked online confirmed.", "Rendez-vous pris en ligne confirmé.")),
        AppointmentReleased => voice.Say(new("No card was left in time: the time is free again.", "Aucune carte enregistrée à temps : l'horaire est de nouveau libre.")),
        SaleOpened f => voice.Say(new("Checkout of folio “{0}” begun.", "Encaissement du folio « {0} » commencé."), voice.Say(FolioWords.Of(f.Folio))),
        SaleClosed f => voice.Say(
            new("Sale of {0} closed: {1} by card online, {2} otherwise.", "Vente de {0} clôturée : {1} par carte en ligne, {2} autrement."),
            voice.Amount(f.Total), voice.Amount(f.ByCard), voice.Amount(f.ByOther)),
        FeeCharged f => voice.Say(
            new("{0} of {1} charged in place of what was booked.", "{0} de {1}, à la place de ce qui était réservé."), voice.Say(FeeWords.Of(f.Kind)), voice.Amount(f.Amount)),
        FeeWaived { Reason: PersonalData.Erased, Typed: true } f => voice.Say(
            new("{0} of {1} waived.", "{0} de {1} : abandonnés."), voice.Say(FeeWords.Of(f.Kind)), voice.Amount(f.Amount)),
        FeeWaived f => voice.Say(
            new("{0} of {1} waived: {2}.", "{0} de {1} : abandonnés ({2})."), voice.Say(FeeWords.Of(f.Kind)), voice.Amount(f.Amount), f.Reason),
        _ => null,
    };
}

/// <summary>What the fees are called.</summary>
internal static class FeeWords
{
    public static Text Of(FeeKind kind) => kind switch
    {
        FeeKind.LateCancellation => new("Late cancellation fee", "Frais d'annulation tardive"),
        FeeKind.NoShow => new("No-show fee", "Frais de non-présentation"),
    };
}

/// <summary>What documents are called.</summary>
internal static class PaperWords
{
    public static Text Of(DocumentKind kind) => kind switch
    {
        DocumentKind.Receipt => new("Receipt", "Reçu"),
        DocumentKind.Invoice => new("Invoice", "Facture"),
        DocumentKind.CreditNote => new("Credit note", "Avoir"),
    };
}
