using System.Text.Json.Nodes;
using NodaTime;
using Solde.App.Agenda;
using Solde.App.Bookings;
using Solde.Core.Agenda;
using Solde.Core.Bookings;
using Solde.Core.Json;
using Solde.Core.Properties;

namespace Solde.Server.Tests.Api;

/// <summary>A partner looks for a free time and books it: one that is taken meanwhile is refused.</summary>
public sealed class AppointmentApiTests
{
    [Fact]
    public async Task A_free_time_is_booked_and_is_free_no_more()
    {
        await using var rig = await Open();
        Assert.Equal(["09:00 lea", "09:45 lea", "10:30 lea"], await Free(rig, "?services=cut&from=2026-07-24&days=1"));
        Assert.Equal(201, (await rig.Put("/bookings/A1", Appointment("2026-07-24T09:45"))).Status);
        Assert.Equal(["09:00 lea", "10:30 lea"], await Free(rig, "?services=cut&from=2026-07-24&days=1&teamMember=lea"));

        var refused = await rig.Put("/bookings/A2", Appointment("2026-07-24T10:00"));
        Assert.Equal((409, "timeTaken"), (refused.Status, refused.Code));
        await rig.Post("/bookings/A1/cancel");
        Assert.Equal(201, (await rig.Put("/bookings/A2", Appointment("2026-07-24T10:00"))).Status);
        Assert.Empty(await rig.Problems());
    }

    [Fact]
    public async Task Two_services_take_as_long_as_both()
    {
        await using var rig = await Open();
        Assert.Empty(await Free(rig, "?services=cut,colour&from=2026-07-24&days=1"));
        Assert.Equal(["09:00 lea"], await Free(rig, "?services=colour&from=2026-07-24&days=1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?services=shave")]
    [InlineData("?services=cut,cut")]
    [InlineData("?services=cut&services=colour")]
    [InlineData("?services=cut&teamMember=nobody")]
    [InlineData("?services=cut&days=15")]
    [InlineData("?services=cut&days=0")]
    [InlineData("?services=cut&from=tomorrow")]
    public async Task What_cannot_be_asked_is_told(string query)
    {
        await using var rig = await Open();
        Assert.Equal(400, (await rig.Get($"/freeTimes{query}")).Status);
    }

    [Fact]
    public async Task One_address_has_five_appointments_to_come_and_no_more()
    {
        await using var rig = await Open();
        for (var place = 0; place < AppointmentDesk.Most; place++)
        {
            Assert.NotNull((await Ask(rig, place, "anne@example.com")).Booking);
        }

        Assert.Equal(new AskedFor(null, Refusals.TooManyAppointments), await Ask(rig, AppointmentDesk.Most, "Anne@Example.com"));
        Assert.NotNull((await Ask(rig, AppointmentDesk.Most, "zoe@example.com")).Booking);

        rig.Now += Duration.FromDays(33); // Of theirs, the three of the first Friday are past.
        Assert.NotNull((await Ask(rig, AppointmentDesk.Most + 1, "anne@example.com")).Booking);
        Assert.Empty(await rig.Problems());
    }

    /// <summary>A client asks for a place; there are three every Friday.</summary>
    private static ValueTask<AskedFor> Ask(ApiRig rig, int place, string email)
    {
        var start = new LocalDateTime(2026, 7, 3, 9, 0).PlusWeeks(place / 3).PlusMinutes(45 * (place % 3));
        return rig.Appointments.Book(rig.Mine, new AskedAppointment(["cut"], new FreeTime(start, "lea"), new Guest("Anne Martin", email, "fr")));
    }

    private static async Task<string[]> Free(ApiRig rig, string query) =>
    [
        .. (await rig.Get($"/freeTimes{query}")).Json["times"]!.AsArray().Select(time => $"{((string)time!["start"]!).Split('T')[1]} {(string)time["teamMember"]!}"),
    ];

    private static JsonObject Appointment(string start)
    {
        var booking = Salon.Appointment(card: null, "cut", start);
        booking["teamMember"] = "lea";
        return booking;
    }

    /// <summary>Léa serves on Fridays from nine till a quarter past eleven.</summary>
    private static async Task<ApiRig> Open()
    {
        var rig = await ApiRig.Open();
        await Salon.Open(rig, rig.Mine);
        var document = PropertyJson.Write((await rig.Store.Property(rig.Mine))!.Settings);
        document["team"] = JsonNode.Parse("""[{ "code": "lea", "name": "Léa", "hours": { "friday": ["09:00-11:15"] } }]""");
        document["bookingPage"] = JsonNode.Parse("""{ "open": true, "stepMinutes": 45 }""");
        await rig.Store.SaveProperty(rig.Mine, PropertyJson.Read(DocumentValue.Of(document)), rig.Now);
        return rig;
    }
}
