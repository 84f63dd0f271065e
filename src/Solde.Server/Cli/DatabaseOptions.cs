using System.CommandLine;

namespace Solde.Server.Cli;

/// <summary>The options of commands that work on a database.</summary>
internal static class DatabaseOptions
{
    public static Option<string> Database() => new("--database", "-d")
    {
        Description = "The database: a SQLite file, or a connection string of PostgreSQL (Host=…)",
        HelpName = "file.db|Host=…",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("SOLDE_DATABASE") ?? "solde.db",
    };

    public static Option<string?> Property() => new("--property")
    {
        Description = "The property, by its name; needed where there are several", HelpName = "name",
    };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON instead of a table" };
}
