using System.Net;
using System.Text;
using Microsoft.Playwright;

namespace Solde.Browser.Tests;

/// <summary>What is changed in the settings, and where it is seen afterwards.</summary>
public sealed class SettingsTests
{
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    [Theory]
    [InlineData("en", 1280)]
    public async Task Every_page_of_the_settings_is_looked_at(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page);
        foreach (var part in (string[])["", "/property", "/payments", "/addresses", "/items", "/branding", "/templates", "/template", "/keys", "/invoicing", "/checklist"])
        {
            await page.GotoAsync($"{house.Address}1/settings{part}");
            await Look.At(page, $"settings{part.Replace('/', '-')}", language);
        }
    }

    [Theory]
    [InlineData("fr", 1280)]
    public async Task What_is_wrong_stands_beside_its_field_and_what_is_right_is_kept(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page);
        await page.GotoAsync($"{house.Address}1/settings/property");
        await page.FillAsync("#name", "Le Grand Pin");
        await Save(page);
        await page.GotoAsync($"{house.Address}1/settings/property");
        await Assertions.Expect(page.Locator("#name")).ToHaveValueAsync("Le Grand Pin");

        await page.GotoAsync($"{house.Address}1/settings/payments");
        await page.CheckAsync("#sends");
        await page.FillAsync("#dueDays", "9999");
        await page.FillAsync("#byType", "mobile-home 30");
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator("#byType-wrong")).ToBeVisibleAsync();
        await page.FillAsync("#byType", "mobile-home = 30");
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator("#dueDays-wrong")).ToBeVisibleAsync();
        await Look.At(page, "settings-payments-refused", language);
        await page.FillAsync("#dueDays", "21");
        await Save(page);
        await Assertions.Expect(page.Locator("#dueDays")).ToHaveValueAsync("21");
        await Assertions.Expect(page.Locator("#byType")).ToHaveValueAsync("mobile-home = 30");

        await page.GotoAsync($"{house.Address}1/settings/items");
        await page.FillAsync("#new-code", "flex");
        await page.FillAsync("#new-periodHours", "48");
        await page.ClickAsync("details[open] form[action*=Save] button");
        await Assertions.Expect(page.Locator("#new-percent-wrong")).ToBeVisibleAsync();
        await Look.At(page, "settings-items-refused", language);
        await page.FillAsync("#new-percent", "30");
        await page.ClickAsync("details[open] form[action*=Save] button");
        await Assertions.Expect(page.Locator("summary strong")).ToHaveTextAsync("flex");
        await page.ClickAsync("summary:has-text('flex')");
        await page.FillAsync("#item0-percent", "40");
        await page.ClickAsync("details[open] form button");
        await Assertions.Expect(page.Locator("summary:has-text('flex')")).ToContainTextAsync("40");
        await Look.At(page, "settings-items-full", language);
        await page.ClickAsync("summary:has-text('flex')");
        await page.ClickAsync("button[formaction*=Remove]");
        await Assertions.Expect(page.Locator("summary strong")).ToHaveCountAsync(0);

        await page.GotoAsync($"{house.Address}1/journal?kind=Property");
        await Assertions.Expect(page.Locator(".list-group-item").First).ToContainTextAsync("Anne Martin");
        await Assertions.Expect(page.Locator(".list-group-item")).ToHaveCountAsync(5);
    }

    [Theory]
    [InlineData("fr", 390)]
    [InlineData("en", 1280)]
    public async Task Methods_have_an_order_limits_and_destinations_and_transfers_an_account(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page);
        await page.GotoAsync($"{house.Address}1/settings/payments");
        await page.CheckAsync("#offered1");
        await page.CheckAsync("#offered2");
        await page.FillAsync("#position1", "2");
        await page.FillAsync("#position2", "1");
        await page.Locator("fieldset.offered").Nth(2).Locator("summary").ClickAsync();
        await page.FillAsync("#minimum2", "500");
        await page.FillAsync("#maximum2", "100");
        await page.FillAsync("#destinations2", "lac\ncentre");
        await page.FillAsync("#holder", "Les Pins SARL");
        await page.FillAsync("#iban", "FR76 3000 6000 0112 3456 7890 188");
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator("#maximum2-wrong")).ToBeVisibleAsync();
        await page.FillAsync("#maximum2", "1000");
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator("#iban-wrong")).ToBeVisibleAsync();
        await Look.At(page, "settings-methods-refused", language);
        await page.FillAsync("#iban", "FR7630006000011234567890189");
        await page.FillAsync("#payableTo", "Les Pins SARL");
        await page.Locator("details.offered").Nth(3).Locator("summary").ClickAsync();
        await page.FillAsync("#text-holidayVoucher-fr", "Chèques-vacances ANCV papier uniquement.");
        await Save(page);
        await Assertions.Expect(page.Locator("input[name=method0]")).ToHaveValueAsync("cheque");
        await Assertions.Expect(page.Locator("#minimum0")).ToHaveValueAsync(language == "fr" ? "500,00" : "500.00");
        await Assertions.Expect(page.Locator("#destinations0")).ToHaveValueAsync("lac\ncentre");
        await Assertions.Expect(page.Locator("input[name=method1]")).ToHaveValueAsync("bankTransfer");
        await Assertions.Expect(page.Locator("#iban")).ToHaveValueAsync("FR76 3000 6000 0112 3456 7890 189");
        await Assertions.Expect(page.Locator("#text-holidayVoucher-fr")).ToHaveValueAsync("Chèques-vacances ANCV papier uniquement.");
        await Look.At(page, "settings-methods-full", language);
        await Save(page); // Sent as it was shown, it changes nothing.
        await page.GotoAsync($"{house.Address}1/journal?kind=Property");
        await Assertions.Expect(page.Locator(".list-group-item:has-text('compte bancaire'), .list-group-item:has-text('bank account')")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Own_words_logo_and_addresses_are_in_the_e_mails_that_leave()
    {
        await using var house = await House.Open();
        var page = await Browser.Open();
        await Door.SetUp(house, page);
        await page.GotoAsync($"{house.Address}1/settings/addresses");
        await page.FillAsync("#payment-failed", "not an address");
        await page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(page.Locator("#payment-failed-wrong")).ToBeVisibleAsync();
        await page.FillAsync("#payment-failed", "desk@lespins.example");
        await Save(page);

        await page.GotoAsync($"{house.Address}1/settings/branding");
        await page.SetInputFilesAsync("#logo", new FilePayload { Name = "logo.png", MimeType = "image/png", Buffer = Encoding.UTF8.GetBytes("<svg onload=alert(1)>") });
        await page.ClickAsync("form[action*=Logo] button");
        await Assertions.Expect(page.Locator("#logo-wrong")).ToBeVisibleAsync();
        await page.SetInputFilesAsync("#logo", new FilePayload { Name = "logo.png", MimeType = "image/png", Buffer = new byte[400_000] });
        await page.ClickAsync("form[action*=Logo] button");
        await Assertions.Expect(page.Locator("#logo-wrong")).ToBeVisibleAsync();
        await page.SetInputFilesAsync("#logo", new FilePayload { Name = "logo.txt", MimeType = "text/plain", Buffer = Convert.FromBase64String(Pixel) });
        await page.ClickAsync("form[action*=Logo] button");
        var logo = await page.Locator("img.logo").GetAttributeAsync("src");
        using var http = new HttpClient { BaseAddress = house.Address };
        using var fetched = await http.GetAsync(logo, TestContext.Current.CancellationToken);
        Assert.Equal(("image/png", "nosniff"), (fetched.Content.Headers.ContentType!.MediaType, fetched.Headers.GetValues("X-Content-Type-Options").Single()));
        await page.FillAsync("#legalLink-fr", "javascript:alert(1)");
        await page.ClickAsync("main button:has-text('Save')");
        await Assertions.Expect(page.Locator("#legalLink-fr-wrong")).ToBeVisibleAsync();
        await page.FillAsync("#color", "green");
        await page.ClickAsync("main button:has-text('Save')");
        await Assertions.Expect(page.Locator("#color-wrong")).ToBeVisibleAsync();
        await page.FillAsync("#color", "#FFC400");
        await page.FillAsync("#legalLink-fr", "https://www.lespins.example/mentions");
        await page.FillAsync("#mailText-fr", "À très vite sous les pins !");
        await page.ClickAsync("main button:has-text('Save')");
        await Assertions.Expect(page.Locator(".alert-success")).ToBeVisibleAsync();
        await Look.At(page, "settings-branding-full", "en");

        await page.GotoAsync($"{house.Address}1/settings/template?name=fr%2Fguest%2Fpayment-confirmation");
        await page.FillAsync("#source", "subject: Merci {{guestName}}\ntitle: Merci\naction: Voir\n\nBonjour {{prenom}},");
        await page.ClickAsync("form[action*=Save] button[type=submit]");
        await Assertions.Expect(page.Locator("#source-wrong")).ToContainTextAsync("Line 5");
        await Assertions.Expect(page.Locator("#source-wrong")).ToContainTextAsync("prenom");
        await Look.At(page, "settings-template-refused", "en");
        await page.FillAsync("#source", "subject: Merci {{guestName}}\ntitle: Merci\nfacts: amount reference\naction: Voir\n\nBonjour {{guestName}}, la pinède vous attend.");
        await page.ClickAsync("button[formtarget=letter]");
        await Assertions.Expect(page.FrameLocator("iframe").Locator("body")).ToContainTextAsync("Bonjour Camille Durand, la pinède vous attend.");
        await page.ClickAsync("button[formaction*=Test]");
        await Assertions.Expect(page.Locator(".alert-success")).ToContainTextAsync("anne@lespins.example");
        Assert.Single(house.Letters());
        await page.FillAsync("#source", "subject: Merci {{guestName}}\ntitle: Merci\nfacts: amount reference\naction: Voir\n\nBonjour {{guestName}}, la pinède vous attend.");
        await page.ClickAsync("form[action*=Save] button[type=submit]");
        await Assertions.Expect(page.Locator(".card-title").First).ToContainTextAsync("version 2");
        await Look.At(page, "settings-template-own", "en");

        await house.Automate("Balance at once");
        await house.Book("B1", "Zoé Lefèvre", 420);
        await house.Book("B2", "Paul Bauer", 180, House.Poor);
        await page.GotoAsync($"{house.Address}1/messages");
        await Until.Shown(page, "summary:has-text('Merci Zoé Lefèvre')");
        await page.ClickAsync("summary:has-text('Merci Zoé Lefèvre')");
        await Assertions.Expect(page.Locator("details[open]")).ToContainTextAsync("la pinède vous attend");
        await Assertions.Expect(page.Locator("details[open]")).ToContainTextAsync("À très vite sous les pins");
        await Assertions.Expect(page.Locator("details[open]")).ToContainTextAsync("https://www.lespins.example/mentions");
        await Until.Shown(page, "summary:has-text('desk@lespins.example')");
        Assert.Contains(house.Letters(), letter => letter.Contains("To: desk@lespins.example", StringComparison.Ordinal));

        await page.GotoAsync($"{house.Address}1/settings/template?name=fr%2Fguest%2Fpayment-confirmation");
        await page.ClickAsync("button[formaction*=Back]");
        await Assertions.Expect(page.Locator(".card-title").First).ToContainTextAsync("Solde");
    }

    [Theory]
    [InlineData("en", 1280)]
    public async Task A_key_is_shown_once_works_and_is_revoked(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page);
        await page.GotoAsync($"{house.Address}1/settings/keys");
        await page.FillAsync("#name", "PMS");
        await page.ClickAsync("main form:has(#name) button");
        var key = await page.Locator("#made").TextContentAsync();
        await Look.At(page, "settings-keys-made", language);
        using var http = new HttpClient { BaseAddress = house.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        Assert.Equal(HttpStatusCode.OK, await Status(http));
        await page.GotoAsync($"{house.Address}1/settings/keys");
        await Assertions.Expect(page.Locator("#made")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(key!);
        await page.ClickAsync("form[action*=Revoke] button");
        await Assertions.Expect(page.Locator("form[action*=Revoke]")).ToHaveCountAsync(0);
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(http));
        await page.GotoAsync($"{house.Address}1/journal?kind=Property");
        await Assertions.Expect(page.Locator(".list-group-item").Nth(1)).ToContainTextAsync("PMS");
    }

    private static async Task<HttpStatusCode> Status(HttpClient http) =>
        (await http.GetAsync("api/v1/properties", TestContext.Current.CancellationToken)).StatusCode;

    private static async Task Save(IPage page)
    {
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator(".alert-success")).ToBeVisibleAsync();
    }
}
