namespace Solde.App.Work;

/// <summary>The queues of durable work.</summary>
[Flags]
public enum WorkQueues
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Bookings to look at.</summary>
    Reviews = 1,

    /// <summary>Attempts to execute or ask about.</summary>
    Attempts = 2,

    /// <summary>Messages to send.</summary>
    Messages = 4,

    /// <summary>Sweeps to walk on.</summary>
    Sweeps = 8,

    /// <summary>Events to post to other systems.</summary>
    Webhooks = 16,

    /// <summary>Events that gateways posted.</summary>
    GatewayEvents = 32,

    /// <summary>Jobs.</summary>
    Jobs = 64,

    /// <summary>The gateway's pages that guests were sent to.</summary>
    GuestPages = 128,

    /// <summary>All of them.</summary>
    All = Reviews | Attempts | Messages | Sweeps | Webhooks | GatewayEvents | Jobs | GuestPages,
}

/// <summary>Told by a store, once it has stored something, when work is due; whoever works need not look before.</summary>
public interface IBell
{
    /// <summary>Work is due, now or later. Cheap, never throws, never waits.</summary>
    /// <param name="queues">Where.</param>
    /// <param name="dueAt">When.</param>
    void Ring(WorkQueues queues, Instant dueAt);
}
