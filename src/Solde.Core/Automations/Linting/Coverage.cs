using Solde.Core.Bookings;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Core.Requests;

namespace Solde.Core.Automations.Linting;

/// <summary>Bookings that are to come, owe money, and that nothing will ask.</summary>
internal static class Coverage
{
    internal static IEnumerable<LintWarning> Of(
        IReadOnlyCollection<Automation> atWork, PropertySettings property, ImmutableArray<BookingSnapshot> sample, Instant now)
    {
        if (property.BalanceSchedule is not null)
        {
            return []; // Every booking is asked for its balance by e-mail.
        }

        var clock = new LocalClock(property.Zone);
        var today = clock.DateOf(now);
        var owing = sample.Where(booking => booking.Status == BookingStatus.Expected && booking.Details.Arrival >= today && booking.Collectible.IsPositive).ToList();
        var uncovered = owing.Where(booking => !IsAsked(booking) && !atWork.Any(automation => Takes(automation, booking, now, clock))).ToList();
        return uncovered.Count == 0
            ? []
            :
            [
                new LintWarning(LintCode.Uncovered, null, "$")
                {
                    Bookings = uncovered.Count, Of = owing.Count, Named = [.. uncovered.Take(Linter.MostExamples).Select(booking => booking.Ref)],
                },
            ];
    }

    private static bool IsAsked(BookingSnapshot booking) =>
        booking.Requests.Any(request => request.State is RequestState.Pending or RequestState.Sent or RequestState.Answered);

    private static bool Takes(Automation automation, BookingSnapshot booking, Instant now, LocalClock clock)
    {
        var rule = automation.Current.Rule;
        if (!Collects(rule) || rule.Trigger.Kind == TriggerKind.AfterCancellation)
        {
            return false;
        }

        if (booking.RunOf(automation.Ref.Id) is { } run)
        {
            return run.State is not (RunState.Cancelled or RunState.Missed);
        }

        return Matching.Fixed(rule.Filter, booking.Details) == Reasons.None && Matching.InScope(automation, booking)
            && !(rule.Exclusive && booking.Details.RoomDatesDiffer)
            && !(DueTimes.DueAt(booking, rule.Trigger, ref clock) is { } due
                && DueTimes.WindowEnd(booking, rule.Trigger, due, rescheduled: false, ref clock) <= now);
    }

    private static bool Collects(AutomationRule rule) => rule.Operation switch
    {
        Operation.Charge => true,
        Operation.Authorize => false, // A hold is no money yet.
        Operation.None => rule.OnSuccess.Email is Templates.BalanceRequest or Templates.PaymentLink,
    };
}
