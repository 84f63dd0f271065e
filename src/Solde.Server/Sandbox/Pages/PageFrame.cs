using Solde.Server.Backtest;

namespace Solde.Server.Sandbox.Pages;

/// <summary>What all pages of the acquirer have around them.</summary>
internal static class PageFrame
{
    /// <summary>A whole page.</summary>
    /// <param name="words">In the guest's language.</param>
    /// <param name="title">Of the window and the page.</param>
    /// <param name="body">Below it.</param>
    public static HtmlText Around(PageWords words, string title, HtmlText body) => HtmlText.Of(
        $"""
        <!DOCTYPE html>
        <html lang="{words.Language}">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="robots" content="noindex"/>
        <meta name="color-scheme" content="light dark"/>
        <title>{title}</title>
        <link rel="stylesheet" href="../pages.css"/>
        </head>
        <body>
        <header class="sandbox"><b>{words.Sandbox}</b> {words.NoMoneyMoves}</header>
        <main>
        <h1>{title}</h1>
        {body}
        </main>
        </body>
        </html>

        """);
}
