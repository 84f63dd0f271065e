using NodaTime;
using NodaTime.Text;
using Solde.App.Backtest;
using Solde.Server.Import;

namespace Solde.Server.Tests.Import;

/// <summary>samples/hotel-bookings.mapping.json, row by row of its table in docs/mapping.md.</summary>
public sealed class SampleMappingTests
{
    private const string Header =
        "hotel,lead_time,arrival_date_year,arrival_date_month,arrival_date_day_of_month,stays_in_weekend_nights,stays_in_week_nights," +
        "market_segment,distribution_channel,reserved_room_type,deposit_type,agent,company,adr,reservation_status,reservation_status_date";

    [Fact]
    public void A_row_becomes_a_booking()
    {
        var (bookings, errors) = Csv.Sample.Import(Line());
        Assert.Empty(errors.Found);
        var imported = Assert.Single(bookings);
        var (booking, details) = (imported.Booking, imported.Booking.Details);
        Assert.Equal("1", booking.Ref);
        Assert.Equal("2016-07-15T09:00:00Z", InstantPattern.General.Format(booking.CreatedAt!.Value));
        Assert.Equal((new LocalDate(2016, 8, 4), new LocalDate(2016, 8, 7)), (details.Arrival, details.Departure));
        Assert.Equal(("Resort Hotel A", "Resort Hotel A"), (details.Rooms[0].Unit, details.Rooms[0].Type));
        Assert.Equal(("accommodation", "289.50", true), (booking.Charges[0].Group, booking.Charges[0].Amount.ToDecimalString(), booking.Charges[0].Booked));
        Assert.Equal(("direct", false, null, null), (details.Channel, details.Ota, details.Agency, details.Company));
        Assert.Null(details.GuaranteePolicy);
    }

    [Theory]
    [InlineData("Direct", "Direct", "NULL", "direct", false)]
    [InlineData("Corporate", "Groups", "NULL", "corporate", false)]
    [InlineData("GDS", "Online TA", "NULL", "gds", false)]
    [InlineData("TA/TO", "Online TA", "240", "booking.com", true)]
    [InlineData("TA/TO", "Online TA", "9", "expedia", true)]
    [InlineData("TA/TO", "Online TA", "NULL", "expedia", true)]
    [InlineData("TA/TO", "Groups", "240", "travel-agent", false)]
    [InlineData("TA/TO", "Offline TA/TO", "NULL", "travel-agent", false)]
    [InlineData("Undefined", "Undefined", "NULL", "other", false)]
    [InlineData("Undefined", "Online TA", "240", "other", false)]
    public void Channels_follow_distribution_segment_and_agent(string distribution, string segment, string agent, string channel, bool ota)
    {
        var details = Single(Line(distribution: distribution, segment: segment, agent: agent)).Booking.Details;
        Assert.Equal((channel, ota), (details.Channel, details.Ota));
        Assert.Equal(agent == "NULL" ? null : agent, details.Agency);
    }

    [Theory]
    [InlineData("No Deposit", null)]
    [InlineData("Non Refund", "prepaid")]
    [InlineData("Refundable", "deposit30")]
    public void Deposit_types_are_guarantee_policies(string deposit, string? policy) =>
        Assert.Equal(policy, Single(Line(deposit: deposit)).Booking.Details.GuaranteePolicy);

    [Theory]
    [InlineData("Check-Out", 1, "7/2/2016", "in 2016-08-04T14:00:00Z out 2016-08-05T09:00:00Z")]
    [InlineData("Check-Out", 0, "8/4/2016", "in 2016-08-04T08:00:00Z out 2016-08-04T09:00:00Z")]
    [InlineData("Canceled", 1, "8/1/2016", "cancelled 2016-08-01T11:00:00Z")]
    [InlineData("Canceled", 1, "12/31/2015", "cancelled 2016-07-15T09:00:00Z")]
    [InlineData("No-Show", 1, "8/4/2016", "noShow 2016-08-04T22:00:00Z")]
    public void The_status_says_what_became_of_it(string status, int nights, string date, string expected)
    {
        var imported = Single(Line(status: status, statusDate: date, weekNights: nights, weekendNights: 0));
        (string What, Instant? At)[] events =
        [
            ("in", imported.CheckedInAt), ("out", imported.CheckedOutAt), ("cancelled", imported.CancelledAt), ("noShow", imported.NoShowAt),
        ];
        var shown = events.Where(one => one.At is not null).Select(one => $"{one.What} {InstantPattern.General.Format(one.At!.Value)}");
        Assert.Equal(expected, string.Join(" ", shown));
    }

