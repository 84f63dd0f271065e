using System.Text.Json;

namespace Solde.Core.Json;

/// <summary>JSON paths as errors show them, and text shortened so that an error stays one readable line.</summary>
internal static class DocumentPath
{
    private const int LongestQuote = 60;

    internal static string Of(string parent, string key) => IsPlain(key) ? $"{parent}.{key}" : $"{parent}[{Quote(key)}]";

    internal static string Of(string parent, int index) => $"{parent}[{index}]";

    /// <summary>A text in quotes, its control characters escaped, cut when it is long.</summary>
    internal static string Quote(string text)
    {
        var cut = text.Length > LongestQuote ? string.Concat(text.AsSpan(0, LongestQuote), "…") : text;
        var shown = string.Concat(cut.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : c.ToString()));
        return $"\"{shown}\"";
    }

    /// <summary>Keys such as <c>mobile-home</c> need no quotes either: paths are for people.</summary>
    private static bool IsPlain(string key) =>
        key.Length is > 0 and <= LongestQuote && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    /// <summary>What kind of value stands there, in words.</summary>
    internal static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Null => "null",
        _ => "nothing",
    };
}
