using Solde.Core.Planning;

namespace Solde.Core.Facts;

/// <summary>Something that happened. A fact is what the journal stores, what <see cref="Planner.Apply"/> folds, what staff see on
/// the timeline and what webhooks tell; its one name stands in <see cref="FactNames"/>.</summary>
public interface IFact : IDecision
{
    /// <summary>When it happened.</summary>
    Instant At { get; }
}

/// <summary>A fact that names an automation.</summary>
public interface IAutomationFact : IFact
{
    /// <summary>The automation; null where a payment was none's.</summary>
    Automations.AutomationRef? Automation { get; }
}

/// <summary>A fact that ends an attempt: the journal tells its outcome from here on.</summary>
public interface IAttemptEnd : IFact
{
    /// <summary>The attempt's id.</summary>
    Guid Attempt { get; }
}
