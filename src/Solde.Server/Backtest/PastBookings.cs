using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Solde.App.Bookings;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Properties;

namespace Solde.Server.Backtest;

/// <summary>The stays of a property that are over, as the CSV and the mapping that a backtest takes: what was booked and what became of it. Guests' names
/// and cards stay where they are; a backtest makes its own up.</summary>
internal static class PastBookings
{
    /// <summary>The most that are taken: the latest ones.</summary>
    public const int Most = 2_000;

    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss");

    private static readonly string[] Columns =
        ["ref", "arrival", "departure", "made", "channel", "ota", "unit", "type", "policy", "company", "agency", "status", "in", "out", "cancelled"];

    /// <summary>The bookings whose departure day is over; null = there are none.</summary>
    public static async ValueTask<(string Csv, JsonObject Mapping)?> Of(IBookingSearch search, IStore store, Guid property, PropertySettings settings, LocalDate today)
    {
        var csv = new StringBuilder();
        var filter = new ListFilter { ArrivalTo = today.PlusDays(-1) };
        var (groups, rows, last) = (new List<string>(), new List<BookingSnapshot>(), (BookingPlace?)null);
        while (rows.Count < Most)
        {
            var page = await search.Search(property, filter, new BookingPage(last, Descending: true, BookingPage.Most));
            var keys = page.Where(line => line.Departure < today).Select(line => new BookingKey(property, line.Place.Booking));
            rows.AddRange((await store.Load([.. keys])).Select(stored => stored.Snapshot));
            if (page.Length < BookingPage.Most)
            {
                break;
            }

            last = page[^1].Place;
        }

        if (rows.Count == 0)
        {
            return null;
        }

        groups.AddRange(rows.SelectMany(Booked).Select(line => line.Group).Distinct().Order(StringComparer.Ordinal));
        AppendLine(csv, Columns.Concat(groups.Select((_, i) => $"group{i}")));
        foreach (var booking in rows.Take(Most))
        {
            AppendLine(csv, Cells(booking, settings).Concat(groups.Select(group => Sum(booking, group, settings.Currency))));
        }

        return (csv.ToString(), Mapping(groups));
    }

    private static IEnumerable<string> Cells(BookingSnapshot booking, PropertySettings settings)
    {
        var details = booking.Details;
        var room = details.Rooms.FirstOrDefault();
        string At(Instant? at, LocalDateTime otherwise) => Moment.Format(at?.InZone(settings.Zone).LocalDateTime ?? otherwise);
        return
        [
            booking.Ref, Day(details.Arrival), Day(details.Departure), At(booking.CreatedAt, default), details.Channel, details.Ota ? "true" : "false",
            room?.Unit ?? "–", room?.Type ?? "–", settings.Policy(details.GuaranteePolicy) is { } policy ? policy.Code : "", details.Company ?? "", details.Agency ?? "",
            Core.Json.CamelCase.Of(booking.Status), At(booking.CheckedInAt, details.Arrival.At(new LocalTime(15, 0))),
            At(booking.CheckedOutAt, details.Departure.At(new LocalTime(11, 0))), At(booking.CancelledAt, details.Arrival.AtMidnight()),
        ];
    }

    // What was added during the stay was not known to any rule before it.
    private static IEnumerable<Core.Folios.ChargeLine> Booked(BookingSnapshot booking) => booking.Folios.SelectMany(folio => folio.Lines).Where(line => line.Booked);

    private static string Sum(BookingSnapshot booking, string group, Currency currency) => Booked(booking).Where(line => line.Group == group)
        .Aggregate(Money.Zero(currency), (sum, line) => sum + line.Amount).ToDecimalString();

    private static JsonObject Mapping(List<string> groups) => new()
    {
        ["csv"] = new JsonObject { ["delimiter"] = "," },
        ["booking"] = new JsonObject
        {
            ["ref"] = "{ref}", ["arrival"] = "{arrival}", ["departure"] = "{departure}", ["createdAt"] = "{made}", ["channel"] = "{channel}", ["ota"] = "{ota}",
            ["room"] = new JsonObject { ["unit"] = "{unit}", ["type"] = "{type}" }, ["guaranteePolicy"] = "{policy}", ["company"] = "{company}", ["agency"] = "{agency}",
            ["charges"] = new JsonArray([.. groups.Select((group, i) => new JsonObject { ["group"] = group, ["amount"] = $"{{group{i}}}" })]),
            ["status"] = new JsonObject
            {
                ["code"] = "{status}", ["checkedInAt"] = "{in}", ["checkedOutAt"] = "{out}", ["cancelledAt"] = "{cancelled}",
                ["noShowAt"] = new JsonObject { ["date"] = "$arrival", ["at"] = "23:00" },
            },
        },
    };

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static void AppendLine(StringBuilder csv, IEnumerable<string> cells) =>
        csv.AppendJoin(',', cells.Select(cell => string.Create(CultureInfo.InvariantCulture, $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))).Append('\n');
}
