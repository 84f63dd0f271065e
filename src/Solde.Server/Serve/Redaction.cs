using System.Text.RegularExpressions;
using Solde.Core.Cards;

namespace Solde.Server.Serve;

/// <summary>Takes out of text what must not be written anywhere: what looks like a card number, and what opens something (API keys, signing secrets,
/// the acquirer's tokens, sign-ins, pay links, passwords of connection strings).</summary>
internal static partial class Redaction
{
    private const int ShortestNumber = 13;
    private const int LongestNumber = 19;

    /// <summary>The text without them; the same instance where there is none.</summary>
    public static string Clean(string text)
    {
        text = Digits().Replace(text, static found => WithoutCards(found.Value));
        return Secrets().Replace(text, static found => found.Groups["kept"].Value + "[secret]");
    }

    // Groups of digits, as people and machines write them. Another number may stand beside a card's: "B1 4242 4242 4242 4242".
    [GeneratedRegex("[0-9]+(?:[ -][0-9]+)*", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Digits();

    [GeneratedRegex(
        @"(?<kept>solde_live_[0-9a-f]{12}_)[0-9a-f]+|(?<kept>whsec_)[A-Za-z0-9+/=_-]+|(?<kept>\b(?:tok|pg|pm|sk|rk|pi|seti|cus)_)[A-Za-z0-9_]+|(?<kept>/pay/)[A-Za-z0-9_-]{16,}|(?<kept>\bBearer\s+)\S+|(?<kept>\b(?i:password|pwd)\s*=\s*)(?:""[^""]*""|'[^']*'|[^;\s]+)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Secrets();

    private static string WithoutCards(string run)
    {
        if (run.Length < ShortestNumber)
        {
            return run;
        }

        for (var from = 0; from < run.Length; from = NextGroup(run, from))
        {
            for (var to = run.Length; to > from; to = run.LastIndexOfAny([' ', '-'], to - 1))
            {
                if (IsCard(run.AsSpan(from, to - from)))
                {
                    return $"{run[..from]}[card number]{(to < run.Length ? run[to] + WithoutCards(run[(to + 1)..]) : "")}";
                }
            }
        }

        return run;
    }

    private static int NextGroup(string run, int from) => run.AsSpan(from).IndexOfAny(' ', '-') is >= 0 and var length ? from + length + 1 : run.Length;

    // 13 to 19 digits that pass the Luhn check.
    private static bool IsCard(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[LongestNumber];
        var count = 0;
        foreach (var letter in text)
        {
            if (char.IsAsciiDigit(letter))
            {
                if (count == LongestNumber)
                {
                    return false;
                }

                digits[count++] = letter;
            }
        }

        return count >= ShortestNumber && CardNumber.PassesLuhn(digits[..count]);
    }
}
