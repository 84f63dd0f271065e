using System.Globalization;
using Microsoft.Data.Sqlite;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.App.Payments;
using Solde.App.Webhooks;
using Solde.App.Work;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Storage;

namespace Solde.Simulation.Tests;

/// <summary>Looks at the database and at the acquirer's books with eyes of its own, after every step, and says which invariant does not hold. The numbers
/// are those of the architecture.</summary>
internal sealed partial class Watch : IDisposable
{
    private readonly Simulation simulation;
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> commands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> parametersOfKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> sent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> ended = new(StringComparer.Ordinal);
    private readonly Dictionary<(BookingKey, Guid), int> runs = [];
    private readonly List<IFact> facts = [];
    private readonly Dictionary<Guid, int> mailed = [];
    private int stores;

    public Watch(Simulation simulation, bool withoutIndex)
    {
        this.simulation = simulation;
        Store = SqlStore.Sqlite(simulation.Database, new StoreOptions { Salt = simulation.Salt });
        connection = new SqliteConnection($"Data Source={simulation.Database};Pooling=False");
        connection.Open();
        if (withoutIndex)
        {
            Rows("DROP INDEX attempts_one_open_obligation", static _ => 0);
        }
    }

    /// <summary>A store of its own, with which nothing goes wrong.</summary>
    public SqlStore Store { get; }

    /// <summary>How often what has this key left for the acquirer.</summary>
    public int TimesSent(string key) => sent.GetValueOrDefault(key);

    /// <summary>A call that may move money is about to leave.</summary>
    public void Leaves(string key)
    {
        sent[key] = TimesSent(key) + 1;
        if (sent[key] > 1)
        {
            simulation.Count("sent again under the same key");
        }

        var attempt = Guid.ParseExact(key.AsSpan(0, 32), "N");
        var states = Rows(
            "SELECT state || CASE WHEN sent_at IS NULL THEN ' and never sent' ELSE '' END FROM attempts WHERE attempt_id = $1", static row => row.GetString(0),
            attempt.ToByteArray(bigEndian: true));
        if (states is not ["sent" or "unknown" or "processing" or "manual" or "actionRequired"])
        {
            // A node that slept past its lease may come with what another one has brought to its end meanwhile: then it was sent before.
            if (states is not ["succeeded" or "declined" or "voided"])
            {
                simulation.Fail($"3: {key} leaves for the acquirer while its row is {string.Join(", ", states.DefaultIfEmpty("missing"))}");
            }
        }
    }

    /// <summary>A call with a key is made.</summary>
    public void Keyed(string key, string parameters)
    {
        if (parametersOfKey.TryGetValue(key, out var known) && known != parameters)
        {
            simulation.Fail($"4: {key} was {known} and is {parameters}");
        }

        parametersOfKey[key] = parameters;
    }

    /// <summary>The acquirer answered something.</summary>
    public void Acquired()
    {
        var entries = simulation.Ledger.Entries().ToList();
        foreach (var twice in entries.Where(entry => entry.SucceededAt is not null).GroupBy(entry => (entry.Attempt, entry.Kind)).Where(group => group.Count() > 1))
        {
            simulation.Fail($"5: the acquirer did attempt {twice.Key.Attempt} {twice.Count()} times: {string.Join(", ", twice.Select(entry => entry.Id))}");
        }

        foreach (var entry in entries.Where(entry => entry.RefundedMinor > entry.Amount.Minor))
        {
            simulation.Fail($"7: {entry.Id} of {entry.Amount} gave back {entry.RefundedMinor}");
        }
    }

    public void Mailed(Message message)
    {
        mailed[message.Id] = mailed.GetValueOrDefault(message.Id) + 1;
        if (message.Data.Values.Append(message.Address).Any(HasCardNumber))
        {
            simulation.Fail($"14: a card number in the message {message.Template}");
        }
    }

    /// <summary>Something was stored.</summary>
    public void Stored(SimulatedNode by, string name, object?[] args, object? result)
    {
        switch (name)
        {
            case nameof(IStore.Commit):
                Committed(by, (ImmutableArray<Change>)args[0]!, (ImmutableArray<CommitResult>)result!);
                break;
            case nameof(IStore.MarkSent):
                Marked((ImmutableArray<(BookingKey Booking, Attempt Attempt)>)args[0]!, (ImmutableArray<MarkedAs>)result!);
                break;
            case nameof(IGatewayEvents.Keep):
                Kept((GatewayEvent)args[0]!, isNew: (bool)result!);
                break;
            case nameof(IStore.SavePrepared):
                simulation.Count("state prepared");
                break;
        }

        var twice = Rows(
            """
            SELECT group_concat(kind || ' ' || state) FROM attempts
            WHERE settled = 0 AND kind IN ('charge', 'capture') AND state NOT IN ('succeeded', 'declined', 'voided')
            GROUP BY property_id, booking_id HAVING count(*) > 1
            """,
            static row => row.GetString(0));
        if (twice.Count > 0)
        {
            simulation.Fail($"2: a booking has two payments that are not final: {twice[0]}");
        }

        if (++stores % 8 == 0)
        {
            FinalStaysFinal();
        }
    }

    /// <summary>When each queue has something to do next.</summary>
    public List<(WorkQueues Queue, Instant At)> NextDue()
    {
        var row = Rows(
            """
            SELECT (SELECT min(due_at) FROM reviews), (SELECT min(next_check_at) FROM attempts WHERE settled = 0 AND next_check_at IS NOT NULL),
                (SELECT min(next_try_at) FROM messages WHERE next_try_at IS NOT NULL), (SELECT min(due_at) FROM sweeps),
                (SELECT min(due_at) FROM gateway_events WHERE due_at IS NOT NULL)
            """,
            static row => Enumerable.Range(0, 5).Select(i => row.IsDBNull(i) ? (long?)null : row.GetInt64(i)).ToArray())[0];
        return
        [
            .. row.Zip([WorkQueues.Reviews, WorkQueues.Attempts, WorkQueues.Messages, WorkQueues.Sweeps, WorkQueues.GatewayEvents])
                .Where(each => each.First is not null).Select(each => (each.Second, Instant.FromUnixTimeMilliseconds(each.First!.Value))),
        ];
    }

    public void Dispose()
    {
        foreach (var command in commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
        Store.Dispose();
    }

    private void FinalStaysFinal()
    {
        foreach (var (id, state) in Rows("SELECT hex(attempt_id), state || hex(order_hash) FROM attempts WHERE settled = 1", static row => (row.GetString(0), row.GetString(1))))
        {
            if (!ended.TryAdd(id, state) && ended[id] != state)
            {
                simulation.Fail($"6: attempt {id} ended as {ended[id]} and is {state}");
            }
        }
    }

    private List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object> values)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            command = commands[sql] = connection.CreateCommand();
            command.CommandText = sql;
        }

        command.Parameters.Clear();
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        }

        using var rows = command.ExecuteReader();
        var list = new List<T>();
        while (rows.Read())
        {
            list.Add(read(rows));
        }

        return list;
    }

    /// <summary>Whether a text has one of the numbers that guests typed in this simulation.</summary>
    private static bool HasCardNumber(string text) => Solde.App.Tests.Play.GeneratedScenario.Numbers.Any(number => text.Contains(number, StringComparison.Ordinal));
}
