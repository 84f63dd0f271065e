using System.Globalization;
using NodaTime.Text;

namespace Solde.Crash.Tests.Host;

/// <summary>The nth passing of a point.</summary>
/// <param name="Point">Its name; <see cref="Any"/> = whichever.</param>
/// <param name="Nth">From 1.</param>
internal sealed record Passing(string Point, int Nth)
{
    public const string Any = "any";

    /// <summary>As it is written: <c>Confirm, answered</c> or <c>Confirm, answered#2</c>.</summary>
    public static Passing Read(string text) =>
        text.Split('#') is [var point, var nth] ? new Passing(point, int.Parse(nth, CultureInfo.InvariantCulture)) : new Passing(text, 1);

    public override string ToString() => $"{Point}#{Nth}";
}

/// <summary>What a node process is told.</summary>
internal sealed record NodeOptions
{
    /// <summary>A file, or how to connect to PostgreSQL.</summary>
    public required string Database { get; init; }

    /// <summary>Whether it is PostgreSQL.</summary>
    public required bool IsPostgres { get; init; }

    /// <summary>Where e-mails are left, and the key.</summary>
    public required string Folder { get; init; }

    /// <summary>The acquirer's origin.</summary>
    public required Uri Sandbox { get; init; }

    /// <summary>What all references begin with, since the acquirer has other customers.</summary>
    public required string Prefix { get; init; }

    /// <summary>The instant it believes it is when it starts; milliseconds.</summary>
    public required Instant At { get; init; }

    /// <summary>It ends once nothing is due until then.</summary>
    public required Instant Until { get; init; }

    /// <summary>So many sales are closed at once (<see cref="Till"/>) instead of the story; 0 = the story.</summary>
    public int Sales { get; init; }

    /// <summary>It begins with the last of them, so that two nodes meet in the middle.</summary>
    public bool Backwards { get; init; }

    /// <summary>Where it kills itself; null = nowhere.</summary>
    public Passing? Kill { get; init; }

    /// <summary>Where it says <c>reached</c> and waits for a line; null = nowhere.</summary>
    public Passing? Hold { get; init; }

    /// <summary>Where it is told to stop gracefully; null = nowhere.</summary>
    public Passing? Stop { get; init; }

    /// <summary>Which answer of the acquirer is lost; null = none.</summary>
    public Passing? Lose { get; init; }

    public static NodeOptions Read(ReadOnlySpan<string> args)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var arg in args)
        {
            var end = arg.IndexOf('=', StringComparison.Ordinal);
            given.Add(arg[..end], arg[(end + 1)..]);
        }

        Passing? At(string name) => given.TryGetValue(name, out var text) ? Passing.Read(text) : null;
        return new NodeOptions
        {
            Database = given["database"], IsPostgres = given["postgres"] == "True", Folder = given["folder"], Sandbox = new Uri(given["sandbox"]),
            Prefix = given["prefix"], At = InstantPattern.ExtendedIso.Parse(given["at"]).Value, Until = InstantPattern.ExtendedIso.Parse(given["until"]).Value,
            Sales = int.Parse(given["sales"], CultureInfo.InvariantCulture), Backwards = given["backwards"] == "True", Kill = At("kill"), Hold = At("hold"), Stop = At("stop"), Lose = At("lose"),
        };
    }

    public IEnumerable<string> Write()
    {
        (string Name, object? Value)[] all =
        [
            ("database", Database), ("postgres", IsPostgres), ("folder", Folder), ("sandbox", Sandbox), ("prefix", Prefix),
            ("at", InstantPattern.ExtendedIso.Format(At)), ("until", InstantPattern.ExtendedIso.Format(Until)),
            ("sales", Sales), ("backwards", Backwards), ("kill", Kill), ("hold", Hold), ("stop", Stop), ("lose", Lose),
        ];
        return all.Where(each => each.Value is not null).Select(each => $"{each.Name}={each.Value}");
    }
}
