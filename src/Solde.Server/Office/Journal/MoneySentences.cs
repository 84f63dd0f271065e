using Solde.Core.Automations;
using Solde.Core.Facts;

namespace Solde.Server.Office.Journal;

/// <summary>Money that came in, did not, or went back.</summary>
internal static class MoneySentences
{
    public static string? Of(IFact fact, Voice voice) => fact switch
    {
        PaymentSucceeded f => voice.Say(
            new("{0} collected{1} ({2}).", "{0} encaissé{3}{1} ({2})."),
            voice.Amount(f.Amount), By(f.Automation, voice) + With(f.Request, voice), voice.Method(f.Method), Voice.Plural(f.Amount)),
        PaymentFailed f => voice.Say(
            new("The payment of {0}{1} failed: {2}.", "Échec du règlement de {0}{1} : {2}."),
            voice.Amount(f.Amount), By(f.Automation, voice) + With(f.Request, voice), voice.Reason(f.Reason)),
        PaymentActionRequired f => voice.Say(
            new("The payment of {0}{1} waits for the guest: {2}.", "Le règlement de {0}{1} attend le client : {2}."),
            voice.Amount(f.Amount), By(f.Automation, voice), voice.Reason(f.Reason)),
        PaymentRecorded f => voice.Say(
            new("Payment of {0} recorded{1} ({2}).", "Règlement de {0} enregistré{1} ({2})."),
            voice.Amount(f.Amount), With(f.Request, voice), voice.Method(f.Method)),
        PaymentInDoubt or PaymentResolved => Doubt(fact, voice),
        RefundSucceeded or RefundFailed => Refund(fact, voice),
        _ => null,
    };

    /// <summary>An automation's part in what happened.</summary>
    public static string By(AutomationRef? automation, Voice voice) =>
        automation is null ? "" : voice.Say(new(" by “{0}”", " par « {0} »"), automation.Name);

    private static string With(int? request, Voice voice) => request is { } number
        ? voice.Say(new(" for payment request {0}", " pour la demande de règlement {0}"), voice.Number(number))
        : "";

    // In doubt may be a payment, a hold or a refund: the fact does not say which.
    private static string? Doubt(IFact fact, Voice voice) => fact switch
    {
        PaymentInDoubt f => voice.Say(
            new(
                "{0}{1}: the payment provider’s answer was lost. Solde asks again until it knows.",
                "{0}{1} : en attente de confirmation, la réponse du prestataire de paiement s'est perdue. Solde la redemande."),
            voice.Amount(f.Amount), By(f.Automation, voice)),
        PaymentResolved { ByStaff: true } f => voice.Say(
            new(
                "{0}{1}: staff looked up at the payment provider what became of it; that follows.",
                "{0}{1} : l'équipe a vérifié chez le prestataire de paiement ce qu'il en est ; la suite le dit."),
            voice.Amount(f.Amount), By(f.Automation, voice)),
        PaymentResolved f => voice.Say(
            new(
                "{0}{1}: the payment provider has answered; what became of it follows.",
                "{0}{1} : le prestataire de paiement a répondu ; la suite dit ce qu'il en est."),
            voice.Amount(f.Amount), By(f.Automation, voice)),
        _ => null,
    };

    private static string Credited(RefundSucceeded fact, Voice voice) => fact switch
    {
        { CreditLine: false } => "",
        { Credit: null } => voice.Say(new(", with a matching credit line", ", avec la ligne d'avoir correspondante")),
        { Credit: { IsPositive: true } credit } => voice.Say(
            new(", with a credit line of {0}: the rest had been overpaid", ", avec une ligne d'avoir de {0} : le reste était un trop-perçu"), voice.Amount(credit)),
        _ => voice.Say(new(": it had been overpaid", " : c'était un trop-perçu")),
    };

    private static string? Refund(IFact fact, Voice voice) => fact switch
    {
        RefundSucceeded f => voice.Say(
            f.Attempt is null
                ? new Text("Refund of {0} recorded{1}.", "Remboursement de {0} enregistré{1}.")
                : new Text("{0} refunded{1}.", "Remboursement de {0}{1}."),
            voice.Amount(f.Amount), Credited(f, voice)),
        RefundFailed f => voice.Say(
            new("The refund of {0} failed: {1}.", "Échec du remboursement de {0} : {1}."), voice.Amount(f.Amount), voice.Reason(f.Reason)),
        _ => null,
    };
}
