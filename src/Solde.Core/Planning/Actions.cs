using Solde.Core.Automations;
using Solde.Core.Facts;

namespace Solde.Core.Planning;

/// <summary>What follows a run's success or failure (C9), in the fixed order: e-mail, folio, visibility, guarantee, task.</summary>
internal static class Actions
{
    /// <summary>The success actions of a run that moves no money, and its completion.</summary>
    internal static ImmutableArray<IDecision> Succeeded(
        Deciding deciding, AutomationRef automation, AutomationRule rule, string folio, Money amount)
    {
        var decisions = ImmutableArray.CreateBuilder<IDecision>();
        Follow(deciding, rule.OnSuccess, automation, folio, amount, alreadySent: null, decisions.Add);
        decisions.Add(new RunCompleted(deciding.Now, automation));
        return decisions.DrainToImmutable();
    }

    /// <summary>The actions, each given to <paramref name="decide"/>.</summary>
    /// <param name="deciding">The decision under way.</param>
    /// <param name="actions">What is to follow.</param>
    /// <param name="automation">The automation.</param>
    /// <param name="folio">The folio it acted on.</param>
    /// <param name="amount">The amount it computed.</param>
    /// <param name="alreadySent">The template that was sent to the guest anyway: the same one is not sent twice.</param>
    /// <param name="decide">Takes each decision.</param>
    internal static void Follow(
        Deciding deciding, ActionSet actions, AutomationRef automation, string folio, Money amount, string? alreadySent, Action<IDecision> decide)
    {
        if (actions.Email is { } template && template != alreadySent)
        {
            decide(new MessageDraft(Recipient.Guest, template) { Amount = amount, Automation = automation });
        }

        var booking = deciding.Booking;
        var current = booking.Folio(folio)!;
        if (actions.CloseFolio && !current.Closed)
        {
            decide(current.IsSettled
                ? new FolioClosed(deciding.Now, folio, actions.Document)
                : new TaskCreated(deciding.Now, TaskTexts.FolioNotClosed(booking.Property.Language, current), TaskTexts.Payments));
        }

        if (actions.FolioVisible is { } visible)
        {
            decide(new FolioVisibility(deciding.Now, folio, visible));
        }

        if (actions.GuaranteeState is { } state && state != booking.Guarantee)
        {
            decide(new GuaranteeChanged(deciding.Now, state, Set: true));
        }

        if (actions.Task is { } text)
        {
            decide(new TaskCreated(deciding.Now, $"{text} — {amount.ToDecimalString()}", TaskTexts.Payments));
        }
    }
}
