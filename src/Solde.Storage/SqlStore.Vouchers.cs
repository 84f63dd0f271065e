using System.Collections.Immutable;
using Solde.App.Bookings;
using Solde.App.Vouchers;

namespace Solde.Storage;

/// <content>Gift vouchers.</content>
public sealed partial class SqlStore
{
    /// <inheritdoc/>
    public ValueTask<StoredVoucher?> Voucher(Guid property, string digest) =>
        Read(async tables => await tables.Vouchers.Find(property, digest, await CurrencyOf(tables, property)));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StoredVoucher>> VouchersOf(BookingKey booking) =>
        Read(async tables => await tables.Vouchers.Of(booking, await CurrencyOf(tables, booking.Property)));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StoredMove>> MovesOf(BookingKey booking, int number) =>
        Read(async tables => await tables.Vouchers.Moves(booking, number, await CurrencyOf(tables, booking.Property)));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StoredVoucher>> Vouchers(Guid property, VoucherPlace? before, int limit) =>
        Read(async tables => await tables.Vouchers.Page(property, before, limit, await CurrencyOf(tables, property)));
}
