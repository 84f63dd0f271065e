using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Solde.App.Agenda;
using Solde.App.Bookings;
using Solde.Core;
using Solde.Core.Agenda;
using Solde.Core.Bookings;
using Solde.Core.Properties;

namespace Solde.Server.Tests.Guests;

/// <summary>The page on which a salon's clients book, without scripts: how much one client may ask, and what they read whose card did not come in time.</summary>
public sealed class BookPageTests
{
    private const string Client = "zoe@example.com";

    [Fact]
    public async Task A_name_of_eighty_characters_books_and_a_longer_one_is_asked_again()
    {
        await using var house = await GuestHouse.Open();
        await house.Set(Salon);
        var browser = new GuestBrowser();
        var form = await browser.Get(At(house, place: 0));
        var refused = await browser.Press(form, "", ("name", new string('z', 81)), ("email", Client), ("pay", "site"));
        Assert.Equal((200, null), (refused.Status, refused.Location));
        Assert.Contains("Merci d'indiquer votre nom.", refused.Text, StringComparison.Ordinal);
        Assert.Empty(await Booked(house));

        var booked = await browser.Press(refused, "", ("name", new string('z', 80)), ("email", Client), ("pay", "site"));
        Assert.EndsWith("/appointment", booked.Location!.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(80, Assert.Single(await Booked(house)).Snapshot.Details.Guest.Name.Length);
    }

    [Theory]
    [InlineData("fr", "Cinq rendez-vous sont déjà à venir avec cette adresse e-mail.")]
    [InlineData("en", "Five appointments under this e-mail address are still to come.")]
    public async Task The_sixth_appointment_of_an_address_is_refused_and_another_address_has_the_time(string language, string told)
    {
        await using var house = await GuestHouse.Open();
        await house.Set(Salon);
        for (var place = 0; place < AppointmentDesk.Most; place++)
        {
            Assert.EndsWith("/appointment", (await Book(house, place, Client, language)).Location!.AbsolutePath, StringComparison.Ordinal);
        }

        var sixth = await Book(house, AppointmentDesk.Most, "Zoe@Example.com", language);
        Assert.Equal((200, null), (sixth.Status, sixth.Location));
        Assert.Contains(told, sixth.Text, StringComparison.Ordinal);
        Assert.Equal(AppointmentDesk.Most, (await Booked(house)).Length);
        Assert.NotNull((await Book(house, AppointmentDesk.Most, "paul@example.com", language)).Location);
    }

    [Theory]
    [InlineData("fr", "Votre rendez-vous n'a pas été confirmé à temps", "l'horaire est de nouveau proposé à d'autres. Rien n'est débité.")]
    [InlineData("en", "Your appointment was not confirmed in time", "the time is free for others again. Nothing is charged.")]
    public async Task Who_left_no_card_in_time_reads_that_and_not_that_they_cancelled(string language, string title, string why)
    {
        var time = new MovedTime();
        await using var house = await GuestHouse.Open(time);
        await house.Set(Salon);
        var browser = new GuestBrowser { Language = language };
        var form = await browser.Get(At(house, place: 0));
        var gone = await browser.Press(form, "", ("name", "Zoé Martin"), ("email", Client), ("pay", "card"), ("agree", "true"));
        Assert.NotEqual(house.Site.Authority, gone.Location!.Authority); // To the gateway, whose page they leave.
        var stored = Assert.Single(await Booked(house));
        Assert.NotNull(stored.Snapshot.Held);
        var page = new Uri(house.Site, $"stay/{Assert.Single(browser.CookiesOf(house.Site).Keys, name => name.Contains("guest", StringComparison.Ordinal)).Split('-', 4)[^1]}/");
        Assert.Equal(language == "fr" ? "Plus qu'une étape : votre carte" : "One step left: your card", (await browser.Get(new Uri(page, "appointment"))).Heading);

        time.Advance(TimeSpan.FromMinutes(11));
        await house.Until(new GuestStay(stored.Snapshot.Ref, stored.Key, page), "booking.cancelled");
        var told = await browser.Get(new Uri(page, "appointment"));
        Assert.Equal(title, told.Heading);
        Assert.Contains(why, told.Text, StringComparison.Ordinal);
        Assert.Contains(title[^10..], (await browser.Get(new Uri(page, "booking"))).Text, StringComparison.Ordinal);
        Assert.NotNull((await Book(house, 0, "paul@example.com", language)).Location);
    }

    private static async Task<GuestAnswer> Book(GuestHouse house, int place, string email, string language)
    {
        // A proxy's clients each have an address of their own: how often one may knock is another test's.
        var browser = new GuestBrowser(string.Create(CultureInfo.InvariantCulture, $"198.18.{place}.1")) { Language = language };
        return await browser.Press(await browser.Get(At(house, place)), "", ("name", "Zoé Martin"), ("email", email), ("pay", "site"));
    }

    private static Task<StoredBooking[]> Booked(GuestHouse house) => house.Beside(async opened => (await opened.Store.Bookings(house.Property, null, 100)).ToArray());

    /// <summary>A time of its own for each place, at nine and a day after the other.</summary>
    private static Uri At(GuestHouse house, int place) => new(
        house.Site, $"book/{house.Property:N}?s=cut&with=&day={LocalDatePattern.Iso.Format(house.Now().InUtc().Date.PlusDays(3 + place))}&at=09:00&by=lea");

    private static PropertySettings Salon(PropertySettings settings) => settings with
    {
        Kind = PropertyKind.Salon,
        Services = [new Service("cut", new Money(55_00, settings.Currency), 45, CardOnline.Optional) { Name = "Coupe" }],
        Team =
        [
            new TeamMember("lea", "Léa")
            {
                Hours = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).Select(day => new OpeningHours(day, new LocalTime(9, 0), new LocalTime(12, 0)))],
            },
        ],
        BookingPage = new BookingPageSettings(Open: true, NoticeHours: 2, FurthestDays: 60, StepMinutes: 15),
    };
}
