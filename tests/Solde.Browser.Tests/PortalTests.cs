using System.Net;
using Microsoft.Playwright;
using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.App.Requests;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Facts;
using Solde.Core.Properties;
using Trigger = Solde.Core.Automations.Trigger;

namespace Solde.Browser.Tests;

/// <summary>A guest looks at what became of the booking: paid, to come, the card; what is hidden stays hidden.</summary>
public sealed class PortalTests
{
    private const string Guest = "guest@example.com";
    private const string AsksBank = "4000002760003184";

    [Theory]
    [InlineData("fr", 390)]
    [InlineData("en", 1280)]
    public async Task A_guest_reads_what_was_paid_and_what_is_to_come_and_changes_the_card(string language, int width)
    {
        await using var house = await House.Open();
        var isFrench = language == "fr";
        await Booked(house, language);
        await house.SendLink("B1");
        await house.LinkTo(Guest, letters: 2);
        var confirmation = Letter(house, isFrench ? "Voir ma réservation" : "View my booking");
        var page = await Browser.Open(width, language);

        // No request was sent before the payment that is confirmed.
        await page.GotoAsync(confirmation);
        Assert.Matches("/stay/[A-Za-z0-9_-]{12}/booking$", page.Url);
        var booking = page.Url;
        await Shows(page, isFrench ? "320,00" : "320.00", "4242", isFrench ? "nous débiterons" : "we will charge");
        await Look.At(page, "portal", language);
        await HidesTheBar(page);

        await page.ClickAsync($"text={(isFrench ? "Relevé de compte : Votre séjour" : "Statement: Your stay")}");
        await Shows(page, isFrench ? "100,00" : "100.00", "Les Pins");
        await Look.At(page, "portal-statement", language);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Look.Picture(page, "portal-statement-print", language);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
        await HidesTheBar(page);
        await page.ClickAsync("main a >> nth=0");
        await Shows(page, "B1-1", "4242", isFrench ? "100,00" : "100.00");
        await Look.At(page, "portal-receipt", language);
        foreach (var hidden in (string[])["folio/2", "folio/9", "receipt/2", "receipt/9"])
        {
            Assert.Equal((int)HttpStatusCode.NotFound, (await page.GotoAsync(booking.Replace("booking", hidden, StringComparison.Ordinal)))!.Status);
            await HidesTheBar(page);
        }

        await Look.At(page, "portal-missing", language);
        await page.GotoAsync(booking);
        await page.ClickAsync("form button");
        await page.FillAsync("[autocomplete=cc-number]", AsksBank);
        await page.FillAsync("[autocomplete=cc-exp]", "12/34");
        await page.FillAsync("[autocomplete=cc-csc]", "123");
        await page.ClickAsync("button.main");
        await page.ClickAsync("button.main"); // The bank asks.
        await Assertions.Expect(page.Locator(".done")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("li >> nth=0")).ToContainTextAsync("3184");
        await Look.At(page, "portal-card", language);
        Assert.Equal(1, await house.Charges());
    }

    [Fact]
    public async Task It_is_there_for_who_likes_dark_screens_until_the_link_is_revoked()
    {
        await using var house = await House.Open();
        await Booked(house, "fr");
        await house.SendLink("B1");
        var link = $"{await house.LinkTo(Guest, letters: 2)}";
        var page = await Browser.Open(390, "fr", isDark: true);
        await page.GotoAsync(link);
        await page.ClickAsync("text=Voir ma réservation");
        await Shows(page, "Ma réservation");
        await Look.At(page, "portal-dark", "fr");

        var (booking, door) = (page.Url, page.Url.Replace("/booking", "", StringComparison.Ordinal));
        Assert.Null(await house.Act("B1", "checkOut", known => BookingActions.CheckOut(known, known.CreatedAt)));
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("form")).ToHaveCountAsync(0); // No card is left for a stay that is over.
        await page.GotoAsync($"{door}/receipt/1");
        await Shows(page, "100,00");

