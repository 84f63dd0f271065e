using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using Solde.Core.Bookings;
using Solde.Core.Properties;

namespace Solde.Server.Import;

/// <summary>How the lines of a CSV file become bookings; docs/mapping.md describes the file it is read from.</summary>
internal sealed record Mapping
{
    /// <summary>The property whose bookings they are.</summary>
    public required PropertySettings Property { get; init; }

    /// <summary>Who made the data, and under which licence; shown wherever its figures are.</summary>
    public string? Attribution { get; init; }

    /// <summary>Names of the columns that are used; values know them by their place here.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>Between two fields of a line; null = seen from the header (comma, semicolon, tab or bar).</summary>
    public char? Delimiter { get; init; }

    /// <summary>Amounts have a comma before their decimals.</summary>
    public bool DecimalComma { get; init; }

    /// <summary>Texts that stand for no value, besides the empty one.</summary>
    public required FrozenSet<string> None { get; init; }

    /// <summary>The booking.</summary>
    public required BookingValues Booking { get; init; }
}

/// <summary>The parts of a booking, each with the value it is computed by; null = not mapped.</summary>
internal sealed record BookingValues
{
    public required IValue<string?> Ref { get; init; }
    public required IValue<LocalDate?> Arrival { get; init; }

    /// <summary>Either this or <see cref="Nights"/>.</summary>
    public IValue<LocalDate?>? Departure { get; init; }
    public IValue<decimal?>? Nights { get; init; }
    public required IValue<LocalDateTime?> CreatedAt { get; init; }
    public required IValue<string?> Channel { get; init; }
    public IValue<string?>? Ota { get; init; }
    public IValue<string?>? Unit { get; init; }
    public IValue<string?>? UnitType { get; init; }
    public IValue<string?>? GuestName { get; init; }
    public IValue<string?>? GuestEmail { get; init; }
    public IValue<string?>? GuestLanguage { get; init; }
    public IValue<string?>? GuaranteePolicy { get; init; }
    public IValue<string?>? Company { get; init; }
    public IValue<string?>? Agency { get; init; }
    public IValue<string?>? Destination { get; init; }
    public required ImmutableArray<ChargeValues> Charges { get; init; }
    public required ImmutableArray<PaymentValues> Payments { get; init; }
    public required StatusValues Status { get; init; }
    public IValue<string?>? Link { get; init; }
}

/// <summary>A charge line; its name and its VAT rate are null where nothing is said of them.</summary>
internal sealed record ChargeValues(string Group, IValue<decimal?> Amount, IValue<string?>? Name, IValue<decimal?>? Rate);

/// <summary>A payment taken elsewhere; none where the amount is none or zero.</summary>
internal sealed record PaymentValues(IValue<decimal?> Amount, PaymentMethod Method);

/// <summary>What became of the booking, by a code, and when. A time is looked at only where the code says that it happened.</summary>
internal sealed record StatusValues(
    IValue<string?> Code, IValue<LocalDateTime?>? CheckedInAt, IValue<LocalDateTime?>? CheckedOutAt, IValue<LocalDateTime?>? CancelledAt,
    IValue<LocalDateTime?>? NoShowAt)
{
    /// <summary>The codes, as a mapping writes them.</summary>
    public static FrozenDictionary<string, BookingStatus> Codes { get; } = new Dictionary<string, BookingStatus>
    {
        ["expected"] = BookingStatus.Expected,
        ["checkedIn"] = BookingStatus.CheckedIn,
        ["checkedOut"] = BookingStatus.CheckedOut,
        ["cancelled"] = BookingStatus.Cancelled,
        ["noShow"] = BookingStatus.NoShow,
    }.ToFrozenDictionary();
}
