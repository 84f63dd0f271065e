using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Runs;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Server.Office.Bookings;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Queues;

/// <summary>One thing that is done to many planned payments, each on its own: what one refuses, the others do not feel.</summary>
internal static class BulkWork
{
    /// <summary>Most payments that one form can hold.</summary>
    public const int Most = 500;

    private const int MostDays = 366;

    /// <summary>What can be done.</summary>
    public static IEnumerable<(string Value, string Shown)> Choices(Screen screen) =>
        [("rescheduleRun", screen.Say(QueueTexts.Move)), ("startRun", screen.Say(QueueTexts.StartNow)), ("cancelRun", screen.Say(QueueTexts.Cancel))];

    /// <summary>What is to be done to each run; null when a field is wrong.</summary>
    public static Func<BookingSnapshot, Automation, Answer>? Read(Entered entered, PropertyView view, Instant now) => entered["bulk"] switch
    {
        "startRun" => (booking, automation) => RunActions.Start(booking, automation, now),
        "cancelRun" => (booking, automation) => RunActions.Cancel(booking, automation, now),
        "rescheduleRun" when entered["to"].Length > 0 => BookingAct.Time(entered, "to", view.Settings.Zone) is { } to
            ? (booking, automation) => RunActions.Reschedule(booking, automation, to, now)
            : null,
        "rescheduleRun" => Days(entered) is { } days
            ? (booking, automation) => RunActions.Reschedule(booking, automation, Later(booking, automation, days, view.Settings.Zone), now)
            : null,
        _ => null,
    };

    /// <summary>Reads which payments are meant; what is none is left out.</summary>
    public static ImmutableArray<(Guid Booking, string Automation)> Chosen(IEnumerable<string?> sent) =>
    [
        .. sent.Select(each => each?.Split(' ', 2)).Where(parts => parts is [_, _] && Guid.TryParseExact(parts[0], "D", out _))
            .Select(parts => (Guid.ParseExact(parts![0], "D"), parts[1])).Take(Most),
    ];

    private static int? Days(Entered entered)
    {
        if (int.TryParse(entered["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MostDays)
        {
            return days;
        }

        entered.Refuse("days", QueueTexts.NoDays, MostDays);
        return null;
    }

    // The same time of day, however the clocks change between.
    private static Instant Later(BookingSnapshot booking, Automation automation, int days, DateTimeZone zone) =>
        booking.RunOf(automation.Ref.Id) is { } run ? zone.AtLeniently(run.DueAt.InZone(zone).LocalDateTime.PlusDays(days)).ToInstant() : Instant.MinValue;
}
