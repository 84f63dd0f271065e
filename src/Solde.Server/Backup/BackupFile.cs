using System.Globalization;
using Solde.App.Journal;
using Solde.Server.Cli;
using Solde.Server.Settings;
using Solde.Storage;
using Solde.Storage.Databases;

namespace Solde.Server.Backup;

/// <summary>A copy of a SQLite installation: a database file, with the key and the sandbox's books beside it under the names they have in an
/// installation. It can be opened as one.</summary>
internal static class BackupFile
{
    /// <summary>Copies, checks, and only then gives the copy its name.</summary>
    /// <returns>What was checked, for people.</returns>
    /// <exception cref="UserFault">There is nothing to copy, the name is taken, or the copy is not what it should be.</exception>
    public static async Task<string> Make(Installation from, string to, Terminal terminal)
    {
        if (!File.Exists(from.Database))
        {
            throw UserFault.NotFound($"{from.Database}: no such database");
        }

        if (File.Exists(to))
        {
            throw UserFault.Malformed($"{to}: is there already; a backup never replaces one");
        }

        var (partial, copy) = (to + ".partial", Installation.At(to));
        try
        {
            Remove(partial);
            SqliteFile.Copy(from.Database, partial);
            var verified = await Verified(partial);
            CopyBeside(from, copy);
            OnlyForOwner(partial);
            File.Move(partial, to); // Last: where the name is, all the rest is too.
            return verified;
        }
        finally
        {
            Remove(partial);
        }
    }

    /// <summary>Whether a copy is whole and every booking is what its journal makes of it.</summary>
    /// <exception cref="UserFault">It is not.</exception>
    public static async Task<string> Verified(string path)
    {
        if (SqliteFile.Problem(path) is { } problem)
        {
            throw UserFault.NotFound($"{path}: damaged: {problem}");
        }

        using var store = SqlStore.Sqlite(path);
        var (bookings, entries) = (0, 0L);
        foreach (var (id, settings) in await store.Properties())
        {
            var verified = (await new Verify(store).Property(id))!;
            if (!verified.Problems.IsEmpty)
            {
                throw UserFault.NotFound($"{path}: {settings.Name}: {verified.Problems.Length} problems, the first: {verified.Problems[0].Problem}");
            }

            bookings += verified.Bookings;
            entries += verified.Entries;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{bookings:N0} bookings, {entries:N0} journal entries: all hold");
    }

    /// <summary>Copies what lies beside a database to beside another, where nothing lies yet.</summary>
    public static void CopyBeside(Installation from, Installation to)
    {
        if (File.Exists(from.KeyFile) && !File.Exists(to.KeyFile))
        {
            File.Copy(from.KeyFile, to.KeyFile);
            OnlyForOwner(to.KeyFile);
        }

        if (File.Exists(from.Books) && !File.Exists(to.Books))
        {
            Remove(to.Books + ".partial");
            SqliteFile.Copy(from.Books, to.Books + ".partial");
            OnlyForOwner(to.Books + ".partial");
            File.Move(to.Books + ".partial", to.Books);
        }
    }

    /// <summary>Removes a database file with what SQLite leaves beside it.</summary>
    public static void Remove(string path)
    {
        foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm", "-journal"])
        {
            File.Delete(path + suffix);
        }
    }

    // It names guests, and makes their pay links.
    private static void OnlyForOwner(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
