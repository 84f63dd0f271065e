using Microsoft.Playwright;

namespace Solde.Browser.Tests;

/// <summary>Money is given back or taken, and how it moves is changed, within a quarter of an hour after signing in; later the password is said again.</summary>
public sealed class FreshnessTests
{
    [Theory]
    [InlineData("fr", 390)]
    public async Task Refunds_and_captures_ask_for_the_password_once_the_sign_in_is_a_quarter_of_an_hour_ago(string language, int width)
    {
        var time = new LaterTime();
        await using var house = await House.Open(time);
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page);
        var booking = await house.Book("B1", "Zoé Lefèvre", 420);
        await page.GotoAsync($"{house.Address}1/bookings/{booking:D}");
        await BookingTests.Act(page, "chargeCard", ("amount", "200"));
        await BookingTests.Act(page, "placeHold", ("amount", "100"));
        time.Advance(TimeSpan.FromMinutes(13));
        await page.ReloadAsync();
        await BookingTests.Act(page, "refund", ("amount", "20"));
        await Stands(page, "400,00", "200,00");
        await Assertions.Expect(page.Locator("input[type=password]")).ToHaveCountAsync(0);

        time.Advance(TimeSpan.FromMinutes(3)); // The page is still open, and its forms ask for nothing.
        var before = await SessionTests.Cookies(page);
        await BookingTests.Act(page, "refund", ("amount", "30"));
        await Assertions.Expect(page.Locator("#refund-password-wrong")).ToHaveTextAsync("Entrez votre mot de passe pour continuer.");
        await Assertions.Expect(page.Locator("#refund-amount")).ToHaveValueAsync("30");
        await Stands(page, "400,00", "200,00");
        await Look.At(page, "booking-password", language);
        await page.FillAsync("#refund-password", "not the right words");
        await BookingTests.Send(page, "refund");
        await Assertions.Expect(page.Locator("#refund-password-wrong")).ToHaveTextAsync("Ce n’est pas votre mot de passe.");
        await Stands(page, "400,00", "200,00");
        Assert.Equal(before, await SessionTests.Cookies(page));
        await page.FillAsync("#refund-password", Door.Password);
        await BookingTests.Send(page, "refund");
        await Stands(page, "370,00", "200,00");
        await IsOfANewName(house, page, before);

        time.Advance(TimeSpan.FromMinutes(16));
        await page.ReloadAsync();
        before = await SessionTests.Cookies(page);
        await BookingTests.Act(page, "captureHold", ("amount", "100"), ("password", "not the right words"));
        await Assertions.Expect(page.Locator("#captureHold-password-wrong")).ToBeVisibleAsync();
        await Stands(page, "370,00", "200,00");
        await page.FillAsync("#captureHold-password", Door.Password);
        await BookingTests.Send(page, "captureHold");
        await Stands(page, "370,00", "300,00");
        await IsOfANewName(house, page, before);
    }

    [Theory]
    [InlineData("en", 1280)]
    public async Task Settings_of_money_ask_for_the_password_once_the_sign_in_is_a_quarter_of_an_hour_ago(string language, int width)
    {
        var time = new LaterTime();
        await using var house = await House.Open(time);
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page);
        var payments = $"{house.Address}1/settings/payments";
        await page.GotoAsync(payments);
        await Save(page, "07:15", password: null);
        time.Advance(TimeSpan.FromMinutes(16));
        await page.GotoAsync(payments);
        await Assertions.Expect(page.Locator("#sendRequestsAt")).ToHaveValueAsync("07:15");

        var before = await SessionTests.Cookies(page);
        await Save(page, "08:45", "not the right words");
        await Assertions.Expect(page.Locator("#password-wrong")).ToHaveTextAsync("This is not your password.");
        await Look.At(page, "settings-password", language);
        await page.GotoAsync(payments);
        await Assertions.Expect(page.Locator("#sendRequestsAt")).ToHaveValueAsync("07:15");
        await Save(page, "08:45", Door.Password);
        await Assertions.Expect(page.Locator(".alert-success")).ToBeVisibleAsync();
        await page.GotoAsync(payments);
        await Assertions.Expect(page.Locator("#sendRequestsAt")).ToHaveValueAsync("08:45");
        await IsOfANewName(house, page, before);
    }

    private static async Task Save(IPage page, string time, string? password)
    {
        await page.FillAsync("#sendRequestsAt", time);
        if (password is not null)
        {
            await page.FillAsync("#password", password);
        }

        await page.ClickAsync("main form button[type=submit]");
    }

    /// <summary>What is charged, refunds as credit lines taken off, and what was taken.</summary>
    private static async Task Stands(IPage page, string charged, string taken)
    {
        await Assertions.Expect(BookingTests.Figure(page, 0)).ToContainTextAsync(charged);
        await Assertions.Expect(BookingTests.Figure(page, 1)).ToContainTextAsync(taken);
    }

    /// <summary>What the browser held before opens nothing more, and what it holds now does.</summary>
    private static async Task IsOfANewName(House house, IPage page, string before)
    {
        var after = await SessionTests.Cookies(page);
        Assert.NotEqual(before, after);
        Assert.False(await house.Opens("account", before));
        Assert.True(await house.Opens("account", after));
    }
}
