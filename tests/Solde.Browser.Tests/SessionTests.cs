using Microsoft.Playwright;

namespace Solde.Browser.Tests;

/// <summary>How long one stays signed in, and what a browser holds of it.</summary>
public sealed class SessionTests
{
    private const string Cookie = "__Host-solde";

    [Fact]
    public async Task A_session_ends_eight_hours_after_it_was_last_used_and_after_seven_days()
    {
        var time = new LaterTime();
        await using var house = await House.Open(time);
        var page = await Browser.Open();
        await Door.SetUp(house, page);
        var cookies = await Cookies(page);
        time.Advance(TimeSpan.FromMinutes(239));
        Assert.True(await house.Opens("account", cookies));
        time.Advance(TimeSpan.FromMinutes(479)); // Over half of the first eight hours: what was used ends later.
        Assert.True(await house.Opens("account", cookies));
        time.Advance(TimeSpan.FromMinutes(481));
        Assert.False(await house.Opens("account", cookies));

        await Door.SignIn(house, page);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Les Pins");
        cookies = await Cookies(page);
        for (var hours = 0; hours < (7 * 24) - 6; hours += 6)
        {
            time.Advance(TimeSpan.FromHours(6));
            Assert.True(await house.Opens("account", cookies));
        }

        time.Advance(TimeSpan.FromHours(6));
        Assert.False(await house.Opens("account", cookies)); // However much it is used.
    }

    [Theory]
    [InlineData("fr", 390)]
    public async Task Saying_the_password_again_begins_a_session_of_a_new_name(string language, int width)
    {
        var time = new LaterTime();
        await using var house = await House.Open(time);
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page);
        await page.GotoAsync($"{house.Address}account/codes");
        await Assertions.Expect(page.Locator("#password")).ToHaveCountAsync(0); // Just signed in.
        time.Advance(TimeSpan.FromMinutes(16));
        var before = await Cookies(page);
        await page.GotoAsync($"{house.Address}account/codes");
        await Look.At(page, "account-again", language);
        await page.FillAsync("#password", "not the right words");
        await page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(page.Locator("#password-wrong")).ToBeVisibleAsync();
        Assert.Equal(before, await Cookies(page));
        await page.FillAsync("#password", Door.Password);
        await page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(page).ToHaveURLAsync($"{house.Address}account/codes");
        var after = await Cookies(page);
        Assert.NotEqual(before, after);
        Assert.False(await house.Opens("account", before));
        Assert.True(await house.Opens("account", after));
    }

    [Fact]
    public async Task A_new_password_begins_a_session_of_a_new_name_and_its_spaces_count()
    {
        const string spaced = "  four pines by the lake ";
        await using var house = await House.Open();
        var page = await Browser.Open();
        await Door.SetUp(house, page);
        var before = await Cookies(page);
        await page.GotoAsync($"{house.Address}account");
        await page.FillAsync("#old", Door.Password);
        await page.FillAsync("#new", spaced);
        await page.ClickAsync("form[action*=Password] button");
        await Assertions.Expect(page.Locator(".alert-success")).ToBeVisibleAsync();
        Assert.False(await house.Opens("account", before));
        Assert.True(await house.Opens("account", await Cookies(page)));

        var other = await Browser.Open();
        await Door.SignIn(house, other, spaced.Trim());
        await Assertions.Expect(other.Locator(".alert-danger")).ToBeVisibleAsync();
        await Door.SignIn(house, other, spaced);
        await Assertions.Expect(other.Locator("h1")).ToContainTextAsync("Les Pins");
    }

    internal static async Task<string> Cookies(IPage page) =>
        string.Join("; ", (await page.Context.CookiesAsync()).Where(cookie => cookie.Name == Cookie).Select(cookie => $"{cookie.Name}={cookie.Value}"));
}
