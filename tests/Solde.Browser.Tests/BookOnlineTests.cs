using Microsoft.Playwright;
using NodaTime;
using Solde.Core;
using Solde.Core.Agenda;
using Solde.Core.Bookings;
using Solde.Core.Properties;

namespace Solde.Browser.Tests;

/// <summary>A client books an appointment on the phone, leaves the card that secures it, and cancels; the salon sees it in the agenda.</summary>
public sealed class BookOnlineTests
{
    private const string OwnTerms = "Children are welcome; dogs wait outside. / Les enfants sont les bienvenus.";
    private const string Client = "zoe@example.com";
    private const string Another = "paul@example.com";

    [Theory]
    [InlineData("fr", 390, 1280)]
    [InlineData("en", 1280, 390)]
    public async Task A_card_that_is_mandatory_is_left_with_the_bank_asking_and_pays_a_late_cancellation(string language, int width, int otherWidth)
    {
        var isFrench = language == "fr";
        await using var house = await House.Open();
        var desk = await OpenSalon(house, language);
        await house.WriteTerms(language, OwnTerms);
        var page = await Browser.Open(width, language);
        await page.GotoAsync(await Address(house));
        await LookAt("services");
        await page.CheckAsync("input[value=colour]");
        await page.ClickAsync("button[type=submit]");
        await LookAt("times");
        await page.Locator(".times a").First.ClickAsync();
        await page.ClickAsync("button[type=submit]");
        await Assertions.Expect(page.Locator("#name-wrong")).ToBeVisibleAsync();
        await LookAt("contact");
        await Introduce(page, "Zoé Martin", Client); // Only now is she known to be new: then a card is needed, and she is told so first.
        await Says(page, isFrench ? "Merci de lire les conditions" : "Please read the conditions", isFrench ? "60,00" : "60.00", isFrench ? "Rien n’est débité maintenant" : "Nothing is charged now");
        await Assertions.Expect(page.Locator("[name=pay]")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".terms")).ToContainTextAsync(OwnTerms);
        await LookAt("terms");

