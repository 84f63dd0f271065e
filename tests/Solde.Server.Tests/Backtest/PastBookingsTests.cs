using System.Text.Json.Nodes;
using NodaTime;
using Solde.App.Backtest;
using Solde.App.Bookings;
using Solde.App.Jobs;
using Solde.App.Payments;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Folios;
using Solde.Core.Guarantees;
using Solde.Core.Json;
using Solde.Core.Properties;
using Solde.Server.Backtest;
using Solde.Server.Settings;
using Solde.Server.Tests.Cli;

namespace Solde.Server.Tests.Backtest;

/// <summary>The stays of a property, played again through other rules.</summary>
public sealed class PastBookingsTests : IDisposable
{
    private static readonly Instant Made = Instant.FromUtc(2026, 3, 1, 9, 0);
    private static readonly LocalDate Arrival = new(2026, 3, 20);

    private static readonly PropertySettings Property = new()
    {
        Name = "Les Pins", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "fr",
        GuaranteePolicies = [new("flex", new(Percent.Of(30), null, null), 48, SatisfiedBy.Deposit)],
    };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Past_stays_are_played_as_they_were_booked_and_ended()
    {
        using var opened = Database.Open(Installation.At(folder.Of("solde.db")), make: true, () => Made);
        var property = opened.Ids.New();
        await opened.Store.SaveProperty(property, Property, Made);
        await Book(opened, property, "stayed, \"twice\"", Made + Duration.FromDays(19), booking => BookingActions.CheckIn(booking, At(20)),
            booking => FolioActions.AddCharge(booking, "spa", new Money(55_00, Currency.Eur), null, At(21)), booking => BookingActions.CheckOut(booking, At(22)));
        await Book(opened, property, "cancelled", Made, booking => BookingActions.Cancel(booking, At(5)));
        await Book(opened, property, "noShow", Made, booking => BookingActions.NoShow(booking, At(21)));
        await Book(opened, property, "never noted", Made);
        Assert.Null(await PastBookings.Of(opened.Store, opened.Store, property, Property, Arrival));

        var (csv, mapping) = (await PastBookings.Of(opened.Store, opened.Store, property, Property, Arrival.PlusDays(3)))!.Value;
        Assert.DoesNotContain("Anne", csv);
        var order = BacktestJob.Order(DocumentValue.Of(new JsonObject
        {
            ["csv"] = csv, ["mapping"] = mapping, ["cards"] = "approve",
            ["automations"] = JsonNode.Parse("""
                [{"name": "Deposit", "trigger": {"when": "afterCreation", "hours": 0}, "operation": "charge", "amount": {"basis": "depositDue"}},
                 {"name": "Bar", "trigger": {"when": "arrivalDay", "at": "14:00"}, "operation": "charge", "amount": {"basis": "charges", "groups": ["bar"], "percent": 100}}]
                """),
        }), Property);
        var result = await BacktestJob.Run(new Job { Id = Guid.Empty, Property = property, Kind = JobKind.Backtest, Input = order, CreatedAt = Made }, _ => { }, default);
        Assert.Null(result.Error);
        var report = BacktestReading.Read(result.Result!);
        Assert.Equal((4, 480_00L), (report.Bookings, report.Charged.Minor));
        Assert.All([BookingStatus.CheckedOut, BookingStatus.Cancelled, BookingStatus.NoShow, BookingStatus.Expected], status => Assert.Equal(1, report.Statuses[status]));
        Assert.Equal([4 * 36_00L, 3 * 20_00L], report.Automations.Select(automation => automation.Collected.Minor)); // The cancelled one has no arrival day.
    }

    private static Instant At(int day) => Instant.FromUtc(2026, 3, day, 12, 0);

    private static async Task Book(Database opened, Guid property, string reference, Instant now, params Func<BookingSnapshot, Answer>[] acts)
    {
        var booking = new NewBooking
        {
            Ref = reference,
            CreatedAt = Made,
            Details = new BookingDetails
            {
                Channel = "direct", Ota = false, Arrival = Arrival, Departure = Arrival.PlusDays(2), Guest = new Guest("Anne Martin", null, "fr"), GuaranteePolicy = "flex",
            },
            Charges = [new ChargeLine("accommodation", new Money(100_00, Currency.Eur), Booked: true), new ChargeLine("bar", new Money(20_00, Currency.Eur), Booked: true)],
        };
        Assert.Null(await opened.Desk.Book(property, booking, now, default));
        var key = (await opened.Store.Find(property, [reference]))[reference];
        foreach (var act in acts)
        {
            Assert.Null(await opened.Desk.Do(key, "act", act, now, default));
        }
    }
}
