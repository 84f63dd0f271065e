using Microsoft.Playwright;

namespace Solde.Browser.Tests;

/// <summary>The front door: who comes in, and who does not.</summary>
public sealed class SignInTests
{
    private const int TriesUntilLocked = 10;

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task A_wrong_password_stays_outside_and_ten_of_them_lock_the_door(string language)
    {
        await using var house = await House.Open();
        await Door.SetUp(house);
        var page = await Browser.Open(language: language);
        for (var i = 0; i < TriesUntilLocked; i++)
        {
            await Door.SignIn(house, page, "not the right words");
            await Assertions.Expect(page.Locator(".alert-danger")).ToBeVisibleAsync();
        }

        await Look.At(page, "sign-in-locked", language);
        await Door.SignIn(house, page);
        await Assertions.Expect(page.Locator(".alert-danger")).ToBeVisibleAsync(); // Also with the right one.
    }

    [Fact]
    public async Task A_session_that_is_ended_elsewhere_or_by_a_new_password_is_over()
    {
        await using var house = await House.Open();
        var (first, second) = (await Browser.Open(), await Browser.Open());
        await Door.SetUp(house, first);
        await Door.SignIn(house, second);
        await Assertions.Expect(second.Locator("h1")).ToContainTextAsync("Les Pins");

        await first.GotoAsync($"{house.Address}account");
        await Assertions.Expect(first.Locator("form[action*=End]")).ToHaveCountAsync(2);
        await first.FillAsync("#old", Door.Password);
        await first.FillAsync("#new", "four pines by the lake");
        await first.ClickAsync("form[action*=Password] button");
        await Assertions.Expect(first.Locator(".alert-success")).ToBeVisibleAsync();

        await second.ReloadAsync();
        await Assertions.Expect(second.Locator("#password")).ToBeVisibleAsync();
        await Door.SignIn(house, second, "four pines by the lake");
        await Assertions.Expect(second.Locator("h1")).ToContainTextAsync("Les Pins");

        await second.ClickAsync("summary:has-text('Anne Martin')");
        await second.ClickAsync("text=Sign out");
        await second.GotoAsync($"{house.Address}1/bookings");
        await Assertions.Expect(second.Locator("#password")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_form_from_elsewhere_does_nothing()
    {
        await using var house = await House.Open();
        var page = await Browser.Open();
        await Door.SetUp(house, page);
        var booking = await house.Book("B1", "Zoé Lefèvre", 420);
        await page.GotoAsync($"{house.Address}1/bookings/{booking:D}");
        var status = await page.EvaluateAsync<int>(
            "async address => (await fetch(address, { method: 'POST', body: new URLSearchParams({ act: 'cancel' }) })).status",
            $"{house.Address}1/bookings/{booking:D}");
        Assert.Equal(400, status);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("h1 + .badge")).ToHaveTextAsync("Expected");
    }
}
