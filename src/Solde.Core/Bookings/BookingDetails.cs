namespace Solde.Core.Bookings;

/// <summary>Where a booking stands.</summary>
public enum BookingStatus
{
    /// <summary>Not arrived yet.</summary>
    Expected,

    /// <summary>In house.</summary>
    CheckedIn,

    /// <summary>Gone.</summary>
    CheckedOut,

    /// <summary>Cancelled.</summary>
    Cancelled,

    /// <summary>Did not come.</summary>
    NoShow,
}

/// <summary>A room (pitch, rental unit) of a booking.</summary>
/// <param name="Unit">The unit's number or name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Arrival">Its own arrival, where it differs from the booking's.</param>
/// <param name="Departure">Its own departure, where it differs from the booking's.</param>
public sealed record Room(string Unit, string Type, LocalDate? Arrival, LocalDate? Departure);

/// <summary>The guest.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Email">Where guest messages go; null = none can be sent.</param>
/// <param name="Language"><c>fr</c> or <c>en</c>; null = the property's.</param>
public sealed record Guest(string Name, string? Email, string? Language);

/// <summary>What the outside says of a booking.</summary>
public sealed record BookingDetails
{
    /// <summary>The channel's code: direct, booking.com, expedia, little-hotelier or any other (LH1).</summary>
    public required string Channel { get; init; }

    /// <summary>Whether it came through an OTA.</summary>
    public required bool Ota { get; init; }

    /// <summary>Arrival day, local.</summary>
    public required LocalDate Arrival { get; init; }

    /// <summary>Departure day, local; never before arrival.</summary>
    public required LocalDate Departure { get; init; }

    /// <summary>The rooms; empty for an appointment.</summary>
    public ImmutableArray<Room> Rooms { get; init; } = [];

    /// <summary>The guest.</summary>
    public required Guest Guest { get; init; }

    /// <summary>The guarantee policy's code.</summary>
    public string? GuaranteePolicy { get; init; }

    /// <summary>The company that books or pays.</summary>
    public string? Company { get; init; }

    /// <summary>The agency it came through.</summary>
    public string? Agency { get; init; }

    /// <summary>The code of the destination it is of, a part of a tourist office's region with methods of its own (T3).</summary>
    public string? Destination { get; init; }

    /// <summary>Start of an appointment, local.</summary>
    public LocalDateTime? Start { get; init; }

    /// <summary>Codes of an appointment's services.</summary>
    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>The code of who of the property's team serves at an appointment; null = nobody is chosen.</summary>
    public string? TeamMember { get; init; }

    /// <summary>Nights; a stay without nights counts one (semantics 2).</summary>
    public int Nights => Math.Max(1, Period.DaysBetween(Arrival, Departure));

    /// <summary>Whether the rooms' dates differ (LH9).</summary>
    public bool RoomDatesDiffer
    {
        get
        {
            for (var i = 1; i < Rooms.Length; i++)
            {
                if (SpanOf(Rooms[i]) != SpanOf(Rooms[0]))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>A room's dates: its own, else the booking's.</summary>
    public (LocalDate Arrival, LocalDate Departure) SpanOf(Room room) => (room.Arrival ?? Arrival, room.Departure ?? Departure);

    /// <summary>Whether two states of a booking cover the same dates; rooms added or removed with the same dates do not count.</summary>
    public bool SameDatesAs(BookingDetails other) => Arrival == other.Arrival && Departure == other.Departure && Start == other.Start
        && Spans.SetEquals(other.Spans);

    // A booking whose rooms are not known yet is meant for its own dates.
    private HashSet<(LocalDate Arrival, LocalDate Departure)> Spans => Rooms.IsEmpty ? [(Arrival, Departure)] : [.. Rooms.Select(SpanOf)];
}
