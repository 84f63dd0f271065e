using System.Text.RegularExpressions;

namespace Solde.Architecture.Tests;

/// <summary>How files, folders and types are cut and named.</summary>
internal static partial class Layout
{
    public const int MaximumLines = 350;

    private static readonly string[] FolderNames = ["Services", "Helpers", "Models", "Common", "Utils"];

    private static readonly string[] TypeEndings = ["Manager", "Helper", "Processor", "Util", "Utils", "Service", "Base", "Impl"];

    public static bool IsTooLong(IEnumerable<string> lines) => lines.Skip(MaximumLines).Any();

    /// <summary>A folder that says of what sort its files are, not what they are about.</summary>
    public static bool HasVagueFolder(string relativePath) =>
        relativePath.Split('/', '\\')[..^1].Any(folder => FolderNames.Contains(folder, StringComparer.OrdinalIgnoreCase));

    /// <summary>A name that ends in a word for "something that does things". The bare word may be a noun of the trade, as a salon's Service.</summary>
    public static bool HasVagueName(string typeName)
    {
        var name = typeName.Split('`')[0];
        return TypeEndings.Any(ending => name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal));
    }

    /// <summary>Work that was put off.</summary>
    public static bool IsUnfinished(string line) => Unfinished().IsMatch(line);

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX|NotImplementedException)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unfinished();
}
