using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Core.Requests;
using Solde.Storage;

namespace Solde.Lists;

/// <summary>What the program itself stores of a booking to which a bit of everything happened. All others are made after it: in which lists they stand is as
/// their own columns say, and each list finds something of them to show.</summary>
/// <param name="Planned">The fold with a planned run.</param>
/// <param name="Rest">The fold without one.</param>
/// <param name="Entries">Names and data of its journal entries.</param>
/// <param name="Letter">The data of a message.</param>
internal sealed record SampleBooking(string Planned, string Rest, ImmutableArray<(string What, string Data)> Entries, string Letter)
{
    private const string Ref = "the-reference", Channel = "the-channel";
    private static readonly LocalDate Arrival = new(2001, 2, 3), Departure = new(2001, 2, 8);
    private static readonly Instant Long = Instant.FromUtc(2001, 1, 1, 0, 0), DueAt = Instant.FromUtc(2001, 1, 31, 13, 7);
    private static readonly AutomationRef Rule = new(new Guid(5, 6, 7, new byte[8]), "Balance");

    /// <summary>Stores one, and reads what was written.</summary>
    public static async Task<SampleBooking> Make(string folder)
    {
        var path = Path.Combine(folder, "sample.db");
        var key = new BookingKey(Hotel.Id, new Guid(9, 9, 9, new byte[8]));
        await using (var store = SqlStore.Sqlite(path))
        {
            await store.SaveProperty(Hotel.Id, Hotel.Settings, Long);
            var created = new BookingCreated(
                Long, Long,
                new BookingDetails
                {
                    Channel = Channel, Ota = false, Arrival = Arrival, Departure = Departure, Guest = new Guest("Anne Martin", "anne@example.com", "fr"),
                },
                [new ChargeLine("accommodation", Euros(700), Booked: true)]);
            await Store(store, key, null, Planner.Create(Hotel.Settings, Ref, created), [created], []);
            await Fold(store, key, [NewLetter(key.Booking)],
                new PaymentRecorded(Long, Euros(100), PaymentMethod.Card, [new FolioShare("main", Euros(100))]),
                new RunPlanned(Long, Rule, DueAt, Euros(300), 1),
                new PaymentFailed(Long, Euros(300), PaymentMethod.Card, Rule, DeclineReason.Declined, Guid.Empty, null),
                new RequestSent(Long, 1, RequestKind.Link, Euros(300), "anne@example.com"),
                new HoldPlaced(Long, Euros(100), null, Guid.Empty, "main", "hold_1", new CardId(1), Long + Duration.FromDays(7), false));
            var rest = Read(path, "SELECT state FROM bookings").Single()[0];
            await Fold(store, key, [], new RunPlanned(Long, Rule with { Id = new Guid(5, 6, 8, new byte[8]) }, DueAt, Euros(300), 1));
            return new SampleBooking(
                Read(path, "SELECT state FROM bookings").Single()[0], rest,
                [.. Read(path, "SELECT what, data FROM journal WHERE what IN ('booking.created', 'payment.recorded', 'payment.failed', 'request.sent')").Select(row => (row[0], row[1]))],
                Read(path, "SELECT data FROM messages").Single()[0]);
        }
    }

    /// <summary>The fold of another booking.</summary>
    public string StateOf(Booked booked) =>
        booked.NextRunAt is { } next ? Of(booked, Planned).Replace(Number(DueAt), next.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) : Of(booked, Rest);

    /// <summary>The data of an entry, or a message, of another booking.</summary>
    public static string Of(Booked booked, string text) => text
        .Replace(Ref, booked.Ref, StringComparison.Ordinal).Replace(Channel, booked.Channel, StringComparison.Ordinal)
        .Replace("2001-02-03", Booked.Day(booked.Arrival), StringComparison.Ordinal).Replace("2001-02-08", Booked.Day(booked.Departure), StringComparison.Ordinal);

    private static Money Euros(int amount) => new(amount * 100L, Currency.Eur);

    private static string Number(Instant at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static Message NewLetter(Guid id) => new()
    {
        Id = id, To = Recipient.Guest, Template = Templates.BalanceRequest, Address = "anne@example.com", Language = "fr",
        Data = new Dictionary<string, string> { ["guest"] = "Anne Martin", ["amount"] = "490,00 €" }, CreatedAt = Long,
    };

    private static async Task Fold(SqlStore store, BookingKey key, ImmutableArray<Message> letters, params ImmutableArray<IFact> facts)
    {
        var stored = (await store.Load([key])).Single();
        await Store(store, key, stored, facts.Aggregate(stored.Snapshot, Planner.Apply) with { News = News.None }, facts, letters);
    }

    private static async Task Store(
        SqlStore store, BookingKey key, StoredBooking? before, BookingSnapshot after, ImmutableArray<IFact> facts, ImmutableArray<Message> letters)
    {
        var change = new Change
        {
            Key = key, FromVersion = before?.Version ?? 0, Before = before?.Snapshot, Remembered = before?.Remembered, After = after, Changed = true, Facts = facts,
            Messages = letters,
        };
        if ((await store.Commit([change])).Single() != CommitResult.Stored)
        {
            throw new InvalidOperationException("the sample booking was not stored");
        }
    }

    private static List<string[]> Read(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return rows;
    }
}
