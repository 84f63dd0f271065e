using Microsoft.Playwright;
using Solde.Server.Cli;

namespace Solde.Browser.Tests;

/// <summary><c>solde demo</c>: from the printed link into an office where payments happen.</summary>
public sealed class DemoTests
{
    [Theory]
    [InlineData("en", 1280)]
    public async Task The_printed_link_leads_once_into_an_office_where_payments_happen(string language, int width)
    {
        using var interrupted = new CancellationTokenSource();
        await using var output = new Lines(4);
        await using var error = new StringWriter();
#pragma warning disable RS0030 // The whole program, with the clock it has.
        var terminal = Terminal.InMemory(output, error, TimeProvider.System);
#pragma warning restore RS0030
        var running = CommandLine.Run(["demo", "--port", "0", "--sandbox-pages", "http://127.0.0.1:0", "--lang", language], terminal, interrupted.Token);
        Assert.NotSame(running, await Task.WhenAny(output.Written.Task, running));
        var link = output.ToString().Split('\n')[2].Split(' ')[^1];
        var page = await Browser.Open(width, language);
        await page.GotoAsync(link);
        await Look.At(page, "demo-link", language);
        await page.ClickAsync("button[type=submit]");
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        await page.GotoAsync(new Uri(new Uri(link), "/1/journal?kind=Money").ToString());
        await Until.Shown(page, ".fact-money");
        await Look.At(page, "demo-journal", language);
        var other = await Browser.Open(width, language);
        await other.GotoAsync(link);
        await Assertions.Expect(other.Locator("form")).ToHaveCountAsync(0); // It let in once.
        await interrupted.CancelAsync();
        Assert.Equal((0, ""), (await running, error.ToString()));
    }
}
