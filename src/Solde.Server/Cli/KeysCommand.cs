using System.CommandLine;
using System.Security.Cryptography;
using NodaTime.Text;
using Solde.App.Access;
using Solde.App.Journal;
using Spectre.Console;

namespace Solde.Server.Cli;

/// <summary><c>solde keys</c>: who may use the API (docs/api.md).</summary>
internal static class KeysCommand
{
    public static Command Create(Terminal terminal) => HelpWithExamples.Add(
        new Command("keys", "Make, list and revoke keys of the API; each opens one property") { Make(terminal), List(terminal), Revoke(terminal) },
        ("keys create \"Booking system\" --write --database hotels.db", "a key to read and act with; shown once, kept only as a hash"),
        ("keys list --database hotels.db", "which keys there are, and when each was last used"),
        ("keys revoke solde_live_0123456789ab --database hotels.db", "that key is useless from now on"));

    private static Command Make(Terminal terminal)
    {
        var name = new Argument<string>("name") { Description = "What it is for" };
        var write = new Option<bool>("--write") { Description = "It may act; without this it may only read" };
        var (database, property) = (DatabaseOptions.Database(), DatabaseOptions.Property());
        var command = new Command("create", "Make a key and print it; it is never shown again") { name, write, database, property };
        command.SetAction(async (parsed, _) =>
        {
            var label = parsed.GetRequiredValue(name);
            if (!KeyDesk.IsName(label))
            {
                throw UserFault.Malformed($"the name has 1 to {KeyDesk.LongestName} characters on one line");
            }

            using var opened = Database.Open(database.Read(parsed), make: false, terminal.Now);
            var (id, settings) = await opened.Property(parsed.GetValue(property));
            var scope = parsed.GetValue(write) ? KeyScope.Write : KeyScope.Read;
            var random = RandomNumberGenerator.GetBytes(ApiKeyText.RandomBytes);
            var text = (await opened.Keys.Create(id, opened.Ids.New(), label, scope, random, terminal.Now()))!;
            await terminal.Output.WriteLineAsync(text);
            await terminal.Error.WriteLineAsync(
                $"\"{label}\" may {(scope == KeyScope.Write ? "read and write" : "read")} \"{settings.Name}\" (property {id:D}). Keep the key: it is not shown again.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command List(Terminal terminal)
    {
        var (database, property) = (DatabaseOptions.Database(), DatabaseOptions.Property());
        var command = new Command("list", "Show the keys of a property, revoked ones too") { database, property };
        command.SetAction(async (parsed, _) =>
        {
            using var opened = Database.Open(database.Read(parsed), make: false, terminal.Now);
            var (id, settings) = await opened.Property(parsed.GetValue(property));
            var table = new Table().Border(TableBorder.Simple).AddColumn("Key").AddColumn("Name").AddColumn("May").AddColumn("Made").AddColumn("Last used")
                .AddColumn("Revoked");
            foreach (var key in await opened.Store.Keys(id))
            {
                string[] cells =
                [
                    $"{key.Prefix}_…", key.Name, Timeline.Word(key.Scope), Timeline.At(key.CreatedAt, settings.Zone)[..10],
                    key.UsedOn is { } day ? LocalDatePattern.Iso.Format(day) : "never",
                    key.RevokedAt is { } revoked ? Timeline.At(revoked, settings.Zone)[..10] : "",
                ];
                table.AddRow([.. cells.Select(Markup.Escape)]);
            }

            terminal.Tables().Write(table);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Revoke(Terminal terminal)
    {
        var prefix = new Argument<string>("key") { Description = "The key as listed, or the whole key" };
        var (database, property) = (DatabaseOptions.Database(), DatabaseOptions.Property());
        var command = new Command("revoke", "Make a key useless, at once and for ever") { prefix, database, property };
        command.SetAction(async (parsed, _) =>
        {
            using var opened = Database.Open(database.Read(parsed), make: false, terminal.Now);
            var (id, settings) = await opened.Property(parsed.GetValue(property));
            var given = parsed.GetRequiredValue(prefix);
            var named = ApiKeyText.PrefixOf(given) ?? given.TrimEnd('…', '_');
            if (!await opened.Keys.Revoke(id, named, terminal.Now()))
            {
                throw UserFault.NotFound($"\"{settings.Name}\" has no working key {named} (`solde keys list` shows them)");
            }

            await terminal.Output.WriteLineAsync($"{named}: revoked");
            return (int)ExitCode.Done;
        });
        return command;
    }
}
