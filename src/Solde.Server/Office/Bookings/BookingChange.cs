using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Folios;
using Solde.Core.Json;
using Solde.Core.Properties;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Bookings;

/// <summary>The form in which a booking is modified: its fields filled with the booking, and read again as changes. Only what was changed in the form is
/// changed in the booking: what happened to the rest meanwhile stays.</summary>
internal static class BookingChange
{
    /// <summary>The field that says what the form was filled with.</summary>
    public const string Was = "was";

    private const int LongestName = 100;
    private const int LongestGuest = 200;

    /// <summary>Empty lines after the rooms and the charges there are.</summary>
    private const int MoreLines = 3;

    /// <summary>Most rooms, and most charges, that a form has.</summary>
    private const int MostLines = 60;

    /// <summary>A booking as its form shows it.</summary>
    public static Entered Of(BookingSnapshot booking, ILanguage language)
    {
        var (entered, details) = (new Entered(), booking.Details);
        (entered["arrival"], entered["departure"]) = (Iso(details.Arrival), Iso(details.Departure));
        entered["start"] = details.Start is { } start ? LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Format(start) : "";
        entered["teamMember"] = details.TeamMember ?? "";
        (entered["guest"], entered["email"], entered["language"]) = (details.Guest.Name, details.Guest.Email ?? "", details.Guest.Language ?? "");
        (entered["channel"], entered["policy"]) = (details.Channel, details.GuaranteePolicy ?? "");
        (entered["company"], entered["agency"], entered["destination"]) = (details.Company ?? "", details.Agency ?? "", details.Destination ?? "");
        foreach (var (i, room) in details.Rooms.Index())
        {
            (entered[$"unit{i}"], entered[$"type{i}"]) = (room.Unit, room.Type);
            (entered[$"from{i}"], entered[$"to{i}"]) = (room.Arrival is { } from ? Iso(from) : "", room.Departure is { } to ? Iso(to) : "");
        }

        foreach (var (i, line) in Booked(booking).Index())
        {
            (entered[$"group{i}"], entered[$"amount{i}"]) = (line.Group, EnteredMoney.Shown(line.Amount, language));
        }

        (entered["rooms"], entered["charges"]) = (Count(details.Rooms.Length), Count(Booked(booking).Count()));
        foreach (var (i, service) in details.Services.Index())
        {
            entered[$"service{i}"] = service;
        }

        entered["services"] = Count(details.Services.Length);
        entered[Was] = entered.ToJson();
        return entered;
    }

    /// <summary>How many lines of a kind a form has.</summary>
    public static int LinesOf(Entered entered, string kind) =>
        int.TryParse(entered[kind], NumberStyles.None, CultureInfo.InvariantCulture, out var lines) && lines <= MostLines ? lines : 0;

    /// <summary>Reads the form; null when a field is wrong.</summary>
    public static Func<BookingSnapshot, BookingChanges>? Read(Entered entered, PropertySettings property)
    {
        var was = Entered.FromJson(entered[Was]);
        bool Changed(params IEnumerable<string> fields) => fields.Any(field => entered[field] != was[field]);
        var (guest, channel, email) = (entered.Required("guest", LongestGuest), entered.Required("channel", LongestName), Email(entered));
        var (policy, company, agency) = (Optional(entered, "policy"), Optional(entered, "company"), Optional(entered, "agency"));
        var destination = Optional(entered, "destination");
        var language = entered["language"] is "fr" or "en" ? entered["language"] : null;
        var isSalon = property.Kind == PropertyKind.Salon;
        var stay = isSalon ? Appointment(entered, property, Changed) : Stay(entered, Changed);
        ImmutableArray<ChargeLine>? charges = (isSalon ? Changed(Fields(entered, "services", "service")) : Changed(Fields(entered, "charges", "group", "amount")))
            ? isSalon ? Prices(entered, property) : Charges(entered, property.Currency)
            : null;
        if (!entered.IsRight)
        {
            return null;
        }

        BookingDetails Details(BookingDetails before) => stay(before) with
        {
            Channel = Changed("channel") ? channel : before.Channel,
            Ota = Changed("channel") ? Channels.IsOta(channel) : before.Ota,
            Guest = Changed("guest", "email", "language") ? new Guest(guest, email, language) : before.Guest,
            GuaranteePolicy = Changed("policy") ? policy : before.GuaranteePolicy,
            Company = Changed("company") ? company : before.Company,
            Agency = Changed("agency") ? agency : before.Agency,
            Destination = Changed("destination") ? destination : before.Destination,
        };
        return before => new BookingChanges { Details = Details, Charges = charges is { } read ? Known(before, read) : null };
    }

    /// <summary>A line that stays is the one there was: it keeps its tax.</summary>
    private static ImmutableArray<ChargeLine> Known(BookingSnapshot before, ImmutableArray<ChargeLine> charges)
    {
        var known = Booked(before).ToList();
        return
        [
            .. charges.Select(line =>
            {
                var same = known.Find(each => each.Group == line.Group && each.Amount == line.Amount);
                return same is not null && known.Remove(same) ? same : line;
            }),
        ];
    }

