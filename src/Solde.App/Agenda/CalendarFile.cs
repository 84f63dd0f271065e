using System.Globalization;
using System.Text;
using Solde.Core.Agenda;
using Solde.Core.Bookings;

namespace Solde.App.Agenda;

/// <summary>An appointment for the client's own calendar (iCalendar, RFC 5545).</summary>
public static class CalendarFile
{
    private const int LongestLine = 75; // Octets, without the line's end (3.1).

    /// <summary>The file.</summary>
    /// <param name="booking">An appointment.</param>
    /// <param name="id">What calendars know it by again: one that moved replaces itself.</param>
    /// <param name="now">The instant.</param>
    public static string Of(BookingSnapshot booking, Guid id, Instant now)
    {
        var (property, details) = (booking.Property, booking.Details);
        var start = details.Start!.Value.InZoneLeniently(property.Zone).ToInstant();
        var end = start + Duration.FromMinutes(TakenTime.MinutesOf(property, details.Services));
        var cancelled = booking.Status == BookingStatus.Cancelled;
        string[] lines =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Solde//Solde//EN", $"METHOD:{(cancelled ? "CANCEL" : "PUBLISH")}", "BEGIN:VEVENT",
            $"UID:{id:N}@solde", $"DTSTAMP:{Utc(now)}", $"DTSTART:{Utc(start)}", $"DTEND:{Utc(end)}",
            string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{booking.Modifications + (cancelled ? 1 : 0)}"),
            $"STATUS:{(cancelled ? "CANCELLED" : "CONFIRMED")}", $"SUMMARY:{Text($"{property.Name} · {ServicesOf(booking)}")}",
            .. property.Legal.Address is { } address ? (string[])[$"LOCATION:{Text(address)}"] : [],
            $"DESCRIPTION:{Text(booking.Ref)}", "END:VEVENT", "END:VCALENDAR",
        ];
        return string.Concat(lines.Select(Folded));
    }

    /// <summary>The services, as clients read them.</summary>
    public static string ServicesOf(BookingSnapshot booking) => string.Join(", ", booking.Details.Services.Select(code => booking.Property.Service(code)?.Shown ?? code));

    private static string Utc(Instant instant) => instant.ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    // 3.3.11.
    private static string Text(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    // Long lines go on after a line's end and a blank, never within a character.
    private static string Folded(string line)
    {
        var folded = new StringBuilder();
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                folded.Append("\r\n ");
                octets = 1;
            }

            folded.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        return folded.Append("\r\n").ToString();
    }
}
