using Microsoft.Playwright;
using Solde.Core.Properties;

namespace Solde.Browser.Tests;

/// <summary>A guest opens the link of an e-mail on the phone, sees what is owed, and pays it.</summary>
public sealed class GuestTests
{
    private const string Guest = "guest@example.com";

    [Theory]
    [InlineData("fr", 390)]
    [InlineData("en", 1280)]
    public async Task A_card_is_typed_at_the_gateway_alone_and_pays_what_is_asked(string language, int width)
    {
        await using var house = await House.Open();
        await Asked(house, language, "B1");
        var page = await Browser.Open(width, language);
        var isFrench = language == "fr";

        await page.GotoAsync($"{await house.LinkTo(Guest)}");
        Assert.Matches("/stay/[A-Za-z0-9_-]{12}$", page.Url); // Nothing that opens the page stands in the address.
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(isFrench ? "420,00" : "420.00");
        await Look.At(page, "guest-open", language);

        await page.ClickAsync("button[value=Card]");
        Assert.NotEqual(new Uri(house.Site).Port, new Uri(page.Url).Port);
        await Gateway.Type(page, House.Poor);
        await Assertions.Expect(page.Locator(".wrong")).ToContainTextAsync(isFrench ? "Rien n’a été débité" : "Nothing was charged");
        await Look.At(page, "guest-declined", language);

        await page.ClickAsync("button[value=Card]");
        await Gateway.Type(page, Gateway.AsksBank);
        await Look.Picture(page, "sandbox-challenge", language);
        await Gateway.Submit(page);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(isFrench ? "Tout est réglé" : "All is paid");
        await Look.At(page, "guest-paid", language);
        Assert.Equal(1, await house.Charges());

        await page.GotoAsync($"{await house.LinkTo(Guest)}"); // The same link, later.
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(isFrench ? "Tout est réglé" : "All is paid");
    }

    [Theory]
    [InlineData("fr", 390)]
    public async Task Two_tabs_pay_once(string language, int width)
    {
        await using var house = await House.Open();
        await Asked(house, language, "B1");
        var link = $"{await house.LinkTo(Guest)}";
        var (one, other) = (await Browser.Open(width, language), await Browser.Open(width, language));
        foreach (var page in (IPage[])[one, other])
        {
            await page.GotoAsync(link);
            await page.ClickAsync("button[value=Card]");
            await Gateway.Fill(page, House.Good);
        }

        await Task.WhenAll(Gateway.Submit(one), Gateway.Submit(other));
        foreach (var page in (IPage[])[one, other])
        {
            await page.GotoAsync(link);
            await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Tout est réglé");
        }

        Assert.Equal(1, await house.Charges());
    }

    [Theory]
    [InlineData("fr", 390)]
    public async Task A_transfer_is_announced_with_all_that_it_needs(string language, int width)
    {
        await using var house = await House.Open();
        await Door.SetUp(house);
        await house.Set(settings => settings with
        {
            Branding = new Branding { Color = "#ffc400" },
            Methods = [new(PaymentMethod.BankTransfer), new(PaymentMethod.Card)],
            PaymentDetails = new PaymentDetails { BankTransfer = new BankAccount("Camping Les Pins", "FR7630006000011234567890189", "AGRIFRPPXXX") },
        });
        await house.Book("B1", "Zoé Lefèvre", 420);
        await house.SendLink("B1");
        var page = await Browser.Open(width, language);
        await page.GotoAsync($"{await house.LinkTo(Guest)}");
        await Look.At(page, "guest-color", language);
        await page.ClickAsync("button[value=BankTransfer]");
        await Assertions.Expect(page.Locator("dd.number >> nth=0")).ToHaveTextAsync("FR76 3000 6000 0112 3456 7890 189");
        await Look.At(page, "guest-transfer", language);
        Assert.Equal(
            ["BCD", "002", "1", "SCT", "AGRIFRPPXXX", "Camping Les Pins", "FR7630006000011234567890189", "EUR420.00", "", "RF14B1"],
            (await Decoded(page, ".pay img")).Split('\n')[..10]);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("h2 >> nth=0")).ToContainTextAsync("virement");
    }

    private static async Task Asked(House house, string language, string reference)
    {
        await Door.SetUp(house, language);
        await house.Book(reference, "Zoé Lefèvre", 420, language: language);
        await house.SendLink(reference);
    }

    /// <summary>What a banking app reads from a picture on the page.</summary>
    private static async Task<string> Decoded(IPage page, string picture)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "jsQR.js")));
        return await page.EvalOnSelectorAsync<string>(picture, """
            image => {
                const canvas = document.createElement('canvas');
                [canvas.width, canvas.height] = [600, 600];
                const context = canvas.getContext('2d');
                context.fillStyle = '#fff';
                context.fillRect(0, 0, 600, 600);
                context.drawImage(image, 40, 40, 520, 520);
                return globalThis.jsQR(context.getImageData(0, 0, 600, 600).data, 600, 600).data;
            }
            """);
    }
}
