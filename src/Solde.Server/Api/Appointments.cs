using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Solde.Core.Json;

namespace Solde.Server.Api;

/// <summary>When a property's clients can come. An appointment itself is a booking: whoever books one is told where somebody else has taken the time.</summary>
internal static class Appointments
{
    private const int UsualDays = 7;
    private const int MostDays = 14;
    private const int MostServices = 20;

    public static ImmutableArray<Endpoint> Endpoints { get; } =
    [
        new("GET", Endpoint.Property + "/freeTimes", "freeTimes", "When services can be booked, and with whom: as the property's own booking page offers it.", Free)
        {
            Tag = "Appointments", Gives = "FreeTimes", Query = ["services", "teamMember", "from", "days"],
        },
    ];

    private static async ValueTask<Reply> Free(Call call)
    {
        var (services, member, from, days) = (ServicesOf(call), MemberOf(call), FromOf(call), DaysOf(call));
        var times = await call.Parts.Appointments.Free(call.Property, call.Settings, services, member, from, days);
        return Reply.Ok(new JsonObject
        {
            ["times"] = Written.List(times, time => new JsonObject
            {
                ["start"] = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Format(time.Start), ["teamMember"] = time.Member,
            }),
        });
    }

    private static ImmutableArray<string> ServicesOf(Call call) => $"{call.Http.Request.Query["services"]}".Split(',') is { Length: <= MostServices } given
        && given.All(code => call.Settings.Service(code) is not null) && given.Distinct().Count() == given.Length
            ? [.. given]
            : throw ApiFault.Malformed("?services", $"codes of 1 to {MostServices} services of the property are expected, each once, with commas between");

    private static string? MemberOf(Call call) => call.Http.Request.Query["teamMember"] switch
    {
        [] => null,
        [var code] when call.Settings.Member(code) is { } member => member.Code,
        _ => throw ApiFault.Malformed("?teamMember", "the code of one of the property's team is expected"),
    };

    private static LocalDate FromOf(Call call) => call.Http.Request.Query["from"] switch
    {
        [] => call.Now.InZone(call.Settings.Zone).Date,
        [{ Length: 10 } text] when LocalDatePattern.Iso.Parse(text) is { Success: true, Value.Year: > 1 and < 9999 } day => day.Value,
        _ => throw ApiFault.Malformed("?from", "a day such as 2026-07-24 is expected"),
    };

    private static int DaysOf(Call call) => call.Http.Request.Query["days"] switch
    {
        [] => UsualDays,
        [{ Length: <= 2 } text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MostDays => days,
        _ => throw ApiFault.Malformed("?days", $"a whole number between 1 and {MostDays} is expected"),
    };
}
