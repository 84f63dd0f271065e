using Solde.App.Messages;
using Solde.App.Payments;
using Solde.Gateways.Sandbox;
using Solde.Server.Backtest;

namespace Solde.Server.Sandbox.Pages;

/// <summary>The guest's bank asks whether it is them (3-D Secure).</summary>
internal static class ChallengePage
{
    /// <summary>The page.</summary>
    /// <param name="page">Of a card that waits for the answer, or a payment that does.</param>
    /// <param name="refused">They just said no, and nothing but this page is left: the payment still waits.</param>
    public static HtmlText Write(LedgerPage page, bool refused)
    {
        var order = page.Order;
        var words = PageWords.In(order.Language);
        var amount = order.Amount is { } money ? Languages.Find(order.Language)!.Amount(money) : null;
        var question = order.Purpose == HostedPurpose.Leave || amount is null ? words.AreYouLeaving(order.PropertyName) : words.AreYouPaying(amount, order.PropertyName);
        return PageFrame.Around(words, words.ChallengeTitle, HtmlText.Of(
            $"""
            {(refused ? HtmlText.Of($"""<p class="problem" role="alert">{words.RefusedPayment}</p>""") : HtmlText.None)}
            <p>{question}</p>
            <dl>
            {(page.Card is { } card ? HtmlText.Of($"<dt>{words.Card}</dt><dd>{card.Brand} •••• {card.Last4}</dd>") : HtmlText.None)}
            <dt>{words.Booking}</dt><dd>{order.Reference}</dd>
            </dl>
            {PageActs.Button(PageActs.Approve, words.Approve, "main")}
            {PageActs.Button(PageActs.Refuse, words.Refuse, "other")}
            {PageActs.Button(PageActs.GiveUp, words.GiveUp(order.PropertyName), "plain")}
            """));
    }
}
