using Microsoft.Playwright;

namespace Solde.Browser.Tests;

/// <summary>A rule from its preset to its first planned payment: made, previewed, tested, backtested, switched on, changed, compared.</summary>
public sealed class AutomationTests
{
    [Theory]
    [InlineData("en", 1280)]
    public async Task A_rule_is_made_tested_backtested_and_switched_on(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page, language);
        await house.Book("B1", "Zoé Lefèvre", 420);
        await house.Book("B2", "Paul Bauer", 180, daysUntilArrival: 40);
        foreach (var (i, euros) in ((int[])[300, 250, 420, 180]).Index())
        {
            await house.Book($"P{i}", "Léa Morel", euros, daysUntilArrival: -40 * (i + 1));
        }

        await house.Book("P9", "Max Weber", 500, daysUntilArrival: -60, channel: "expedia");
        var list = $"{house.Address}1/automations";
        await page.GotoAsync(list);
        await Look.At(page, "automations-empty", language);
        await page.GotoAsync($"{list}/new");
        await Look.At(page, "automations-presets", language);
        await page.GotoAsync($"{list}/new?preset=companies");
        await Look.At(page, "automation-new", language);
        await Assertions.Expect(page.Locator("#preview .touched")).ToHaveCountAsync(2);

        // What is wrong stands beside its field and in the preview, which follows by itself.
        await page.FillAsync("#hours", "soon");
        await page.PressAsync("#hours", "Tab");
        await Assertions.Expect(page.Locator("#preview li")).ToHaveCountAsync(1);
        await page.ClickAsync("form.rule button.btn-primary");
        await Assertions.Expect(page.Locator("#hours-wrong")).ToBeVisibleAsync();
        await Look.At(page, "automation-refused", language);
        await page.SelectOptionAsync("#when", "daysBeforeArrival");
        await page.FillAsync("#days", "30");
        await page.FillAsync("#at", "14:00");
        await page.PressAsync("#at", "Tab");
        await Assertions.Expect(page.Locator("#preview .rule-sentence")).ToContainTextAsync("30");
        await page.ClickAsync("button[formaction]"); // Without a script the preview comes with the page.
        await Assertions.Expect(page.Locator("#preview .rule-sentence")).ToContainTextAsync("30");
        await page.FillAsync("#name", "Balance");
        await page.ClickAsync("form.rule button.btn-primary");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Balance");
        await Look.At(page, "automation-inactive", language);

        await page.FillAsync("#booking", "B2");
        await page.PressAsync("#booking", "Enter");
        await Assertions.Expect(page.Locator("#verdict")).ToContainTextAsync(language == "fr" ? "180,00" : "180.00");
        await page.FillAsync("#booking", "nobody");
        await page.PressAsync("#booking", "Enter");
        await Assertions.Expect(page.Locator("#booking-wrong")).ToBeVisibleAsync();

        await page.ClickAsync("button.btn-primary:visible");
        await Assertions.Expect(page.Locator("h1 + .badge")).ToHaveClassAsync("badge tone-good");
        var address = page.Url;
        await Until.Shown(page, "text=/180[.,]00/");
        await page.GotoAsync($"{house.Address}1/work/planned");
        await Until.Shown(page, "text=Paul Bauer");

        await page.GotoAsync($"{address}/edit");
        await page.SelectOptionAsync("#when", "arrivalDay");
        await page.FillAsync("#percent", "-50");
        await page.ClickAsync("form.rule button.btn-primary");
        await Assertions.Expect(page.Locator("#diff tbody tr")).ToHaveCountAsync(3);
        await Look.At(page, "automation-versions", language);

        await page.GotoAsync($"{address}/backtest");
        await page.SelectOptionAsync("#against", "1");
        await page.SelectOptionAsync("#cards", "approve");
        await Look.At(page, "automation-backtest", language);
        await page.ClickAsync("form.backtest button");
        await Assertions.Expect(page.Locator("#jobs .card").First).ToBeVisibleAsync();
        await Until.Shown(page, "#compared");
        await Assertions.Expect(page.Locator("#compared tbody tr").First).ToContainTextAsync(language == "fr" ? "575,00" : "575.00"); // Half of 1,150 direct.
        await Assertions.Expect(page.Locator("#compared tbody tr").First).ToContainTextAsync(language == "fr" ? "+575,00" : "+€575.00");
        await Look.At(page, "automation-backtest-done", language);

        await house.Book("B3", "Ida Koch", 240, daysUntilArrival: 3);
        await house.Book("E1", "Tom Blanc", 310, daysUntilArrival: 10, channel: "expedia");
        await page.GotoAsync(list);
        await Until.Shown(page, "text=/1 (payment|règlement), .*120[.,]00/");
        await Assertions.Expect(page.Locator(".alert-warning")).ToContainTextAsync("E1"); // Nothing collects it.
        await Look.At(page, "automations", language);
        await page.GotoAsync(address);
        await page.ClickAsync("main details:has(li) summary");
        await Assertions.Expect(page.Locator("details li").First).ToBeVisibleAsync();
        await Look.At(page, "automation", language);
    }

    [Fact]
    public async Task A_version_that_somebody_else_saved_is_not_overwritten_and_rules_go_out_and_come_in_as_a_file()
    {
        await using var house = await House.Open();
        var (page, other) = (await Browser.Open(), await Browser.Open());
        await Door.SetUp(house, page);
        await Door.SignIn(house, other);
        await Assertions.Expect(other.Locator("h1")).ToContainTextAsync("Les Pins");
        await house.Automate("Balance at once");
        await page.GotoAsync($"{house.Address}1/automations");
        await page.ClickAsync("text=Balance at once");
        var address = page.Url;
        await page.GotoAsync($"{address}/edit");
        await other.GotoAsync($"{address}/edit");
        await page.FillAsync("#percent", "-10");
        await page.ClickAsync("form.rule button.btn-primary");
        await Assertions.Expect(page.Locator("#diff")).ToBeVisibleAsync();
        await other.FillAsync("#percent", "-20");
        await other.ClickAsync("form.rule button.btn-primary");
        await Assertions.Expect(other.Locator(".alert-danger")).ToBeVisibleAsync();
        await other.ClickAsync("text=Look at what changed");
        await Assertions.Expect(other.Locator("#diff")).ToContainTextAsync("-10");

        await page.GotoAsync($"{house.Address}1/automations");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("a[download]"));
        var exported = await File.ReadAllTextAsync(await download.PathAsync());
        await Bring(page, exported.Replace("Balance at once", "Balance again", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".alert-success")).ToContainTextAsync("New: 1");
        await Assertions.Expect(page.Locator(".list-group-item")).ToHaveCountAsync(2);
        await Bring(page, "[{}]");
        await Assertions.Expect(page.Locator("#file-wrong")).ToContainTextAsync("$[0]");
    }

    private static async Task Bring(IPage page, string json)
    {
        await page.Locator("details:has(#file)").EvaluateAsync("details => details.open = true");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "rules.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(json) });
        await page.ClickAsync("form:has(#file) button");
    }
}
