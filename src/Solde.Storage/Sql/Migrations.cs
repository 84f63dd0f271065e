using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Solde.Storage.Sql;

/// <summary>A numbered step of the database's shape.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Name">Its file's name.</param>
/// <param name="Script">Its SQL.</param>
internal sealed record Migration(int Number, string Name, string Script)
{
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Script)));
}

/// <summary>Brings a database to the shape this program knows: numbered SQL files, each applied once, all under one lock.</summary>
internal static class Migrations
{
    private const string Table = "CREATE TABLE IF NOT EXISTS migrations (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL)";

    /// <summary>The migrations of a dialect, in order.</summary>
    public static IReadOnlyList<Migration> Of(IDialect dialect)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var folder = $"Migrations/{dialect.Migrations}/";
        return
        [
            .. assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                .Select(name => new Migration(NumberOf(name[folder.Length..]), name[folder.Length..], Read(assembly, name))),
        ];
    }

    /// <summary>Applies what is missing.</summary>
    /// <exception cref="MigrationException">The database was made by another text of a migration, or by a newer program.</exception>
    public static void Apply(DbConnection connection, IDialect dialect, IReadOnlyList<Migration> migrations)
    {
        Run(connection, dialect.BeginWriting);
        try
        {
            Run(connection, dialect.LockMigrations);
            Run(connection, Table);
            var applied = Applied(connection);
            Check(applied, migrations);
            foreach (var migration in migrations.Skip(applied.Count))
            {
                Run(connection, migration.Script);
                Run(
                    connection,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"INSERT INTO migrations (number, name, checksum) VALUES ({migration.Number}, '{migration.Name}', '{migration.Checksum}')"));
            }

            Run(connection, "COMMIT");
        }
        catch
        {
            Run(connection, "ROLLBACK");
            throw;
        }
    }

    private static void Check(List<(int Number, string Name, string Checksum)> applied, IReadOnlyList<Migration> migrations)
    {
        if (applied.Count > migrations.Count)
        {
            throw new MigrationException($"the database is newer than this program: it has migration {applied[^1].Name}");
        }

        foreach (var (row, migration) in applied.Zip(migrations))
        {
            if (row != (migration.Number, migration.Name, migration.Checksum))
            {
                throw new MigrationException($"migration {row.Name} was applied with another text than {migration.Name} has now");
            }
        }
    }

    private static List<(int Number, string Name, string Checksum)> Applied(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, name, checksum FROM migrations ORDER BY number";
        using var reader = command.ExecuteReader();
        var applied = new List<(int, string, string)>();
        while (reader.Read())
        {
            applied.Add((reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        }

        return applied;
    }

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants and the scripts embedded in this assembly.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0; // A million bookings may have to be gone through.
        command.ExecuteNonQuery();
    }

    private static int NumberOf(string file) => int.Parse(file.AsSpan(0, 3), CultureInfo.InvariantCulture);

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}

/// <summary>The database cannot be used by this program; nothing was changed.</summary>
public sealed class MigrationException(string message) : Exception(message);
