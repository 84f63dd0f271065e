namespace Solde.Core.Json;

/// <summary>Finds what somebody probably meant to write.</summary>
public static class Spelling
{
    /// <summary>The known word that is closest to a written one; null when none is close.</summary>
    public static string? Nearest(string written, IEnumerable<string> known)
    {
        if (written.Length > 60)
        {
            return null;
        }

        var allowed = Math.Max(1, written.Length / 3);
        return known
            .Select(word => (Word: word, Distance: IsPartOf(written, word) ? 1 : Distance(written.ToLowerInvariant(), word.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= allowed)
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Word)
            .FirstOrDefault();
    }

    /// <summary>Words to add to a message: which word was probably meant, or nothing.</summary>
    public static string Hint(string written, IEnumerable<string> known) =>
        Nearest(written, known) is { } word ? $" (did you mean {word}?)" : "";

    private static bool IsPartOf(string written, string word) =>
        word.Length > 3 && written.Length > 3
        && (written.StartsWith(word, StringComparison.OrdinalIgnoreCase) || word.StartsWith(written, StringComparison.OrdinalIgnoreCase));

    // Levenshtein's distance; the words are short.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
