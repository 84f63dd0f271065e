using System.CommandLine;
using Solde.Server.Settings;

namespace Solde.Server.Cli;

/// <summary>The options of commands that work on a database.</summary>
internal static class DatabaseOptions
{
    public static InstallationOption Database() => new();

    public static Option<string?> Property() => new("--property")
    {
        Description = "The property, by its name; needed where there are several", HelpName = "name",
    };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON instead of a table" };
}

/// <summary><c>--database</c>, and with it the other options that say which installation is meant (<see cref="Complete"/>).</summary>
internal sealed class InstallationOption : Option<string?>
{
    private readonly Option<string?> data = new("--data") { Description = "The folder of the installation's files", HelpName = "folder" };
    private readonly Option<string?> file = new("--settings") { Description = "The settings file; else solde.json in the data folder", HelpName = "file.json" };
    private readonly Option<string[]> set = new("--set") { Description = "A setting (`solde settings` lists them)", HelpName = "name=value" };
    private readonly List<(string Setting, Option<string?> Option)> more = [];

    public InstallationOption()
        : base("--database", "-d")
    {
        Description = "The database: a SQLite file, or a connection string of PostgreSQL (Host=…); else solde.db in the data folder";
        HelpName = "file.db|Host=…";
    }

    /// <summary>Gives another setting an option of its own.</summary>
    public void Add(string setting, Option<string?> option) => more.Add((setting, option));

    /// <summary>Gives every command that works on an installation the options that say which.</summary>
    public static void Complete(Command command)
    {
        foreach (var option in command.Options.OfType<InstallationOption>().ToList())
        {
            option.more.ForEach(each => command.Add(each.Option));
            command.Add(option.data);
            command.Add(option.file);
            command.Add(option.set);
        }

        foreach (var inner in command.Subcommands)
        {
            Complete(inner);
        }
    }

    /// <summary>The settings of the installation that is meant.</summary>
    /// <exception cref="UserFault">Some are wrong.</exception>
    public Installation Read(ParseResult parsed) => Installation.Read(Given(parsed));

    /// <summary>The same as they were written.</summary>
    public GivenSettings Given(ParseResult parsed)
    {
        List<(string Setting, Option<string?> Option)> own = [("database", this), ("data", data), .. more];
        var options = own.Where(each => parsed.GetValue(each.Option) is not null)
            .Select(each => (each.Setting, each.Option.Name, parsed.GetValue(each.Option)!));
        return SettingSources.Collect(SettingSources.Environment(), options, parsed.GetValue(set) ?? [], parsed.GetValue(file));
    }
}
