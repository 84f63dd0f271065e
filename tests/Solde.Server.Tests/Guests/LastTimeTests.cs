using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Solde.Core;
using Solde.Core.Agenda;
using Solde.Core.Bookings;
using Solde.Core.Properties;
using Solde.Tests;

namespace Solde.Server.Tests.Guests;

/// <summary>Everybody wants the last free time of a salon, at the same instant.</summary>
public sealed class LastTimeTests
{
    private const int Clients = 200;

    [Fact]
    public Task On_SQLite_of_two_hundred_who_book_the_last_time_at_once_one_gets_it_and_the_others_are_told() => OneGetsIt(database: null);

    [Fact]
    public async Task On_PostgreSQL_of_two_hundred_who_book_the_last_time_at_once_one_gets_it_and_the_others_are_told()
    {
        await using var database = await TestPostgres.CreateDatabase();
        await OneGetsIt(database.ConnectionString);
    }

    private static async Task OneGetsIt(string? database)
    {
        await using var house = await GuestHouse.Open(database: database);
        await house.Set(Salon);
        var day = LocalDatePattern.Iso.Format(house.Now().InUtc().Date.PlusDays(3));
        var address = new Uri(house.Site, $"book/{house.Property:N}?s=cut&with=&day={day}&at=09:00&by=lea");
        // A proxy's clients each have an address of their own: how often one may knock is another test's.
        var clients = Enumerable.Range(1, Clients).Select(number => (Number: number, Browser: new GuestBrowser(string.Create(CultureInfo.InvariantCulture, $"198.18.{number}.1")))).ToArray();
        var forms = await Task.WhenAll(clients.Select(client => client.Browser.Get(address)));
        Assert.All(forms, form => Assert.Equal((200, true), (form.Status, form.Html.Contains("name=\"email\"", StringComparison.Ordinal))));
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var booked = clients.Zip(forms, async (client, form) =>
        {
            await gate.Task;
            return await client.Browser.Press(form, "", ("name", "Zoé Martin"), ("email", string.Create(CultureInfo.InvariantCulture, $"client{client.Number}@example.com")));
        }).ToArray();
        gate.SetResult();
        var answers = await Task.WhenAll(booked);

        var (happy, others) = (answers.Where(answer => answer.Location is not null).ToList(), answers.Where(answer => answer.Location is null).ToList());
        var stored = await house.Beside(async opened => await opened.Store.Bookings(house.Property, null, 10));
        Assert.Equal([(house.Now().InUtc().Date.PlusDays(3).At(new LocalTime(9, 0)), BookingStatus.Expected)], stored.Select(each => (each.Snapshot.Details.Start!.Value, each.Snapshot.Status)));
        Assert.EndsWith("/appointment", Assert.Single(happy).Location!.AbsolutePath, StringComparison.Ordinal);
        Assert.All(others, answer => Assert.Equal((200, true), (answer.Status, answer.Text.Contains("Cet horaire vient d'être pris", StringComparison.Ordinal))));
        Assert.All(others, answer => Assert.DoesNotContain($"day={day}&amp;at=", answer.Html, StringComparison.Ordinal));
        var late = await clients[0].Browser.Press(forms[0], "", ("name", "Zoé Martin"), ("email", "late@example.com")); // Not silently on another day.
        Assert.Equal((200, true), (late.Status, late.Text.Contains("Cet horaire vient d'être pris", StringComparison.Ordinal)));
        await house.Stop();
        var verified = await Cli.Program.Run(["verify", .. house.Which]);
        Assert.Equal((0, ""), (verified.Code, verified.Error));
    }

    /// <summary>One time a day, and it is as long as the service.</summary>
    private static PropertySettings Salon(PropertySettings settings) => settings with
    {
        Kind = PropertyKind.Salon,
        Services = [new Service("cut", new Money(55_00, settings.Currency), 45, CardOnline.Off) { Name = "Coupe" }],
        Team =
        [
            new TeamMember("lea", "Léa")
            {
                Hours = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).Select(day => new OpeningHours(day, new LocalTime(9, 0), new LocalTime(9, 45)))],
            },
        ],
        BookingPage = new BookingPageSettings(Open: true, NoticeHours: 2, FurthestDays: 60, StepMinutes: 15),
    };
}
