using Npgsql;

namespace Solde.Tests.Postgres;

/// <summary>Counts every statement on one PostgreSQL database, by its text: the server's own count (pg_stat_statements), read from another database.</summary>
internal sealed class PostgresStatements(PostgresServer server, string database)
{
    /// <summary>Has the server count from its next start on.</summary>
    public static async Task<PostgresStatements> Begin(PostgresCluster cluster, string database, CancellationToken cancellation)
    {
        await cluster.Server.Execute("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'", cancellation);
        await cluster.Stop(StopMode.Fast, cancellation);
        await cluster.Start(cancellation);
        await cluster.Server.Execute("CREATE EXTENSION pg_stat_statements", cancellation);
        return new PostgresStatements(cluster.Server, database);
    }

    /// <summary>What was asked so far, and how often.</summary>
    public async Task<IReadOnlyDictionary<string, long>> Counts(CancellationToken cancellation)
    {
        const string sql = """
            SELECT query, SUM(calls)::bigint FROM pg_stat_statements WHERE dbid = (SELECT oid FROM pg_database WHERE datname = $1) GROUP BY query
            """;
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = database } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
        {
            counts[reader.GetString(0)] = reader.GetInt64(1);
        }

        return counts;
    }
}
