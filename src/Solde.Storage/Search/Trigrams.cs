using System.Text;

namespace Solde.Storage.Search;

/// <summary>What SQLite's index is asked.</summary>
internal static class Trigrams
{
    // More of them hardly leave fewer candidates, and whatever is found is compared with the whole text.
    private const int Most = 16;

    /// <summary>That all three letters that follow each other in a text are there; quotes and operators in it are plain characters.</summary>
    public static string Match(string sought)
    {
        var letters = sought.EnumerateRunes().ToArray();
        var trigrams = Enumerable.Range(0, letters.Length - 2).Select(i => Quoted(letters.AsSpan(i, 3))).Distinct().Take(Most);
        return string.Join(" AND ", trigrams);
    }

    private static string Quoted(ReadOnlySpan<Rune> letters)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in letters)
        {
            quoted.Append(letter.Value == '"' ? "\"\"" : letter.ToString());
        }

        return quoted.Append('"').ToString();
    }
}