        await page.CheckAsync("[name=agree]");
        await page.ClickAsync("button[type=submit]");
        Assert.NotEqual(new Uri(house.Site).Port, new Uri(page.Url).Port);
        await Gateway.Type(page, Gateway.AsksBankOnce);
        await Gateway.Submit(page);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(isFrench ? "est confirmé" : "is confirmed");
        await LookAt("confirmed");
        Assert.Equal(0, await house.Charges());
        Assert.Contains(isFrench ? "Voir ou annuler" : "See or cancel it", await house.LetterTo(Client), StringComparison.Ordinal);
        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("a[href$='handler=calendar']"));
        var calendar = await File.ReadAllTextAsync(await file.PathAsync());
        Assert.Contains("BEGIN:VEVENT", calendar, StringComparison.Ordinal);
        Assert.Contains(isFrench ? "Couleur" : "Colour", calendar, StringComparison.Ordinal);

        var appointment = await house.AppointmentOf(Client);
        await desk.GotoAsync($"{house.Address}1/agenda?view=week&day={appointment.Snapshot.Details.Arrival:uuuu-MM-dd}");
        await Says(desk, "Zoé Martin", isFrench ? "Couleur" : "Colour");
        await Assertions.Expect(desk.Locator(".card-icon")).ToHaveCountAsync(1);
        await house.WriteTerms(language, "Other terms, of later.");
        await desk.GotoAsync($"{house.Address}1/bookings/{appointment.Key.Booking:D}");
        await desk.ClickAsync("#terms > summary");
        await Assertions.Expect(desk.Locator("#terms")).ToContainTextAsync(OwnTerms); // As they were agreed to.

        await page.GotoAsync($"{await house.LinkTo(Client)}");
        await page.GotoAsync($"{page.Url.TrimEnd('/')}/appointment");
        await page.ClickAsync("a.other");
        await Says(page, isFrench ? "coûte" : "costs", isFrench ? "60,00" : "60.00");
        await LookAt("cancel");
        await page.ClickAsync("button[type=submit]");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(isFrench ? "est annulé" : "is cancelled");
        await Says(page, isFrench ? "60,00" : "60.00");
        await LookAt("cancelled");
        await desk.GotoAsync($"{house.Address}1/bookings/{appointment.Key.Booking:D}");
        await Until.Shown(desk, $"xpath=(//*[contains(@class, 'text-nowrap') and contains(@class, 'h2')])[2][contains(., '{(isFrench ? "60,00" : "60.00")}')]");
        Assert.Equal(1, await house.Charges());
        await house.Verify();

        Task LookAt(string name) => Look.AtAll(page, $"book-{name}", language, otherWidth);
    }

    [Theory]
    [InlineData("en", 390)]
    [InlineData("fr", 390)]
    public async Task Without_scripts_who_may_leave_a_card_leaves_one_or_none(string language, int width)
    {
        var isFrench = language == "fr";
        await using var house = await House.Open();
        var desk = await OpenSalon(house, language);
        var (free, first) = (await Browser.Open(width, language, hasScript: false), await Browser.Open(width, language, hasScript: false));
        await Choose(free, house, "cut");
        await Introduce(free, "Paul Bauer", Another);
        await Assertions.Expect(free.Locator("h1")).ToContainTextAsync(isFrench ? "est confirmé" : "is confirmed");
        Assert.Empty((await house.AppointmentOf(Another)).Snapshot.Cards);

        await Choose(first, house, "cut");
        await Look.Picture(first, "book-optional", language);
        await Assertions.Expect(first.Locator(".with-card").First).ToBeHiddenAsync();
        await first.CheckAsync("[name=pay][value=card]");
        await Assertions.Expect(first.Locator(".with-card").First).ToBeVisibleAsync();
        await Introduce(first, "Zoé Martin", Client);
        await Says(first, isFrench ? "Merci de lire les conditions" : "Please read the conditions", isFrench ? "55,00" : "55.00");
        await first.CheckAsync("[name=agree]");
        await Look.Picture(first, "book-optional-card", language);
        await first.ClickAsync("button[type=submit]");
        await Gateway.Type(first, House.Good);
        await Assertions.Expect(first.Locator("h1")).ToContainTextAsync(isFrench ? "est confirmé" : "is confirmed");
        var appointment = (await house.AppointmentOf(Client)).Snapshot;
        Assert.Single(appointment.Cards);
        Assert.Equal(55_00, appointment.Consent!.Cap.Minor);
        Assert.NotEqual((await house.AppointmentOf(Another)).Snapshot.Details.Start, appointment.Details.Start);
        await desk.GotoAsync($"{house.Address}1/agenda?view=day&day={appointment.Details.Arrival:uuuu-MM-dd}");
        await Assertions.Expect(desk.Locator(".appointment")).ToHaveCountAsync(2);
        await Assertions.Expect(desk.Locator(".card-icon")).ToHaveCountAsync(1);
        Assert.Equal(0, await house.Charges());
    }

    [Fact]
    public async Task A_time_is_kept_for_ten_minutes_while_a_card_is_left_and_no_longer()
    {
        var time = new LaterTime();
        await using var house = await House.Open(time);
        var desk = await OpenSalon(house, "fr");
        var page = await Browser.Open(390, "fr");
        await Choose(page, house, "cut");
        await page.CheckAsync("[name=pay][value=card]");
        await page.CheckAsync("[name=agree]");
        await Introduce(page, "Zoé Martin", Client);
        await Assertions.Expect(page.Locator("[autocomplete=cc-number]")).ToBeVisibleAsync();
        var appointment = await house.AppointmentOf(Client);
        await desk.GotoAsync($"{house.Address}1/agenda?day={appointment.Snapshot.Details.Arrival:uuuu-MM-dd}");
        await Says(desk, "Carte attendue");
        await Gateway.GiveUp(page);
        await Says(page, "Plus qu’une étape", "Nous vous gardons cet horaire");
        await Look.AtAll(page, "book-held", "fr", 1280);

        var another = await Browser.Open(390, "fr");
        await another.GotoAsync($"{await Address(house)}?s=cut&with=&day={appointment.Snapshot.Details.Arrival:uuuu-MM-dd}");
        await Assertions.Expect(another.Locator(".times a[href*='at=09%3A00']")).ToHaveCountAsync(0);
        await desk.GotoAsync($"{house.Address}1/bookings/{appointment.Key.Booking:D}");
        time.Advance(TimeSpan.FromMinutes(11));
        await Until.Shown(desk, "h1 ~ .badge:has-text('Non confirmé à temps')");
        await another.ReloadAsync();
        await another.ClickAsync(".times a[href*='at=09%3A00']");
        await Introduce(another, "Paul Bauer", Another);
        await Assertions.Expect(another.Locator("h1")).ToContainTextAsync("est confirmé");

        await page.ReloadAsync(); // Too late to leave a card for it.
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("pas été confirmé à temps");
        await Look.AtAll(page, "book-let-go", "fr", 1280);
    }

    private static async Task<IPage> OpenSalon(House house, string language)
    {
        var desk = await Browser.Open(language: language);
        await Door.SetUp(house, desk, language, kind: "salon");
        await house.Set(settings => Salon(settings, language == "fr"));
        return desk;
    }

    private static async Task<string> Address(House house) => $"{house.Site}book/{await house.PropertyId():N}";

    /// <summary>Chooses a service, and the first time of the second day that has one: at nine, if nobody has that.</summary>
    private static async Task Choose(IPage page, House house, string service)
    {
        await page.GotoAsync(await Address(house));
        await page.CheckAsync($"input[value={service}]");
        await page.ClickAsync("button[type=submit]");
        await page.Locator(".days a").Nth(1).ClickAsync();
        await Assertions.Expect(page.Locator(".days a").Nth(1)).ToHaveAttributeAsync("aria-current", "date");
        await page.Locator(".times a").First.ClickAsync();
    }

    private static async Task Introduce(IPage page, string name, string email)
    {
        await page.FillAsync("#name", name);
        await page.FillAsync("#email", email);
        await page.ClickAsync("button[type=submit]");
    }

    private static async Task Says(IPage page, params string[] texts)
    {
        foreach (var text in texts)
        {
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync(text);
        }
    }

    private static PropertySettings Salon(PropertySettings settings, bool isFrench) => settings with
    {
        Services =
        [
            new Service("cut", new Money(55_00, settings.Currency), 45, CardOnline.Optional) { Name = isFrench ? "Coupe" : "Cut" },
            new Service("colour", new Money(120_00, settings.Currency), 90, CardOnline.Off) { Name = isFrench ? "Couleur" : "Colour" },
        ],
        Protections = [new Protection("Long", ["colour"], null, NewClientsOnly: true, null, 8_000, Percent.Of(50), null, Percent.Of(100), null)],
        Fees = new FeeSettings(GraceHours: 0),
        Team = [Member("lea", "Léa", 12)],
        BookingPage = new BookingPageSettings(Open: true, NoticeHours: 2, FurthestDays: 60, StepMinutes: 30),
    };

    private static TeamMember Member(string code, string name, int until) => new(code, name)
    {
        Hours = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).Select(day => new OpeningHours(day, new LocalTime(9, 0), new LocalTime(until, 30)))],
    };
}
