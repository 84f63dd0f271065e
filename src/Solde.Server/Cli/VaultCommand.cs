using System.CommandLine;
using System.Globalization;
using Solde.Vault;

namespace Solde.Server.Cli;

/// <summary><c>solde vault</c>: the keys of the card vault (docs/vault.md).</summary>
internal static class VaultCommand
{
    public static Command Create(Terminal terminal) => HelpWithExamples.Add(
        new Command("vault", "Make keys of the card vault, and have the newest wrap what older ones do") { NewKey(terminal), Rotate(terminal) },
        ("vault new-key --set vault.keys=/etc/solde/vault", "the next key; from now on it wraps new numbers. Copy it to every node"),
        ("vault rotate --set vault.keys=/etc/solde/vault", "the newest key wraps the numbers that are kept already: then older ones can be destroyed"));

    private static Command NewKey(Terminal terminal)
    {
        var database = DatabaseOptions.Database();
        var command = new Command("new-key", "Make the next master key, as a file only its owner can read") { database };
        command.SetAction(async (parsed, _) =>
        {
            var folder = Folder(database.Read(parsed).VaultKeys);
            try
            {
                var version = new VaultKeys(folder).Make();
                await terminal.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"key {version} made in {folder}"));
                return (int)ExitCode.Done;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw UserFault.NotFound($"{folder}: {fault.Message.TrimEnd('.')}");
            }
        });
        return command;
    }

    private static Command Rotate(Terminal terminal)
    {
        var database = DatabaseOptions.Database();
        var command = new Command("rotate", "Have the newest master key wrap what older ones do, a batch at a time; nodes may be at work") { database };
        command.SetAction(async (parsed, cancel) =>
        {
            var installation = database.Read(parsed);
            Folder(installation.VaultKeys);
            using var opened = Database.Open(installation, make: false, terminal.Now);
            try
            {
                var (count, unopened) = await opened.Vault!.Rotate(cancel);
                await terminal.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count} record{(count == 1 ? "" : "s")} wrapped anew"));
                foreach (var each in unopened)
                {
                    await terminal.Error.WriteLineAsync(string.Create(
                        CultureInfo.InvariantCulture, $"solde: record {each.Record} of booking {each.Booking.Booking} stays with key {each.KeyVersion}: {each.Why}"));
                }

                return (int)(unopened.IsEmpty ? ExitCode.Done : ExitCode.Differs);
            }
            catch (VaultException fault)
            {
                throw UserFault.NotFound(fault.Message);
            }
        });
        return command;
    }

    private static string Folder(string? set) =>
        set ?? throw UserFault.Malformed("vault.keys is not set: it names the folder of the keys, apart from the database (docs/vault.md)");
}
