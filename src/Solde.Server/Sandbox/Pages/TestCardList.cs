using Solde.Gateways.Sandbox;
using Solde.Server.Backtest;

namespace Solde.Server.Sandbox.Pages;

/// <summary>The cards that the sandbox knows, folded away below the form.</summary>
internal static class TestCardList
{
    private static readonly (string Number, CardBehaviour Behaviour)[] Cards =
    [
        ("4242 4242 4242 4242", CardBehaviour.Approve),
        ("4000 0027 6000 3184", CardBehaviour.AlwaysAuthenticate),
        ("4000 0025 0000 3155", CardBehaviour.AuthenticatedAtSetUp),
        ("4000 0000 0000 9995", CardBehaviour.InsufficientFunds),
        ("4000 0000 0000 0341", CardBehaviour.DeclineOnceStored),
        ("4000 0000 0000 0069", CardBehaviour.Expired),
        ("4000 0000 0000 0002", CardBehaviour.Decline),
    ];

    public static HtmlText Write(PageWords words) => HtmlText.Of(
        $"""
        <details>
        <summary>{words.TestCards}</summary>
        <p>{words.AnyOther}</p>
        <ul>{HtmlText.Join(Cards.Select(card => HtmlText.Of($"<li><code>{card.Number}</code> {words.Behaviour(card.Behaviour)}</li>")))}</ul>
        </details>
        """);
}
