using Microsoft.Playwright;
using NodaTime;
using Solde.Core.Automations;

namespace Solde.Browser.Tests;

/// <summary>What staff do to a booking, and what refuses it says so beside its field.</summary>
public sealed class BookingTests
{
    [Theory]
    [InlineData("fr", 390)]
    public async Task A_card_is_charged_held_captured_and_refunded(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page);
        var booking = await house.Book("B1", "Zoé Lefèvre", 420);
        await page.GotoAsync($"{house.Address}1/bookings/{booking:D}");

        await Act(page, "chargeCard", ("amount", "421"));
        await Assertions.Expect(page.Locator("#chargeCard-amount-wrong")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#chargeCard-amount")).ToHaveValueAsync("421");
        await Assertions.Expect(page.Locator("#chargeCard-amount")).ToBeFocusedAsync();
        await Look.At(page, "booking-refused", language);
        await page.FillAsync("#chargeCard-amount", "120,00");
        await Send(page, "chargeCard");
        await Assertions.Expect(Figure(page, 1)).ToContainTextAsync("120");

        await Act(page, "placeHold", ("amount", "200"));
        await Act(page, "captureHold", ("amount", "150"));
        await Assertions.Expect(Figure(page, 2)).ToContainTextAsync("150");
        await Act(page, "refund", ("amount", "20"));
        await Act(page, "addCharge", ("group", "Bar"), ("amount", "12.50"));
        await Act(page, "openFolio", ("folio", "Extras"));
        await Act(page, "setGuarantee", ("state", "Guaranteed"));
        await Act(page, "checkIn");
        await Assertions.Expect(Figure(page, 2)).ToContainTextAsync(language == "fr" ? "162,50" : "162.50");
        await Assertions.Expect(page.Locator("h1 + .badge")).ToHaveTextAsync(language == "fr" ? "Arrivé" : "Checked in");
        await Look.At(page, "booking-acted", language);
    }

    [Theory]
    [InlineData("en", 1280)]
    public async Task A_booking_is_modified_and_what_was_not_touched_stays(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page);
        var booking = await house.Book("B1", "Zoé Lefèvre", 420);
        var form = $"{house.Address}1/bookings/{booking:D}/modify";
        await page.GotoAsync(form);
        await page.FillAsync("#arrival", "2031-08-10");
        await page.FillAsync("#departure", "2031-08-09");
        await page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(page.Locator("#departure-wrong")).ToBeVisibleAsync();
        await Look.At(page, "booking-modify", language);

        // Meanwhile the guest's name is changed elsewhere.
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(form);
        await other.FillAsync("#guest", "Zoé Dupont");
        await other.ClickAsync("main button[type=submit]");
        await Assertions.Expect(other.Locator("h1")).ToHaveTextAsync("Zoé Dupont");

        await page.FillAsync("#departure", "2031-08-12");
        await page.FillAsync("#group1", "Linge");
        await page.FillAsync("#amount1", "18");
        await page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Zoé Dupont");
        await Assertions.Expect(Figure(page, 0)).ToContainTextAsync("438");
        await Assertions.Expect(page.Locator(".facts")).ToContainTextAsync("2031");
    }

    [Theory]
    [InlineData("fr", 390)]
    public async Task Planned_payments_are_moved_started_and_cancelled_many_at_once(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page);
        await house.Automate("Balance a week before", new Trigger(TriggerKind.DaysBeforeArrival, 0, 7, new LocalTime(14, 0)));
        foreach (var (i, guest) in ((string[])["Zoé Lefèvre", "Paul Bauer", "Ana Costa"]).Index())
        {
            await house.Book($"B{i}", guest, 100 * (i + 1));
        }

        var planned = $"{house.Address}1/work/planned";
        await page.GotoAsync(planned);
        await Until.Shown(page, ".work >> nth=2");
        await Look.At(page, "planned", language);
        await page.ClickAsync("#bulk button");
        await Assertions.Expect(page.Locator("[role=alert]")).ToBeVisibleAsync();
        foreach (var box in await page.Locator("input[name=item]").AllAsync())
        {
            await box.CheckAsync();
        }

        await page.FillAsync("#days", "2");
        await page.ClickAsync("#bulk button");
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("3");
        await Look.At(page, "planned-moved", language);

        await page.Locator("input[name=item]").Nth(0).CheckAsync();
        await page.SelectOptionAsync("#bulk select", "startRun");
        await page.ClickAsync("#bulk button");
        await page.GotoAsync(planned);
        await Until.Gone(page, ".work >> nth=2");
        await page.Locator("input[name=item]").Nth(0).CheckAsync();
        await page.SelectOptionAsync("#bulk select", "cancelRun");
        await page.ClickAsync("#bulk button");
        await Assertions.Expect(page.Locator(".work")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("en", 390)]
    public async Task A_declined_payment_is_tried_again(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page);
        await house.Automate("Balance at once");
        var booking = await house.Book("B1", "Paul Bauer", 180, House.Poor);
        await page.GotoAsync($"{house.Address}1/work/failed");
        await Until.Shown(page, ".work");
        await Look.At(page, "failed", language);
        await house.AddCard("B1", House.Good);
        await page.ClickAsync(".act-row button >> nth=0");
        await Assertions.Expect(page.Locator(".work")).ToHaveCountAsync(0);
        await page.GotoAsync($"{house.Address}1/bookings/{booking:D}");
        await Assertions.Expect(Figure(page, 2)).ToContainTextAsync(language == "fr" ? "0,00" : "0.00");
    }

    [Theory]
    [InlineData("fr", 390)]
    public async Task The_brake_stops_the_autopilot_and_lets_it_go(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page);
        await page.GotoAsync($"{house.Address}1/brake");
        await Look.At(page, "brake", language);
        await Send(page, "pause");
        await Assertions.Expect(page.Locator(".alert-warning")).ToBeVisibleAsync();
        await Look.At(page, "brake-paused", language);
        await Act(page, "resume");
        await Assertions.Expect(page.Locator(".alert-warning")).ToHaveCountAsync(0);
    }

    internal static ILocator Figure(IPage page, int number) => page.Locator(".h2.text-nowrap").Nth(number);

    /// <summary>Opens a form, fills it in, and sends it.</summary>
    internal static async Task Act(IPage page, string name, params (string Field, string Value)[] fields)
    {
        var form = page.Locator($".act:has(input[name=act][value={name}])");
        if (await form.Locator("summary").CountAsync() > 0)
        {
            await form.Locator("summary").ClickAsync();
        }

        foreach (var (field, value) in fields)
        {
            var input = form.Locator($"[name={field}]");
            await (await input.EvaluateAsync<string>("input => input.tagName") == "SELECT" ? (Task)input.SelectOptionAsync(value) : input.FillAsync(value));
        }

        await Send(page, name);
    }

    internal static Task Send(IPage page, string name) => page.Locator($".act:has(input[name=act][value={name}]) button").ClickAsync();
}
