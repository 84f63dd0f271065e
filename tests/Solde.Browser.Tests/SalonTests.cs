using Microsoft.Playwright;

namespace Solde.Browser.Tests;

/// <summary>A property that sells appointments: its services and protections, an appointment, and an automation that settles it.</summary>
public sealed class SalonTests
{
    [Theory]
    [InlineData("fr", 390, 1280)]
    [InlineData("en", 1280, 390)]
    public async Task A_salon_sells_services_protects_them_and_takes_money_for_an_appointment(string language, int width, int otherWidth)
    {
        var isFrench = language == "fr";
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page, language, kind: "salon");
        var items = $"{house.Address}1/settings/items";
        await Add(page, $"{items}?of=services", ("code", isFrench ? "Couleur" : "Colour"), ("price", "120"), ("minutes", "120"), ("cardOnline", "mandatory"));
        await Add(page, $"{items}?of=services", ("code", isFrench ? "Coupe" : "Cut"), ("price", "55"), ("minutes", "45"), ("cardOnline", "optional"));
        await LookAt("services");
        await Add(page, $"{items}?of=protections", ("name", isFrench ? "Longs rendez-vous" : "Long appointments"), ("minimumTotal", "100"), ("lateCancelHours", "24"), ("lateCancelPercent", "50"), ("noShowPercent", "100"));
        await LookAt("protections");
        await page.ClickAsync("main details >> nth=0 >> summary");
        await Assertions.Expect(page.Locator("#item0-lateCancelPercent")).ToHaveValueAsync("50");

        var booking = await house.BookAppointment("A1", "Léa Roy", isFrench ? ["Couleur", "Coupe"] : ["Colour", "Cut"]);
        await page.GotoAsync($"{house.Address}1/bookings");
        await Assertions.Expect(page.Locator("thead")).ToContainTextAsync(isFrench ? "Rendez-vous" : "Appointment");
        await LookAt("bookings");

        await page.GotoAsync($"{house.Address}1/automations/new?preset=check-out");
        await page.ClickAsync("form.rule button.btn-primary");
        await page.ClickAsync("button.btn-primary:visible");
        await Assertions.Expect(page.Locator("h1 + .badge")).ToHaveClassAsync("badge tone-good");

        await page.GotoAsync($"{house.Address}1/bookings/{booking:D}");
        await Assertions.Expect(page.Locator(".facts >> nth=0")).ToContainTextAsync(isFrench ? "Couleur, Coupe" : "Colour, Cut");
        await Assertions.Expect(page.Locator(".facts >> nth=0")).Not.ToContainTextAsync(isFrench ? "Départ" : "Departure");
        await Assertions.Expect(page.Locator(".facts >> nth=0")).ToContainTextAsync(isFrench ? "14 h" : "14:00");
        await LookAt("booking");
        await page.GotoAsync($"{page.Url}/modify");
        await LookAt("modify");
        await page.SelectOptionAsync("#service1", "");
        await page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(BookingTests.Figure(page, 0)).ToContainTextAsync(isFrench ? "120,00" : "120.00");
        await Assertions.Expect(page.Locator($".fact:has-text('{(isFrench ? "prestations et prix" : "services and price")}')")).ToHaveCountAsync(1);
        await BookingTests.Act(page, "checkOut");
        await Until.Shown(page, $"xpath=(//*[contains(@class, 'text-nowrap') and contains(@class, 'h2')])[2][contains(., '{(isFrench ? "120,00" : "120.00")}')]"); // The figures and what happened are read one after the other.
        await Assertions.Expect(BookingTests.Figure(page, 1)).ToContainTextAsync(isFrench ? "120,00" : "120.00");
        await Assertions.Expect(BookingTests.Figure(page, 2)).ToContainTextAsync(isFrench ? "0,00" : "0.00");
        await LookAt("paid");

        Task LookAt(string name) => Look.AtBoth(page, $"salon-{name}", language, otherWidth);
    }

    private static async Task Add(IPage page, string address, params (string Field, string Value)[] fields)
    {
        await page.GotoAsync(address);
        await page.EvaluateAsync("document.querySelector('main details:last-of-type').open = true");
        foreach (var (field, value) in fields)
        {
            var input = page.Locator($"#new-{field}");
            await (await input.EvaluateAsync<string>("input => input.tagName") == "SELECT" ? (Task)input.SelectOptionAsync(value) : input.FillAsync(value));
        }

        await page.ClickAsync("details:last-of-type form[action*=Save] button");
        await Assertions.Expect(page.Locator(".alert-success")).ToBeVisibleAsync();
    }
}
