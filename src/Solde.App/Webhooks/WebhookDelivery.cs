using Solde.App.Journal;
using Solde.Core.Properties;

namespace Solde.App.Webhooks;

/// <summary>Where a delivery stands.</summary>
public enum WebhookDeliveryState
{
    /// <summary>It is sent when it is due.</summary>
    Queued,

    /// <summary>Answered with a 2xx.</summary>
    Delivered,

    /// <summary>Given up: no try was answered with a 2xx, or the webhook was switched off.</summary>
    Failed,
}

/// <summary>One event for one webhook.</summary>
public sealed record WebhookDelivery
{
    /// <summary>Its id, the same at each try: by it the receiver knows a repeated one. Grows with the time of the event.</summary>
    public required Guid Id { get; init; }

    /// <summary>The property.</summary>
    public required Guid Property { get; init; }

    /// <summary>The webhook.</summary>
    public required Guid Webhook { get; init; }

    /// <summary>The booking; all zeros = the event concerns none.</summary>
    public required Guid Booking { get; init; }

    /// <summary>The journal entry's place in its chain.</summary>
    public required long Seq { get; init; }

    /// <summary>The event's name.</summary>
    public required string What { get; init; }

    /// <summary>When it happened.</summary>
    public required Instant At { get; init; }

    /// <summary>Where it stands.</summary>
    public WebhookDeliveryState State { get; init; }

    /// <summary>How often it was sent.</summary>
    public int Tries { get; init; }

    /// <summary>When it is sent (again); null = never.</summary>
    public Instant? NextTryAt { get; init; }

    /// <summary>When it was sent last.</summary>
    public Instant? TriedAt { get; init; }

    /// <summary>The status of the last answer; null = there was none.</summary>
    public int? Status { get; init; }

    /// <summary>The beginning of the last answer, or why there was none.</summary>
    public string? Answer { get; init; }
}

/// <summary>A delivery taken to be sent.</summary>
/// <param name="Delivery">As it was.</param>
/// <param name="Webhook">Where it goes.</param>
/// <param name="Entry">What it tells.</param>
/// <param name="Settings">Its property's settings, for zone and currency.</param>
public sealed record DueDelivery(WebhookDelivery Delivery, Webhook Webhook, JournalEntry Entry, PropertySettings Settings);

/// <summary>What came of tries at one webhook.</summary>
/// <param name="Property">The property.</param>
/// <param name="Webhook">The webhook.</param>
/// <param name="At">When.</param>
/// <param name="Succeeded">One was answered with a 2xx.</param>
/// <param name="OffReason">Why nothing is to be sent there any more; null = it is.</param>
public readonly record struct WebhookHealth(Guid Property, Guid Webhook, Instant At, bool Succeeded, string? OffReason);
