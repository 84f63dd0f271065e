using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Bookings;
using Solde.Storage.Journal;
using Solde.Storage.Payments;
using Solde.Storage.Properties;
using Solde.Storage.Sql;

namespace Solde.Storage.Bookings;

/// <summary>What a transaction must know of a booking before it changes it.</summary>
internal sealed record BookingHead(long Version, ChainEnd Chain, long? SourceVersion)
{
    public bool IsSameAs(BookingHead other) =>
        Version == other.Version && SourceVersion == other.SourceVersion && Chain.Seq == other.Chain.Seq && Chain.Hash.AsSpan().SequenceEqual(other.Chain.Hash);
}

/// <summary>Bookings: the fold as JSON, and the few columns that are searched and summed.</summary>
internal sealed class BookingRows(Session session, PropertyRows properties, AttemptRows attempts, PeopleRows people)
{
    private const string QueueColumns =
        "number:next_run_at number:run_released number:run_failed number:in_doubt number:request_pending number:request_sent number:request_answered number:hold_open "
        + "number:card_left";

    private static readonly Many FindMany = new(
        "SELECT b.booking_id, b.ref FROM {rows}, bookings b WHERE b.property_id = r.property_id AND b.ref = r.ref", "id:property_id text:ref");

    private static readonly Many LoadMany = new(
        $$"""
        SELECT b.property_id, b.booking_id, b.version, b.state, {{PropertyRows.Columns}}, v.due_at, b.source_version, b.chain_seq, b.chain_hash
        FROM {rows}, bookings b
        JOIN properties p ON p.property_id = b.property_id
        LEFT JOIN reviews v ON v.property_id = b.property_id AND v.booking_id = b.booking_id
        WHERE b.property_id = r.property_id AND b.booking_id = r.booking_id
        """,
        "id:property_id id:booking_id");

    // In the order of the keys, so that no two transactions wait for each other's bookings.
    private static readonly Many HeadsOf = new(
        static dialect => $$"""
            SELECT b.property_id, b.booking_id, b.version, b.chain_seq, b.chain_hash, b.source_version FROM {rows}, bookings b
            WHERE b.property_id = r.property_id AND b.booking_id = r.booking_id
            ORDER BY b.property_id, b.booking_id {{dialect.LockBookings}}
            """,
        "id:property_id id:booking_id");

    private static readonly Many Insert = new(
        """
        INSERT INTO bookings (property_id, booking_id, ref, version, status, arrival, departure, created_at, collectible, balance, state, chain_seq,
            chain_hash, source_version, next_run_at, run_released, run_failed, in_doubt, request_pending, request_sent, request_answered,
            hold_open, card_left)
        SELECT r.property_id, r.booking_id, r.ref, r.version, r.status, r.arrival, r.departure, r.created_at, r.collectible, r.balance, r.state,
            r.chain_seq, r.chain_hash, r.source_version, r.next_run_at, r.run_released, r.run_failed, r.in_doubt, r.request_pending, r.request_sent,
            r.request_answered, r.hold_open, r.card_left
        FROM {rows} WHERE true
        ON CONFLICT DO NOTHING
        """,
        "id:property_id id:booking_id text:ref number:version text:status text:arrival text:departure number:created_at number:collectible "
        + "number:balance text:state number:chain_seq bytes:chain_hash number:source_version " + QueueColumns);

    private static readonly Many UpdateMany = new(
        """
        UPDATE bookings SET version = r.version, status = r.status, arrival = r.arrival, departure = r.departure, collectible = r.collectible,
            balance = r.balance, state = r.state, chain_seq = r.chain_seq, chain_hash = r.chain_hash, source_version = r.source_version,
            next_run_at = r.next_run_at, run_released = r.run_released, run_failed = r.run_failed, in_doubt = r.in_doubt, request_pending = r.request_pending,
            request_sent = r.request_sent, request_answered = r.request_answered, hold_open = r.hold_open,
            card_left = r.card_left
        FROM {rows} WHERE bookings.property_id = r.property_id AND bookings.booking_id = r.booking_id
        """,
        "id:property_id id:booking_id number:version text:status text:arrival text:departure number:collectible number:balance text:state "
        + "number:chain_seq bytes:chain_hash number:source_version " + QueueColumns);

    private static readonly Many UpdateHeadsMany = new(
        """
        UPDATE bookings SET chain_seq = r.chain_seq, chain_hash = r.chain_hash, source_version = r.source_version
        FROM {rows} WHERE bookings.property_id = r.property_id AND bookings.booking_id = r.booking_id
        """,
        "id:property_id id:booking_id number:chain_seq bytes:chain_hash number:source_version");

    public async ValueTask<ImmutableDictionary<string, BookingKey>> Find(Guid property, IEnumerable<string> references)
    {
        var found = await session.Query(
            FindMany, row => (Ref: row.Text(1), Key: new BookingKey(property, row.Id(0))), [.. references.Select(each => new object?[] { property, each })]);
        return found.ToImmutableDictionary(pair => pair.Ref, pair => pair.Key, StringComparer.Ordinal);
    }

