using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Solde.App.Bookings;
using Solde.App.Vouchers;
using Solde.Core;
using Solde.Storage.Sql;

namespace Solde.Storage.Vouchers;

/// <summary>Gift vouchers, by the hashes of their codes, and what is left of them.</summary>
internal sealed class VoucherRows(Session session)
{
    private const string Select = """
        SELECT v.booking_id, b.ref, v.number, v.amount, v.balance, v.valid_until, v.sold_at FROM vouchers v
        JOIN bookings b ON b.property_id = v.property_id AND b.booking_id = v.booking_id WHERE v.property_id = $1
        """;

    /// <summary>Does what a change does to vouchers, in the order that everybody does it in. Who finds a voucher being changed waits until that is stored or
    /// undone, and then sees what is left.</summary>
    /// <returns>Stored, or why not: then the transaction must be undone.</returns>
    public async ValueTask<CommitResult> Move(Change change)
    {
        foreach (var move in change.Vouchers)
        {
            if (!await Do(change.Key, move))
            {
                return await WhyNot(change.Key.Property, move);
            }

            await Note(change.Key, move);
        }

        return CommitResult.Stored;
    }

    public ValueTask<StoredVoucher?> Find(Guid property, string digest, Currency currency)
    {
        const string sql = $"{Select} AND v.hash = $2";
        return session.First(sql, row => Read(property, row, currency), property, Hash(digest));
    }

    public async ValueTask<ImmutableArray<StoredVoucher>> Of(BookingKey booking, Currency currency)
    {
        const string sql = $"{Select} AND v.booking_id = $2 ORDER BY v.number";
        return [.. await session.Query(sql, row => Read(booking.Property, row, currency), booking.Property, booking.Booking)];
    }

    public async ValueTask<ImmutableArray<StoredMove>> Moves(BookingKey booking, int number, Currency currency)
    {
        const string sql = """
            SELECT m.kind, m.amount, m.booking_id, b.ref, m.at FROM vouchers v
            JOIN voucher_moves m ON m.property_id = v.property_id AND m.hash = v.hash
            JOIN bookings b ON b.property_id = m.property_id AND b.booking_id = m.booking_id
            WHERE v.property_id = $1 AND v.booking_id = $2 AND v.number = $3 ORDER BY m.position LIMIT 1000
            """;
        return
        [
            .. await session.Query(
                sql,
                row => new StoredMove(
                    Words.Parse<VoucherMoveKind>(row.Text(0)), new Money(row.Long(1), currency), new BookingKey(booking.Property, row.Id(2)), row.Text(3), row.Instant(4)),
                booking.Property, booking.Booking, (long)number),
        ];
    }

    public async ValueTask<ImmutableArray<StoredVoucher>> Page(Guid property, VoucherPlace? before, int limit, Currency currency)
    {
        const string first = $"{Select} ORDER BY v.sold_at DESC, v.booking_id DESC, v.number DESC LIMIT $2";
        const string next = $"""
            {Select} AND (v.sold_at, v.booking_id, v.number) < ($3, $4, $5) ORDER BY v.sold_at DESC, v.booking_id DESC, v.number DESC LIMIT $2
            """;
        return before is { } place
            ? [.. await session.Query(next, row => Read(property, row, currency), property, (long)limit, place.SoldAt, place.Booking, (long)place.Number)]
            : [.. await session.Query(first, row => Read(property, row, currency), property, (long)limit)];
    }

    private async ValueTask<bool> Do(BookingKey booking, VoucherMove move)
    {
        const string issue = """
            INSERT INTO vouchers (property_id, hash, booking_id, number, amount, balance, valid_until, sold_at) VALUES ($1, $2, $3, $4, $5, $5, $6, $7)
            """;
        const string redeem = """
            UPDATE vouchers SET balance = balance - $3 WHERE property_id = $1 AND hash = $2 AND balance >= $3 AND valid_until >= $4
            """;
        const string credit = "UPDATE vouchers SET balance = balance + $3 WHERE property_id = $1 AND hash = $2 AND balance + $3 <= amount";
        const string take = "UPDATE vouchers SET balance = balance - $3 WHERE property_id = $1 AND hash = $2 AND balance >= $3";
        var (property, hash, amount) = (booking.Property, Hash(move.Voucher), move.Amount.Minor);
        return 1 == move.Kind switch
        {
            VoucherMoveKind.Issue => await session.Execute(issue, property, hash, booking.Booking, (long)move.Number, amount, move.Day, move.At),
            VoucherMoveKind.Redeem => await session.Execute(redeem, property, hash, amount, move.Day),
            VoucherMoveKind.Credit => await session.Execute(credit, property, hash, amount),
            VoucherMoveKind.Void => await session.Execute(take, property, hash, amount),
        };
    }

    // Nobody else does anything to it meanwhile: its row is taken.
    private async ValueTask Note(BookingKey booking, VoucherMove move)
    {
        const string sql = """
            INSERT INTO voucher_moves (property_id, hash, position, kind, amount, booking_id, at)
            SELECT $1, $2, COALESCE(MAX(position), 0) + 1, $3, $4, $5, $6 FROM voucher_moves WHERE property_id = $1 AND hash = $2
            """;
        await session.Execute(sql, booking.Property, Hash(move.Voucher), Words.Of(move.Kind), move.Amount.Minor, booking.Booking, move.At);
    }

    private async ValueTask<CommitResult> WhyNot(Guid property, VoucherMove move)
    {
        const string sql = "SELECT valid_until FROM vouchers WHERE property_id = $1 AND hash = $2";
        return await session.First(sql, row => row.Text(0), property, Hash(move.Voucher)) switch
        {
            null => CommitResult.UnknownVoucher,
            { } until when move.Kind == VoucherMoveKind.Redeem && Day(until) < move.Day => CommitResult.VoucherExpired,
            _ => CommitResult.VoucherSpent,
        };
    }

    private static byte[] Hash(string digest) => Convert.FromHexString(digest);

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).GetValueOrThrow();

    private static StoredVoucher Read(Guid property, Row row, Currency currency) => new(
        new BookingKey(property, row.Id(0)), row.Text(1), row.Int(2), new Money(row.Long(3), currency), new Money(row.Long(4), currency), Day(row.Text(5)),
        row.Instant(6));
}
