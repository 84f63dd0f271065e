using System.Collections.Immutable;

namespace Solde.Server.Office.Shared;

/// <summary>The languages that screens speak, each by its own name.</summary>
internal static class Tongues
{
    public static ImmutableArray<(string Value, string Shown)> All { get; } = [("fr", "Français"), ("en", "English")];
}
