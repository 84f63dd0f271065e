namespace Solde.Server.Import;

/// <summary>What is wrong with a file, and where.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">The line of the file, from 1, the header counted; null where no line is to blame.</param>
/// <param name="Column">The column's name; null where no column is to blame.</param>
/// <param name="Problem">What is wrong.</param>
internal sealed record ImportError(string File, int? Line, string? Column, string Problem)
{
    public override string ToString() =>
        File + (Line is { } line ? $":{line}" : "") + (Column is null ? "" : $": {Column}") + ": " + Problem;
}

/// <summary>Collects what is wrong with a file; past the limit it only knows that there is more.</summary>
internal sealed class ImportErrors
{
    public const int Limit = 20;

    private readonly List<ImportError> found = [];

    public IReadOnlyList<ImportError> Found => found;

    /// <summary>More was wrong than is listed; reading stopped there.</summary>
    public bool More { get; private set; }

    public bool Any => found.Count > 0;

    public void Add(ImportError error)
    {
        if (found.Count < Limit)
        {
            found.Add(error);
        }
        else
        {
            More = true;
        }
    }

    /// <summary>One line each, and a last one that says whether there is more.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var error in found)
        {
            yield return error.ToString();
        }

        if (More)
        {
            yield return "… and more";
        }
    }
}
