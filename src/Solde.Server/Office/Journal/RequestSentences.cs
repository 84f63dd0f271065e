using Solde.App.Journal;
using Solde.Core.Facts;
using Solde.Core.Requests;

namespace Solde.Server.Office.Journal;

/// <summary>What became of a payment request.</summary>
internal static class RequestSentences
{
    private static readonly Text ByStaff = new(" (set by staff)", " (fixé par l'équipe)");

    public static string? Of(IFact fact, Voice voice) => fact switch
    {
        RequestScheduled f => voice.Say(
            new("A balance request for {0} will leave on {1}; it is due by {2}.", "Une demande de solde de {0} partira le {1} ; date limite : {2}."),
            voice.Amount(f.Amount), voice.At(f.SendAt), voice.Day(f.Deadline)),
        RequestSent { WithLink: { } link } f => voice.Say(
            new("Balance request for {0} asked with payment link {1}: one letter.", "Demande de solde de {0} faite avec le lien de paiement {1} : un seul e-mail."),
            voice.Amount(f.Amount), voice.Number(link)),
        RequestSent { To: RequestSent.AtTheDesk } f => voice.Say(
            new("The guest was asked for {0} on the screen at the desk.", "Paiement de {0} demandé au client sur l'écran de l'accueil."), voice.Amount(f.Amount)),
        RequestSent f => voice.Say(
            Sent(f.Kind), voice.Amount(f.Amount), f.HandAmount is null ? "" : voice.Say(ByStaff), Address(f.To, voice)),
        RequestAnswered f => Numbered(
            f, voice, new("The guest answered payment request {0}: {1}.", "Le client a répondu à la demande de règlement {0} : {1}."),
            voice.Method(f.Method)),
        RequestPaid f => Numbered(f, voice, new("Payment request {0} is paid.", "Demande de règlement {0} réglée.")),
        RequestExpired f => Numbered(f, voice, new("Payment request {0} was not paid in time.", "Demande de règlement {0} non réglée dans les délais.")),
        RequestReminded f => Numbered(f, voice, new("The guest was reminded of payment request {0}.", "Rappel de la demande de règlement {0} au client.")),
        RequestCancelled { WithSale: true } f => Numbered(
            f, voice, new("Payment request {0} ended: its sale came to nothing.", "Demande de règlement {0} terminée : il ne restait rien à encaisser.")),
        RequestCancelled f => Numbered(f, voice, new("Payment request {0} was cancelled.", "Demande de règlement {0} annulée.")),
        RequestAmountChanged f => Numbered(
            f, voice, new("Payment request {0} now asks for {1}{2}.", "La demande de règlement {0} porte désormais sur {1}{2}."),
            voice.Amount(f.Amount), f.HandAmount is null ? "" : voice.Say(ByStaff)),
        RequestDysfunction f => Numbered(
            f, voice,
            new(
                "The mail-order card of payment request {0} could not be charged: {1}. It was wiped, and the guest is asked again.",
                "Dysfonctionnement de la carte en VAD de la demande de règlement {0} : {1}. Elle est effacée, et le client est invité à payer à nouveau."),
            voice.Say(Of(f.Reason))),
        _ => null,
    };

    /// <summary>An address, unless it was erased.</summary>
    public static string Address(string address, Voice voice) => address == PersonalData.Erased
        ? voice.Say(new("an address since erased", "une adresse effacée depuis"))
        : address;

    private static string Numbered(IRequestFact fact, Voice voice, Text text, params ReadOnlySpan<string> values) =>
        voice.Say(text, [voice.Number(fact.Number), .. values]);

    private static Text Sent(RequestKind kind) => kind switch
    {
        RequestKind.Balance => new("Balance request for {0}{1} sent to {2}.", "Demande de solde de {0}{1} envoyée à {2}."),
        RequestKind.Link => new("Payment link for {0}{1} sent to {2}.", "Lien de paiement de {0}{1} envoyé à {2}."),
    };

    private static Text Of(DysfunctionReason reason) => reason switch
    {
        DysfunctionReason.Insolvent => new("no money on it", "carte insolvable"),
        DysfunctionReason.WrongDetails => new("wrong expiry date or code", "date d'expiration ou cryptogramme erronés"),
    };
}
