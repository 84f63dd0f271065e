using Microsoft.Playwright;

namespace Solde.Browser.Tests;

/// <summary>The journal looked through, and what leaves for other programs.</summary>
public sealed class JournalTests
{
    [Theory]
    [InlineData("en", 1280)]
    public async Task The_journal_is_filtered_and_leaves_as_a_file_that_runs_no_formula(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page);
        await house.Automate("Balance at once");
        await house.Book("B1", "=cmd|' /C calc'!A0", 420);
        await house.Book("B2", "Paul Bauer", 180, House.Poor);
        await page.GotoAsync($"{house.Address}1/journal?kind=Money");
        await Until.Shown(page, ".fact-money");
        await Until.Shown(page, ".fact-danger");
        await page.FillAsync("#booking", "B1");
        await page.ClickAsync("main form button");
        await Assertions.Expect(page.Locator(".fact-money")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".fact-danger")).ToHaveCountAsync(0);
        await page.SelectOptionAsync("#kind", "");
        await page.ClickAsync("main form button");
        await Assertions.Expect(page.Locator(".list-group-item").Last).ToContainTextAsync(language == "fr" ? "Réservation reçue" : "Booking received");
        await Look.At(page, "journal", language);
        Assert.Contains("booking.created", await Downloaded(page, "a[href*=Csv]"), StringComparison.Ordinal);
        await page.FillAsync("#booking", "B9");
        await page.ClickAsync("main form button");
        await Assertions.Expect(page.Locator("#booking-wrong")).ToBeVisibleAsync();
        await Look.At(page, "journal-empty", language);

        await page.GotoAsync($"{house.Address}1/exports");
        await Look.At(page, "exports", language);
        await page.FillAsync("#from", "2020-01-01");
        await page.FillAsync("#to", "2019-01-01");
        await page.ClickAsync("main form button");
        await Assertions.Expect(page.Locator("#to-wrong")).ToBeVisibleAsync();
        await page.FillAsync("#to", "2090-01-01");
        var file = await Downloaded(page, "main form button");
        Assert.StartsWith(language == "fr" ? "\uFEFFDate;Réservation;Client;" : "\uFEFFDate,Booking,Guest,", file, StringComparison.Ordinal);
        var line = Assert.Single(file.TrimEnd().Split("\r\n")[1..]);
        Assert.Contains(language == "fr" ? ";420,00;;EUR;" : ",420.00,,EUR,", line, StringComparison.Ordinal);
        Assert.Contains("'=cmd|", line, StringComparison.Ordinal);
    }

    private static async Task<string> Downloaded(IPage page, string link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync(link));
        return System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(await download.PathAsync()));
    }
}
