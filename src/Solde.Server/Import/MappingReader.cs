using System.Collections.Frozen;
using NodaTime;
using Solde.Core.Json;
using Solde.Core.Properties;

namespace Solde.Server.Import;

/// <summary>Reads a mapping (docs/mapping.md).</summary>
internal static class MappingReader
{
    /// <summary>Where the mapping of a CSV file is looked for: beside it, <c>bookings.mapping.json</c> for <c>bookings.csv</c>.</summary>
    public static string PathBeside(string csv) => Path.ChangeExtension(csv, ".mapping.json");

    /// <summary>Reads a mapping.</summary>
    /// <param name="json">The document.</param>
    /// <param name="mapping">The mapping, when nothing is wrong.</param>
    /// <returns>Null when read; otherwise the path and what is wrong there.</returns>
    public static string? Read(ReadOnlyMemory<byte> json, out Mapping? mapping)
    {
        mapping = null;
        try
        {
            mapping = Document(DocumentValue.Parse(json));
            return null;
        }
        catch (DocumentException fault)
        {
            return fault.Message;
        }
    }

    private static Mapping Document(DocumentValue document)
    {
        var fields = document.AsObject("attribution", "property", "csv", "booking");
        var property = PropertyJson.Read(fields.Required("property"));
        var csv = fields.Optional("csv")?.AsObject("delimiter", "decimals", "none");
        var values = new ValueReader();
        var booking = Booking(fields.Required("booking"), values);
        return new Mapping
        {
            Attribution = fields.Optional("attribution")?.AsText(),
            Property = property,
            Booking = booking,
            Columns = values.Columns,
            Delimiter = csv?.Optional("delimiter")?.AsOneOf(",", ";", "|", "tab") switch
            {
                "tab" => '\t',
                [var delimiter] => delimiter,
                _ => null,
            },
            DecimalComma = csv?.Optional("decimals")?.AsOneOf(".", ",") == ",",
            None = (csv?.Texts("none") ?? []).ToFrozenSet(),
        };
    }

    private static BookingValues Booking(DocumentValue document, ValueReader values)
    {
        var fields = document.AsObject(
            "ref", "arrival", "departure", "nights", "createdAt", "channel", "ota", "room", "guest", "guaranteePolicy", "company", "agency",
            "destination", "charges", "payments", "status", "link");
        var departure = fields.Optional("departure");
        var nights = fields.Optional("nights");
        if (departure is null == nights is null)
        {
            throw fields.Wrong("needs either departure or nights");
        }

        var link = fields.Optional("link");
        var room = fields.Optional("room")?.AsObject("unit", "type");
        var guest = fields.Optional("guest")?.AsObject("name", "email", "language");
        if (link is not null && guest?.Optional("email") is null)
        {
            throw fields.Wrong("link needs guest.email: what is left out is made up, and a link goes to somebody");
        }

        IValue<string?>? Text(DocumentValue? optional) => optional is { } given ? values.Text(given) : null;
        return new BookingValues
        {
            Ref = values.Text(fields.Required("ref")),
            Arrival = values.Date(fields.Required("arrival")),
            Departure = departure is { } day ? values.Date(day) : null,
            Nights = nights is { } count ? values.Number(count, whole: true) : null,
            CreatedAt = values.Moment(fields.Required("createdAt")),
            Channel = values.Text(fields.Required("channel")),
            Ota = Text(fields.Optional("ota")),
            Unit = Text(room?.Required("unit")),
            UnitType = Text(room?.Required("type")),
            GuestName = Text(guest?.Optional("name")),
            GuestEmail = Text(guest?.Optional("email")),
            GuestLanguage = Text(guest?.Optional("language")),
            GuaranteePolicy = Text(fields.Optional("guaranteePolicy")),
            Company = Text(fields.Optional("company")),
            Agency = Text(fields.Optional("agency")),
            Destination = Text(fields.Optional("destination")),
            Charges = fields.Required("charges").AsList(item => Charge(item, values)),
            Payments = fields.List("payments", item => Payment(item, values)),
            Status = Status(fields.Optional("status"), values),
            Link = Text(link),
        };
    }

    private static ChargeValues Charge(DocumentValue document, ValueReader values)
    {
        var fields = document.AsObject("group", "amount", "name", "vatRate");
        return new ChargeValues(
            fields.Required("group").AsText(100),
            values.Number(fields.Required("amount")),
            fields.Optional("name") is { } name ? values.Text(name) : null,
            fields.Optional("vatRate") is { } rate ? values.Number(rate) : null);
    }

    private static PaymentValues Payment(DocumentValue document, ValueReader values)
    {
        var fields = document.AsObject("amount", "method");
        return new PaymentValues(values.Number(fields.Required("amount")), fields.Required("method").AsOneOf<PaymentMethod>());
    }

    private static StatusValues Status(DocumentValue? document, ValueReader values)
    {
        if (document?.AsObject("code", "checkedInAt", "checkedOutAt", "cancelledAt", "noShowAt") is not { } fields)
        {
            return new StatusValues(new Constant<string?>("expected"), null, null, null, null);
        }

        IValue<LocalDateTime?>? Moment(string name) => fields.Optional(name) is { } given ? values.Moment(given) : null;
        return new StatusValues(
            values.Text(fields.Required("code")), Moment("checkedInAt"), Moment("checkedOutAt"), Moment("cancelledAt"), Moment("noShowAt"));
    }
}
