namespace Solde.App.Webhooks;

/// <summary>What became of a gateway's event.</summary>
public enum GatewayEventOutcome
{
    /// <summary>The attempt that it is about is asked about at once.</summary>
    Asked,

    /// <summary>Its attempt had come to its end already.</summary>
    Settled,

    /// <summary>It is about nothing that is known here.</summary>
    Unknown,

    /// <summary>It cannot be read.</summary>
    Unreadable,
}

/// <summary>An event as a gateway posted it; its signature held.</summary>
/// <param name="Gateway">The gateway's name.</param>
/// <param name="Id">Its id there: by it a repeated one is known.</param>
/// <param name="Body">The bytes that were posted.</param>
public sealed record GatewayEvent(string Gateway, string Id, ReadOnlyMemory<byte> Body);

/// <summary>An event taken to be looked at.</summary>
/// <param name="Event">The event.</param>
/// <param name="Tries">How often it was taken before.</param>
public sealed record DueGatewayEvent(GatewayEvent Event, int Tries);

/// <summary>What an event is about.</summary>
/// <param name="Attempt">The attempt, which the product gave the gateway with the call; null = the event does not say.</param>
/// <param name="GatewayId">The gateway's id of the charge, hold or refund.</param>
public readonly record struct EventSubject(Guid? Attempt, string? GatewayId);

/// <summary>What an event led to.</summary>
/// <param name="Event">The event.</param>
/// <param name="Outcome">What became of it; null = it is looked at again.</param>
/// <param name="DueAt">When; null = never.</param>
public sealed record SeenGatewayEvent(GatewayEvent Event, GatewayEventOutcome? Outcome, Instant? DueAt);

/// <summary>The durable memory of what gateways post.</summary>
/// <remarks>As in <c>IStore</c>, each method is one transaction, and safe to call again after an exception.</remarks>
public interface IGatewayEvents
{
    /// <summary>Keeps an event as it came. Durable when this returns.</summary>
    /// <returns>False when it was kept before: nothing changes then.</returns>
    ValueTask<bool> Keep(GatewayEvent posted, Instant now);

    /// <summary>Takes events that were not looked at, the earliest first; nobody else gets them before the lease is over.</summary>
    ValueTask<ImmutableArray<DueGatewayEvent>> ClaimGatewayEvents(Instant now, Instant leaseUntil, int limit);

    /// <summary>Makes attempts due at once, and the gateway's pages soon, that events are about, so that their gateway is asked for the truth. One that is just being sent is left
    /// alone unless <c>Hurry</c> is set: mostly its answer comes with the event.</summary>
    /// <returns>For each what became of it, in order; null = the attempt is just being sent.</returns>
    ValueTask<ImmutableArray<GatewayEventOutcome?>> MakeDue(ImmutableArray<(EventSubject Subject, bool Hurry)> events, Instant now);

    /// <summary>Notes what events led to.</summary>
    ValueTask SaveGatewayEvents(ImmutableArray<SeenGatewayEvent> events);

    /// <summary>Forgets events that were looked at and came before an instant.</summary>
    ValueTask<int> ForgetGatewayEvents(Instant before);

    /// <summary>Events about nothing that is known here, or that cannot be read, the newest first.</summary>
    ValueTask<ImmutableArray<(GatewayEvent Event, GatewayEventOutcome Outcome, Instant At)>> StrangeGatewayEvents(int limit);
}

/// <summary>How the events of one gateway are told from forged ones, and read.</summary>
public interface IEventSource
{
    /// <summary>The gateway's name, as it stands in the address that it posts to.</summary>
    string Gateway { get; }

    /// <summary>The id of an event whose signature holds and is not old; null = it is forged, altered, or sent again by somebody.</summary>
    /// <param name="header">The value of a header; null = it is not there.</param>
    /// <param name="body">The bytes that were posted.</param>
    /// <param name="now">The instant.</param>
    string? IdOf(Func<string, string?> header, ReadOnlySpan<byte> body, Instant now);

    /// <summary>What an event is about; null = it cannot be read.</summary>
    EventSubject? SubjectOf(ReadOnlyMemory<byte> body);
}
