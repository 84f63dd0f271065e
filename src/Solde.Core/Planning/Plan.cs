namespace Solde.Core.Planning;

/// <summary>What one look at a booking decided.</summary>
/// <param name="Follows">What follows from what happened: recorded at once, in the order given.</param>
/// <param name="Due">What is due by now: at most one thing and what comes with it; then the booking is looked at again.
/// Empty while anything follows.</param>
/// <param name="NextReviewAt">When to look again: now while there is anything above, else the next instant at which something can
/// become due; null = only when something happens.</param>
/// <param name="Verdicts">Why, or why not, for each automation, in the order of the rule set.</param>
public sealed record Plan(
    ImmutableArray<IDecision> Follows, ImmutableArray<IDecision> Due, Instant? NextReviewAt, ImmutableArray<Verdict> Verdicts);
