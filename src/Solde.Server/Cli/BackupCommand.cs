using System.CommandLine;
using Microsoft.Data.Sqlite;
using Solde.Server.Backup;
using Solde.Server.Settings;

namespace Solde.Server.Cli;

/// <summary><c>solde backup</c> and <c>solde restore</c>: a SQLite installation in a file, and back (docs/operations.md).</summary>
internal static class BackupCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = File("Where the copy goes; the key of pay links and the sandbox's books lie beside it");
        var installation = DatabaseOptions.Database();
        var command = new Command("backup", "Copy a SQLite installation, while it is being served, and check the copy") { file, installation };
        command.SetAction(async (parsed, _) =>
        {
            var (from, to) = (Sqlite(installation.Read(parsed), "pg_dump and pg_basebackup copy it"), parsed.GetRequiredValue(file));
            var verified = await Told(() => BackupFile.Make(from, to, terminal));
            await terminal.Output.WriteLineAsync($"{to}: {verified}");
            return (int)ExitCode.Done;
        });
        return HelpWithExamples.Add(
            command, ("backup /var/backups/solde-2026-06-01.db", "all of the installation in the folder data; nothing is stopped for it"));
    }

    public static Command CreateRestore(Terminal terminal)
    {
        var file = File("The copy that `solde backup` made");
        var replace = new Option<bool>("--replace") { Description = "Take the place of the database that is there; it is kept under another name" };
        var installation = DatabaseOptions.Database();
        var command = new Command("restore", "Put a copy in place and tell it what the acquirer did since; its properties stay paused until `solde resume`")
        {
            file, replace, installation,
        };
        command.SetAction(async (parsed, _) =>
        {
            var to = Sqlite(installation.Read(parsed), "restore it with its own tools, then run `solde reconcile`");
            var told = await Told(() => RestoredFile.PutInPlace(parsed.GetRequiredValue(file), to, parsed.GetValue(replace), terminal));
            await terminal.Output.WriteLineAsync(told);
            return (int)ExitCode.Done;
        });
        return HelpWithExamples.Add(
            command,
            ("restore /var/backups/solde-2026-06-01.db", "into the folder data, where no database is"),
            ("restore /var/backups/solde-2026-06-01.db --replace", "in place of the one that is there, which is kept; stop `serve` first"));
    }

    public static Command CreateReconcile(Terminal terminal)
    {
        var installation = DatabaseOptions.Database();
        var command = new Command("reconcile", "Pause all properties and tell a database that came from a backup what the acquirer did since") { installation };
        command.SetAction(async (parsed, _) =>
        {
            using var opened = Database.Open(installation.Read(parsed), make: false, terminal.Now);
            await terminal.Output.WriteLineAsync(await RestoredFile.CatchUp(opened, terminal));
            return (int)ExitCode.Done;
        });
        return HelpWithExamples.Add(
            command,
            ("reconcile --database \"Host=db.example;Database=solde;Username=solde\"", "after pg_restore, before any node is started"));
    }

    private static Argument<string> File(string description) => new("file") { Description = description };

    private static Installation Sqlite(Installation installation, string otherwise) => installation.IsPostgres
        ? throw UserFault.Malformed($"this is for SQLite; the database is PostgreSQL: {otherwise} (docs/operations.md)")
        : installation;

    private static async Task<T> Told<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw UserFault.NotFound(fault.Message.ReplaceLineEndings(" ").TrimEnd('.'));
        }
    }
}
