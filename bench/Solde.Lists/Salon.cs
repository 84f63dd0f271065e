using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using NodaTime;
using Npgsql;
using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.Core;
using Solde.Core.Agenda;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Storage;

namespace Solde.Lists;

/// <summary>A salon with very many appointments: what the program itself stores of one with a card left for it, again and again at other times, half an hour after half an
/// hour, with each of the team.</summary>
internal static class Salon
{
    /// <summary>The first day of all.</summary>
    public static readonly LocalDate First = new(2020, 1, 6);

    /// <summary>How many a day has.</summary>
    public const int ADay = Members * TimesADay;

    private const int Members = 6;
    private const int TimesADay = 16;
    private static readonly string[] Tables = ["bookings", "people", "taken_times"];
    private static readonly Instant Long = Instant.FromUtc(2001, 1, 1, 0, 0);
    private static readonly BookingKey Sample = new(Hotel.Id, new Guid(0, 0, 0x7000, 0x90, 0, 0, 0, 0, 0, 0, 1));

    private static PropertySettings Settings { get; } = Hotel.Settings with
    {
        Kind = PropertyKind.Salon, Zone = DateTimeZone.Utc,
        Services = [new Service("cut", Euros(55), 30, CardOnline.Optional) { Name = "Coupe" }],
        Team = [.. Enumerable.Range(0, Members).Select(n => new TeamMember(CodeOf(n), $"Léa {n + 1}") { Hours = Hours })],
    };

    private static ImmutableArray<OpeningHours> Hours =>
        [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).Select(day => new OpeningHours(day, new LocalTime(9, 0), new LocalTime(17, 0)))];

    /// <summary>On SQLite.</summary>
    public static async Task OnSqlite(string path, int count)
    {
        await using (var store = SqlStore.Sqlite(path))
        {
            await Store(store);
        }

        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        var columns = new Dictionary<string, string[]>();
        foreach (var table in Tables)
        {
            await using var asked = connection.CreateCommand();
            asked.CommandText = "SELECT name FROM pragma_table_info(@table)";
            asked.Parameters.AddWithValue("@table", table);
            await using var reader = await asked.ExecuteReaderAsync();
            columns[table] = [.. Names(reader)];
        }

        await using var transaction = connection.BeginTransaction();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants, and the database's own names.
        command.CommandText = string.Join(";\n", Copies(
            columns, FormattableString.Invariant($"(WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count}) SELECT n FROM numbers)"),
            id: "unhex(printf('%08x', n) || '000070009000000000000002')", reference: "printf('A%d', n)", member: "printf('m%d', n % 6)",
            day: "date('2020-01-06', '+' || (n / 96) || ' days')", time: "strftime('%H:%M', (9 * 60 + (n / 6 % 16) * 30) * 60, 'unixepoch')"));
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    /// <summary>On PostgreSQL.</summary>
    public static async Task OnPostgres(string database, int count, CancellationToken cancel)
    {
        await using (var store = await SqlStore.Postgres(database))
        {
            await Store(store);
        }

        await using var source = NpgsqlDataSource.Create(database);
        await using var connection = await source.OpenConnectionAsync(cancel);
        var columns = new Dictionary<string, string[]>();
        foreach (var table in Tables)
        {
            await using var asked = new NpgsqlCommand("SELECT column_name FROM information_schema.columns WHERE table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position", connection);
            asked.Parameters.AddWithValue(table);
            await using var reader = await asked.ExecuteReaderAsync(cancel);
            columns[table] = [.. Names(reader)];
        }

        foreach (var copy in Copies(
            columns, FormattableString.Invariant($"(SELECT CAST(n AS BIGINT) AS n FROM generate_series(1, {count}) AS numbers(n))"), id: "(lpad(to_hex(n), 8, '0') || '000070009000000000000002')::uuid", reference: "'A' || n",
            member: "'m' || (n % 6)", day: "to_char(DATE '2020-01-06' + CAST(n / 96 AS INTEGER), 'YYYY-MM-DD')", time: "to_char(INTERVAL '9 hours' + (n / 6 % 16) * INTERVAL '30 minutes', 'HH24:MI')"))
        {
#pragma warning disable CA2100 // As above.
            await using var command = new NpgsqlCommand(copy, connection);
#pragma warning restore CA2100
            command.CommandTimeout = 3600;
            await command.ExecuteNonQueryAsync(cancel);
        }

        await Filling.Settle(database, cancel);
    }

    private static IEnumerable<string> Names(System.Data.Common.DbDataReader reader)
    {
        while (reader.Read())
        {
            yield return reader.GetString(0);
        }
    }

    /// <summary>The sample's rows at other times.</summary>
    private static IEnumerable<string> Copies(Dictionary<string, string[]> columns, string numbers, string id, string reference, string member, string day, string time)
    {
        var from = $"((n / 96) * 86400000 + (9 * 60 + (n / 6 % 16) * 30) * 60000 + {Number(First.AtMidnight().InUtc().ToInstant())})";
        var state = $"replace(replace(replace(replace(t.state, '2001-02-03T09:00', {day} || 'T' || {time}), '2001-02-03', {day}), '\"m9\"', '\"' || {member} || '\"'), 'the-reference', {reference})";
        foreach (var (table, names) in columns)
        {
            var values = names.Select(name => name switch
            {
                "booking_id" => id,
                "ref" => reference,
                "arrival" or "departure" => day,
                "state" => state,
                "member" => member,
                "from_at" => $"CAST({from} AS BIGINT)",
                "until_at" => $"CAST({from} + 1800000 AS BIGINT)",
                _ => $"t.{name}",
            });
            yield return $"CREATE TEMPORARY TABLE sample_{table} AS SELECT * FROM {table}"; // Or it would be read while it is written.
            yield return $"INSERT INTO {table} ({string.Join(", ", names)}) SELECT {string.Join(", ", values)} FROM {numbers} AS numbered CROSS JOIN sample_{table} AS t";
        }
    }

    private static string CodeOf(int n) => string.Create(CultureInfo.InvariantCulture, $"m{n}");

    private static string Number(Instant at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static Money Euros(int amount) => new(amount * 100L, Currency.Eur);

    private static async Task Store(SqlStore store)
    {
        await store.SaveProperty(Hotel.Id, Settings, Long);
        var start = new LocalDateTime(2001, 2, 3, 9, 0);
        var created = new BookingCreated(
            Long, Long,
            new BookingDetails
            {
                Channel = "direct", Ota = false, Arrival = start.Date, Departure = start.Date, Start = start, Services = ["cut"], TeamMember = "m9",
                Guest = new Guest("Anne Martin", "anne@example.com", "fr"),
            },
            [new ChargeLine("cut", Euros(55), Booked: true)]);
        IFact[] after =
        [
            new CardAdded(Long, new CardOnFile(new CardId(1), CardOwner.Guest, "tok_0123456789abcdef", "4242", "Visa", new YearMonth(2035, 12))),
            new ConsentGiven(Long, OnlineBooking.ConsentTo(Settings, created.Details, newClient: false, Long)), new AppointmentConfirmed(Long),
        ];
        var stored = after.Aggregate(Planner.Create(Settings, "the-reference", created), Planner.Apply) with { News = News.None };
        var change = new Change { Key = Sample, FromVersion = 0, Before = null, After = stored, Changed = true, Facts = [created, .. after] };
        if ((await store.Commit([change])).Single() != CommitResult.Stored)
        {
            throw new InvalidOperationException("the sample appointment was not stored");
        }
    }
}
