namespace Solde.Tests;

/// <summary>Files of the checkout that tests read, by their paths from its root.</summary>
internal static class TestFiles
{
    /// <summary>The folder that holds Solde.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The text of a file.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The names of the files in a folder, sorted.</summary>
    public static IEnumerable<string> Names(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Solde.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Solde.slnx above {AppContext.BaseDirectory}.");
    }
}
