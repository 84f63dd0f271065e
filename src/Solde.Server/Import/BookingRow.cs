using System.Collections.Immutable;
using NodaTime;
using Solde.App.Backtest;
using Solde.App.Simulate;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Folios;

namespace Solde.Server.Import;

/// <summary>Makes a booking of a line.</summary>
internal sealed class BookingRow(Mapping mapping, CardSimulation cards)
{
    private const int LongestStayDays = 3_660;
    private const int LongestName = 100;

    private readonly BookingValues values = mapping.Booking;
    private readonly Currency currency = mapping.Property.Currency;
    private LocalClock clock = new(mapping.Property.Zone);

    /// <summary>The booking; null when something is wrong with the line, which is then noted on it.</summary>
    public ImportedBooking? Read(Row row, SeenReferences seen)
    {
        var reference = Required(row, values.Ref, "ref");
        if (values.Ref.Column is not null && !row.Failed && !seen.Add(reference))
        {
            row.Fail(values.Ref.Column, $"\"{reference}\" is the reference of an earlier line too");
        }

        ReadStay(row);
        var created = At(row, values.CreatedAt);
        if (created is null && !row.Failed)
        {
            row.Fail(values.CreatedAt.Column ?? "createdAt", "empty where a date is needed");
        }

        var details = Details(row, reference);
        var booking = new ScenarioBooking(
            reference, created, details, Charges(row), SimulatedGuests.CardsOf(reference, details.Ota, cards), Payments(row));
        var imported = WithStatus(row, booking, created ?? default) with { Link = values.Link?.Of(row) is { } link && Flag(row, values.Link, link) };
        return row.Failed ? null : imported;
    }

    private void ReadStay(Row row)
    {
        row.Arrival = row.Departure = Day(row, values.Arrival, "arrival");
        if (values.Departure is { } departure)
        {
            row.Departure = Day(row, departure, "departure");
        }
        else if (values.Nights!.Of(row) is not { } nights || nights < 0 || nights > LongestStayDays)
        {
            row.Fail(values.Nights.Column, $"not a number of nights (0 to {LongestStayDays})");
        }
        else
        {
            row.Departure = row.Arrival.PlusDays((int)nights);
        }

        if (!row.Failed && (row.Departure < row.Arrival || row.Departure > row.Arrival.PlusDays(LongestStayDays)))
        {
            row.Fail(values.Departure?.Column, $"the departure is {(row.Departure < row.Arrival ? "before" : "years after")} the arrival");
            row.Departure = row.Arrival;
        }
    }

    private BookingDetails Details(Row row, string reference)
    {
        var channel = Required(row, values.Channel, "channel");
        var simulated = SimulatedGuests.GuestOf(reference, Language(row));
        return new BookingDetails
        {
            Channel = channel,
            Ota = values.Ota?.Of(row) is { } ota ? Flag(row, values.Ota, ota) : Channels.IsOta(channel),
            Arrival = row.Arrival,
            Departure = row.Departure,
            Rooms = values.Unit is { } unit ? [new Room(Required(row, unit, "unit"), Required(row, values.UnitType!, "type"), null, null)] : [],
            Guest = new Guest(
                values.GuestName?.Of(row) ?? simulated.Name,
                values.GuestEmail is { } email ? email.Of(row) : simulated.Email,
                simulated.Language),
            GuaranteePolicy = Policy(row),
            Company = values.Company?.Of(row),
            Agency = values.Agency?.Of(row),
            Destination = values.Destination?.Of(row),
        };
    }

    private string? Language(Row row)
    {
        var language = values.GuestLanguage?.Of(row);
        if (language is not (null or "fr" or "en"))
        {
            row.Fail(values.GuestLanguage!.Column, $"not fr or en: \"{language}\"");
        }

        return language;
    }

    private string? Policy(Row row)
    {
        var code = values.GuaranteePolicy?.Of(row);
        if (code is not null && mapping.Property.Policy(code) is null)
        {
            row.Fail(values.GuaranteePolicy!.Column, $"the property has no guarantee policy \"{code}\"");
        }

        return code;
    }

    private ImmutableArray<ChargeLine> Charges(Row row)
    {
        var lines = ImmutableArray.CreateBuilder<ChargeLine>(values.Charges.Length);
        foreach (var charge in values.Charges)
        {
            lines.Add(new ChargeLine(charge.Group, Amount(row, charge.Amount, required: true), Booked: true) { Name = Name(row, charge.Name), Rate = Rate(row, charge.Rate) });
        }

        return lines.MoveToImmutable();
    }

