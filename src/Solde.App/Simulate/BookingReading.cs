using NodaTime.Text;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Folios;
using Solde.Core.Json;
using Solde.Core.Properties;

namespace Solde.App.Simulate;

/// <summary>Reads bookings, and changes of bookings, as scenarios write them.</summary>
public static class BookingReading
{
    private static readonly YearMonthPattern Expiry = YearMonthPattern.CreateWithInvariantCulture("MM'/'yy");

    internal static ScenarioBooking Booking(DocumentValue value, PropertySettings property)
    {
        var fields = value.AsObject(
            "ref", "channel", "ota", "createdAt", "arrival", "departure", "rooms", "guest", "guaranteePolicy", "company", "agency", "destination",
            "charges", "cards", "payments", "start", "services", "teamMember");
        var (details, charges) = Said(fields, property);
        return new ScenarioBooking(
            fields.Required("ref").AsText(100),
            fields.Optional("createdAt")?.AsInstant(property.Zone),
            details,
            charges,
            fields.List("cards", card => Card(card)),
            fields.List("payments", payment => Payment(payment, property.Currency)));
    }

    /// <summary>What a booking says of the stay or the appointment, and what was booked.</summary>
    internal static (BookingDetails Details, ImmutableArray<ChargeLine> Charges) Said(DocumentObject fields, PropertySettings property)
    {
        if (property.Kind == PropertyKind.Salon)
        {
            var appointment = Appointment(fields, property);
            return (appointment, Prices(appointment.Services, property));
        }

        return (Stay(fields), Charges(fields.Optional("charges"), property));
    }

    /// <summary>What <c>modify.set</c> replaces. A card or a payment is added by its own event, and a reference never changes.</summary>
    internal static BookingChange Change(DocumentValue value, PropertySettings property)
    {
        var fields = value.AsObject(
            "channel", "ota", "arrival", "departure", "rooms", "guest", "guaranteePolicy", "company", "agency", "destination", "charges", "start",
            "services", "teamMember");
        RefuseOtherKind(fields, property.Kind);
        var change = new BookingChange
        {
            Channel = fields.Optional("channel")?.AsText(100),
            Ota = fields.Optional("ota")?.AsFlag(),
            Arrival = fields.Optional("arrival")?.AsLocalDate(),
            Departure = fields.Optional("departure")?.AsLocalDate(),
            Rooms = fields.Optional("rooms")?.AsList(Room),
            Guest = fields.Optional("guest") is { } guest ? GuestOf(guest) : null,
            GuaranteePolicy = GivenText(fields, "guaranteePolicy"),
            Company = GivenText(fields, "company"),
            Agency = GivenText(fields, "agency"),
            Destination = GivenText(fields, "destination"),
            Charges = fields.Writes("charges") ? Charges(fields.Optional("charges"), property) : null,
            Start = fields.Optional("start")?.AsLocalDateTime(property.Zone),
            TeamMember = fields.Writes("teamMember") ? new Given<string>(MemberOf(fields, property)) : null,
            Services = fields.Optional("services") is { } services ? Services(services, property) : null,
        };
        change = change.Services is { } booked ? change with { Charges = Prices(booked, property) } : change;
        if (change.Departure < change.Arrival)
        {
            // With only one of them given it depends on the booking, so the play refuses it.
            throw fields.Wrong("departure before arrival");
        }

        return change.Start is { Date: var day } ? change with { Arrival = day, Departure = day } : change;
    }

    /// <summary>Codes of services, each of which the property sells.</summary>
    public static ImmutableArray<string> Services(DocumentValue list, PropertySettings property)
    {
        var codes = list.AsList(Code);
        return codes.IsEmpty ? throw list.Wrong("at least one service is needed") : codes;

        string Code(DocumentValue value)
        {
            var code = value.AsText(100);
            return property.Services.Any(service => service.Code == code)
                ? code
                : throw value.Wrong($"the property has no service with this code{Spelling.Hint(code, property.Services.Select(s => s.Code))}");
        }
    }

    /// <summary>A card. Any digits are taken: whether they make a card number is found out when it is played.</summary>
    internal static ScenarioCard Card(DocumentValue value, CardOwner? owner = null)
    {
        var fields = value.AsObject("number", "exp", "owner");
        var number = fields.Required("number");
        return new ScenarioCard(
            number.AsText(30).All(char.IsAsciiDigit) ? number.AsText() : throw number.Wrong("a card number has only digits"),
            ExpiryOf(fields.Required("exp")),
            fields.Optional("owner")?.AsOneOf<CardOwner>() ?? owner ?? throw fields.Wrong("owner is missing"));
    }

    /// <summary>The last month of a card, as it is printed on it.</summary>
    internal static YearMonth ExpiryOf(DocumentValue value)
    {
        var month = Expiry.Parse(value.AsText());
        return month.Success ? new YearMonth(2000 + month.Value.YearOfCentury(), month.Value.Month) : throw value.Wrong("not an expiry, such as \"12/30\"");
    }

    private static int YearOfCentury(this YearMonth month) => month.Year % 100;

    private static BookingDetails Stay(DocumentObject fields)
    {
        RefuseOtherKind(fields, PropertyKind.Lodging);
        var details = Common(fields) with
        {
            Arrival = fields.Required("arrival").AsLocalDate(),
            Departure = fields.Required("departure").AsLocalDate(),
            Rooms = fields.Required("rooms").AsList(Room),
        };
        if (details.Departure < details.Arrival)
        {
            throw fields.Wrong("departure before arrival");
        }

        foreach (var (i, room) in details.Rooms.Index())
        {
            var (arrival, departure) = details.SpanOf(room);
            if (departure < arrival)
            {
                throw new DocumentException($"{fields.Path}.rooms[{i}]", "departure before arrival");
            }
        }

        return details;
    }

