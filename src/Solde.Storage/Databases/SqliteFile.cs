using Microsoft.Data.Sqlite;

namespace Solde.Storage.Databases;

/// <summary>SQLite files as a whole: copied while others use them, checked, and asked whether anybody does.</summary>
public static class SqliteFile
{
    /// <summary>Copies a file to another that is not there yet, as it is at one moment; others may read and write meanwhile. The copy is one file, without
    /// a log beside it.</summary>
    /// <exception cref="SqliteException">It cannot be read, or the copy cannot be written.</exception>
    public static void Copy(string from, string to)
    {
        using var source = Open(from, SqliteOpenMode.ReadWrite);
        using var target = Open(to, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(target);
        Execute(target, "PRAGMA journal_mode = DELETE");
    }

    /// <summary>Whether a file is whole, by SQLite's own check.</summary>
    /// <returns>Null, or the first thing that is wrong.</returns>
    public static string? Problem(string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadWrite);
        return Execute(connection, "PRAGMA integrity_check(1)") is "ok" ? null : Execute(connection, "PRAGMA integrity_check(1)");
    }

    /// <summary>Makes one file of a database and its log, which only works while nobody else has it open.</summary>
    /// <returns>False when somebody has.</returns>
    public static bool TryClose(string path)
    {
        const int Busy = 5, Locked = 6;
        try
        {
            using var connection = Open(path, SqliteOpenMode.ReadWrite);
            return Execute(connection, "PRAGMA journal_mode = DELETE") == "delete";
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is Busy or Locked)
        {
            return false;
        }
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 2 }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static string? Execute(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant.
        command.CommandText = pragma;
#pragma warning restore CA2100
        return command.ExecuteScalar() as string;
    }
}
