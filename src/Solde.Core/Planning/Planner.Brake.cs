using Solde.Core.Facts;
using Solde.Core.Properties;

namespace Solde.Core.Planning;

public static partial class Planner
{
    /// <summary>What is told when late payments of a property are held back: the fact, and a task for staff.</summary>
    /// <param name="property">The property.</param>
    /// <param name="payments">How many.</param>
    /// <param name="amount">What they take together, surcharges included.</param>
    /// <param name="now">The instant.</param>
    public static ImmutableArray<IFact> HoldBack(PropertySettings property, int payments, Money amount, Instant now) =>
    [
        new PaymentsHeldBack(now, payments, amount),
        new TaskCreated(now, TaskTexts.HeldBack(property.Language, payments, amount), TaskTexts.Payments),
    ];
}
