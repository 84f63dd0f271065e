using System.Collections.Frozen;
using System.Xml.Linq;

namespace Solde.Architecture.Tests;

/// <summary>Which product project may use which: Server → Storage, Gateways and Vault, which never see each other, → App → Core.</summary>
internal static class Dependencies
{
    private static readonly FrozenDictionary<string, string[]> Allowed = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Solde.Core"] = [],
        ["Solde.App"] = ["Solde.Core"],
        ["Solde.Storage"] = ["Solde.App", "Solde.Core"],
        ["Solde.Gateways"] = ["Solde.App", "Solde.Core"],
        ["Solde.Vault"] = ["Solde.App", "Solde.Core"],
        ["Solde.Server"] = ["Solde.App", "Solde.Core", "Solde.Storage", "Solde.Gateways", "Solde.Vault"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The packages of the two inner rings; what talks to a database or the network stays outside them.</summary>
    private static readonly FrozenDictionary<string, string[]> AllowedPackages = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Solde.Core"] = ["NodaTime"],
        ["Solde.App"] = ["Handlebars.Net"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>References of a project to other parts of the product that point the wrong way. A project without a row is one too.</summary>
    public static IEnumerable<string> Faults(string project, IEnumerable<string> references)
    {
        if (!Allowed.TryGetValue(project, out var allowed))
        {
            return [$"{project} has no row in {nameof(Dependencies)}: say what it may use"];
        }

        return references
            .Where(reference => IsOurs(reference) && !allowed.Contains(reference, StringComparer.OrdinalIgnoreCase))
            .Select(reference => $"{project} → {reference}");
    }

    /// <summary>Packages that a project of the inner rings may not use.</summary>
    public static IEnumerable<string> PackageFaults(string project, IEnumerable<string> packages) =>
        AllowedPackages.TryGetValue(project, out var allowed)
            ? packages.Except(allowed, StringComparer.OrdinalIgnoreCase).Select(package => $"{project} → {package}")
            : [];

    public static IEnumerable<string> ProjectReferences(string projectPath) =>
        Includes(projectPath, "ProjectReference").Select(include => Path.GetFileNameWithoutExtension(include.Replace('\\', '/')));

    public static IEnumerable<string> PackageReferences(string projectPath) => Includes(projectPath, "PackageReference");

    private static IEnumerable<string> Includes(string projectPath, string item) =>
        XDocument.Load(projectPath).Descendants(item).Select(element => element.Attribute("Include")?.Value).OfType<string>();

    private static bool IsOurs(string reference) =>
        reference.StartsWith("Solde.", StringComparison.Ordinal) || string.Equals(reference, "solde", StringComparison.Ordinal);
}
