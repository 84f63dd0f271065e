using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;
using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.Core;
using Solde.Core.Agenda;
using Solde.Core.Facts;
using Solde.Core.Properties;

namespace Solde.Browser.Tests;

/// <summary>Who comes when, and to whom: a day and a week of a salon, with appointments in every state.</summary>
public sealed class AgendaTests
{
    [Theory]
    [InlineData("fr", 390, 1280)]
    [InlineData("en", 1280, 390)]
    public async Task A_day_and_a_week_say_every_state_in_words(string language, int width, int otherWidth)
    {
        var isFrench = language == "fr";
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page, language, kind: "salon");
        var day = await Fill(house, language);
        var address = $"{house.Address}1/agenda?day={LocalDatePattern.Iso.Format(day)}";
        foreach (var view in (string[])["day", "week"])
        {
            await page.GotoAsync($"{address}&view={view}");
            await Assertions.Expect(page.Locator(".appointment")).ToHaveCountAsync(view == "day" ? 7 : 8);
            await Assertions.Expect(page.Locator(".card-icon")).ToHaveCountAsync(view == "day" ? 5 : 6);
            foreach (var word in isFrench ? (string[])["Attendu", "Arrivé", "Terminé", "Pas venu", "Carte attendue"] : ["Expected", "Here", "Done", "Did not come", "Card awaited"])
            {
                await Assertions.Expect(page.Locator(".agenda")).ToContainTextAsync(word);
            }

            await Look.AtBoth(page, $"agenda-{view}", language, otherWidth);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            await page.ReloadAsync();
            await Look.AtBoth(page, $"agenda-{view}-dark", language, otherWidth);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
            Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"), $"{view} is wider than {width}");
        }

        await page.GotoAsync($"{address}&view=day&member=tom");
        await Assertions.Expect(page.Locator(".agenda section")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".appointment")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task An_appointment_is_moved_with_the_keyboard_alone()
    {
        await using var house = await House.Open();
        var page = await Browser.Open();
        await Door.SetUp(house, page, kind: "salon");
        var day = await Fill(house, "en");
        await page.GotoAsync($"{house.Address}1/agenda?day={LocalDatePattern.Iso.Format(day)}&view=day");
        await Press(page, page.Locator(".appointment:has-text('Ana Costa') a[href*='move=']"));
        await Assertions.Expect(page.Locator("#start")).ToBeFocusedAsync();
        await Look.AtAll(page, "agenda-move", "en", 390);
        await Assertions.Expect(page.Locator("form h2")).ToContainTextAsync("Ana Costa");
        await page.FillAsync("#start", LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Format(day.At(new LocalTime(9, 15)))); // Léa has somebody then.
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".alert-danger")).ToBeVisibleAsync();
        await Look.AtAll(page, "agenda-taken", "en", 390);
        await page.SelectOptionAsync("#served-by", "tom");
        await page.FocusAsync("#start");
        await page.FillAsync("#start", LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Format(day.At(new LocalTime(15, 0))));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".alert-success")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".agenda section").Nth(1)).ToContainTextAsync("Ana Costa");
        await Assertions.Expect(page.Locator(".appointment:has-text('Ana Costa') strong")).ToHaveTextAsync("15:00–15:45");
    }

    /// <summary>Goes there with the tabulator key, as who has no mouse, and follows the link.</summary>
    private static async Task Press(IPage page, ILocator link)
    {
        const int mostKeys = 200;
        for (var key = 0; key < mostKeys && !await link.EvaluateAsync<bool>("link => link === document.activeElement"); key++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await Assertions.Expect(link).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>A Tuesday to come, with an appointment in every state, and another one the day after.</summary>
    private static async Task<LocalDate> Fill(House house, string language)
    {
        var isFrench = language == "fr";
        await house.Set(settings => settings with
        {
            Services =
            [
                new Service("cut", new Money(55_00, settings.Currency), 45, CardOnline.Optional) { Name = isFrench ? "Coupe" : "Cut" },
                new Service("colour", new Money(120_00, settings.Currency), 90, CardOnline.Optional) { Name = isFrench ? "Couleur et soin" : "Colour and care" },
            ],
            Team = [Member("lea", "Léa"), Member("tom", "Tom"), Member("zoe", "Zoé")],
        });
        var day = House.Now().InUtc().Date.Next(IsoDayOfWeek.Tuesday);
        await Book("DONE", "Léa Morel", "cut", 9, 0, "lea");
        await Book("HERE", "Hugo Petit", "colour", 10, 0, "lea");
        await Book("EXPECTED", "Ana Costa", "cut", 14, 0, "lea");
        await Book("ABSENT", "Guy Autre", "cut", 9, 30, "tom");
        await Book("PLAIN", "Inès Roy", "colour", 11, 15, "tom", card: "");
        await Book("HELD", "Paul Bauer", "cut", 10, 30, "zoe", card: "");
        await Book("NOBODY", "Mia Lang", "cut", 10, 15, member: null);
        await Book("NEXT", "Eva Blanc", "colour", 24 + 16, 0, "zoe");
        Assert.Null(await house.Act("DONE", "checkOut", booking => BookingActions.CheckOut(booking, House.Now())));
        Assert.Null(await house.Act("HERE", "checkIn", booking => BookingActions.CheckIn(booking, House.Now())));
        Assert.Null(await house.Act("ABSENT", "noShow", booking => BookingActions.NoShow(booking, House.Now())));
        Assert.Null(await house.Act("HELD", "hold", booking => Answer.Do(new AppointmentHeld(
            House.Now(), new HeldTime(House.Now() + HeldTime.Kept, OnlineBooking.ConsentTo(booking.Property, booking.Details, newClient: false, House.Now()))))));
        return day;

        Task Book(string reference, string client, string service, int hour, int minute, string? member, string card = House.Good) =>
            house.BookAppointment(reference, client, [service], language, card, at: day.AtMidnight().PlusHours(hour).PlusMinutes(minute), member: member);
    }

    private static TeamMember Member(string code, string name) => new(code, name)
    {
        Hours = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).Select(day => new OpeningHours(day, new LocalTime(9, 0), new LocalTime(18, 0)))],
    };
}
