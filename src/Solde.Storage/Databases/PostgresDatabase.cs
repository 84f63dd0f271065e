using System.Data;
using Npgsql;
using Solde.Storage.Sql;

namespace Solde.Storage.Databases;

/// <summary>A PostgreSQL database, which several nodes may share. Each transaction has a connection of the pool to itself.</summary>
internal sealed class PostgresDatabase : IDatabase
{
    private const int MostRepeats = 10;

    /// <summary>Three nodes fit a server as it is delivered (100), and what comes all at once waits here for its turn instead of being refused there. Comes
    /// first, so that the connection string may say otherwise.</summary>
    private const string MostConnections = "Maximum Pool Size=30;";

    private readonly NpgsqlDataSource source;

    private PostgresDatabase(NpgsqlDataSource source) => this.source = source;

    /// <summary>Connects, and brings the database to this program's shape.</summary>
    /// <param name="connectionString">As Npgsql takes it.</param>
    public static async ValueTask<PostgresDatabase> Open(string connectionString)
    {
        var options = new NpgsqlConnectionStringBuilder(MostConnections + connectionString)
        {
            MaxAutoPrepare = 200, AutoPrepareMinUsages = 2, ApplicationName = "solde", NoResetOnClose = true,
        };
        var connections = NpgsqlDataSource.Create(options);
        try
        {
            await using var connection = await connections.OpenConnectionAsync();
            Migrations.Apply(connection, PostgresDialect.Instance, Migrations.Of(PostgresDialect.Instance));
            await Feed.Adopt(connection);
            return new PostgresDatabase(connections);
        }
        catch
        {
            await connections.DisposeAsync();
            throw;
        }
    }

    public string System => "postgresql";

    public async ValueTask Write(Func<Session, ValueTask> work)
    {
        for (var repeats = 0; ; repeats++)
        {
            try
            {
                await Transact(IsolationLevel.ReadCommitted, work);
                return;
            }
            catch (PostgresException e)
                when (repeats < MostRepeats && e.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure)
            {
                // Undone by the database, which chose it among several that waited for each other.
            }
        }
    }

    public ValueTask Read(Func<Session, ValueTask> work) => Transact(IsolationLevel.RepeatableRead, work);

    public ValueTask DisposeAsync() => source.DisposeAsync();

    // The beginning leaves with the first statement: a read of one is two round trips, not three.
    private async ValueTask Transact(IsolationLevel isolation, Func<Session, ValueTask> work)
    {
        var connection = await source.OpenConnectionAsync();
        using var session = new PostgresSession(connection);
        await using var transaction = await connection.BeginTransactionAsync(isolation);
        await work(session);
        await transaction.CommitAsync();
    }
}
