using System.Security.Cryptography;
using Npgsql;

namespace Solde.Tests.Postgres;

/// <summary>A server on which databases may be created, by a connection string to one that is there.</summary>
internal sealed class PostgresServer(string connectionString)
{
    /// <summary>A connection string to the database in which the others are created.</summary>
    public string ConnectionString { get; } = connectionString;

    /// <summary>A new database: empty, or a copy of one to which nobody is connected.</summary>
    public async Task<PostgresDatabase> CreateDatabase(PostgresDatabase? template = null, CancellationToken cancellation = default)
    {
        // Several test runs may share a server, so the name is one that no other run takes.
        var name = $"solde_{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        var database = new PostgresDatabase(this, name);
        template?.Disconnect();
        await Execute(template is null ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {template.Name}", cancellation);
        return database;
    }

    /// <summary>Closes the connections that are kept open for the next statement.</summary>
    public void Disconnect() => Disconnect(ConnectionString);

    /// <summary>The one value of a query in the database in which the others are created.</summary>
    public Task<T> Scalar<T>(string sql, CancellationToken cancellation = default) => Scalar<T>(ConnectionString, sql, cancellation);

    /// <summary>Runs SQL in the database in which the others are created.</summary>
    public Task Execute(string sql, CancellationToken cancellation = default) => Execute(ConnectionString, sql, cancellation);

    internal static void Disconnect(string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(connection);
    }

    internal static async Task<T> Scalar<T>(string connectionString, string sql, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(cancellation))!;
    }

    internal static async Task Execute(string connectionString, string sql, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

/// <summary>A database that is dropped when nobody needs it any more, whoever is still connected.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly PostgresServer server;

    public PostgresDatabase(PostgresServer server, string name)
    {
        this.server = server;
        Name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ConnectionString;
    }

    /// <summary>Its name, which needs no quotes.</summary>
    public string Name { get; }

    /// <summary>How to connect to it.</summary>
    public string ConnectionString { get; }

    /// <summary>The one value of a query.</summary>
    public Task<T> Scalar<T>(string sql, CancellationToken cancellation = default) => PostgresServer.Scalar<T>(ConnectionString, sql, cancellation);

    /// <summary>Runs SQL.</summary>
    public Task Execute(string sql, CancellationToken cancellation = default) => PostgresServer.Execute(ConnectionString, sql, cancellation);

    /// <summary>Closes the connections that Npgsql keeps for the next user of this connection string.</summary>
    public void Disconnect() => PostgresServer.Disconnect(ConnectionString);

    public async ValueTask DisposeAsync()
    {
        Disconnect();
        await server.Execute($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
    }
}
