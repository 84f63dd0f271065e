namespace Solde.Core.Guarantees;

/// <summary>Whether a booking is guaranteed (semantics 3).</summary>
public enum GuaranteeState
{
    /// <summary>The booking names no policy.</summary>
    NonGuaranteed,

    /// <summary>Within the policy's period and not satisfied yet.</summary>
    Awaiting,

    /// <summary>Satisfied: the deposit is paid or the card is valid.</summary>
    Guaranteed,

    /// <summary>The period is over and the policy is not satisfied.</summary>
    Expired,
}

/// <summary>What satisfies a policy.</summary>
public enum SatisfiedBy
{
    /// <summary>The deposit (acompte) is paid.</summary>
    Deposit,

    /// <summary>A valid card is on file.</summary>
    Card,
}

/// <summary>A guarantee policy: the deposit it asks and how long the guest has for it.</summary>
/// <param name="Code">Its code, unique in the property.</param>
/// <param name="Deposit">The deposit it asks.</param>
/// <param name="PeriodHours">Hours of elapsed time from the booking's creation.</param>
/// <param name="SatisfiedBy">What satisfies it.</param>
public sealed record GuaranteePolicy(string Code, Deposit Deposit, int PeriodHours, SatisfiedBy SatisfiedBy);

/// <summary>A deposit: exactly one of the three is set.</summary>
/// <param name="Percent">Of all the booking's charges at that moment.</param>
/// <param name="Fixed">A fixed amount.</param>
/// <param name="Nights">So many average nights.</param>
public sealed record Deposit(Percent? Percent, Money? Fixed, int? Nights);
