using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Payments;

namespace Solde.Core.Planning;

/// <summary>Starts the runs that are due, one at a time: by due time, priority, age (semantics 2).</summary>
internal static class DueRuns
{
    internal static ImmutableArray<IDecision> First(Deciding deciding)
    {
        var due = Waits.Ended(deciding);
        due = due.IsEmpty ? Validations(deciding) : due;
        if (!due.IsEmpty)
        {
            return due;
        }

        var first = -1;
        for (var i = 0; i < deciding.Verdicts.Length; i++)
        {
            var isDue = Evaluate(deciding, i);
            first = isDue && (first < 0 || deciding.Verdicts[i].DueAt < deciding.Verdicts[first].DueAt) ? i : first;
        }

        return first < 0 ? [] : Start(deciding, first);
    }

    /// <summary>Cards that an automation wants verified before it plans, or since a new card came (LH5).</summary>
    private static ImmutableArray<IDecision> Validations(Deciding deciding)
    {
        if (!deciding.Rules.AnyValidates)
        {
            return [];
        }

        for (var i = 0; i < deciding.Verdicts.Length; i++)
        {
            var rule = RuleOf(deciding, i);
            if (RunPlanning.Validation(deciding.Booking, rule) != CardValidation.None || !MayStillRun(deciding, i))
            {
                continue;
            }

            if (deciding.Verdicts[i] is { Kind: VerdictKind.Skipped } skipped)
            {
                deciding.Verdicts[i] = skipped with { Kind = VerdictKind.Waiting, Reasons = Reasons.CardNotValidated };
            }

            var card = deciding.Booking.LastCard(rule.Card)!.Id;
            if (!IsBeingVerified(deciding.Booking, card))
            {
                return [Validate(deciding, i, card)];
            }
        }

        return [];
    }

    private static bool IsBeingVerified(BookingSnapshot booking, CardId card) =>
        booking.Attempts.Any(a => a.Order.Kind == AttemptKind.Validate && a.Order.Card == card);

    private static AutomationRule RuleOf(Deciding deciding, int position)
    {
        var automation = deciding.Rules.All[position];
        return deciding.Booking.RunOf(automation.Ref.Id) is { State: RunState.Planned or RunState.Skipped } run
            ? automation.VersionOf(run).Rule
            : automation.Current.Rule;
    }

    private static bool MayStillRun(Deciding deciding, int position) => deciding.Verdicts[position].Kind switch
    {
        VerdictKind.Planned or VerdictKind.Due or VerdictKind.Waiting => true,
        VerdictKind.Skipped => deciding.Rules.All[position] is var automation
            && deciding.Booking.RunOf(automation.Ref.Id) is { } run && IsOpen(deciding, automation, run),
        _ => false,
    };

    private static GatewayOrder Validate(Deciding deciding, int position, CardId card) => new()
    {
        Kind = AttemptKind.Validate,
        Amount = Money.Zero(deciding.Booking.Currency),
        Initiator = Initiator.Automation,
        Automation = deciding.Rules.All[position].Ref,
        Version = deciding.Rules.All[position].Current.Number,
        Card = card,
    };

    /// <summary>Whether a run is to be started or skipped now; its verdict then says which.</summary>
    private static bool Evaluate(Deciding deciding, int position)
    {
        var verdict = deciding.Verdicts[position];
        if (verdict.Kind is not (VerdictKind.Due or VerdictKind.Skipped))
        {
            return false;
        }

        var automation = deciding.Rules.All[position];
        if (deciding.Booking.RunOf(automation.Ref.Id) is not { } run || !IsOpen(deciding, automation, run))
        {
            return false;
        }

        var rule = automation.VersionOf(run).Rule;
        var amount = Amounts.Of(deciding.Booking, deciding.Books, rule);
        var why = WhySkip(deciding, rule, run, amount);
        deciding.Verdicts[position] = why is { } reason
            ? new Verdict(VerdictKind.Skipped, Codes.Of(reason) | Matching.WhenDue(rule.Filter, deciding.Booking), run.DueAt, amount)
            : new Verdict(VerdictKind.Due, Reasons.None, run.DueAt, Amounts.WithSurcharge(deciding.Booking, amount, rule));
        return why is null || run.State == RunState.Planned || run.Skipped != why;
    }

