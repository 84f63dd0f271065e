using System.Globalization;
using System.Text.Json;
using Solde.App.Webhooks;
using Solde.Gateways.Sandbox.Http;

namespace Solde.Gateways.Sandbox;

/// <summary>Tells the sandbox's events from forged ones, and reads them.</summary>
/// <param name="secret">What it signs with.</param>
public sealed class SandboxEvents(string secret) : IEventSource
{
    private const int LongestId = 100;

    // A clock may differ a little; what is older may have been recorded by somebody and sent again.
    private static readonly Duration Tolerance = Duration.FromMinutes(5);

    /// <inheritdoc/>
    public string Gateway => "sandbox";

    /// <inheritdoc/>
    public string? IdOf(Func<string, string?> header, ReadOnlySpan<byte> body, Instant now)
    {
        if (header(WebhookSignature.IdHeader) is not { Length: > 0 and <= LongestId } id || id.Any(c => c is <= ' ' or > '~')
            || !long.TryParse(header(WebhookSignature.TimestampHeader), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > Instant.MaxValue.ToUnixTimeSeconds()
            || header(WebhookSignature.SignatureHeader) is not { } signature)
        {
            return null;
        }

        var at = Instant.FromUnixTimeSeconds(seconds);
        return Duration.Max(now - at, at - now) <= Tolerance && WebhookSignature.IsSigned(signature, secret, id, at, body) ? id : null;
    }

    /// <inheritdoc/>
    public EventSubject? SubjectOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            var posted = JsonSerializer.Deserialize(body.Span, SandboxWire.Default.PostedEvent)!;
            return new EventSubject(Guid.TryParseExact(posted.Attempt, "N", out var attempt) ? attempt : null, posted.Object);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
