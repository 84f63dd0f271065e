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
                await Transact(PostgresDialect.Instance.BeginWriting, work);
                return;
            }
            catch (PostgresException e)
                when (repeats < MostRepeats && e.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure)
            {
                // Undone by the database, which chose it among several that waited for each other.
            }
        }
    }

    public ValueTask Read(Func<Session, ValueTask> work) => Transact(PostgresDialect.Instance.BeginReading, work);

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async ValueTask Transact(string begin, Func<Session, ValueTask> work)
    {
        using var session = new PostgresSession(await source.OpenConnectionAsync());
        await session.Execute(begin);
        try
        {
            await work(session);
            await session.Execute("COMMIT");
        }
        catch
        {
            await session.RollBack();
            throw;
        }
    }
}
