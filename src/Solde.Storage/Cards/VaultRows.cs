using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Cards;
using Solde.App.Journal;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Storage.Sql;

namespace Solde.Storage.Cards;

/// <summary>Numbers of cards, encrypted, and the properties that may keep them.</summary>
internal sealed class VaultRows(Session session)
{
    private const string Select =
        "SELECT record_id, property_id, booking_id, card, created_at, key_version, wrapped_key, nonce, ciphertext FROM vault_records WHERE wiped_at IS NULL";

    private static readonly Many Insert = new(
        """
        INSERT INTO vault_records (property_id, record_id, booking_id, card, key_version, wrapped_key, nonce, ciphertext, created_at)
        SELECT r.property_id, r.record_id, r.booking_id, r.card, r.key_version, r.wrapped_key, r.nonce, r.ciphertext, r.created_at FROM {rows}
        """,
        "id:property_id id:record_id id:booking_id number:card number:key_version bytes:wrapped_key bytes:nonce bytes:ciphertext number:created_at");

    private static readonly Many Empty = new(
        """
        UPDATE vault_records SET wrapped_key = NULL, nonce = NULL, ciphertext = NULL, revealed_at = r.revealed_at, wiped_at = r.wiped_at
        FROM {rows} WHERE vault_records.property_id = r.property_id AND vault_records.record_id = r.record_id
          AND vault_records.booking_id = r.booking_id AND vault_records.wiped_at IS NULL
        """,
        "id:property_id id:record_id id:booking_id number:revealed_at number:wiped_at",
        tells: "record_id");

    private static readonly Many Rewrapped = new(
        """
        UPDATE vault_records SET key_version = r.key_version, wrapped_key = r.wrapped_key
        FROM {rows} WHERE vault_records.property_id = r.property_id AND vault_records.record_id = r.record_id
          AND vault_records.key_version = r.old_version AND vault_records.wiped_at IS NULL
        """,
        "id:property_id id:record_id number:old_version number:key_version bytes:wrapped_key");

    /// <summary>The rows of records that are to be kept.</summary>
    public static object?[] Values(VaultRecord record) =>
    [
        record.Booking.Property, record.Id, record.Booking.Booking, (long)record.Card.Number, (long)record.KeyVersion, record.WrappedKey.ToArray(),
        record.Nonce.ToArray(), record.Ciphertext.ToArray(), StoredTime.Milliseconds(record.CreatedAt),
    ];

    /// <summary>The row of a record that a fact empties; null = it empties none.</summary>
    public static object?[]? Emptied(BookingKey booking, IFact fact) => fact switch
    {
        CardRevealed f => [booking.Property, f.Record, booking.Booking, StoredTime.Milliseconds(f.At), StoredTime.Milliseconds(f.At)],
        CardWiped f => [booking.Property, f.Record, booking.Booking, null, StoredTime.Milliseconds(f.At)],
        _ => null,
    };

    public async ValueTask Add(IReadOnlyList<object?[]> kept)
    {
        if (kept.Count > 0)
        {
            await session.Execute(Insert, kept);
        }
    }

    /// <summary>Empties records. One that was wiped already, or deleted, may be wiped again; it is not revealed any more.</summary>
    /// <exception cref="InvalidOperationException">One to be revealed holds nothing: the transaction must be undone.</exception>
    public async ValueTask Clear(IReadOnlyList<object?[]> emptied)
    {
        if (emptied.Count == 0)
        {
            return;
        }

        var written = await session.Written(Empty, emptied);
        if (emptied.FirstOrDefault(row => row[3] is not null && !written.Contains((Guid)row[1]!)) is [_, var record, ..])
        {
            throw new InvalidOperationException($"the vault's record {record} holds nothing any more");
        }
    }

    /// <summary>Forgets all records of a booking, as if they had never been.</summary>
    public async ValueTask Delete(BookingKey booking)
    {
        const string sql = "DELETE FROM vault_records WHERE property_id = $1 AND booking_id = $2";
        await session.Execute(sql, booking.Property, booking.Booking);
    }

    public ValueTask<VaultRecord?> Find(BookingKey booking, Guid record)
    {
        const string sql = $"{Select} AND property_id = $1 AND booking_id = $2 AND record_id = $3";
        return session.First(sql, Read, booking.Property, booking.Booking, record);
    }

    public async ValueTask<ImmutableArray<VaultRecord>> WrappedBefore(int keyVersion, VaultRecord? after, int limit)
    {
        const string sql = $"{Select} AND key_version < $1 AND (key_version, record_id) > ($2, $3) ORDER BY key_version, record_id LIMIT $4";
        return [.. await session.Query(sql, Read, (long)keyVersion, (long)(after?.KeyVersion ?? 0), after?.Id ?? Guid.Empty, (long)limit)];
    }

    public ValueTask<int> Rewrap(ImmutableArray<VaultRecord> records, ImmutableArray<VaultRecord> rewrapped) => session.Execute(
        Rewrapped,
        [
            .. records.Zip(rewrapped, (old, record) => new object?[]
            {
                record.Booking.Property, record.Id, (long)old.KeyVersion, (long)record.KeyVersion, record.WrappedKey.ToArray(),
            }),
        ]);

    public ValueTask<VaultPermit?> Permit(Guid property)
    {
        const string sql = "SELECT property_id, text_version, permitted_by, permitted_at FROM vaults WHERE property_id = $1";
        return session.First(sql, row => new VaultPermit(row.Id(0), row.Int(1), row.Text(2), row.Instant(3)), property);
    }

    /// <returns>False when it was there already.</returns>
    public async ValueTask<bool> Add(VaultPermit permit)
    {
        const string sql = """
            INSERT INTO vaults (property_id, text_version, permitted_by, permitted_at) VALUES ($1, $2, $3, $4) ON CONFLICT (property_id) DO NOTHING
            """;
        return await session.Execute(sql, permit.Property, (long)permit.TextVersion, permit.By, permit.At) == 1;
    }

    /// <summary>Deletes a property's records, and that it may keep any. One that comes in meanwhile makes this fail, by its reference.</summary>
    /// <returns>The bookings whose numbers were still kept; null when there was nothing to delete.</returns>
    public async ValueTask<ImmutableArray<BookingKey>?> Delete(Guid property)
    {
        const string kept = "SELECT DISTINCT booking_id FROM vault_records WHERE property_id = $1 AND wiped_at IS NULL";
        const string records = "DELETE FROM vault_records WHERE property_id = $1";
        const string vault = "DELETE FROM vaults WHERE property_id = $1";
        var bookings = await session.Query(kept, row => new BookingKey(property, row.Id(0)), property);
        await session.Execute(records, property);
        return await session.Execute(vault, property) == 1 ? [.. bookings] : null;
    }

    private static VaultRecord Read(Row row) => new()
    {
        Id = row.Id(0),
        Booking = new BookingKey(row.Id(1), row.Id(2)),
        Card = new CardId(row.Int(3)),
        CreatedAt = row.Instant(4),
        KeyVersion = row.Int(5),
        WrappedKey = [.. row.Bytes(6)],
        Nonce = [.. row.Bytes(7)],
        Ciphertext = [.. row.Bytes(8)],
    };
}