    /// <summary>Bookings with their open attempts, names and rules, in the order asked for.</summary>
    public async ValueTask<ImmutableArray<StoredBooking>> Load(IReadOnlyCollection<BookingKey> keys)
    {
        var rows = Keys.Of(keys);
        var folds = (await session.Query(
            LoadMany,
            row => new StoredFold(
                new BookingKey(row.Id(0), row.Id(1)), row.Text(3), PropertyRows.StateIn(row, 4), row.InstantOrNull(4 + PropertyRows.ColumnCount),
                new BookingHead(
                    row.Long(2), new ChainEnd(row.Long(6 + PropertyRows.ColumnCount), row.Bytes(7 + PropertyRows.ColumnCount)),
                    row.LongOrNull(5 + PropertyRows.ColumnCount))),
            rows)).ToDictionary(fold => fold.Key);
        var open = await attempts.Open(rows);
        var texts = await people.Of(keys);
        var found = ImmutableArray.CreateBuilder<StoredBooking>(folds.Count);
        foreach (var key in keys)
        {
            if (folds.TryGetValue(key, out var fold))
            {
                found.Add(Booking(fold, await properties.View(key.Property, fold.Property), open[key], texts[key]));
            }
        }

        return found.DrainToImmutable();
    }

    /// <summary>A page of a property's bookings, in the order recorded.</summary>
    public async ValueTask<ImmutableArray<StoredBooking>> Page(Guid property, Guid? after, int limit) => await Load(await PageOfKeys(property, after, limit));

    /// <summary>The keys of a page of a property's bookings, in the order recorded.</summary>
    public async ValueTask<List<BookingKey>> PageOfKeys(Guid property, Guid? after, int limit)
    {
        const string sql = "SELECT booking_id FROM bookings WHERE property_id = $1 AND booking_id > $2 ORDER BY booking_id LIMIT $3";
        return await session.Query(sql, row => new BookingKey(property, row.Id(0)), property, after ?? Guid.Empty, (long)limit);
    }

    /// <summary>The keys of the bookings behind one, of all properties.</summary>
    public ValueTask<List<BookingKey>> KeysAfter(BookingKey last, int limit)
    {
        const string sql = """
            SELECT property_id, booking_id FROM bookings WHERE (property_id, booking_id) > ($1, $2) ORDER BY property_id, booking_id LIMIT $3
            """;
        return session.Query(sql, row => new BookingKey(row.Id(0), row.Id(1)), last.Property, last.Booking, (long)limit);
    }

    /// <summary>Bookings as a transaction that writes finds them; nobody else changes them until it ends. Those that are not there are left out.</summary>
    public async ValueTask<Dictionary<BookingKey, BookingHead>> Heads(IEnumerable<BookingKey> keys) => (await session.Query(
        HeadsOf,
        row => (Key: new BookingKey(row.Id(0), row.Id(1)), Head: new BookingHead(row.Long(2), new ChainEnd(row.Long(3), row.Bytes(4)), row.LongOrNull(5))),
        Keys.Of(keys))).ToDictionary(pair => pair.Key, pair => pair.Head);

    /// <summary>Stores new bookings, and says how many; one whose reference is taken is not.</summary>
    public ValueTask<int> Add(IReadOnlyList<object?[]> added) => session.Execute(Insert, added);

    /// <summary>The row of a new booking.</summary>
    public static object?[] Added(BookingKey key, BookingSnapshot after, BookingHead head, SideTexts texts) =>
    [
        key.Property, key.Booking, after.Ref, head.Version, after.Status, after.Details.Arrival, after.Details.Departure, after.CreatedAt,
        after.Collectible.Minor, after.Balance.Minor, StateOf(after, texts), head.Chain.Seq, head.Chain.Hash, head.SourceVersion, .. Queues(after),
    ];

    public async ValueTask Update(IReadOnlyList<object?[]> changed) => await session.Execute(UpdateMany, changed);

    /// <summary>The row of a booking that changed.</summary>
    public static object?[] Changed(BookingKey key, BookingSnapshot after, BookingHead head, SideTexts texts) =>
    [
        key.Property, key.Booking, head.Version, after.Status, after.Details.Arrival, after.Details.Departure, after.Collectible.Minor,
        after.Balance.Minor, StateOf(after, texts), head.Chain.Seq, head.Chain.Hash, head.SourceVersion, .. Queues(after),
    ];

    /// <summary>Stores only the ends of chains and the source versions, where the fold did not change.</summary>
    public async ValueTask UpdateHeads(IEnumerable<(BookingKey Key, BookingHead Head)> heads) => await session.Execute(
        UpdateHeadsMany,
        [
            .. heads.Select(each => new object?[]
            {
                each.Key.Property, each.Key.Booking, each.Head.Chain.Seq, each.Head.Chain.Hash, each.Head.SourceVersion,
            }),
        ]);

    private static StoredBooking Booking(StoredFold fold, PropertyView property, IEnumerable<Core.Payments.Attempt> open, SideTexts texts)
    {
        var snapshot = SnapshotJson.Read(fold.State, property.Settings, [.. open]);
        return new StoredBooking(fold.Key, fold.Head.Version, PersonalData.Replace(snapshot, texts.Show), property)
        {
            NextReviewAt = fold.NextReviewAt, SourceVersion = fold.Head.SourceVersion, Remembered = new RememberedBooking(property, fold.Head, [.. texts.All]),
        };
    }

    /// <summary>The fold as it is stored.</summary>
    public static string StateOf(BookingSnapshot after, SideTexts texts) => SnapshotJson.Write(PersonalData.Replace(after, texts.Hide));

    private static object?[] Queues(BookingSnapshot after)
    {
        var queues = BookingQueues.Of(after);
        return
        [
            queues.NextRunAt, queues.RunReleased, queues.RunFailed, queues.InDoubt, queues.RequestPending, queues.RequestSent, queues.RequestAnswered,
            queues.HoldOpen, queues.CardLeft,
        ];
    }

    private sealed record StoredFold(BookingKey Key, string State, PropertyState Property, Instant? NextReviewAt, BookingHead Head);
}
