using Solde.Core.Payments;

namespace Solde.Gateways.Sandbox;

/// <summary>What can go wrong with a call.</summary>
public enum SandboxFault
{
    /// <summary>The bank declines, whatever the card. Only for what is done (execute, confirm).</summary>
    Decline,

    /// <summary>The request is lost: nothing is done, and the caller does not know.</summary>
    TimeOutBefore,

    /// <summary>The answer is lost: it is done, and the caller does not know.</summary>
    TimeOutAfter,

    /// <summary>500, kept under the key; nothing was done.</summary>
    FailBefore,

    /// <summary>500, kept under the key; it was done all the same.</summary>
    FailAfter,

    /// <summary>Nobody listens: provably not sent.</summary>
    Refuse,

    /// <summary>The answer takes its time; meanwhile the key is in flight (409).</summary>
    Slow,

    /// <summary>The event of an entry that ended is never posted.</summary>
    EventLost,

    /// <summary>The event is posted twice.</summary>
    EventTwice,

    /// <summary>The event is held back for the delay; those that come after it overtake it.</summary>
    EventLate,
}

/// <summary>A fault and the calls or events it befalls. By default: every one, for ever.</summary>
/// <param name="Fault">What goes wrong.</param>
public sealed record FaultRule(SandboxFault Fault)
{
    /// <summary>Only calls with this verb.</summary>
    public SandboxVerb? Verb { get; init; }

    /// <summary>Only calls about an entry of this kind.</summary>
    public AttemptKind? Kind { get; init; }

    /// <summary>How many matching calls pass unharmed first.</summary>
    public int Skip { get; init; }

    /// <summary>How many calls it befalls; null = no end.</summary>
    public int? Times { get; init; }

    /// <summary>How likely it befalls a matching call, 0 to 1; drawn from the seed.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>The reason of a <see cref="SandboxFault.Decline"/>.</summary>
    public DeclineReason Reason { get; init; } = DeclineReason.Declined;

    /// <summary>How long a <see cref="SandboxFault.Slow"/> answer takes, or an <see cref="SandboxFault.EventLate"/> event.</summary>
    public Duration Delay { get; init; } = Duration.FromSeconds(5);

    private bool IsOfEvents => Fault is SandboxFault.EventLost or SandboxFault.EventTwice or SandboxFault.EventLate;

    internal bool Matches(AttemptKind? ended) => IsOfEvents && (Kind is null || Kind == ended);

    internal bool Matches(SandboxRequest request) =>
        !IsOfEvents
        && (Verb is null || Verb == request.Verb)
        && (Kind is null || Kind == request.Subject)
        && (Fault != SandboxFault.Decline || request.Verb is SandboxVerb.Execute or SandboxVerb.Confirm)
        && request.Verb != SandboxVerb.Authenticate;
}

/// <summary>The faults that are switched on. The first rule that befalls a call wins; the same seed and calls give the same faults.</summary>
/// <param name="seed">Of the draws for rules with a probability.</param>
public sealed class SandboxFaults(int seed = 0)
{
    private readonly Lock turn = new();
    private readonly Random random = new(seed);
    private volatile ImmutableList<Armed> rules = [];

    /// <summary>Switches a fault on, after those that are on already.</summary>
    public void Add(FaultRule rule)
    {
        lock (turn)
        {
            rules = rules.Add(new Armed(rule));
        }
    }

    /// <summary>Switches all faults off.</summary>
    public void Clear()
    {
        lock (turn)
        {
            rules = [];
        }
    }

    /// <summary>What befalls a call.</summary>
    internal FaultRule? Next(SandboxRequest request) => Next(request, static (rule, request) => rule.Matches(request));

    /// <summary>What befalls the event of an entry of this kind; null = the event of a page.</summary>
    public FaultRule? Next(AttemptKind? ended) => Next(ended, static (rule, ended) => rule.Matches(ended));

    private FaultRule? Next<T>(T subject, Func<FaultRule, T, bool> matches)
    {
        if (rules.IsEmpty)
        {
            return null;
        }

        lock (turn)
        {
            return rules.FirstOrDefault(armed => matches(armed.Rule, subject) && armed.Befalls(random))?.Rule;
        }
    }

    private sealed class Armed(FaultRule rule)
    {
        private int seen;
        private int befallen;

        internal FaultRule Rule => rule;

        internal bool Befalls(Random random)
        {
            if (befallen >= rule.Times || seen++ < rule.Skip || random.NextDouble() >= rule.Probability)
            {
                return false;
            }

            befallen++;
            return true;
        }
    }
}
