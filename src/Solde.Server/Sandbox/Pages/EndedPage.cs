using Solde.App.Payments;
using Solde.Gateways.Sandbox;
using Solde.Server.Backtest;

namespace Solde.Server.Sandbox.Pages;

/// <summary>A page that can no longer be gone through: too late, or closed.</summary>
internal static class EndedPage
{
    public static HtmlText Write(LedgerPage page)
    {
        var words = PageWords.In(page.Order.Language);
        var expired = page.State == HostedState.Expired;
        return PageFrame.Around(words, expired ? words.ExpiredTitle : words.ClosedTitle, HtmlText.Of(
            $"""
            <p>{(expired ? words.Expired : words.Closed)}</p>
            <p><a class="main" href="{WayBack.Of(page)}">{words.GiveUp(page.Order.PropertyName)}</a></p>
            """));
    }
}

/// <summary>An address at which there is no page; in which language it is read is not known.</summary>
internal static class UnknownPage
{
    public static HtmlText Write()
    {
        var (english, french) = (PageWords.In("en"), PageWords.In("fr"));
        return PageFrame.Around(english, english.UnknownTitle, HtmlText.Of(
            $"""
            <p>{english.Unknown}</p>
            <p lang="fr">{french.Unknown}</p>
            """));
    }
}
