using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Payments;

namespace Solde.Core.Planning;

/// <summary>Turns what attempts came to into facts, and decides what follows them.</summary>
internal static class Outcomes
{
    internal static void Settle(Deciding deciding)
    {
        foreach (var attempt in deciding.Booking.Attempts)
        {
            if (attempt.IsFinal)
            {
                End(deciding, attempt);
            }
            else if (attempt.State == AttemptState.ActionRequired && !deciding.Booking.AwaitingGuest.Contains(attempt.Id))
            {
                AskToAuthenticate(deciding, attempt);
            }
            else if (attempt is { State: AttemptState.Unknown or AttemptState.Manual, Order.Kind: not AttemptKind.Validate })
            {
                Doubt(deciding, attempt);
            }
        }
    }

    /// <summary>Tells that it is not known whether money moved, and when it is for staff to find out.</summary>
    private static void Doubt(Deciding deciding, Attempt attempt)
    {
        var order = attempt.Order;
        if (!deciding.Booking.InDoubt.Contains(attempt.Id))
        {
            deciding.Note(new PaymentInDoubt(deciding.Now, order.Amount, order.Method, order.Automation, attempt.Id));
        }

        if (attempt.State == AttemptState.Manual && !deciding.Booking.LeftToStaff.Contains(attempt.Id))
        {
            deciding.Note(new TaskCreated(
                deciding.Now, TaskTexts.LeftInDoubt(deciding.Booking.Property.Language, order.Amount), TaskTexts.Payments, Attempt: attempt.Id));
        }
    }

    private static void End(Deciding deciding, Attempt attempt)
    {
        var order = attempt.Order;
        if (deciding.Booking.InDoubt.Contains(attempt.Id))
        {
            deciding.Note(new PaymentResolved(deciding.Now, order.Amount, order.Method, order.Automation, attempt.Id));
        }

        switch (order.Kind, attempt.State)
        {
            case (AttemptKind.Charge, AttemptState.Succeeded):
                Charged(deciding, attempt);
                break;
            case (AttemptKind.Authorize, AttemptState.Succeeded):
                Authorized(deciding, attempt);
                break;
            case (AttemptKind.Capture, AttemptState.Succeeded):
                Captured(deciding, attempt);
                break;
            case (AttemptKind.Charge or AttemptKind.Authorize or AttemptKind.Capture, _):
                Failed(deciding, attempt);
                break;
            case (AttemptKind.Release, _):
                Released(deciding, attempt);
                break;
            case (AttemptKind.Refund, _):
                Refunded(deciding, attempt);
                break;
            case (AttemptKind.Validate, _):
                Validated(deciding, attempt);
                break;
        }
    }

    private static void Charged(Deciding deciding, Attempt attempt)
    {
        var order = attempt.Order;
        deciding.Note(new PaymentSucceeded(
            deciding.Now, order.Amount, order.Method, order.Automation, attempt.Id, attempt.GatewayId, order.Card, order.Shares, order.Request));
        if (order.Request is { } request)
        {
            KeptCards.Spend(deciding, request);
        }

        if (order.Surcharge is { } surcharge)
        {
            deciding.Note(new FolioLineAdded(deciding.Now, order.Shares[0].Folio, "surcharge", surcharge));
        }

        TellOfMoney(deciding, order);
        Complete(deciding, order, Templates.PaymentConfirmation);
    }

    private static void Captured(Deciding deciding, Attempt attempt)
    {
        var order = attempt.Order;
        var hold = deciding.Booking.Holds[order.Hold!.Value - 1];
        deciding.Note(new HoldCaptured(
            deciding.Now, order.Amount, hold.Number, order.Shares[0].Folio, attempt.Id, attempt.GatewayId));
        if (order.Amount < hold.Amount)
        {
            deciding.Note(new HoldReleased(deciding.Now, hold.Amount - order.Amount, hold.Number, null));
        }

        TellOfMoney(deciding, order);
    }

