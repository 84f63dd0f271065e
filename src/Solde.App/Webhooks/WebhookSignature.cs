using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Solde.App.Webhooks;

/// <summary>Signatures of events by the Standard Webhooks specification: HMAC-SHA-256 over "id.timestamp.body", as <c>v1,base64</c>.</summary>
public static class WebhookSignature
{
    /// <summary>The header with the event's id.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>The header with the time of sending: seconds since 1970, UTC.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>The header with the signature.</summary>
    public const string SignatureHeader = "webhook-signature";

    private const string SecretPrefix = "whsec_";

    // The specification's bounds; less can be guessed, and more is a mistake.
    private const int FewestBytes = 24;
    private const int MostBytes = 64;

    /// <summary>Signs a body.</summary>
    /// <param name="secret">As <c>whsec_</c> and base64 of 24 to 64 bytes.</param>
    /// <param name="id">The event's id.</param>
    /// <param name="at">When it is sent; counts in whole seconds.</param>
    /// <param name="body">The bytes that are sent.</param>
    /// <exception cref="ArgumentException">Not such a secret.</exception>
    public static string Sign(string secret, string id, Instant at, ReadOnlySpan<byte> body)
    {
        var key = Key(secret) ?? throw new ArgumentException("not whsec_ and base64 of 24 to 64 bytes", nameof(secret));
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}."));
        byte[] whole = [.. signed, .. body];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, whole));
    }

    /// <summary>Whether a header carries the signature, perhaps among others (of older secrets). Takes the same time for all that do not.</summary>
    public static bool IsSigned(string header, string secret, string id, Instant at, ReadOnlySpan<byte> body)
    {
        var right = Encoding.UTF8.GetBytes(Sign(secret, id, at, body));
        return header.Split(' ').Any(one => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), right));
    }

    /// <summary>Whether it is a secret that can sign.</summary>
    public static bool IsSecret(string secret) => Key(secret) is not null;

    private static byte[]? Key(string secret)
    {
        var key = new byte[MostBytes];
        return secret.StartsWith(SecretPrefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(secret[SecretPrefix.Length..], key, out var length)
            && length >= FewestBytes
                ? key[..length]
                : null;
    }
}
