using System.Text;

namespace Solde.Storage.Search;

/// <summary>What SQLite's index is asked.</summary>
internal static class Trigrams
{
    // Each is a list to be walked along with the others. More of them hardly leave fewer candidates, and whatever is found is compared with the whole text.
    private const int Most = 6;

    /// <summary>That three letters that follow each other in a text are there, for some of them; quotes and operators in it are plain characters.</summary>
    public static string Match(string sought)
    {
        var letters = sought.EnumerateRunes().ToArray();
        var trigrams = Enumerable.Range(0, letters.Length - 2).Select(i => Quoted(letters.AsSpan(i, 3))).Distinct().ToList();
        var withinWords = trigrams.Where(trigram => !trigram.Contains(' ', StringComparison.Ordinal)).ToList();
        return string.Join(" AND ", Spread(withinWords.Count < Most ? trigrams : withinWords)); // Where words begin and end is what most names share.
    }

    private static IEnumerable<string> Spread(List<string> trigrams) =>
        trigrams.Count <= Most ? trigrams : Enumerable.Range(0, Most).Select(i => trigrams[i * (trigrams.Count - 1) / (Most - 1)]);

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
