using System.Collections.Immutable;
using System.Globalization;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Storage.Sql;

namespace Solde.Storage.Journal;

/// <summary>Shows gift vouchers as they are stored. A voucher and its moves are read by one statement: so they are of one moment.</summary>
internal sealed class AuditedVoucherRows(Session session)
{
    private const string Columns =
        "v.booking_id, b.ref, v.number, v.amount, v.balance, v.valid_until, v.sold_at, m.kind, m.amount, m.booking_id, m.at";

    private static readonly Many OfDigests = new(
        $$"""
        SELECT v.hash, {{Columns}} FROM {rows}, vouchers v
        LEFT JOIN bookings b ON b.property_id = v.property_id AND b.booking_id = v.booking_id
        LEFT JOIN voucher_moves m ON m.property_id = v.property_id AND m.hash = v.hash
        WHERE v.property_id = r.property_id AND v.hash = r.hash ORDER BY v.hash, m.position
        """,
        "id:property_id bytes:hash");

    private static readonly Many SoldOn = new(
        "SELECT v.hash FROM {rows}, vouchers v WHERE v.property_id = r.property_id AND v.booking_id = r.booking_id", "id:property_id id:booking_id");

    private static readonly Many EntriesOf = new(
        """
        SELECT j.booking_id, b.ref, j.seq, j.at, j.what, j.data, j.hash FROM {rows}, journal j
        JOIN bookings b ON b.property_id = j.property_id AND b.booking_id = j.booking_id
        WHERE j.property_id = r.property_id AND j.booking_id = r.booking_id
            AND j.what IN ('voucher.issued', 'voucher.redeemed', 'voucher.credited', 'voucher.voided')
        ORDER BY j.booking_id, j.seq
        """,
        "id:property_id id:booking_id");

    public async ValueTask<ImmutableArray<AuditedVoucher>> Page(Guid property, string? after, int limit)
    {
        const string sql = $"""
            SELECT k.hash, {Columns}
            FROM (SELECT hash FROM (SELECT hash FROM vouchers WHERE property_id = $1 AND hash > $2 ORDER BY hash LIMIT $3) a
                UNION SELECT hash FROM (SELECT DISTINCT hash FROM voucher_moves WHERE property_id = $1 AND hash > $2 ORDER BY hash LIMIT $3) c
                ORDER BY hash LIMIT $3) k
            LEFT JOIN vouchers v ON v.property_id = $1 AND v.hash = k.hash
            LEFT JOIN bookings b ON b.property_id = $1 AND b.booking_id = v.booking_id
            LEFT JOIN voucher_moves m ON m.property_id = $1 AND m.hash = k.hash
            ORDER BY k.hash, m.position
            """;
        return Grouped(await session.Query(sql, Read, property, Convert.FromHexString(after ?? ""), (long)limit));
    }

    public async ValueTask<ImmutableArray<AuditedVoucher>> Named(Guid property, ImmutableArray<string> digests, ImmutableArray<Guid> soldOn)
    {
        var sold = await session.Query(SoldOn, row => Digest(row.Bytes(0)), Keys.Of(soldOn.Select(booking => new BookingKey(property, booking))));
        // What the journal tells may have been changed too: what is no digest names nothing.
        var named = digests.Where(digest => digest.Length % 2 == 0 && digest.All(char.IsAsciiHexDigit)).Union(sold, StringComparer.Ordinal);
        return Grouped(await session.Query(OfDigests, Read, [.. named.Select(digest => new object?[] { property, Convert.FromHexString(digest) })]));
    }

    public async ValueTask<ImmutableArray<AuditedVoucherEntry>> Entries(Guid property, ImmutableArray<Guid> bookings) =>
    [
        .. await session.Query(
            EntriesOf,
            row => new AuditedVoucherEntry(
                row.Id(0), row.Text(1), new AuditedEntry(row.Long(2), row.Instant(3), row.Text(4), row.Text(5), [.. row.Bytes(6)])),
            Keys.Of(bookings.Select(booking => new BookingKey(property, booking)))),
    ];

    private static ImmutableArray<AuditedVoucher> Grouped(IEnumerable<Stored> rows) =>
    [
        .. rows.GroupBy(row => row.Digest, StringComparer.Ordinal)
            .Select(voucher => new AuditedVoucher(voucher.Key, voucher.First().Sale, [.. voucher.Select(row => row.Move).OfType<AuditedMove>()])),
    ];

    private static Stored Read(Row row) => new(
        Digest(row.Bytes(0)),
        row.IsNull(1)
            ? null
            : new AuditedSale(
                row.Id(1), row.TextOrNull(2) ?? row.Id(1).ToString("D", CultureInfo.InvariantCulture), row.Int(3), row.Long(4), row.Long(5), row.Text(6), row.Instant(7)),
        row.IsNull(8) ? null : new AuditedMove(row.Text(8), row.Long(9), row.Id(10), row.Instant(11)));

    private static string Digest(byte[] hash) => Convert.ToHexStringLower(hash);

    private sealed record Stored(string Digest, AuditedSale? Sale, AuditedMove? Move);
}
