using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Checkout;
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
            ["teamMember"] = details.TeamMember,
            ["guest"] = new JsonObject { ["name"] = details.Guest.Name, ["email"] = details.Guest.Email, ["language"] = details.Guest.Language },
            ["guaranteePolicy"] = details.GuaranteePolicy,
            ["company"] = details.Company,
            ["agency"] = details.Agency,
            ["destination"] = details.Destination,
            ["consent"] = booking.Consent is { } consent ? Consent(consent, zone) : null,
            ["sales"] = Written.List(booking.Sales, sale => Sale(sale, zone)),
            ["fee"] = booking.Fee is { } fee ? Fee(fee) : null,
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

    private static JsonObject Consent(Consent consent, DateTimeZone zone) => new()
    {
        ["cap"] = Written.Amount(consent.Cap),
        ["at"] = Timeline.At(consent.At, zone),
        ["terms"] = consent.Terms,
        ["language"] = consent.Language,
        ["address"] = consent.Address,
        ["protection"] = consent.Fees?.Protection,
        ["lateCancelHours"] = consent.Fees?.LateCancelHours,
        ["lateCancelFee"] = Written.Amount(consent.Fees?.LateCancel),
        ["noShowFee"] = Written.Amount(consent.Fees?.NoShow),
    };

    private static JsonObject Sale(Sale sale, DateTimeZone zone) => new()
    {
        ["number"] = sale.Number,
        ["folio"] = sale.Folio,
        ["openedAt"] = Timeline.At(sale.OpenedAt, zone),
        ["closedAt"] = sale.ClosedAt is { } closed ? Timeline.At(closed, zone) : null,
        ["total"] = Written.Amount(sale.Total),
        ["byCard"] = Written.Amount(sale.ByCard),
        ["byOther"] = Written.Amount(sale.ByOther),
    };

    private static JsonObject Fee(Fee fee) => new()
    {
        ["kind"] = CamelCase.Of(fee.Kind), ["amount"] = Written.Amount(fee.Amount), ["waived"] = fee.Waived,
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
