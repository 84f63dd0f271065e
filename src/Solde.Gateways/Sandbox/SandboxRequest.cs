using Solde.Core.Payments;

namespace Solde.Gateways.Sandbox;

/// <summary>What can be asked of the sandbox acquirer.</summary>
public enum SandboxVerb
{
    /// <summary>Write a charge or hold down; move no money.</summary>
    Prepare,

    /// <summary>Do what was prepared.</summary>
    Confirm,

    /// <summary>Write down and do in one step.</summary>
    Execute,

    /// <summary>Give up what was prepared or waits for authentication.</summary>
    Cancel,

    /// <summary>Tell the truth about an entry, by id or by key. Changes nothing and is never replayed.</summary>
    Find,

    /// <summary>The guest's act at the bank; comes from the guest's browser, not from the product.</summary>
    Authenticate,

    /// <summary>Open one of the acquirer's own pages. Only faults know it by this name (<see cref="SandboxPages"/>).</summary>
    OpenPage,
}

/// <summary>A request as it would go over a wire: plain data only. Value equality tells a replay from a key used twice.</summary>
public sealed record SandboxRequest
{
    /// <summary>What to do.</summary>
    public required SandboxVerb Verb { get; init; }

    /// <summary>Idempotency key; for <see cref="SandboxVerb.Find"/> the key looked for; empty for <see cref="SandboxVerb.Authenticate"/>.</summary>
    public required string Key { get; init; }

    /// <summary>The entry to confirm, cancel, find or authenticate.</summary>
    public string? Id { get; init; }

    /// <summary>What is prepared or executed; null for the verbs that name an entry.</summary>
    public AttemptKind? Kind { get; init; }

    /// <summary>How much, in minor units; zero for a validation.</summary>
    public long AmountMinor { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public string? Currency { get; init; }

    /// <summary>The card's token.</summary>
    public string? CardToken { get; init; }

    /// <summary>The hold to capture or release, the charge or capture to refund.</summary>
    public string? Target { get; init; }

    /// <summary>The guest is there and authenticates when asked.</summary>
    public bool OnSession { get; init; }

    /// <summary>Metadata: the product's attempt.</summary>
    public string? Attempt { get; init; }

    /// <summary>Metadata: the booking's reference.</summary>
    public string? Reference { get; init; }

    /// <summary>What it is about, for the verbs that only name an entry too.</summary>
    internal AttemptKind? Subject => Kind ?? (SandboxIds.TryParse(Id, out var kind, out _) ? kind : null);

    /// <summary>Its first answer is kept under the key.</summary>
    internal bool IsKeyed => Verb is SandboxVerb.Prepare or SandboxVerb.Confirm or SandboxVerb.Execute or SandboxVerb.Cancel;
}
