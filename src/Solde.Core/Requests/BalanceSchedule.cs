using System.Collections.Frozen;
using Solde.Core.Properties;

namespace Solde.Core.Requests;

/// <summary>When the balance of a stay is due and when the guest is asked for it (SH1, SH2).</summary>
public sealed record BalanceSchedule
{
    /// <summary>Days before arrival by which the balance is due.</summary>
    public required int DueDays { get; init; }

    /// <summary>Days before the deadline on which the request leaves.</summary>
    public int LeadDays { get; init; } = 10;

    /// <summary>Due days by unit type; goes before <see cref="DueDays"/>.</summary>
    public FrozenDictionary<string, int> ByType { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>Due days by unit; goes before <see cref="ByType"/>.</summary>
    public FrozenDictionary<string, int> ByUnit { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>The ticked methods (SH4); what is offered is their intersection with the property's methods. Empty: all of the property's.</summary>
    public ImmutableArray<PaymentMethod> Methods { get; init; } = [];

    /// <summary>Days before the deadline on which an unanswered request is repeated; empty = no reminder.</summary>
    public ImmutableArray<int> RemindDays { get; init; } = [];

    /// <summary>Due days of one room: unit over type over property.</summary>
    public int DueDaysOf(string unit, string type) =>
        ByUnit.TryGetValue(unit, out var days) || ByType.TryGetValue(type, out days) ? days : DueDays;
}
