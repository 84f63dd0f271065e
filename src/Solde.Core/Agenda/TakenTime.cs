using Solde.Core.Bookings;
using Solde.Core.Properties;

namespace Solde.Core.Agenda;

/// <summary>The time of somebody that an appointment takes, with what is kept free around it.</summary>
/// <param name="Member">Their code; empty = nobody's: it is in nobody's way.</param>
/// <param name="From">The first instant taken.</param>
/// <param name="Until">The first instant free again.</param>
public sealed record TakenTime(string Member, Instant From, Instant Until)
{
    /// <summary>The longest that an appointment can take, and the most that is kept free before or after it: no taken time is longer than the three of them.</summary>
    public const int MostMinutes = 24 * 60;

    /// <summary>The longest that a taken time can be.</summary>
    public static readonly Duration Longest = Duration.FromMinutes(3 * MostMinutes);

    /// <summary>How long services take one after the other; what the property does not sell (any more) takes half an hour.</summary>
    /// <param name="property">The property.</param>
    /// <param name="services">Codes.</param>
    /// <returns>Minutes, at most <see cref="MostMinutes"/>.</returns>
    public static int MinutesOf(PropertySettings property, ImmutableArray<string> services) =>
        Math.Min(MostMinutes, services.Sum(code => property.Service(code)?.Minutes ?? 30));

    /// <summary>The time that a booking takes; null = none: it is a stay, or was cancelled.</summary>
    /// <param name="booking">The booking.</param>
    public static TakenTime? Of(BookingSnapshot booking)
    {
        if (booking is not { Status: not BookingStatus.Cancelled, Details: { Start: { } start } details })
        {
            return null;
        }

        var member = booking.Property.Member(details.TeamMember);
        var from = start.InZoneLeniently(booking.Property.Zone).ToInstant();
        var until = from + Duration.FromMinutes(MinutesOf(booking.Property, details.Services));
        return new TakenTime(
            details.TeamMember ?? "", from - Duration.FromMinutes(member?.MinutesBefore ?? 0), until + Duration.FromMinutes(member?.MinutesAfter ?? 0));
    }

    /// <summary>Whether two times cannot both be kept.</summary>
    public bool Clashes(TakenTime other) => Member.Length > 0 && Member == other.Member && From < other.Until && other.From < Until;
}
