using System.Net;

namespace Solde.Server.Sandbox;

/// <summary>How a sandbox acquirer is run on an origin of its own.</summary>
internal sealed record SandboxSettings
{
    /// <summary>Where it listens; port 0 is a free one.</summary>
    public required IPEndPoint EndPoint { get; init; }

    /// <summary>Charges and holds are prepared, then confirmed; false: done in one step. The other way is refused.</summary>
    public bool TwoStep { get; init; } = true;

    /// <summary>How long every answer takes: as on a long line, what was asked is done by then.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Where guests reach its pages; null = where it listens.</summary>
    public Uri? Guests { get; init; }

    /// <summary>Where events are posted; null = nowhere.</summary>
    public Webhook? Webhook { get; init; }
}

/// <summary>Where events go.</summary>
/// <param name="Address">Of the receiver.</param>
/// <param name="Secret">By which they are signed: <c>whsec_</c> and base64.</param>
internal sealed record Webhook(Uri Address, string Secret);
