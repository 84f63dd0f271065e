using Microsoft.Playwright;
using Solde.Tests;

namespace Solde.Browser.Tests;

/// <summary>The card vault: switched on by an owner, a number shown once, and left nowhere.</summary>
public sealed class VaultTests
{
    [Theory]
    [InlineData("en", 1280)]
    [InlineData("fr", 390)]
    public async Task An_owner_switches_it_on_with_the_acquirer_s_permission_and_off_again(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page);
        var vault = $"{house.Address}1/settings/vault";
        await page.GotoAsync(vault);
        var off = await page.Locator("#state").TextContentAsync();
        await Look.At(page, "vault-off", language);
        await page.FillAsync("#password", Door.Password);
        await page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(page.Locator("#permitted-wrong")).ToBeVisibleAsync();
        await page.CheckAsync("#permitted");
        await page.FillAsync("#password", "not the right words");
        await page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(page.Locator("#password-wrong")).ToBeVisibleAsync();
        await page.FillAsync("#password", Door.Password);
        await page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(page.Locator("#state")).ToContainTextAsync("Anne Martin");
        await Look.At(page, "vault-on", language);
        await page.FillAsync("#password", Door.Password);
        await page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(page.Locator("#state")).ToHaveTextAsync(off!);
        await page.GotoAsync($"{house.Address}1/journal");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(language == "fr" ? "Coffre à cartes désactivé." : "The card vault is off.");
    }

    [Theory]
    [InlineData("en", 1280)]
    [InlineData("fr", 390)]
    public async Task A_guest_types_it_where_only_the_vault_reads_it(string language, int width)
    {
        await using var house = await House.Open();
        await Door.SetUp(house, language);
        await house.Book("B1", "Zoé Lefèvre", 420, language: language);
        await house.SwitchVaultOn();
        await house.SendLink("B1");
        var page = await Browser.Open(width, language);
        await page.GotoAsync($"{await house.LinkTo("guest@example.com")}");
        await page.ClickAsync("button[value=MailOrderCard]");
        await Look.At(page, "vault-guest", language);
        await Type("4242424242424241");
        await Assertions.Expect(page.Locator("#number-wrong")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#number")).ToHaveValueAsync("");
        await Look.At(page, "vault-guest-wrong", language);
        await Type(Canary.Number);
        await Assertions.Expect(page.Locator(".act >> nth=0")).ToContainTextAsync(language == "fr" ? "nous avons bien votre carte" : "we have your card");
        Assert.NotNull((await house.Booking("B1")).Cards[^1].Kept);
        Assert.Empty(house.Leaks());

        async Task Type(string number)
        {
            await page.FillAsync("#number", number);
            await page.FillAsync("#expiry", "12/34");
            await page.FillAsync("#code", "123");
            await page.ClickAsync("main button[type=submit]");
        }
    }

    [Theory]
    [InlineData("en", 1280)]
    [InlineData("fr", 390)]
    public async Task A_number_is_shown_once_after_the_password_and_is_found_nowhere_afterwards(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page);
        var booking = await house.Book("B1", "Zoé Lefèvre", 420);
        await house.KeepCard("B1");
        await page.GotoAsync($"{house.Address}1/bookings/{booking:D}");
        var card = $"{house.Address}1/bookings/{booking:D}/card";
        await page.ClickAsync($"a[href$='/bookings/{booking:D}/card']");
        await Look.At(page, "card-form", language);
        await Send(page, "not the right words");
        await Assertions.Expect(page.Locator("#password-wrong")).ToBeVisibleAsync();
        Assert.False(Canary.IsIn(await page.ContentAsync()));

        var answer = await page.RunAndWaitForResponseAsync(() => Send(page, Door.Password), response => response.Request.Method == "POST");
        await Assertions.Expect(page.Locator("#number")).ToHaveTextAsync(string.Join(' ', Canary.Number.Chunk(4).Select(group => new string(group))));
        await Look.At(page, "card-shown", language);
        var (number, expiry) = (await page.Locator("#number").BoundingBoxAsync(), await page.Locator("#expiry").BoundingBoxAsync());
        Assert.True(number!.Y + number.Height <= expiry!.Y, "the number and the month lie over each other");
        var headers = await answer.AllHeadersAsync();
        Assert.Equal(
            ($"30; url=/1/bookings/{booking:D}", "no-store", "no-referrer", "\"cache\""),
            (headers["refresh"], headers["cache-control"], headers["referrer-policy"], headers["clear-site-data"]));

        await page.ClickAsync("main .card-footer a");
        await Assertions.Expect(page.Locator("ol")).ToContainTextAsync(language == "fr" ? "affiché, une seule fois" : "was shown, once");
        await Assertions.Expect(page.Locator($"a[href$='/card']")).ToHaveCountAsync(0);
        Assert.Equal(404, (await page.GotoAsync(card))!.Status);
        var journal = await page.EvaluateAsync<string>("async address => await (await fetch(address)).text()", $"{house.Address}1/journal");
        Assert.False(Canary.IsIn(journal));
        Assert.Empty(house.Leaks());
    }

    [Fact]
    public async Task Without_keys_for_it_there_is_no_vault()
    {
        await using var house = await House.Open(vault: false);
        var page = await Browser.Open();
        await Door.SetUp(house, page);
        var booking = await house.Book("B1", "Zoé Lefèvre", 420);
        await house.KeepCard("B1"); // Another program has keys.
        Assert.Equal(404, (await page.GotoAsync($"{house.Address}1/settings/vault"))!.Status);
        Assert.Equal(404, (await page.GotoAsync($"{house.Address}1/bookings/{booking:D}/card"))!.Status);
        await page.GotoAsync($"{house.Address}1/settings");
        await Assertions.Expect(page.Locator("a[href$='/settings/vault']")).ToHaveCountAsync(0);
        await page.GotoAsync($"{house.Address}1/bookings/{booking:D}");
        await Assertions.Expect(page.Locator("a[href$='/card']")).ToHaveCountAsync(0);
    }

    private static async Task Send(IPage page, string password)
    {
        await page.SelectOptionAsync("#reason", "Terminal");
        await page.FillAsync("#password", password);
        await page.ClickAsync("main form button[type=submit]");
    }
}
