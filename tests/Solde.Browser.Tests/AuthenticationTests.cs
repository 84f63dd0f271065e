using Microsoft.Playwright;
using Solde.App.Payments;
using Solde.Core.Automations;

namespace Solde.Browser.Tests;

/// <summary>An automation charges the card on file, and its issuer wants the guest: an e-mail leads to the same payment, which is made once.</summary>
public sealed class AuthenticationTests
{
    private const string Guest = "guest@example.com";
    private const string Confirm = "form[action*=Authenticate] button";

    [Theory]
    [InlineData("en", 390)]
    [InlineData("fr", 1280)]
    public async Task A_guest_confirms_the_payment_that_waits_and_has_paid_once(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Led(house, language, width);
        await Look.At(page, "authentication-asked", language);

        await page.ClickAsync(Confirm);
        await Look.At(page, "authentication-bank", language);
        await Gateway.Submit(page);
        await Says(page, language == "fr" ? "Tout est réglé" : "All is paid");
        await Look.At(page, "authentication-paid", language);
        Assert.Contains(language == "fr" ? "Nous avons bien reçu" : "We have received", await house.LetterTo(Guest, letters: 2), StringComparison.Ordinal);
        await IsPaidOnce(house, entries: 1);

        await page.GotoAsync($"{await house.Link("B1")}"); // The e-mail again, later.
        await Says(page, language == "fr" ? "Tout est réglé" : "All is paid");
    }

    [Theory]
    [InlineData("en", 390)]
    [InlineData("fr", 1280)]
    public async Task A_guest_who_tells_the_bank_no_may_try_again_or_pay_with_another_card(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Led(house, language, width);
        await page.ClickAsync(Confirm);
        await Gateway.Refuse(page);
        await Assertions.Expect(page.Locator(".problem")).ToContainTextAsync(language == "fr" ? "Rien n’est débité" : "Nothing is charged");
        await Look.At(page, "authentication-refused", language);
        await Gateway.GiveUp(page);
        await Says(page, language == "fr" ? "Confirmez votre paiement" : "Confirm your payment");
        await page.ClickAsync(Confirm);
        await Gateway.GiveUp(page);

        await page.ClickAsync("button[value=Card]");
        await Gateway.Type(page, House.Good);
        await Says(page, language == "fr" ? "Tout est réglé" : "All is paid");
        await IsPaidOnce(house, entries: 2); // One waited, and was ended before the other was made.
    }

    [Theory]
    [InlineData("en", 390)]
    [InlineData("fr", 1280)]
    public async Task A_guest_whose_other_card_is_declined_is_told_so(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Led(house, language, width);
        await page.ClickAsync("button[value=Card]");
        await Gateway.Type(page, House.Poor);
        await Says(page, language == "fr" ? "n’a pas abouti" : "did not go through");
        await Assertions.Expect(page.Locator(".wrong")).ToContainTextAsync(language == "fr" ? "Rien n’a été débité" : "Nothing was charged");
        await Look.At(page, "authentication-declined", language);
        Assert.Equal(0, await house.Charges());
        await house.Verify();
    }

    [Theory]
    [InlineData("en", 390)]
    [InlineData("fr", 1280)]
    public async Task A_guest_who_comes_too_late_is_told_that_nothing_was_charged_and_pays_once_asked_again(string language, int width)
    {
        var time = new LaterTime();
        await using var house = await House.Open(time);
        await Led(house, language, width);
        time.Advance(TimeSpan.FromHours(25));
        var page = await Browser.Open(width, language);
        await page.GotoAsync($"{await house.Link("B1")}");
        await Until.Shown(page, $"h1:has-text('{(language == "fr" ? "n’a pas abouti" : "did not go through")}')");
        await Assertions.Expect(page.Locator(".wrong")).ToContainTextAsync(language == "fr" ? "confirmé à temps" : "in time");
        await Look.At(page, "authentication-late", language);

        await house.SendLink("B1");
        await page.ReloadAsync();
        await page.ClickAsync("button[value=Card]");
        await Gateway.Type(page, House.Good);
        await Says(page, language == "fr" ? "Tout est réglé" : "All is paid");
        Assert.Equal(1, await house.Charges());
    }

    /// <summary>The guest has opened the e-mail that the automation's charge led to.</summary>
    private static async Task<IPage> Led(House house, string language, int width)
    {
        await Door.SetUp(house, language);
        await house.Automate("Balance at once");
        await house.Book("B1", "Zoé Lefèvre", 420, Gateway.AsksBank, language: language);
        var page = await Browser.Open(width, language);
        await page.GotoAsync($"{await house.LinkTo(Guest)}");
        await Says(page, language == "fr" ? "Confirmez votre paiement" : "Confirm your payment");
        await Assertions.Expect(page.Locator(".act")).ToContainTextAsync(language == "fr" ? "420,00" : "420.00");
        return page;
    }

    private static async Task IsPaidOnce(House house, int entries)
    {
        var booking = await house.Booking("B1");
        Assert.Equal((420_00, RunState.Succeeded), (booking.Paid.Minor, Assert.Single(booking.Runs).State));
        Assert.Empty(booking.Attempts);
        Assert.Equal((1, entries - 1, 0), (await house.Charges(), await house.Charges(ReplyState.Cancelled), await house.Charges(ReplyState.ActionRequired)));
        await house.Verify();
    }

    private static Task Says(IPage page, string heading) => Assertions.Expect(page.Locator("h1")).ToContainTextAsync(heading);
}
