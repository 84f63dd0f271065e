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
internal sealed record BookingHead(long Version, ChainEnd Chain);

/// <summary>Bookings: the fold as JSON, and the few columns that are searched and summed.</summary>
internal sealed class BookingRows(Session session, PropertyRows properties, AttemptRows attempts, PeopleRows people)
{
    private static readonly Many FindMany = new(
        "SELECT b.booking_id, b.ref FROM {rows} JOIN bookings b ON b.property_id = r.property_id AND b.ref = r.ref", "id:property_id text:ref");

    private static readonly Many LoadMany = new(
        """
        SELECT b.property_id, b.booking_id, b.version, b.state, p.settings_version, p.rules_version, v.due_at FROM {rows}
        JOIN bookings b ON b.property_id = r.property_id AND b.booking_id = r.booking_id
        JOIN properties p ON p.property_id = b.property_id
        LEFT JOIN reviews v ON v.property_id = b.property_id AND v.booking_id = b.booking_id
        """,
        "id:property_id id:booking_id");

    // In the order of the keys, so that no two transactions wait for each other's bookings.
    private static readonly Many HeadsOf = new(
        static dialect => $$"""
            SELECT b.property_id, b.booking_id, b.version, b.chain_seq, b.chain_hash FROM {rows}
            JOIN bookings b ON b.property_id = r.property_id AND b.booking_id = r.booking_id
            ORDER BY b.property_id, b.booking_id {{dialect.LockBookings}}
            """,
        "id:property_id id:booking_id");

    private static readonly Many Insert = new(
        """
        INSERT INTO bookings (property_id, booking_id, ref, version, status, arrival, departure, created_at, collectible, balance, state, chain_seq,
            chain_hash)
        SELECT r.property_id, r.booking_id, r.ref, r.version, r.status, r.arrival, r.departure, r.created_at, r.collectible, r.balance, r.state,
            r.chain_seq, r.chain_hash
        FROM {rows} WHERE true
        ON CONFLICT DO NOTHING
        """,
        "id:property_id id:booking_id text:ref number:version text:status text:arrival text:departure number:created_at number:collectible "
        + "number:balance text:state number:chain_seq bytes:chain_hash");

    private static readonly Many UpdateMany = new(
        """
        UPDATE bookings SET version = r.version, status = r.status, arrival = r.arrival, departure = r.departure, collectible = r.collectible,
            balance = r.balance, state = r.state, chain_seq = r.chain_seq, chain_hash = r.chain_hash
        FROM {rows} WHERE bookings.property_id = r.property_id AND bookings.booking_id = r.booking_id
        """,
        "id:property_id id:booking_id number:version text:status text:arrival text:departure number:collectible number:balance text:state "
        + "number:chain_seq bytes:chain_hash");

    private static readonly Many UpdateChains = new(
        """
        UPDATE bookings SET chain_seq = r.chain_seq, chain_hash = r.chain_hash
        FROM {rows} WHERE bookings.property_id = r.property_id AND bookings.booking_id = r.booking_id
        """,
        "id:property_id id:booking_id number:chain_seq bytes:chain_hash");

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
                new BookingKey(row.Id(0), row.Id(1)), row.Long(2), row.Text(3), new PropertyVersions(row.Long(4), row.Long(5)), row.InstantOrNull(6)),
            rows)).ToDictionary(fold => fold.Key);
        var open = await attempts.Open(rows);
        var texts = await people.Of(keys);
        var found = ImmutableArray.CreateBuilder<StoredBooking>(folds.Count);
        foreach (var key in keys)
        {
            if (folds.TryGetValue(key, out var fold))
            {
                found.Add(Booking(fold, await properties.View(key.Property, fold.Versions), open[key], texts[key]));
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

    /// <summary>Bookings as a transaction that writes finds them; nobody else changes them until it ends. Those that are not there are left out.</summary>
    public async ValueTask<Dictionary<BookingKey, BookingHead>> Heads(IEnumerable<BookingKey> keys) => (await session.Query(
        HeadsOf,
        row => (Key: new BookingKey(row.Id(0), row.Id(1)), Head: new BookingHead(row.Long(2), new ChainEnd(row.Long(3), row.Bytes(4)))),
        Keys.Of(keys))).ToDictionary(pair => pair.Key, pair => pair.Head);

    /// <summary>Stores new bookings, and says how many; one whose reference is taken is not.</summary>
    public ValueTask<int> Add(IEnumerable<(BookingKey Key, BookingSnapshot After, BookingHead Head, SideTexts Texts)> added) => session.Execute(
        Insert,
        [
            .. added.Select(each => new object?[]
            {
                each.Key.Property, each.Key.Booking, each.After.Ref, each.Head.Version, each.After.Status, each.After.Details.Arrival,
                each.After.Details.Departure, each.After.CreatedAt, each.After.Collectible.Minor, each.After.Balance.Minor,
                StateOf(each.After, each.Texts), each.Head.Chain.Seq, each.Head.Chain.Hash,
            }),
        ]);

    public async ValueTask Update(IEnumerable<(BookingKey Key, BookingSnapshot After, BookingHead Head, SideTexts Texts)> changed) => await session.Execute(
        UpdateMany,
        [
            .. changed.Select(each => new object?[]
            {
                each.Key.Property, each.Key.Booking, each.Head.Version, each.After.Status, each.After.Details.Arrival, each.After.Details.Departure,
                each.After.Collectible.Minor, each.After.Balance.Minor, StateOf(each.After, each.Texts), each.Head.Chain.Seq, each.Head.Chain.Hash,
            }),
        ]);

    /// <summary>Stores only the ends of chains, where the fold did not change.</summary>
    public async ValueTask UpdateChain(IEnumerable<(BookingKey Key, ChainEnd Chain)> chains) => await session.Execute(
        UpdateChains, [.. chains.Select(each => new object?[] { each.Key.Property, each.Key.Booking, each.Chain.Seq, each.Chain.Hash })]);

    private static StoredBooking Booking(StoredFold fold, PropertyView property, IEnumerable<Core.Payments.Attempt> open, SideTexts texts)
    {
        var snapshot = SnapshotJson.Read(fold.State, property.Settings, [.. open]);
        return new StoredBooking(fold.Key, fold.Version, PersonalData.Replace(snapshot, texts.Show), property) { NextReviewAt = fold.NextReviewAt };
    }

    private static string StateOf(BookingSnapshot after, SideTexts texts) => SnapshotJson.Write(PersonalData.Replace(after, texts.Hide));

    private sealed record StoredFold(BookingKey Key, long Version, string State, PropertyVersions Versions, Instant? NextReviewAt);
}
