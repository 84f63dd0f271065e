namespace Solde.App.Figures;

/// <summary>What a property took in one slot of time.</summary>
/// <param name="From">When the slot begins; it lasts <see cref="IFigures.Slot"/>.</param>
/// <param name="Collected">Payments and captured holds, those recorded by hand too, in the property's currency.</param>
/// <param name="Refunded">What was given back, in the property's currency.</param>
public readonly record struct Taking(Instant From, Money Collected, Money Refunded);

/// <summary>The runs of one version of an automation that are planned for one slot of time.</summary>
/// <param name="From">When the slot begins; it lasts <see cref="IFigures.Slot"/>.</param>
/// <param name="Automation">The automation, by id.</param>
/// <param name="Version">The version they were planned with.</param>
/// <param name="Amount">What they come to, in the property's currency.</param>
/// <param name="Runs">How many they are.</param>
public readonly record struct Expectation(Instant From, Guid Automation, int Version, Money Amount, long Runs);

/// <summary>Sums of money by time, kept up with every change that is stored. What a question costs depends on the time it asks about, not on how many
/// bookings there are.</summary>
public interface IFigures
{
    /// <summary>The length of a slot: every zone's days begin with one.</summary>
    static readonly Duration Slot = Duration.FromMinutes(15);

    /// <summary>What was taken in the slots that begin from an instant on and before another, in their order; slots without money are left out. Payments
    /// that a booking brought along when it was taken in are not counted: they are older, and another system's.</summary>
    ValueTask<ImmutableArray<Taking>> Takings(Guid property, Instant from, Instant until);

    /// <summary>What is planned for the slots that begin from an instant on and before another, in their order.</summary>
    ValueTask<ImmutableArray<Expectation>> Expected(Guid property, Instant from, Instant until);
}
