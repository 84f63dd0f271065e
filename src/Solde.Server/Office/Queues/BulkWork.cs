using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Requests;
using Solde.App.Runs;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Server.Office.Bookings;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Queues;

/// <summary>One thing that is done to many items of a list, each on its own: what one refuses, the others do not feel.</summary>
internal static class BulkWork
{
    /// <summary>Most items that one form can hold.</summary>
    public const int Most = 500;

    private const int MostDays = 366;

    /// <summary>Whether many of a list can be ticked.</summary>
    public static bool Has(Queue queue) => !Choices(queue).IsEmpty;

    /// <summary>What can be done.</summary>
    public static IEnumerable<(string Value, string Shown)> Choices(Queue queue, Screen screen) =>
        Choices(queue).Select(choice => (choice.Value, screen.Say(choice.Shown)));

    /// <summary>What is to be done to each item, by its booking and <see cref="QueueItem.Name"/>; null when a field is wrong.</summary>
    public static Func<BookingSnapshot, string, Answer>? Read(Queue queue, Entered entered, PropertyView view, Instant now)
    {
        var name = entered["bulk"];
        return !Choices(queue).Any(choice => choice.Value == name) ? null : name switch
        {
            "startRun" => OnRun(view, (booking, automation) => RunActions.Start(booking, automation, now)),
            "cancelRun" => OnRun(view, (booking, automation) => RunActions.Cancel(booking, automation, now)),
            "rescheduleRun" => Reschedule(entered, view, now),
            "forceSend" => (booking, _) => RequestActions.ForceSend(booking, now),
            "cancelRequest" => (booking, request) => RequestActions.Cancel(booking, now, Number(request)),
            "resend" => (booking, request) => RequestActions.Resend(booking, now, Number(request)),
            _ => null,
        };
    }

    /// <summary>Reads which items are meant; what is none is left out.</summary>
    public static ImmutableArray<(Guid Booking, string Item)> Chosen(IEnumerable<string?> sent) =>
    [
        .. sent.Select(each => each?.Split(' ', 2)).Where(parts => parts is [_, _] && Guid.TryParseExact(parts[0], "D", out _))
            .Select(parts => (Guid.ParseExact(parts![0], "D"), parts[1])).Take(Most),
    ];

    private static ImmutableArray<(string Value, Text Shown)> Choices(Queue queue) => queue switch
    {
        Queue.Planned => [("rescheduleRun", QueueTexts.Move), ("startRun", QueueTexts.StartNow), ("cancelRun", QueueTexts.Cancel)],
        Queue.Pending => [("forceSend", QueueTexts.SendNow), ("cancelRequest", QueueTexts.Cancel)],
        Queue.Sent => [("resend", QueueTexts.Resend), ("cancelRequest", QueueTexts.Revoke)],
        _ => [],
    };

    private static Func<BookingSnapshot, string, Answer> OnRun(PropertyView view, Func<BookingSnapshot, Automation, Answer> act) =>
        (booking, name) => view.Rules.Find(name) is { } automation ? act(booking, automation) : Answer.Refuse(Refusals.UnknownAutomation);

    private static Func<BookingSnapshot, string, Answer>? Reschedule(Entered entered, PropertyView view, Instant now)
    {
        if (entered["to"].Length > 0)
        {
            return BookingAct.Time(entered, "to", view.Settings.Zone) is { } to
                ? OnRun(view, (booking, automation) => RunActions.Reschedule(booking, automation, to, now))
                : null;
        }

        return Days(entered) is { } days
            ? OnRun(view, (booking, automation) => RunActions.Reschedule(booking, automation, Later(booking, automation, days, view.Settings.Zone), now))
            : null;
    }

    // What is no number names no request.
    private static int Number(string request) => int.TryParse(request, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

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
