using System.CommandLine;
using Solde.Server.Settings;
using Spectre.Console;

namespace Solde.Server.Cli;

/// <summary><c>solde settings</c>: how an installation is set up, and where each setting was written.</summary>
internal static class SettingsCommand
{
    public static Command Create(Terminal terminal)
    {
        var installation = DatabaseOptions.Database();
        var json = DatabaseOptions.Json();
        var command = new Command("settings", "Show the settings that hold here, and where each was written; secrets are hidden") { installation, json };
        command.SetAction(parsed =>
        {
            var given = installation.Given(parsed);
            Installation.Read(given);
            if (parsed.GetValue(json))
            {
                WriteJson(given, terminal);
            }
            else
            {
                WriteTable(given, terminal);
            }

            return (int)ExitCode.Done;
        });
        return HelpWithExamples.Add(
            command,
            ("settings", "what `serve` would run with here"),
            ("settings --set mail.host=smtp.example.com --set mail.from=solde@example.com", "would these do? A wrong one is told by its name"));
    }

    private static void WriteTable(GivenSettings given, Terminal terminal)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("Setting").AddColumn("Value").AddColumn("From");
        foreach (var setting in Setting.All)
        {
            var value = given.Find(setting.Name);
            table.AddRow(
                Markup.Escape(setting.Name), Markup.Escape(value is { } set ? Installation.Shown(setting, set.Text) : setting.Otherwise),
                Markup.Escape(value?.Place ?? "default"));
        }

        terminal.Tables().Write(table);
    }

    private static void WriteJson(GivenSettings given, Terminal terminal) => terminal.WriteJson(writer =>
    {
        writer.WriteStartObject();
        foreach (var setting in Setting.All)
        {
            if (given.Find(setting.Name) is { } value)
            {
                writer.WriteStartObject(setting.Name);
                writer.WriteString("value", Installation.Shown(setting, value.Text));
                writer.WriteString("from", value.Place);
                writer.WriteEndObject();
            }
        }

        writer.WriteEndObject();
    });
}
