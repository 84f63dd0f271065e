using System.Collections.Frozen;
using System.Text.Json;
using Solde.Core.Json;

namespace Solde.Server.Import;

/// <summary>The tests a case of a mapping can make of a text.</summary>
internal static class Conditions
{
    /// <summary>A text, null (no value), a list of which one must fit, <c>{"even": true}</c>, or <c>{"not": …}</c>.</summary>
    public static Func<string?, bool> Test(DocumentValue part)
    {
        switch (part.Element.ValueKind)
        {
            case JsonValueKind.String:
                var wanted = part.AsText();
                return text => text == wanted;
            case JsonValueKind.Null:
                return text => text is null;
            case JsonValueKind.Array:
                var accepted = part.AsList(item => item.AsText()).ToFrozenSet();
                return text => text is not null && accepted.Contains(text);
            case JsonValueKind.Object when part.Element.TryGetProperty("even", out _):
                var remainder = part.AsObject("even").Flag("even", otherwise: true) ? 0 : 1;
                return text => IsWholeWith(text, remainder);
            case JsonValueKind.Object when part.Element.TryGetProperty("not", out var not):
                part.AsObject("not");
                var test = Test(new DocumentValue(not, part.Path + ".not"));
                return text => !test(text);
            default:
                throw part.Wrong("not a test: a text, null, a list of texts, {\"even\": true} or {\"not\": …}");
        }
    }

    /// <summary>Whether the text is a whole number with that remainder by two: its last digit tells.</summary>
    private static bool IsWholeWith(string? text, int remainder)
    {
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }
        }

        return (text[^1] - '0') % 2 == remainder;
    }
}
