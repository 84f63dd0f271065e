using System.Collections.Immutable;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Bookings;
using Solde.Core.Properties;
using Solde.Storage.Journal;
using Solde.Storage.Payments;
using Solde.Storage.Properties;
using Solde.Storage.Sql;

namespace Solde.Storage.Bookings;

/// <summary>What a transaction must know of a booking before it changes it.</summary>
internal sealed record BookingHead(long Number, long Version, ChainEnd Chain);

/// <summary>Bookings: the fold as JSON, and the few columns that are searched and summed.</summary>
internal sealed class BookingRows(Session session, PropertyRows properties, AttemptRows attempts, PeopleRows people)
{
    public async ValueTask<BookingKey?> Find(Guid property, string reference)
    {
        const string sql = "SELECT booking_id FROM bookings WHERE property_id = $1 AND ref = $2";
        var found = await session.Query(sql, row => row.Id(0), property, reference);
        return found.Count == 0 ? null : new BookingKey(property, found[0]);
    }

    public async ValueTask<ImmutableArray<StoredBooking>> Load(IReadOnlyCollection<BookingKey> keys)
    {
        const string sql = "SELECT version, state FROM bookings WHERE property_id = $1 AND booking_id = $2";
        var settings = new Dictionary<Guid, PropertySettings>();
        var found = ImmutableArray.CreateBuilder<StoredBooking>(keys.Count);
        foreach (var key in keys)
        {
            if (await session.First(sql, row => new StoredFold(row.Long(0), row.Text(1)), key.Property, key.Booking) is not { } fold)
            {
                continue;
            }

            if (!settings.TryGetValue(key.Property, out var property))
            {
                settings[key.Property] = property = await properties.Required(key.Property);
            }

            var open = await attempts.Open(key, property.Currency);
            var texts = await people.Of(key);
            found.Add(new StoredBooking(key, fold.Version, PersonalData.Replace(SnapshotJson.Read(fold.State, property, open), texts.Show)));
        }

        return found.DrainToImmutable();
    }

    /// <summary>A page of a property's bookings, in the order recorded.</summary>
    public async ValueTask<ImmutableArray<StoredBooking>> Page(Guid property, Guid? after, int limit) => await Load(await PageOfKeys(property, after, limit));

    /// <summary>The keys of a page of a property's bookings, in the order recorded.</summary>
    public async ValueTask<List<BookingKey>> PageOfKeys(Guid property, Guid? after, int limit)
    {
        const string sql = """
            SELECT booking_id FROM bookings
            WHERE property_id = $1 AND number > COALESCE((SELECT number FROM bookings WHERE property_id = $1 AND booking_id = $2), 0)
            ORDER BY number LIMIT $3
            """;
        return await session.Query(sql, row => new BookingKey(property, row.Id(0)), property, after ?? Guid.Empty, (long)limit);
    }

    /// <summary>A booking as a transaction that writes finds it; null when it is not there.</summary>
    public ValueTask<BookingHead?> Head(BookingKey key)
    {
        const string sql = "SELECT number, version, chain_seq, chain_hash FROM bookings WHERE property_id = $1 AND booking_id = $2";
        return session.First(sql, row => new BookingHead(row.Long(0), row.Long(1), new ChainEnd(row.Long(2), row.Bytes(3))), key.Property, key.Booking);
    }

    /// <summary>Takes the place of a new booking; what is in it follows with <see cref="Save"/>.</summary>
    /// <returns>False when its reference is taken.</returns>
    public async ValueTask<bool> Add(Change change, BookingHead head)
    {
        const string sql = """
            INSERT INTO bookings (property_id, booking_id, number, ref, version, status, arrival, departure, created_at, collectible, balance, state,
                chain_seq, chain_hash)
            VALUES ($1, $2, $3, $4, 0, '', '', '', $5, 0, 0, '', 0, $6)
            ON CONFLICT DO NOTHING
            """;
        var after = change.After;
        return await session.Execute(
            sql, change.Key.Property, change.Key.Booking, head.Number, after.Ref, after.CreatedAt, head.Chain.Hash) == 1;
    }

    public async ValueTask Save(BookingKey key, BookingSnapshot after, BookingHead head, SideTexts texts)
    {
        const string sql = """
            UPDATE bookings SET version = $3, status = $4, arrival = $5, departure = $6, collectible = $7, balance = $8, state = $9, chain_seq = $10,
                chain_hash = $11
            WHERE property_id = $1 AND booking_id = $2
            """;
        await session.Execute(
            sql, key.Property, key.Booking, head.Version, after.Status, after.Details.Arrival, after.Details.Departure, after.Collectible.Minor,
            after.Balance.Minor, SnapshotJson.Write(PersonalData.Replace(after, texts.Hide)), head.Chain.Seq, head.Chain.Hash);
    }

    /// <summary>Stores only the end of the chain, where the fold did not change.</summary>
    public async ValueTask SaveChain(BookingKey key, ChainEnd chain)
    {
        const string sql = "UPDATE bookings SET chain_seq = $3, chain_hash = $4 WHERE property_id = $1 AND booking_id = $2";
        await session.Execute(sql, key.Property, key.Booking, chain.Seq, chain.Hash);
    }

    private sealed record StoredFold(long Version, string State);
}
