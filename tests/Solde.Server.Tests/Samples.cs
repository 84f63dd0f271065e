using System.Runtime.CompilerServices;

namespace Solde.Server.Tests;

/// <summary>The samples of the checkout that the tests were built from.</summary>
internal static class Samples
{
    public static string Root { get; } = RootOf();

    public static string Csv => PathOf("hotel-bookings.csv");

    public static string PathOf(string name) => Path.Combine(Root, "samples", name);

    private static string RootOf([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));
}