    private static void Authorized(Deciding deciding, Attempt attempt)
    {
        var order = attempt.Order;
        deciding.Note(new HoldPlaced(
            deciding.Now, order.Amount, order.Automation, attempt.Id, order.Shares[0].Folio, attempt.GatewayId!, order.Card!.Value,
            attempt.ExpiresAt ?? Instant.MaxValue, order.BeyondBalance));
        Complete(deciding, order, alreadySent: null);
    }

    private static void TellOfMoney(Deciding deciding, GatewayOrder order)
    {
        var about = new MessageDraft(Recipient.Guest, Templates.PaymentConfirmation)
        {
            Amount = order.Amount, Automation = order.Automation, Method = order.Method, Request = order.Request,
        };
        deciding.Add(about);
        deciding.Add(about with { To = Recipient.Staff, Template = Templates.PaymentSucceeded });
        if (deciding.Booking.Status == BookingStatus.Cancelled && !IsMeantForCancelled(deciding, order))
        {
            deciding.Add(new MessageDraft(Recipient.Staff, Templates.CancellationRefundCheck) { Amount = deciding.Booking.Kept });
        }
    }

    // A fee: that of semantics 7, by an automation for it, a link sent after the cancellation, or a hold that staff captured.
    private static bool IsMeantForCancelled(Deciding deciding, GatewayOrder order) => order switch
    {
        { Request: { } number } => !deciding.Booking.Requests[number - 1].StayGone,
        { Kind: AttemptKind.Capture } or { Fee: not null } => true,
        _ => RuleOf(deciding, order)?.Trigger.Kind == TriggerKind.AfterCancellation,
    };

    private static void Complete(Deciding deciding, GatewayOrder order, string? alreadySent)
    {
        if (order.Automation is not { } automation || RuleOf(deciding, order) is not { } rule)
        {
            return;
        }

        Follow(deciding, rule.OnSuccess, order, alreadySent);
        deciding.Note(new RunCompleted(deciding.Now, automation));
    }

    private static void Follow(Deciding deciding, ActionSet actions, GatewayOrder order, string? alreadySent) => Actions.Follow(
        deciding, actions, order.Automation!, order.Shares[0].Folio, order.Amount, alreadySent, decision =>
        {
            if (decision is IFact fact)
            {
                deciding.Note(fact);
            }
            else
            {
                deciding.Add(decision);
            }
        });

    private static void Failed(Deciding deciding, Attempt attempt)
    {
        var order = attempt.Order;
        var reason = attempt.Reason ?? DeclineReason.Declined;
        var rule = RuleOf(deciding, order);
        if (reason == DeclineReason.GatewayUnavailable && rule is not null && TriesAgainAt(deciding, order, rule) is { } again)
        {
            deciding.Note(new RunRescheduled(deciding.Now, order.Automation!, again, RescheduleReason.GatewayUnavailable, attempt.Id));
            return;
        }

        var failures = order.Automation is { } known ? deciding.Booking.RunOf(known.Id)?.Failures ?? 0 : 0;
        deciding.Note(new PaymentFailed(
            deciding.Now, order.Amount, order.Method, order.Automation, reason, attempt.Id, order.Request));
        if (attempt.State == AttemptState.Voided || (order.Automation is null && order is not { Fee: not null, IsAutomatic: true }))
        {
            return; // Whoever asked sees it.
        }

        deciding.Add(new MessageDraft(Recipient.Staff, Templates.PaymentFailed)
        {
            Amount = order.Amount, Automation = order.Automation, Reason = reason, Again = failures > 0,
        });
        if (rule is not null)
        {
            Follow(deciding, rule.OnFailure, order, alreadySent: null);
        }
    }

