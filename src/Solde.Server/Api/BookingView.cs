using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Json;

namespace Solde.Server.Api;

/// <summary>Bookings as the API shows them.</summary>
internal static class BookingView
{
    private static readonly YearMonthPattern Expiry = YearMonthPattern.CreateWithInvariantCulture("MM'/'yy");

    public static JsonObject Of(StoredBooking stored)
    {
        var booking = stored.Snapshot;
        var (details, zone) = (booking.Details, booking.Property.Zone);
        return new JsonObject
        {
            ["ref"] = booking.Ref,
            ["sourceVersion"] = stored.SourceVersion,
            ["status"] = CamelCase.Of(booking.Status),
            ["createdAt"] = Timeline.At(booking.CreatedAt, zone),
            ["recordedAt"] = Timeline.At(booking.RecordedAt, zone),
            ["channel"] = details.Channel,
            ["ota"] = details.Ota,
            ["arrival"] = Day(details.Arrival),
            ["departure"] = Day(details.Departure),
            ["rooms"] = Written.List(details.Rooms, Room),
            ["start"] = details.Start?.ToString("uuuu'-'MM'-'dd'T'HH':'mm", CultureInfo.InvariantCulture),
            ["services"] = Written.Texts(details.Services),
            ["guest"] = new JsonObject { ["name"] = details.Guest.Name, ["email"] = details.Guest.Email, ["language"] = details.Guest.Language },
            ["guaranteePolicy"] = details.GuaranteePolicy,
            ["company"] = details.Company,
            ["agency"] = details.Agency,
            ["destination"] = details.Destination,
            ["guarantee"] = CamelCase.Of(booking.Guarantee),
            ["charges"] = Written.Amount(booking.Charges),
            ["paid"] = Written.Amount(booking.Paid),
            ["balance"] = Written.Amount(booking.Balance),
            ["collectible"] = Written.Amount(booking.Collectible),
            ["folios"] = Written.List(booking.Folios, FolioView.Of),
            ["cards"] = Written.List(booking.Cards, Card),
            ["runs"] = Written.List(booking.Runs, run => WorkView.Run(run, zone)),
            ["holds"] = Written.List(booking.Holds, hold => WorkView.Hold(hold, zone)),
            ["requests"] = Written.List(booking.Requests, request => WorkView.Request(request, zone)),
            ["attempts"] = Written.List(booking.Attempts, attempt => WorkView.Attempt(attempt, zone)),
        };
    }

    public static string? Day(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : null;

    private static JsonObject Room(Room room) => new()
    {
        ["unit"] = room.Unit, ["type"] = room.Type, ["arrival"] = Day(room.Arrival), ["departure"] = Day(room.Departure),
    };

    private static JsonObject Card(CardOnFile card) => new()
    {
        ["owner"] = CamelCase.Of(card.Owner),
        ["brand"] = card.Brand,
        ["last4"] = card.Last4,
        ["exp"] = Expiry.Format(card.Expiry),
        ["validation"] = CamelCase.Of(card.Validation),
        ["wiped"] = card.Wiped,
    };
}