    private static bool IsOpen(Deciding deciding, Automation automation, Run run) =>
        automation.State != AutomationState.Inactive
        && (run.State == RunState.Planned || RunPlanning.IsLookedAtAgain(deciding, automation, run))
        && deciding.Booking.Status != BookingStatus.NoShow
        && (deciding.Booking.Status != BookingStatus.Cancelled
            || automation.VersionOf(run).Rule.Trigger.Kind == TriggerKind.AfterCancellation);

    private static SkipReason? WhySkip(Deciding deciding, AutomationRule rule, Run run, Money amount)
    {
        var booking = deciding.Booking;
        if (Matching.Status(rule.Trigger.Kind, booking, run.Rescheduled) != Reasons.None
            || Matching.WhenDue(rule.Filter, booking) != Reasons.None)
        {
            return SkipReason.FilterNotMet;
        }

        return rule.Operation switch
        {
            _ when deciding.Books.Folio is null => SkipReason.NoOpenFolio,
            Operation.None => null,
            _ when !amount.IsPositive => SkipReason.NothingDue,
            _ when booking.LastCard(rule.Card) is null => SkipReason.NoCard,
            _ when RunPlanning.Validation(booking, rule) == CardValidation.Failed => SkipReason.CardInvalid,
            _ => null,
        };
    }

    private static ImmutableArray<IDecision> Start(Deciding deciding, int position)
    {
        var automation = deciding.Rules.All[position];
        var booking = deciding.Booking;
        var run = booking.RunOf(automation.Ref.Id)!;
        var version = automation.VersionOf(run);
        if (WhySkip(deciding, version.Rule, run, Amounts.Of(booking, deciding.Books, version.Rule)) is { } reason)
        {
            return [new RunSkipped(deciding.Now, automation.Ref, reason, version.Number)];
        }

        if (version.Rule.Operation == Operation.None)
        {
            return Actions.Succeeded(deciding, automation.Ref, version.Rule, deciding.Books.Folio!.Name, deciding.Verdicts[position].Amount);
        }

        foreach (var attempt in booking.Attempts)
        {
            if (attempt.Order.Kind != AttemptKind.Validate && (attempt.IsInFlight || Waits.IsBeingCancelled(attempt)))
            {
                deciding.Verdicts[position] = deciding.Verdicts[position] with
                {
                    Kind = VerdictKind.Waiting,
                    Reasons = attempt.State is AttemptState.Unknown or AttemptState.Manual ? Reasons.InDoubt : Reasons.PaymentInProgress,
                };
                return [];
            }

            if (attempt.State == AttemptState.ActionRequired)
            {
                return [new CancelAttempt(attempt.Id, Lapsed: false)];
            }
        }

        return [OrderOf(deciding, automation, version)];
    }

    /// <summary>The order of an automation's payment or hold, as things are now.</summary>
    internal static GatewayOrder OrderOf(Deciding deciding, Automation automation, AutomationVersion version)
    {
        var rule = version.Rule;
        var amount = Amounts.Of(deciding.Booking, deciding.Books, rule);
        var total = Amounts.WithSurcharge(deciding.Booking, amount, rule);
        return new GatewayOrder
        {
            Kind = rule.Operation == Operation.Charge ? AttemptKind.Charge : AttemptKind.Authorize,
            Amount = total,
            Initiator = Initiator.Automation,
            Card = deciding.Booking.LastCard(rule.Card)!.Id,
            Shares = [new FolioShare(deciding.Books.Folio!.Name, total)],
            Surcharge = total == amount ? null : total - amount,
            Automation = automation.Ref,
            Version = version.Number,
            BeyondBalance = rule.Amount.BeyondBalance,
        };
    }
}