    private static Func<BookingDetails, BookingDetails> Stay(Entered entered, Func<IEnumerable<string>, bool> changed)
    {
        var (arrival, departure, rooms) = (Day(entered, "arrival", isRequired: true), Day(entered, "departure", isRequired: true), Rooms(entered));
        return before => before with
        {
            Arrival = changed(["arrival"]) ? arrival!.Value : before.Arrival,
            Departure = changed(["departure"]) ? departure!.Value : before.Departure,
            Rooms = changed(Fields(entered, "rooms", "unit", "type", "from", "to")) ? rooms : before.Rooms,
        };
    }

    private static Func<BookingDetails, BookingDetails> Appointment(Entered entered, PropertySettings property, Func<IEnumerable<string>, bool> changed)
    {
        var (start, services) = (BookingAct.Time(entered, "start", property.Zone)?.InZone(property.Zone).LocalDateTime, Services(entered));
        if (services.IsEmpty)
        {
            entered.Refuse("service0", SharedTexts.Required);
        }

        return before =>
        {
            var after = changed(Fields(entered, "services", "service")) ? before with { Services = services } : before;
            after = changed(["teamMember"]) ? after with { TeamMember = property.Member(entered["teamMember"])?.Code } : after;
            return changed(["start"]) ? after with { Start = start, Arrival = start!.Value.Date, Departure = start.Value.Date } : after;
        };
    }

    /// <summary>The fields of all lines of a kind.</summary>
    private static IEnumerable<string> Fields(Entered entered, string kind, params ImmutableArray<string> names) =>
        Lines(entered, kind).SelectMany(_ => names, (i, name) => $"{name}{i}");

    private static ImmutableArray<string> Services(Entered entered) =>
        [.. Lines(entered, "services").Select(i => entered[$"service{i}"]).Where(code => code.Length > 0)];

    private static ImmutableArray<ChargeLine> Prices(Entered entered, PropertySettings property) =>
    [
        .. Services(entered).Select(code => property.Services.FirstOrDefault(service => service.Code == code)).OfType<Service>()
            .Select(ChargeLine.Of),
    ];

    private static ImmutableArray<Room> Rooms(Entered entered)
    {
        var rooms = ImmutableArray.CreateBuilder<Room>();
        foreach (var i in Lines(entered, "rooms").Where(i => entered[$"unit{i}"].Length > 0 || entered[$"type{i}"].Length > 0))
        {
            rooms.Add(new Room(
                entered.Required($"unit{i}", LongestName), entered.Required($"type{i}", LongestName),
                Day(entered, $"from{i}", isRequired: false), Day(entered, $"to{i}", isRequired: false)));
        }

        return rooms.DrainToImmutable();
    }

    private static ImmutableArray<ChargeLine> Charges(Entered entered, Currency currency)
    {
        var charges = ImmutableArray.CreateBuilder<ChargeLine>();
        foreach (var i in Lines(entered, "charges").Where(i => entered[$"group{i}"].Length > 0 || entered[$"amount{i}"].Length > 0))
        {
            var (group, amount) = (entered.Required($"group{i}", LongestName), EnteredMoney.Read(entered[$"amount{i}"], currency));
            if (amount is { } read)
            {
                charges.Add(new ChargeLine(group, read, Booked: true));
            }
            else
            {
                entered.Refuse($"amount{i}", BookingTexts.NoAmount);
            }
        }

        return charges.DrainToImmutable();
    }

    private static IEnumerable<int> Lines(Entered entered, string kind) => Enumerable.Range(0, LinesOf(entered, kind));

    private static IEnumerable<ChargeLine> Booked(BookingSnapshot booking) => booking.Folios[0].Lines.Where(line => line.Booked);

    private static string Count(int lines) => Math.Min(lines + MoreLines, MostLines).ToString(CultureInfo.InvariantCulture);

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string? Optional(Entered entered, string field) => entered[field] switch
    {
        { Length: 0 } => null,
        { Length: <= LongestName } text => text,
        _ => Refused(entered, field),
    };

    private static string? Refused(Entered entered, string field)
    {
        entered.Refuse(field, SharedTexts.TooLong, LongestName);
        return null;
    }

    private static string? Email(Entered entered)
    {
        if (entered["email"] is not { Length: > 0 } text)
        {
            return null;
        }

        if (!EmailAddress.Is(text))
        {
            entered.Refuse("email", SignIn.SignInTexts.NoAddress);
        }

        return text;
    }

    private static LocalDate? Day(Entered entered, string field, bool isRequired)
    {
        if (!isRequired && entered[field].Length == 0)
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(entered[field]) is { Success: true } day)
        {
            return day.Value;
        }

        entered.Refuse(field, BookingTexts.NoDay);
        return null;
    }
}