    [Fact]
    public void What_happened_on_the_day_of_the_booking_does_not_precede_it()
    {
        var imported = Single(Line(lead: "0", weekNights: 0, weekendNights: 0));
        Assert.Equal(imported.Booking.CreatedAt, imported.CheckedInAt);
        Assert.Equal(imported.Booking.CreatedAt, imported.CheckedOutAt);
    }

    [Theory]
    [InlineData("96.505", 1, "96.51")]
    [InlineData("33.335", 3, "100.01")]
    [InlineData("0", 3, "0.00")]
    [InlineData("75", 0, "0.00")]
    public void The_price_of_the_nights_is_rounded_half_up_once(string adr, int nights, string amount) =>
        Assert.Equal(amount, Single(Line(adr: adr, weekNights: nights, weekendNights: 0)).Booking.Charges[0].Amount.ToDecimalString());

    [Fact]
    public void Times_are_those_of_Lisbon_in_winter_too() =>
        Assert.Equal("2015-12-20T10:00:00Z", InstantPattern.General.Format(Single(Line(month: "January", day: "9")).Booking.CreatedAt!.Value));

    [Fact]
    public void The_property_has_its_policies()
    {
        var property = Csv.Sample.Property;
        Assert.Equal(("Europe/Lisbon", "EUR", "PT"), (property.Zone.Id, property.Currency.Code, property.Country));
        Assert.Equal(["prepaid 100 48", "deposit30 30 48"], property.GuaranteePolicies.Select(p => $"{p.Code} {p.Deposit.Percent} {p.PeriodHours}"));
    }

    [Fact]
    public void All_rows_of_the_sample_become_bookings()
    {
        var errors = new ImportErrors();
        using var stream = File.OpenRead(Samples.Csv);
        var bookings = new BookingFile("hotel-bookings.csv", Csv.Sample, CardSimulation.Simulated).Read(stream, errors).ToList();
        Assert.Empty(errors.Found);
        Assert.Equal(14_938, bookings.Count);
        Assert.Equal("14938", bookings[^1].Booking.Ref);
        Assert.Equal(90, bookings.Count(one => one.Booking.Details.Arrival == one.Booking.Details.Departure));
        Assert.Equal(311, bookings.Count(one => one.Booking.Charges[0].Amount.IsZero));
        Assert.Equal(
            (6_938, 7_793, 207),
            (bookings.Count(one => one.CheckedOutAt is not null), bookings.Count(one => one.CancelledAt is not null),
                bookings.Count(one => one.NoShowAt is not null)));
        Assert.Equal(5_982, bookings.Count(one => one.Booking.Details.Ota));
        Assert.All(bookings, one => Assert.Equal(one.Booking.Details.Ota, one.Booking.Cards[0].Owner == Core.Cards.CardOwner.Ota));
    }

    private static ImportedBooking Single(string csv)
    {
        var (bookings, errors) = Csv.Sample.Import(csv);
        Assert.Empty(errors.Found);
        return Assert.Single(bookings);
    }

    private static string Line(
        string lead = "20", string month = "August", string day = "4", int weekNights = 2, int weekendNights = 1, string segment = "Direct",
        string distribution = "Direct", string deposit = "No Deposit", string agent = "NULL", string adr = "96.5", string status = "Check-Out",
        string statusDate = "8/7/2016") =>
        $"{Header}\nResort Hotel,{lead},2016,{month},{day},{weekendNights},{weekNights},{segment},{distribution},A,{deposit},{agent},NULL,{adr},{status},{statusDate}\n";
}
