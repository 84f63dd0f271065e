using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Solde.App.Payments;
using Solde.App.Work;
using Solde.Server.Cli;
using Solde.Server.Settings;
using Solde.Storage.Databases;

namespace Solde.Server.Backup;

/// <summary>Puts a copy in place. It is caught up with the acquirer first, beside the database that is there: if that fails, nothing has changed.</summary>
internal static class RestoredFile
{
    private static readonly InstantPattern Stamp = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    /// <summary>Puts a copy in place.</summary>
    /// <param name="from">The copy.</param>
    /// <param name="to">The installation.</param>
    /// <param name="replace">Whether a database that is there may be replaced; it is kept under another name.</param>
    /// <param name="terminal">For the time.</param>
    /// <returns>What was done and how to go on, for people.</returns>
    /// <exception cref="UserFault">The copy is not there or not whole, a database is there, or somebody uses it.</exception>
    public static async Task<string> PutInPlace(string from, Installation to, bool replace, Terminal terminal)
    {
        if (!File.Exists(from))
        {
            throw UserFault.NotFound($"{from}: no such file");
        }

        var isThere = File.Exists(to.Database);
        if (isThere && !replace)
        {
            throw UserFault.Malformed($"{to.Database}: is there already; --replace puts the copy in its place and keeps it under another name");
        }

        if (isThere && !SqliteFile.TryClose(to.Database))
        {
            throw UserFault.NotFound($"{to.Database}: is in use; stop `solde serve` first");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(to.Database))!);
        var next = to.Database + ".restoring";
        try
        {
            BackupFile.Remove(next);
            SqliteFile.Copy(from, next);
            await BackupFile.Verified(next);
            var kept = isThere ? $"{to.Database}.replaced-{Stamp.Format(terminal.Now())}" : null;
            var told = await CatchUpBeside(Installation.At(from), to, next, terminal);
            if (kept is not null)
            {
                File.Move(to.Database, kept);
            }

            SqliteFile.TryClose(next);
            File.Move(next, to.Database);
            return told + (kept is null ? "" : $"\nThe database that was there is kept: {kept}");
        }
        finally
        {
            BackupFile.Remove(next);
        }
    }

    /// <summary>Pauses all properties, and tells a database what the acquirer did since it was copied.</summary>
    /// <returns>What was done and how to go on, for people.</returns>
    public static async Task<string> CatchUp(Database opened, Terminal terminal)
    {
        var properties = await opened.Store.Properties();
        foreach (var (id, _) in properties)
        {
            await opened.Brake.Pause(id, terminal.Now());
        }

        CaughtUp done;
        try
        {
            done = await new CatchingUp(opened.Store, opened.Ids, new LiveClock(terminal.Time)).Run(Entries(opened, terminal.Now()));
        }
        catch (HttpRequestException fault)
        {
            throw UserFault.NotFound($"the acquirer (setting sandbox): {fault.Message.TrimEnd('.')}");
        }

        var names = string.Join(", ", properties.Select(property => $"\"{property.Settings.Name}\""));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Caught up with the acquirer: {done.Settled:N0} open attempts ended, {done.Recorded:N0} payments and refunds recorded, {done.Tasks:N0} tasks for staff.\n"
            + $"Paused: {names}. Check with `solde verify` and look at the tasks, bring in what other systems know, then `solde resume` each and `solde serve`.");
    }

    /// <summary>The acquirer's books stay as they are where they are: it is another's memory. Only where there are none, those of the copy are taken.</summary>
    private static async Task<string> CatchUpBeside(Installation copy, Installation to, string next, Terminal terminal)
    {
        BackupFile.CopyBeside(copy, to);
        using var opened = Database.Open(to with { Database = next, KeyFile = to.KeyFile, Books = to.Books }, make: false, terminal.Now);
        return await CatchUp(opened, terminal);
    }

    private static async IAsyncEnumerable<AcquiredEntry> Entries(Database opened, Instant now)
    {
        var ids = new Dictionary<long, string>(); // What is captured, released or refunded stands before that in the books.
        await foreach (var entry in opened.Acquired)
        {
            ids[entry.Number] = entry.Id;
            yield return new AcquiredEntry(entry.Id, entry.Kind, entry.State, entry.Amount, entry.Reference, entry.SucceededAt ?? entry.At)
            {
                Attempt = Guid.TryParseExact(entry.Attempt, "N", out var attempt) ? attempt : null,
                Target = entry.Target is { } target ? ids.GetValueOrDefault(target) : null,
                Reason = entry.Reason,
                ExpiresAt = entry.ExpiresAt,
                IsOpenHold = entry.ClosedBy is null && !(entry.ExpiresAt <= now),
            };
        }
    }
}
