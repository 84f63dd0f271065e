using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Cards;
using Solde.Core.Facts;

namespace Solde.Storage;

/// <content>What the vault keeps.</content>
public sealed partial class SqlStore
{
    /// <inheritdoc/>
    public ValueTask<VaultPermit?> Permit(Guid property) => Read(tables => tables.Vault.Permit(property));

    /// <inheritdoc/>
    public ValueTask<bool> SwitchOn(VaultPermit permit) => Write(async tables =>
    {
        var isNew = await tables.Vault.Add(permit);
        await Append(tables, permit.Property, isNew ? [new VaultEnabled(permit.At, permit.TextVersion)] : [], permit.By);
        return isNew;
    });

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<BookingKey>?> SwitchOff(Guid property, Instant now, string by) => Write(async tables =>
    {
        var bookings = await tables.Vault.Delete(property);
        await Append(tables, property, bookings is { } kept ? [new VaultDisabled(now, kept.Length)] : [], by);
        return bookings;
    });

    /// <inheritdoc/>
    public ValueTask<VaultRecord?> Find(BookingKey booking, Guid record) => Read(tables => tables.Vault.Find(booking, record));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<VaultRecord>> WrappedBefore(int keyVersion, VaultRecord? after, int limit) =>
        Read(tables => tables.Vault.WrappedBefore(keyVersion, after, limit));

    /// <inheritdoc/>
    public ValueTask<int> Rewrap(ImmutableArray<VaultRecord> records, ImmutableArray<VaultRecord> rewrapped) =>
        Write(tables => tables.Vault.Rewrap(records, rewrapped));
}