        Assert.Null(await house.Act("B1", "cancelRequest", known => RequestActions.Cancel(known, known.CreatedAt)));
        foreach (var place in (string[])[booking, $"{door}/receipt/1", $"{door}/folio/1"])
        {
            await page.GotoAsync(place);
            Assert.Equal(door, page.Url);
            await Shows(page, "Ce lien n’est plus valable");
        }
    }

    [Fact]
    public async Task It_stays_readable_when_the_link_has_expired()
    {
        var time = new LaterTime();
        await using var house = await House.Open(time);
        await Booked(house, "fr");
        await house.SendLink("B1");
        var link = $"{await house.LinkTo(Guest, letters: 2)}";
        var page = await Browser.Open(390, "fr");
        await page.GotoAsync(link);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Votre séjour");
        time.Advance(TimeSpan.FromDays(60));
        await page.ReloadAsync();
        await Shows(page, "Cette page n’est pas ouverte");
        await page.GotoAsync(link);
        await Shows(page, "Ce lien a expiré");
        await page.ClickAsync("text=Voir ma réservation");
        await page.ClickAsync("text=Reçu");
        await Shows(page, "Reçu", "100,00");
    }

    /// <summary>Of 420, 100 were charged; a bar bill is hidden; the rest is charged a week before arrival, and 50 are held.</summary>
    private static async Task Booked(House house, string language)
    {
        await Door.SetUp(house, language);
        await house.Automate("Balance a week before", new Trigger(TriggerKind.DaysBeforeArrival, 0, 7, new NodaTime.LocalTime(14, 0)));
        await house.Book("B1", "Zoé Lefèvre", 420, language: language);
        Assert.Null(await house.Act("B1", "chargeCard", booking => CardActions.Charge(booking, Euros(100), CardChoice.LastGuest)));
        Assert.Null(await house.Act("B1", "placeHold", booking => CardActions.PlaceHold(booking, Euros(50), CardChoice.LastGuest)));
        Assert.Null(await house.Act("B1", "openFolio", booking => FolioActions.Open(booking, "Bar bill", booking.CreatedAt)));
        Assert.Null(await house.Act("B1", "addCharge", booking => FolioActions.AddCharge(booking, "champagne", Euros(87), "Bar bill", booking.CreatedAt)));
        Assert.Null(await house.Act("B1", "recordPayment", booking => FolioActions.RecordPayment(booking, Euros(81), PaymentMethod.Cash, "Bar bill", booking.CreatedAt)));
        Assert.Null(await house.Act("B1", "openFolio", booking => FolioActions.Open(booking, "Spa", booking.CreatedAt)));
        Assert.Null(await house.Act("B1", "addCharge", booking => FolioActions.AddCharge(booking, "massage", Euros(60), "Spa", booking.CreatedAt)));
        Assert.Null(await house.Act("B1", "hide", booking => Answer.Do(new FolioVisibility(booking.CreatedAt, "Bar bill", false))));
    }

    private static Money Euros(int euros) => new(euros * 100L, Currency.Eur);

    /// <summary>The address after some words in a letter.</summary>
    private static string Letter(House house, string words)
    {
        var text = house.Mailed(Guest).Single(letter => letter.Contains(words, StringComparison.Ordinal));
        return text[text.IndexOf(words, StringComparison.Ordinal)..].Split('\n')[1].Trim();
    }

    private static async Task Shows(IPage page, params string[] texts)
    {
        foreach (var text in texts)
        {
            await Assertions.Expect(page.Locator("body")).ToContainTextAsync(text);
        }
    }

    private static async Task HidesTheBar(IPage page)
    {
        var html = await page.ContentAsync();
        Assert.All((string[])["Bar bill", "hampagne", "87,00", "87.00", "81,00", "81.00"], hidden => Assert.DoesNotContain(hidden, html, StringComparison.Ordinal));
    }
}