    private static BookingDetails Appointment(DocumentObject fields, PropertySettings property)
    {
        RefuseOtherKind(fields, PropertyKind.Salon);
        var start = fields.Required("start").AsLocalDateTime(property.Zone);
        return Common(fields) with
        {
            Arrival = start.Date,
            Departure = start.Date,
            Start = start,
            Services = Services(fields.Required("services"), property),
            TeamMember = MemberOf(fields, property),
        };
    }

    private static string? MemberOf(DocumentObject fields, PropertySettings property) => fields.Optional("teamMember") switch
    {
        null => null,
        { } value when value.AsText(100) is var code && property.Member(code) is null =>
            throw value.Wrong($"nobody of the property's team has this code{Spelling.Hint(code, property.Team.Select(member => member.Code))}"),
        { } value => value.AsText(100),
    };

    private static BookingDetails Common(DocumentObject fields)
    {
        var channel = fields.Required("channel").AsText(100);
        return new BookingDetails
        {
            Channel = channel,
            Ota = fields.Flag("ota", otherwise: Channels.IsOta(channel)),
            Arrival = default,
            Departure = default,
            Guest = GuestOf(fields.Required("guest")),
            GuaranteePolicy = fields.Optional("guaranteePolicy")?.AsText(100),
            Company = fields.Optional("company")?.AsText(100),
            Agency = fields.Optional("agency")?.AsText(100),
            Destination = fields.Optional("destination")?.AsText(100),
        };
    }

    private static void RefuseOtherKind(DocumentObject fields, PropertyKind kind)
    {
        ReadOnlySpan<string> others = kind == PropertyKind.Salon ? ["arrival", "departure", "rooms"] : ["start", "services", "teamMember"];
        foreach (var key in others)
        {
            fields.Refuse(key, kind == PropertyKind.Salon ? "an appointment has start and services instead" : "only a salon's appointments have it");
        }

        if (kind == PropertyKind.Salon && fields.Optional("charges") is { } charges && charges.AsList(value => value).Length > 0)
        {
            throw charges.Wrong("the charges of an appointment are the prices of its services");
        }
    }

    private static Room Room(DocumentValue value)
    {
        var fields = value.AsObject("unit", "type", "arrival", "departure");
        return new Room(
            fields.Required("unit").AsText(100),
            fields.Required("type").AsText(100),
            fields.Optional("arrival")?.AsLocalDate(),
            fields.Optional("departure")?.AsLocalDate());
    }

    private static Guest GuestOf(DocumentValue value)
    {
        var fields = value.AsObject("name", "email", "language");
        return new Guest(
            fields.Required("name").AsText(200),
            fields.Optional("email")?.AsEmailAddress(),
            fields.Optional("language") is { } language ? LanguageOf(language) : null);
    }

    // A guest may speak any language; one the product has no texts in is written to in the property's.
    private static string? LanguageOf(DocumentValue value)
    {
        var code = value.AsText(10);
        return code switch
        {
            "fr" or "en" => code,
            { Length: 2 } when code.All(char.IsAsciiLetterLower) => null,
            _ => throw value.Wrong("not an ISO 639-1 language code, such as \"fr\""),
        };
    }

    internal static ScenarioPayment Payment(DocumentValue value, Currency currency)
    {
        var fields = value.AsObject("amount", "method");
        return new ScenarioPayment(fields.Required("amount").AsPositiveMoney(currency), fields.Required("method").AsOneOf<PaymentMethod>());
    }

    private static ImmutableArray<ChargeLine> Charges(DocumentValue? list, PropertySettings property) =>
        list?.AsList(value => Charge(value, property)) ?? [];

    // Gross wins over net (LH16): a charge counts its amount, or net and tax, or net alone where no tax is known.
    private static ChargeLine Charge(DocumentValue value, PropertySettings property)
    {
        var fields = value.AsObject("group", "name", "amount", "net", "tax", "vatRate");
        var (group, currency) = (fields.Required("group").AsText(100), property.Currency);
        var gross = fields.Optional("amount")?.AsMoney(currency);
        var net = fields.Optional("net")?.AsMoney(currency);
        var rate = VatRate(fields);
        var tax = fields.Optional("tax")?.AsMoney(currency) ?? (gross is null && net is { } bare ? rate?.Of(bare) : null);
        var amount = gross ?? net + (tax ?? Money.Zero(currency)) ?? throw fields.Wrong("amount or net is missing");
        return new ChargeLine(group, amount, Booked: true)
        {
            Net = net,
            Tax = tax,
            Name = fields.Optional("name")?.AsText(100),
            Rate = rate ?? (tax is { } contained ? ImpliedRate.Of(amount, contained, property.Legal.RatesOf(group)) : null),
        };
    }

    /// <summary>The VAT rate of a charge, in percent; null = it says none.</summary>
    public static Percent? VatRate(DocumentObject fields) => fields.Optional("vatRate")?.AsPercent(0, 100);

    internal static ImmutableArray<ChargeLine> Prices(ImmutableArray<string> services, PropertySettings property) =>
        [.. services.Select(code => ChargeLine.Of(property.Service(code)!))];

    private static Given<string>? GivenText(DocumentObject fields, string key) =>
        fields.Writes(key) ? new Given<string>(fields.Optional(key)?.AsText(100)) : null;
}
