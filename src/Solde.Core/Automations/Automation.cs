namespace Solde.Core.Automations;

/// <summary>Names an automation in facts: its id, and the name it had then.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name when the fact was written.</param>
public sealed record AutomationRef(Guid Id, string Name);

/// <summary>Where an automation stands (C1, LH18).</summary>
public enum AutomationState
{
    /// <summary>Takes no booking; its planned runs are cancelled.</summary>
    Inactive,

    /// <summary>At work.</summary>
    Active,

    /// <summary>Takes no booking; its planned runs stay. Never deleted.</summary>
    Archived,
}

/// <summary>A saved state of an automation's rule.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">When it was saved.</param>
/// <param name="Rule">The rule.</param>
public sealed record AutomationVersion(int Number, Instant At, AutomationRule Rule);

/// <summary>An automation with all its versions, the newest last.</summary>
/// <param name="Ref">Id and name.</param>
/// <param name="Age">Order of creation within the property, from 1; the lower is the older.</param>
/// <param name="State">Inactive, active or archived.</param>
/// <param name="ActivatedAt">The last activation.</param>
/// <param name="Versions">All versions; <c>Versions[n - 1]</c> has number n.</param>
public sealed record Automation(
    AutomationRef Ref, int Age, AutomationState State, Instant? ActivatedAt, ImmutableArray<AutomationVersion> Versions)
{
    /// <summary>The newest version.</summary>
    public AutomationVersion Current => Versions[^1];

    /// <summary>The version a run goes by: that of an <c>all</c> automation follows every edit, that of a <c>newBookings</c> one stays.</summary>
    public AutomationVersion VersionOf(Run run)
    {
        var planned = Versions[run.Version - 1];
        return planned.Rule.Scope == Scope.All ? Current : planned;
    }
}
