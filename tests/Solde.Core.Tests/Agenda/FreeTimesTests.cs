using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Solde.Core.Agenda;
using Solde.Core.Json;
using Solde.Core.Properties;

namespace Solde.Core.Tests.Agenda;

public sealed class FreeTimesTests
{
    private const string Salon = """
        {"name": "Atelier", "timeZone": "Europe/Paris", "currency": "EUR", "country": "FR", "language": "fr", "kind": "salon",
         "services": [{"code": "cut", "price": "55.00", "minutes": 60}, {"code": "colour", "price": "120.00", "minutes": 90}],
         "team": [
           {"code": "lea", "name": "Léa", "hours": {"tuesday": ["09:00-12:00", "14:00-16:00"], "sunday": ["01:00-04:00"]}, "daysOff": ["2026-06-09"]},
           {"code": "tom", "name": "Tom", "services": ["cut"], "hours": {"tuesday": ["10:00-12:00"]}, "minutesBefore": 10, "minutesAfter": 20}],
         "bookingPage": {"open": true, "noticeHours": 2, "furthestDays": 60, "stepMinutes": 30}}
        """;

    private static readonly Instant Monday = At("2026-06-01T08:00");

    /// <summary>Services, who, the day, what is taken ("lea 09:00-10:00"), and the times that are free.</summary>
    public static TheoryData<string, string?, string, string, string> Days => new()
    {
        { "cut", "lea", "2026-06-02", "", "09:00 09:30 10:00 10:30 11:00 14:00 14:30 15:00" },
        { "cut colour", "lea", "2026-06-02", "", "09:00 09:30" },
        { "colour", "tom", "2026-06-02", "", "" },
        { "cut", null, "2026-06-02", "lea 09:00-12:00", "10:00tom 10:30tom 11:00tom 14:00 14:30 15:00" },
        { "cut", "lea", "2026-06-02", "lea 10:00-11:00", "09:00 11:00 14:00 14:30 15:00" },
        { "cut", "lea", "2026-06-02", "tom 09:00-16:00", "09:00 09:30 10:00 10:30 11:00 14:00 14:30 15:00" },
        { "cut", "tom", "2026-06-02", "tom 09:30-09:50", "10:00 10:30 11:00" },
        { "cut", "tom", "2026-06-02", "tom 09:30-09:51", "10:30 11:00" },
        { "cut", "tom", "2026-06-02", "tom 11:20-12:00", "10:00" },
        { "cut", "tom", "2026-06-02", "tom 11:19-12:00", "" },
        { "cut", null, "2026-06-03", "", "" },
        { "cut", "lea", "2026-06-09", "", "" },
        { "cut", "lea", "2026-07-28", "", "09:00 09:30 10:00 10:30 11:00 14:00 14:30 15:00" },
        { "cut", "lea", "2026-08-04", "", "" },
        { "cut", "lea", "2026-05-26", "", "" },
    };

    [Theory]
    [MemberData(nameof(Days))]
    public void A_time_is_free_that_lies_within_somebodys_hours_and_in_nobodys_way(string services, string? member, string day, string taken, string free) =>
        Assert.Equal(free, Free(services, member, day, taken, Monday));

    [Theory]
    [InlineData("2026-06-02T06:59", "09:00 09:30")]
    [InlineData("2026-06-02T07:01", "09:30")]
    public void What_starts_too_soon_is_not_offered(string now, string first) => Assert.StartsWith(first, Free("cut", "lea", "2026-06-02", "", At(now)), StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-03-29", "01:00 01:30 03:00")] // 02:00 to 03:00 does not exist: an hour from 01:30 on ends at 03:30.
    [InlineData("2026-10-25", "01:00 01:30 02:00 02:30 03:00")] // 02:00 is the first of the two.
    public void Clocks_that_change_neither_offer_a_time_that_is_not_nor_lengthen_a_service(string day, string free) =>
        Assert.Equal(free, Free("cut", "lea", day, "", At(day + "T00:00") - Duration.FromHours(24)));

    [Fact]
    public void A_time_can_be_asked_for_only_where_it_is_free()
    {
        var property = Property();
        var nine = new FreeTime(new LocalDateTime(2026, 6, 2, 9, 0), "lea");
        Assert.Contains(nine, Of(["cut"], "lea"));
        Assert.DoesNotContain(nine with { Start = nine.Start.PlusMinutes(10) }, Of(["cut"], "lea"));
        Assert.Empty(Of(["cut"], "nobody"));
        Assert.Empty(Of([], "lea"));

        ImmutableArray<FreeTime> Of(ImmutableArray<string> services, string member) => FreeTimes.Of(property, services, member, nine.Start.Date, [], Monday);
    }

    [Theory]
    [InlineData("""{"code": "a", "name": "A", "hours": {"tuesday": ["09:00-12:00", "11:59-13:00"]}}""", "hours of one day overlap")]
    [InlineData("""{"code": "a", "name": "A", "hours": {"tuesday": ["12:00-09:00"]}}""", "not hours such as")]
    [InlineData("""{"code": "a", "name": "A", "hours": {"mardi": []}}""", "unknown key")]
    [InlineData("""{"code": "a", "name": "A", "services": ["nails"]}""", "no service with this code")]
    [InlineData("""{"code": "a", "name": "A", "minutesAfter": 241}""", "between")]
    public void What_cannot_be_of_the_team_is_refused_where_it_stands(string member, string problem)
    {
        var document = Salon.Replace("\"team\": [", $"\"team\": [{member}, ", StringComparison.Ordinal);
        var refused = Assert.Throws<DocumentException>(() => PropertyJson.Read(DocumentValue.Parse(document)));
        Assert.StartsWith("$.team[0]", refused.Path, StringComparison.Ordinal);
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_team_is_written_as_it_was_read()
    {
        var property = Property();
        var again = PropertyJson.Read(DocumentValue.Of(PropertyJson.Write(property)));
        Assert.Equal(property.Team.Select(member => (member.Name, member.MinutesAfter, string.Join(' ', member.Hours))), again.Team.Select(member => (member.Name, member.MinutesAfter, string.Join(' ', member.Hours))));
        Assert.Equal(property.BookingPage, again.BookingPage);
    }

    private static string Free(string services, string? member, string day, string taken, Instant now)
    {
        var date = LocalDatePattern.Iso.Parse(day).Value;
        var times = taken.Length == 0 ? [] : taken.Split(", ").Select(each => new TakenTime(each[..3], At($"{day}T{each[4..9]}"), At($"{day}T{each[10..]}"))).ToList();
        var free = FreeTimes.Of(Property(), [.. services.Split(' ')], member, date, times, now);
        return string.Join(' ', free.Select(each => $"{each.Start:HH:mm}{(member is null && each.Member == "tom" ? "tom" : "")}"));
    }

    private static PropertySettings Property() => PropertyJson.Read(DocumentValue.Parse(Salon));

    private static Instant At(string local) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Parse(local).Value.InZoneLeniently(DateTimeZoneProviders.Tzdb["Europe/Paris"]).ToInstant();
}
