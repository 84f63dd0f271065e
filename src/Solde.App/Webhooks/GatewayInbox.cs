namespace Solde.App.Webhooks;

/// <summary>Takes in what gateways post: stored raw and answered at once; looked at later. What an event says is never believed, nor the order of
/// events: it only leads to asking the gateway about the attempt sooner than by the times of the checks.</summary>
/// <param name="events">The durable memory.</param>
/// <param name="sources">How each gateway's events are told from forged ones.</param>
/// <param name="clock">The time.</param>
public sealed class GatewayInbox(IGatewayEvents events, ImmutableArray<IEventSource> sources, IClock clock)
{
    /// <summary>A larger event is none.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>For how long events are kept that were looked at.</summary>
    public static readonly Duration Kept = Duration.FromDays(90);

    private const int Together = 500;
    private static readonly Duration Lease = Duration.FromSeconds(30);
    private static readonly Duration BetweenForgetting = Duration.FromHours(1);

    // So long the answer to a call has time to arrive after the event that tells the same.
    private static readonly Duration AnswersTake = Duration.FromSeconds(2);

    private Instant forgetAt = Instant.MinValue;

    /// <summary>Whether a gateway of that name may post.</summary>
    public bool Knows(string gateway) => SourceOf(gateway) is not null;

    /// <summary>Stores an event.</summary>
    /// <param name="gateway">The gateway that the address names.</param>
    /// <param name="header">The value of a header; null = it is not there.</param>
    /// <param name="body">The bytes that were posted.</param>
    /// <returns>False when it is not the gateway's: nothing is stored.</returns>
    public async ValueTask<bool> Take(string gateway, Func<string, string?> header, ReadOnlyMemory<byte> body)
    {
        var now = clock.GetCurrentInstant();
        if (SourceOf(gateway)?.IdOf(header, body.Span, now) is not { } id)
        {
            return false;
        }

        await events.Keep(new GatewayEvent(gateway, id, body), now);
        return true;
    }

    /// <summary>Looks at events that wait.</summary>
    /// <returns>Whether more may wait.</returns>
    public async Task<bool> Pass()
    {
        var now = clock.GetCurrentInstant();
        var due = await events.ClaimGatewayEvents(now, now + Lease, Together);
        if (due.IsEmpty)
        {
            return false;
        }

        var subjects = due.Select(each => SourceOf(each.Event.Gateway)?.SubjectOf(each.Event.Body)).ToList();
        var outcomes = (await events.MakeDue(
            [.. due.Zip(subjects).Where(each => each.Second is not null).Select(each => (each.Second!.Value, Hurry: each.First.Tries > 0))], now))
            .GetEnumerator();
        var seen = ImmutableArray.CreateBuilder<SeenGatewayEvent>(due.Length);
        foreach (var (each, subject) in due.Zip(subjects))
        {
            var outcome = subject is null ? GatewayEventOutcome.Unreadable : outcomes.MoveNext() ? outcomes.Current : null;
            seen.Add(new SeenGatewayEvent(each.Event, outcome, outcome is null ? now + AnswersTake : null));
        }

        await events.SaveGatewayEvents(seen.DrainToImmutable());
        await ForgetSometimes(now);
        return due.Length == Together;
    }

    private IEventSource? SourceOf(string gateway) => sources.FirstOrDefault(source => source.Gateway == gateway);

    // With events, never by the clock.
    private async ValueTask ForgetSometimes(Instant now)
    {
        if (now >= forgetAt)
        {
            forgetAt = now + BetweenForgetting;
            await events.ForgetGatewayEvents(now - Kept);
        }
    }
}
