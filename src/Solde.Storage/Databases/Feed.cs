using Npgsql;

namespace Solde.Storage.Databases;

/// <summary>Keeps the journal's feed in order when a database comes to another PostgreSQL server from a dump: the numbers of its transactions begin anew there,
/// and cursors that were given out must never pass a new entry.</summary>
internal static class Feed
{
    /// <summary>Shifts the numbers of the transactions to come behind those the journal has, if the server is another one than before.</summary>
    public static async ValueTask Adopt(NpgsqlConnection connection)
    {
        const string sql = """
            UPDATE feed SET server = (SELECT system_identifier FROM pg_control_system()),
                shift = CASE WHEN server = 0 THEN 0 ELSE (SELECT COALESCE(MAX(tx), 0) FROM journal) END
            WHERE server <> (SELECT system_identifier FROM pg_control_system())
            """;
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