    /// <summary>When a run whose gateway could not be reached tries again: later each time, while its window is open.</summary>
    private static Instant? TriesAgainAt(Deciding deciding, GatewayOrder order, AutomationRule rule)
    {
        var run = deciding.Booking.RunOf(order.Automation!.Id);
        if (run is not { State: RunState.Planned or RunState.Skipped })
        {
            return null;
        }

        var wait = Duration.FromMinutes(run.Unreachable switch { 0 => 5, 1 => 15, _ => 60 });
        var first = DueTimes.DueAt(deciding.Booking, rule.Trigger, ref deciding.Clock) ?? run.DueAt;
        var end = DueTimes.WindowEnd(deciding.Booking, rule.Trigger, first, rescheduled: false, ref deciding.Clock);
        return deciding.Now + wait < end ? deciding.Now + wait : null;
    }

    private static void AskToAuthenticate(Deciding deciding, Attempt attempt)
    {
        var order = attempt.Order;
        deciding.Note(new PaymentActionRequired(
            deciding.Now, order.Amount, order.Method, order.Automation, DeclineReason.AuthenticationRequired, attempt.Id));
        var about = new MessageDraft(Recipient.Staff, Templates.AuthenticationRequired)
        {
            Amount = order.Amount, Automation = order.Automation, Reason = DeclineReason.AuthenticationRequired, Attempt = attempt.Id,
        };
        deciding.Add(about);
        if (deciding.Booking.Property.AuthenticationLinks && IsGuests(deciding.Booking, order))
        {
            deciding.Add(about with { To = Recipient.Guest });
        }
    }

    private static bool IsGuests(BookingSnapshot booking, GatewayOrder order) =>
        order.Card is not { } card || booking.Card(card)?.Owner == CardOwner.Guest;

    private static void Released(Deciding deciding, Attempt attempt)
    {
        var hold = deciding.Booking.Holds[attempt.Order.Hold!.Value - 1];
        if (attempt.State == AttemptState.Succeeded)
        {
            deciding.Note(new HoldReleased(deciding.Now, hold.Amount, hold.Number, attempt.Id));
            return;
        }

        deciding.Note(new HoldReleaseFailed(
            deciding.Now, hold.Amount, hold.Number, attempt.Reason ?? DeclineReason.Declined, attempt.Id));
        deciding.Note(new TaskCreated(
            deciding.Now, TaskTexts.ReleaseFailed(deciding.Booking.Property.Language, hold.Amount), TaskTexts.Payments));
    }

    private static void Refunded(Deciding deciding, Attempt attempt)
    {
        var order = attempt.Order;
        if (attempt.State == AttemptState.Succeeded)
        {
            deciding.Note(new RefundSucceeded(
                deciding.Now, order.Amount, order.Payment!.Value, order.Shares[0].Folio, order.CreditLine, attempt.Id, order.Voucher, order.Credit));
            return;
        }

        deciding.Note(new RefundFailed(
            deciding.Now, order.Amount, order.Payment!.Value, attempt.Reason ?? DeclineReason.Declined, attempt.Id));
        deciding.Note(new TaskCreated(
            deciding.Now, TaskTexts.RefundFailed(deciding.Booking.Property.Language, order.Amount), TaskTexts.Payments));
    }

    private static void Validated(Deciding deciding, Attempt attempt)
    {
        var card = attempt.Order.Card!.Value;
        if (attempt.State == AttemptState.Succeeded)
        {
            deciding.Note(new CardValidated(deciding.Now, card, attempt.Id));
            return;
        }

        var reason = attempt.Reason ?? DeclineReason.Declined;
        deciding.Note(new CardValidationFailed(deciding.Now, card, reason, attempt.Id));
        if (reason == DeclineReason.GatewayUnavailable)
        {
            return; // It says nothing of the card, which is verified again.
        }

        deciding.Add(new MessageDraft(Recipient.Staff, Templates.ValidationFailed) { Automation = attempt.Order.Automation, Reason = reason });
    }

    private static AutomationRule? RuleOf(Deciding deciding, GatewayOrder order)
    {
        var position = deciding.Rules.PositionOf(order.Automation?.Id ?? Guid.Empty);
        return position < 0 ? null : deciding.Rules.All[position].Versions[order.Version - 1].Rule;
    }
}
