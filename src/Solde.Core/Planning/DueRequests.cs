using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Requests;

namespace Solde.Core.Planning;

/// <summary>Sends, repeats and expires payment requests when they are due (semantics 4 and 5).</summary>
internal static class DueRequests
{
    internal static ImmutableArray<IDecision> First(Deciding deciding)
    {
        if (deciding.Booking.Requests.IsEmpty || RequestPlanning.HasMoneyInFlight(deciding.Booking))
        {
            return [];
        }

        foreach (var request in deciding.Booking.Requests)
        {
            var due = request switch
            {
                { State: RequestState.Pending } => Send(deciding, request),
                { IsAsked: true } => RemindOrExpire(deciding, request),
                _ => [],
            };
            if (!due.IsEmpty)
            {
                return due;
            }
        }

        return [];
    }

    private static ImmutableArray<IDecision> Send(Deciding deciding, PaymentRequest request)
    {
        var booking = deciding.Booking;
        if (request.SendAt > deciding.Now)
        {
            deciding.LookAgainAt(request.SendAt.Value);
            return [];
        }

        var amount = Asking.AmountOf(booking, request);
        if (!amount.IsPositive || IsCovered(deciding, request, amount))
        {
            return [];
        }

        if (booking.Details.Guest.Email is not { } to)
        {
            return request.NoAddressTold
                ? []
                : [new TaskCreated(deciding.Now, TaskTexts.NoAddress(booking.Property.Language), TaskTexts.Payments, request.Number)];
        }

        if (SameLetter(booking, request, amount) is { } link)
        {
            return [new RequestSent(deciding.Now, request.Number, request.Kind, amount, link.To!, WithLink: link.Number)];
        }

        return
        [
            new RequestSent(deciding.Now, request.Number, request.Kind, amount, to),
            new MessageDraft(Recipient.Guest, Templates.BalanceRequest) { Amount = amount, Request = request.Number },
        ];
    }

    /// <summary>The link that asks the guest for the same since this request was to leave: two letters with one link would be one too many (T1, X4).</summary>
    private static PaymentRequest? SameLetter(BookingSnapshot booking, PaymentRequest request, Money amount) => booking.Requests.LastOrDefault(
        link => link is { Kind: RequestKind.Link, IsAsked: true, StayGone: false, Expired: false }
            && link.LastSentAt >= request.SendAt && Asking.AmountOf(booking, link) == amount);

    /// <summary>Whether a planned run will take all that is asked by the deadline (<c>coveredByAutomation</c>).</summary>
    private static bool IsCovered(Deciding deciding, PaymentRequest request, Money amount)
    {
        var end = Asking.ExpiresAt(deciding.Booking, request);
        for (var i = 0; i < deciding.Verdicts.Length; i++)
        {
            var verdict = deciding.Verdicts[i];
            if (verdict.DueAt < end && WillTake(deciding, i, verdict.Kind, amount))
            {
                return true;
            }
        }

        return false;
    }

    private static bool WillTake(Deciding deciding, int position, VerdictKind kind, Money amount)
    {
        var automation = deciding.Rules.All[position];
        if (kind is not (VerdictKind.Planned or VerdictKind.Due or VerdictKind.Waiting or VerdictKind.ActionRequired)
            || deciding.Booking.RunOf(automation.Ref.Id) is not { } run)
        {
            return false;
        }

        var rule = automation.VersionOf(run).Rule;
        return rule.Operation == Operation.Charge
            && Amounts.Of(deciding.Booking, deciding.Books, rule) >= amount
            && deciding.Booking.LastCard(rule.Card) is not null
            && Matching.WhenDue(rule.Filter, deciding.Booking) == Reasons.None;
    }

    private static ImmutableArray<IDecision> RemindOrExpire(Deciding deciding, PaymentRequest request)
    {
        var booking = deciding.Booking;
        if (!request.Expired)
        {
            var end = Asking.ExpiresAt(booking, request);
            if (end <= deciding.Now)
            {
                return [new RequestExpired(deciding.Now, request.Number)];
            }

            deciding.LookAgainAt(end);
        }

        if (request.State != RequestState.Sent || NextReminder(deciding, request) is not { } remindAt)
        {
            return [];
        }

        if (remindAt > deciding.Now)
        {
            deciding.LookAgainAt(remindAt);
            return [];
        }

        return
        [
            new RequestReminded(deciding.Now, request.Number),
            new MessageDraft(Recipient.Guest, Templates.PaymentReminder)
            {
                Amount = Asking.AmountOf(booking, request), Request = request.Number,
            },
        ];
    }

    private static Instant? NextReminder(Deciding deciding, PaymentRequest request)
    {
        if (request.Deadline is not { } deadline || deciding.Booking.Property.BalanceSchedule is not { RemindDays.IsEmpty: false } schedule)
        {
            return null;
        }

        var before = 0;
        foreach (var days in schedule.RemindDays.OrderDescending())
        {
            var at = deciding.Clock.At(deadline.PlusDays(-days), deciding.Booking.Property.SendRequestsAt);
            if (at > request.SentAt && before++ == request.Reminders)
            {
                return at;
            }
        }

        return null;
    }
}
