using System.Security.Cryptography;
using System.Text;

namespace Solde.App.Access;

/// <summary>How keys are written: <c>solde_live_</c>, 12 digits by which one is found, <c>_</c>, and 64 digits (256 bits) that only its owner has; all
/// hexadecimal.</summary>
public static class ApiKeyText
{
    /// <summary>Random bytes that a key is made of.</summary>
    public const int RandomBytes = PrefixBytes + SecretBytes;

    private const string Start = "solde_live_";
    private const int PrefixBytes = 6;
    private const int SecretBytes = 32;
    private const int PrefixLength = 11 + (2 * PrefixBytes);
    private const int Length = PrefixLength + 1 + (2 * SecretBytes);

    /// <summary>A key as it is shown, once.</summary>
    /// <param name="random">As many bytes as <see cref="RandomBytes"/>, from a generator fit for secrets.</param>
    public static string Of(ReadOnlySpan<byte> random) =>
        $"{Start}{Convert.ToHexStringLower(random[..PrefixBytes])}_{Convert.ToHexStringLower(random[PrefixBytes..RandomBytes])}";

    /// <summary>The part by which a key is found; null when the text cannot be a key.</summary>
    public static string? PrefixOf(string text) =>
        text.Length == Length && text.StartsWith(Start, StringComparison.Ordinal) && text[PrefixLength] == '_' && text.All(IsPlain) ? text[..PrefixLength] : null;

    /// <summary>What is stored of a key. Its 256 bits are random: a slow hash would protect nothing more.</summary>
    public static ImmutableArray<byte> Hash(string text) => [.. SHA256.HashData(Encoding.UTF8.GetBytes(text))];

    /// <summary>Whether a text is the key of a hash; takes as long for any text.</summary>
    public static bool Opens(string text, ImmutableArray<byte> hash) => CryptographicOperations.FixedTimeEquals(Hash(text).AsSpan(), hash.AsSpan());

    private static bool IsPlain(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_';
}
