namespace Solde.Architecture.Tests;

/// <summary>The checkout that the tests run in, and the assemblies built from its src folder.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Paths of the product's projects.</summary>
    public static IReadOnlyList<string> ProductProjects { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>Files below a folder of the root, without what builds leave behind, relative to the root.</summary>
    public static IEnumerable<string> Files(string folder, string pattern = "*") =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "lib" or "node_modules"))
            .Order(StringComparer.Ordinal);

    /// <summary>The compiled assembly of a product project, as it lies beside these tests.</summary>
    public static CompiledAssembly Compiled(string project) =>
        CompiledAssembly.Read(Path.Combine(AppContext.BaseDirectory, AssemblyFileName(project)));

    private static string AssemblyFileName(string project) =>
        string.Equals(project, "Solde.Server", StringComparison.Ordinal) ? "solde.dll" : project + ".dll";

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
