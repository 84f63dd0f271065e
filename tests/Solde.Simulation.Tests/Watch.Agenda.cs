using Solde.App.Bookings;
using Solde.Core.Bookings;
using Solde.Core.Facts;

namespace Solde.Simulation.Tests;

/// <content>What holds of the agenda: nobody of a team is booked twice at once, with what is kept free around each appointment, and no time is kept for
/// ever. The times are worked out here once more, of what was booked and what the salon says of its services and people.</content>
internal sealed partial class Watch
{
    private readonly Dictionary<BookingKey, (string Member, Instant From, Instant Until)> agenda = [];

    private void Booked(Change change)
    {
        foreach (var fact in change.Facts)
        {
            switch (fact)
            {
                case AppointmentHeld:
                    simulation.Count("time held");
                    break;
                case AppointmentConfirmed when change.Before is { Held: not null }:
                    simulation.Count("held time confirmed");
                    break;
                case AppointmentReleased:
                    simulation.Count("held time lapsed");
                    break;
            }
        }

        agenda.Remove(change.Key, out var before);
        if (TimeOf(change.After) is not { } time)
        {
            return;
        }

        agenda[change.Key] = time;
        if (before.Member is not null && before != time)
        {
            simulation.Count("appointment moved");
        }

        foreach (var (other, taken) in agenda)
        {
            if (other != change.Key && other.Property == change.Key.Property && Overlap(time, taken))
            {
                simulation.Fail($"20: {time.Member} is booked by {change.After.Ref} from {time.From} until {time.Until}, and by another one from {taken.From} until {taken.Until}");
            }
        }
    }

    private void AgendaAgrees()
    {
        var stored = Rows(
            "SELECT property_id, booking_id, member, from_at, until_at FROM taken_times",
            static row => (
                Key: new BookingKey(new Guid((byte[])row[0], bigEndian: true), new Guid((byte[])row[1], bigEndian: true)),
                Time: (row.GetString(2), Instant.FromUnixTimeMilliseconds(row.GetInt64(3)), Instant.FromUnixTimeMilliseconds(row.GetInt64(4)))));
        if (!agenda.ToHashSet().SetEquals(stored.Select(each => KeyValuePair.Create(each.Key, each.Time))))
        {
            simulation.Fail($"21: the agenda keeps {stored.Count} times, and the bookings have {agenda.Count}, or others");
        }
    }

    private (string Member, Instant From, Instant Until)? TimeOf(BookingSnapshot booking)
    {
        if (booking is not { Status: not BookingStatus.Cancelled, Details: { Start: { } start } details })
        {
            return null;
        }

        var salon = booking.Property;
        var minutes = details.Services.Sum(code => salon.Services.Single(service => service.Code == code).Minutes);
        var from = salon.Zone.AtLeniently(start).ToInstant();
        return salon.Team.FirstOrDefault(each => each.Code == details.TeamMember) is { } member
            ? (member.Code, from - Duration.FromMinutes(member.MinutesBefore), from + Duration.FromMinutes(minutes + member.MinutesAfter))
            : ("", from, from + Duration.FromMinutes(minutes));
    }

    private static bool Overlap((string Member, Instant From, Instant Until) one, (string Member, Instant From, Instant Until) other) =>
        one.Member.Length > 0 && one.Member == other.Member && one.From < other.Until && other.From < one.Until;
}
