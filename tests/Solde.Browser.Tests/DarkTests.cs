using Microsoft.Playwright;
using NodaTime;
using Solde.Core.Automations;

namespace Solde.Browser.Tests;

/// <summary>The pages with the most on them, for who likes dark screens: all of it can be read.</summary>
public sealed class DarkTests
{
    [Fact]
    public async Task Dark_pages_can_be_read_by_everybody()
    {
        const string language = "fr"; // The longer words; colours are the same in both languages.
        const int width = 390, otherWidth = 1280;
        await using var house = await House.Open();
        var page = await Browser.Open(width, language, isDark: true);
        await page.GotoAsync($"{house.FirstStart}");
        await LookAt("first-start");
        await Door.SetUp(house, page, language);
        await Assertions.Expect(page.Locator("html[data-bs-theme=dark]")).ToHaveCountAsync(1);
        await LookAt("setup");
        await house.Automate("Balance a week before", new Trigger(TriggerKind.DaysBeforeArrival, 0, 7, new LocalTime(14, 0)));
        await house.Automate("Balance at once");
        await house.Book("B1", "Paul Bauer", 180, House.Poor);
        for (var i = 1; i <= 4; i++)
        {
            await house.Book($"P{i}", "Léa Morel", 100 * i, daysUntilArrival: -40 * i);
        }

        var booking = await house.Book("B2", "Zoé Lefèvre", 420, House.Poor);
        await page.GotoAsync($"{house.Address}1/bookings/{booking:D}");
        await Until.Shown(page, ".fact-danger");
        await house.AddCard("B2", House.Good);
        await page.ReloadAsync();
        await BookingTests.Act(page, "chargeCard", ("amount", "100"));
        await BookingTests.Act(page, "placeHold", ("amount", "200"));
        await BookingTests.Act(page, "sendLink");
        await BookingTests.Act(page, "refund", ("amount", "5000"));
        await Assertions.Expect(page.Locator("#refund-amount-wrong")).ToBeVisibleAsync();
        await LookAt("booking");
        var sold = await house.SellVoucher("B3");
        foreach (var (name, path) in ((string, string)[])
            [("dashboard", ""), ("bookings", "/bookings"), ("planned", "/work/planned"), ("failed", "/work/failed"), ("journal", "/journal"), ("tasks", "/tasks"), ("messages", "/messages"),
            ("automations", "/automations"), ("editor", "/automations/new?preset=companies"), ("branding", "/settings/branding"), ("exports", "/exports"), ("brake", "/brake"),
            ("vouchers", "/vouchers"), ("voucher", $"/vouchers/{sold:D}/1"), ("terms", "/settings/terms"), ("checklist", "/settings/checklist"), ("desk", $"/bookings/{booking:D}/checkout")])
        {
            await page.GotoAsync($"{house.Address}1{path}");
            await LookAt(name);
        }

        await page.GotoAsync($"{house.Address}1/automations");
        await page.ClickAsync("text=Balance at once");
        await page.GotoAsync($"{page.Url}/backtest");
        await page.ClickAsync("form.backtest button");
        await Until.Present(page, ".report svg"); // Which of them is shown depends on the width.
        await LookAt("backtest");

        Task LookAt(string name) => Look.AtBoth(page, $"dark-{name}", language, otherWidth);
    }
}
