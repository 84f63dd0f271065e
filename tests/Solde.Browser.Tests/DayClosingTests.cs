using Microsoft.Playwright;

namespace Solde.Browser.Tests;

/// <summary>The till of a day, closed, and what comes after.</summary>
public sealed class DayClosingTests
{
    [Theory]
    [InlineData("fr", 390, 1280)]
    [InlineData("en", 1280, 390)]
    public async Task What_comes_after_a_closing_stands_below_by_method_and_rate_and_vouchers_apart(string language, int width, int otherWidth)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page, language);
        await house.SellVoucher("B1");
        await page.GotoAsync($"{house.Address}1/days");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(language == "fr" ? "Bons cadeaux vendus : 50,00" : "Gift vouchers sold: €50.00");
        await BookingTests.Act(page, "closeDay");
        await Assertions.Expect(page.Locator("#after")).ToHaveCountAsync(0);

        await house.SellVoucher("B2");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".alert-warning")).ToContainTextAsync(language == "fr" ? "150,00" : "150.00");
        await Assertions.Expect(page.Locator("#after ~ section").Nth(1)).ToContainTextAsync(language == "fr" ? "Espèces" : "Cash");
        await Assertions.Expect(page.Locator("#after ~ section").Nth(5)).ToContainTextAsync("000002");
        await Look.AtBoth(page, "day-after-closing", language, otherWidth);
    }
}
