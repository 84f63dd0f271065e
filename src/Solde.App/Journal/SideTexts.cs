using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Solde.App.Journal;

/// <summary>A name or an address that stands beside the journal.</summary>
/// <param name="Number">Its number within the booking, from 1.</param>
/// <param name="Salt">Random; without it the hash in the journal could be guessed from a list of names.</param>
/// <param name="Text">The text; null = erased.</param>
public sealed record SideText(int Number, ImmutableArray<byte> Salt, string? Text);

/// <summary>The names and addresses of one booking. What is kept for ever holds tokens in their place: a number and a salted hash.</summary>
/// <param name="known">Those stored already.</param>
/// <param name="salt">Makes 16 random bytes.</param>
public sealed class SideTexts(IEnumerable<SideText> known, Func<ImmutableArray<byte>> salt)
{
    private readonly List<SideText> texts = [.. known.OrderBy(text => text.Number)];
    private readonly int stored = known.Count();
    private readonly Dictionary<int, string> tokens = [];

    /// <summary>All of them, by number.</summary>
    public IReadOnlyList<SideText> All => texts;

    /// <summary>Those that came in since.</summary>
    public IEnumerable<SideText> Added => texts.Skip(stored);

    /// <summary>The number of a text; a text seen before has the same one.</summary>
    public int NumberOf(string text) => Of(text).Number;

    /// <summary>The token that stands for a text; a text seen before has the same one.</summary>
    public string Hide(string text)
    {
        var found = Of(text);
        if (!tokens.TryGetValue(found.Number, out var token))
        {
            tokens[found.Number] = token = string.Create(CultureInfo.InvariantCulture, $"{found.Number}.{HashOf(found.Salt, text)}");
        }

        return token;
    }

    /// <summary>The text a token stands for; null when it was erased.</summary>
    /// <exception cref="FormatException">It is no token of this booking.</exception>
    public string? Show(string token) => Behind(token).Text;

    /// <summary>Whether a token's hash is that of its text; an erased one can no longer be told.</summary>
    public bool IsTrue(string token)
    {
        var side = Behind(token);
        return side.Text is null || token.AsSpan(token.IndexOf('.', StringComparison.Ordinal) + 1).SequenceEqual(HashOf(side.Salt, side.Text));
    }

    private SideText Of(string text)
    {
        var found = texts.Find(side => side.Text == text);
        if (found is null)
        {
            found = new SideText(texts.Count == 0 ? 1 : texts[^1].Number + 1, salt(), text);
            texts.Add(found);
        }

        return found;
    }

    private SideText Behind(string token)
    {
        var point = token.IndexOf('.', StringComparison.Ordinal);
        return int.TryParse(token.AsSpan(0, Math.Max(point, 0)), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && texts.Find(side => side.Number == number) is { } found
                ? found
                : throw new FormatException($"no name or address stands beside the journal under \"{token}\"");
    }

    private static string HashOf(ImmutableArray<byte> salt, string text)
    {
        var salted = new byte[salt.Length + Encoding.UTF8.GetByteCount(text)];
        salt.CopyTo(salted);
        Encoding.UTF8.GetBytes(text, salted.AsSpan(salt.Length));
        return Base64Url.EncodeToString(SHA256.HashData(salted));
    }
}