    private static string? Name(Row row, IValue<string?>? value)
    {
        var name = value?.Of(row);
        if (name?.Length > LongestName)
        {
            row.Fail(value!.Column, $"longer than {LongestName} characters");
        }

        return name;
    }

    private static Percent? Rate(Row row, IValue<decimal?>? value)
    {
        if (value?.Of(row) is not { } percent)
        {
            return null;
        }

        if (percent is < 0 or > 100 || decimal.Round(percent, 4) != percent)
        {
            row.Fail(value.Column, "not a VAT rate: between 0 and 100, with at most four decimals");
            return null;
        }

        return new Percent((long)(percent * 10_000));
    }

    private ImmutableArray<ScenarioPayment> Payments(Row row)
    {
        if (values.Payments.IsEmpty)
        {
            return [];
        }

        var payments = ImmutableArray.CreateBuilder<ScenarioPayment>();
        foreach (var payment in values.Payments)
        {
            var amount = Amount(row, payment.Amount, required: false);
            if (amount.Minor < 0)
            {
                row.Fail(payment.Amount.Column, "a payment is not negative");
            }
            else if (amount.IsPositive)
            {
                payments.Add(new ScenarioPayment(amount, payment.Method));
            }
        }

        return payments.ToImmutable();
    }

    /// <summary>An amount in units of the currency, rounded once, half away from zero (semantics 1).</summary>
    private Money Amount(Row row, IValue<decimal?> value, bool required)
    {
        if (value.Of(row) is not { } units)
        {
            if (required)
            {
                row.Fail(value.Column, "empty where an amount is needed");
            }

            return Money.Zero(currency);
        }

        if (Math.Abs(units) > Money.MaxMinor / currency.MinorPerUnit)
        {
            row.Fail(value.Column, $"larger than {new Money(Money.MaxMinor, currency)}");
            return Money.Zero(currency);
        }

        return new Money((long)Math.Round(units * currency.MinorPerUnit, MidpointRounding.AwayFromZero), currency);
    }

    private ImportedBooking WithStatus(Row row, ScenarioBooking booking, Instant created)
    {
        var status = values.Status;
        var none = new ImportedBooking(booking, null, null, null, null);
        var code = Required(row, status.Code, "status");
        if (row.Failed)
        {
            return none;
        }

        if (!StatusValues.Codes.TryGetValue(code, out var known))
        {
            row.Fail(status.Code.Column, $"unknown status \"{code}\"; known: {string.Join(", ", StatusValues.Codes.Keys.Order())}");
            return none;
        }

        switch (known)
        {
            case BookingStatus.CheckedIn:
                return none with { CheckedInAt = Event(row, status.CheckedInAt, "checkedInAt", created) };
            case BookingStatus.CheckedOut:
                var arrived = Event(row, status.CheckedInAt, "checkedInAt", created);
                return none with { CheckedInAt = arrived, CheckedOutAt = Event(row, status.CheckedOutAt, "checkedOutAt", arrived) };
            case BookingStatus.Cancelled:
                return none with { CancelledAt = Event(row, status.CancelledAt, "cancelledAt", created) };
            case BookingStatus.NoShow:
                return none with { NoShowAt = Event(row, status.NoShowAt, "noShowAt", created) };
            default:
                return none;
        }
    }

    /// <summary>When something happened; at the earliest when what it follows did: data with days only cannot tell which came first.</summary>
    private Instant Event(Row row, IValue<LocalDateTime?>? value, string name, Instant earliest)
    {
        if (value is null)
        {
            row.Fail(values.Status.Code.Column, $"the mapping says nothing of {name}, which this status needs");
            return earliest;
        }

        if (At(row, value) is { } at)
        {
            return Instant.Max(at, earliest);
        }

        if (!row.Failed)
        {
            row.Fail(value.Column ?? name, "empty where a date is needed");
        }

        return earliest;
    }

    private Instant? At(Row row, IValue<LocalDateTime?> value) => value.Of(row) is { } local ? clock.At(local) : null;

    private static LocalDate Day(Row row, IValue<LocalDate?> value, string name)
    {
        if (value.Of(row) is { } day)
        {
            return day;
        }

        row.Fail(value.Column ?? name, "empty where a date is needed");
        return Dates.Meaningless;
    }

    private static bool Flag(Row row, IValue<string?> value, string text)
    {
        if (text is not ("true" or "false"))
        {
            row.Fail(value.Column, $"not true or false: \"{text}\"");
        }

        return text == "true";
    }

    private static string Required(Row row, IValue<string?> value, string name)
    {
        if (value.Of(row) is { } text)
        {
            return text;
        }

        if (!row.Failed)
        {
            row.Fail(value.Column ?? name, "empty");
        }

        return "";
    }
}
