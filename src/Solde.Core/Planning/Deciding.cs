using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Facts;

namespace Solde.Core.Planning;

/// <summary>The working memory of one decision: what was given, what was decided so far, and when to look again.</summary>
internal sealed class Deciding
{
    private readonly ImmutableArray<IDecision>.Builder follows = ImmutableArray.CreateBuilder<IDecision>(0);
    private Instant next = Instant.MaxValue;
    private LocalClock clock;
    private Books books;

    internal Deciding(BookingSnapshot booking, RuleSet rules, Instant now)
    {
        Booking = booking;
        Rules = rules;
        Now = now;
        clock = new LocalClock(booking.Property.Zone);
        books = new Books(booking);
        Verdicts = new Verdict[rules.All.Length];
    }

    /// <summary>The booking with what was decided so far folded in (see <see cref="Note"/>).</summary>
    internal BookingSnapshot Booking { get; private set; }

    internal RuleSet Rules { get; }

    internal Instant Now { get; }

    internal ref readonly Books Books => ref books;

    internal Verdict[] Verdicts { get; }

    internal bool HasFollows => follows.Count > 0;

    internal ref LocalClock Clock => ref clock;

    /// <summary>Decides something that later decisions of this look need not see.</summary>
    internal void Add(IDecision decision)
    {
        // A booking that is new gets a decision from most rules; growing step by step would cost as much as deciding.
        if (follows.Count == follows.Capacity)
        {
            follows.Capacity = Math.Max(Math.Max(4, Rules.All.Length), 2 * follows.Capacity);
        }

        follows.Add(decision);
    }

    /// <summary>Decides a fact that later decisions of this look must see.</summary>
    internal void Note(IFact fact)
    {
        Add(fact);
        Booking = Planner.Apply(Booking, fact);
        books = new Books(Booking);
    }

    /// <summary>Something can become due at this instant.</summary>
    internal void LookAgainAt(Instant instant) => next = instant > Now && instant < next ? instant : next;

    private bool HasFollowed { get; set; }

    internal Plan Plan(ImmutableArray<IDecision> due)
    {
        Instant? again = next == Instant.MaxValue ? null : next;
        return new Plan(
            follows.DrainToImmutable(),
            due,
            HasFollowed || !due.IsEmpty ? Now : again,
            System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(Verdicts));
    }

    /// <summary>A plan for a property that is paused.</summary>
    internal Plan PlanPaused()
    {
        Array.Fill(Verdicts, new Verdict(VerdictKind.Waiting, Reasons.Paused, Instant.MinValue, Money.Zero(Booking.Currency)));
        return HasFollows ? PlanFollows() : Plan([]);
    }

    /// <summary>A plan that has only what follows; what is due waits for the next look.</summary>
    internal Plan PlanFollows()
    {
        HasFollowed = true;
        return Plan([]);
    }
}
