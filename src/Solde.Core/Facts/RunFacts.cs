using Solde.Core.Automations;

namespace Solde.Core.Facts;

/// <summary>Why a run moved.</summary>
public enum RescheduleReason
{
    /// <summary>Staff moved it (LH12).</summary>
    ByStaff,

    /// <summary>The automation was edited.</summary>
    Edited,

    /// <summary>The gateway could not be reached; provably nothing was sent.</summary>
    GatewayUnavailable,
}

/// <summary><c>run.planned</c>. <paramref name="Amount"/> includes a surcharge; <paramref name="Version"/> of the automation.</summary>
public sealed record RunPlanned(Instant At, AutomationRef Automation, Instant DueAt, Money Amount, int Version) : IAutomationFact;

/// <summary><c>run.amountChanged</c>.</summary>
public sealed record RunAmountChanged(Instant At, AutomationRef Automation, Money Amount) : IAutomationFact;

/// <summary><c>run.skipped</c>.</summary>
public sealed record RunSkipped(Instant At, AutomationRef Automation, SkipReason Reason, int Version) : IAutomationFact;

/// <summary><c>run.missed</c>: first seen too late (C10).</summary>
public sealed record RunMissed(Instant At, AutomationRef Automation, Instant DueAt, int Version) : IAutomationFact;

/// <summary><c>run.cancelled</c>.</summary>
public sealed record RunCancelled(Instant At, AutomationRef Automation, RunCancelReason Reason) : IAutomationFact;

/// <summary><c>run.rescheduled</c>. <paramref name="Attempt"/>: the one that could not be sent.</summary>
public sealed record RunRescheduled(Instant At, AutomationRef Automation, Instant DueAt, RescheduleReason Reason, Guid? Attempt = null)
    : IAutomationFact;

/// <summary><c>run.completed</c>: everything that follows a success was done.</summary>
public sealed record RunCompleted(Instant At, AutomationRef Automation) : IAutomationFact;

/// <summary><c>run.released</c>: staff let it go though many came due at once (see <see cref="PaymentsHeldBack"/>).</summary>
public sealed record RunReleased(Instant At, AutomationRef Automation) : IAutomationFact;

/// <summary><c>automation.created</c> (of the property, not of a booking).</summary>
public sealed record AutomationCreated(Instant At, AutomationRef Automation) : IAutomationFact;

/// <summary><c>automation.edited</c>: a new version.</summary>
public sealed record AutomationEdited(Instant At, AutomationRef Automation, int Version) : IAutomationFact;

/// <summary><c>automation.activated</c>.</summary>
public sealed record AutomationActivated(Instant At, AutomationRef Automation) : IAutomationFact;

/// <summary><c>automation.deactivated</c>.</summary>
public sealed record AutomationDeactivated(Instant At, AutomationRef Automation) : IAutomationFact;

/// <summary><c>automation.archived</c>.</summary>
public sealed record AutomationArchived(Instant At, AutomationRef Automation) : IAutomationFact;
