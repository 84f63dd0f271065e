using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Simulate;
using Solde.App.Vouchers;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Properties;

namespace Solde.Contract.Tests.Storage;

/// <summary>Gift vouchers: what is left of one is never below zero, whoever redeems it, and what is refused leaves nothing behind.</summary>
public sealed class VoucherTests
{
    private static readonly LocalDate LastDay = new(2027, 6, 1);

    private readonly CountedIds ids = new();

    [Theory, MemberData(nameof(Rig.Kinds), MemberType = typeof(Rig))]
    public async Task A_voucher_pays_in_parts_and_never_more_than_is_left(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var voucher = await Sold(rig, 100);
        Assert.Equal(CommitResult.Stored, await Redeem(rig, "B", voucher, 60));
        Assert.Equal(CommitResult.VoucherSpent, await Redeem(rig, "C", voucher, 41));
        Assert.Equal(CommitResult.Stored, await Redeem(rig, "D", voucher, 40));
        Assert.Equal(CommitResult.VoucherSpent, await Redeem(rig, "E", voucher, 1));
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Rig.Kinds), MemberType = typeof(Rig))]
    public async Task It_pays_until_the_end_of_its_last_day_and_where_it_was_sold(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var voucher = await Sold(rig, 100);
        var lastNight = LastDay.At(new LocalTime(23, 59)).InZoneStrictly(Rig.Settings.Zone).ToInstant();
        Assert.Equal(CommitResult.Stored, await Redeem(rig, "B", voucher, 10, lastNight));
        Assert.Equal(CommitResult.VoucherExpired, await Redeem(rig, "C", voucher, 10, lastNight + Duration.FromMinutes(1)));
        Assert.Equal(CommitResult.UnknownVoucher, await Redeem(rig, "D", VoucherCode.DigestOf("KDTA-WXQE-MPYR-CNFH"), 10));

        var elsewhere = rig.NewId();
        await rig.Store.SaveProperty(elsewhere, Rig.Settings, Rig.Noon);
        var change = rig.New("B", property: elsewhere);
        Assert.Equal(CommitResult.Stored, await rig.Commit(change));
        Assert.Equal(CommitResult.UnknownVoucher, await rig.Commit(With(await rig.Load(change.Key), Redeemed(voucher, 10, Rig.Noon))));
    }

    [Theory, MemberData(nameof(Rig.Kinds), MemberType = typeof(Rig))]
    public async Task What_is_refused_leaves_nothing_behind(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (first, second) = (await Sold(rig, 100, "A1"), await Sold(rig, 20, "A2"));
        var booking = await rig.Book("B");
        var both = With(booking, [.. Redeemed(first, 50, Rig.Noon), .. Redeemed(second, 30, Rig.Noon)]);
        Assert.Equal(CommitResult.VoucherSpent, await rig.Commit(both));
        var after = await rig.Load(booking.Key);
        Assert.Equal((booking.Version, Rig.Euros(0)), (after.Version, after.Snapshot.Paid));
        Assert.Single(await rig.Store.JournalOf(booking.Key));
        Assert.Equal(CommitResult.Stored, await rig.Commit(With(after, [.. Redeemed(first, 100, Rig.Noon), .. Redeemed(second, 20, Rig.Noon)])));
    }

    [Theory, MemberData(nameof(Rig.Kinds), MemberType = typeof(Rig))]
    public async Task What_it_paid_may_come_back_and_what_is_left_may_be_voided(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var voucher = await Sold(rig, 100);
        Assert.Equal(CommitResult.Stored, await Redeem(rig, "B", voucher, 70));
        Assert.Equal(CommitResult.VoucherSpent, await Void(rig, 31));
        Assert.Equal(CommitResult.Stored, await Void(rig, 30));
        Assert.Equal(CommitResult.VoucherSpent, await Redeem(rig, "C", voucher, 1));

        var paid = await rig.Load((await rig.Store.Find(rig.Property, ["B"]))["B"]);
        Assert.Equal(CommitResult.Stored, await rig.Commit(With(paid, [new VoucherCredited(Rig.Noon, Rig.Euros(70), voucher)])));
        Assert.Equal(CommitResult.Stored, await Redeem(rig, "D", voucher, 70));
    }

    [Theory, MemberData(nameof(Rig.Databases), MemberType = typeof(Rig))]
    public async Task Whatever_was_done_to_a_voucher_is_told_in_order_and_what_was_refused_is_not(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var voucher = await Sold(rig, 100);
        await Redeem(rig, "B", voucher, 70);
        await Redeem(rig, "C", voucher, 31);
        await Void(rig, 30);
        var sold = (await rig.Sqlite.Voucher(rig.Property, voucher))!.Booking;
        var moves = await rig.Sqlite.MovesOf(sold, 1);
        Assert.Equal([(VoucherMoveKind.Issue, 100), (VoucherMoveKind.Redeem, 70), (VoucherMoveKind.Void, 30)], moves.Select(move => (move.Kind, (int)(move.Amount.Minor / 100))));
        Assert.Equal("B", moves[1].Ref);
        Assert.Equal(sold, moves[2].Booking);
        Assert.Empty(await rig.Sqlite.MovesOf(sold, 2));
    }

    [Theory, InlineData(StoreKind.SqliteFile), InlineData(StoreKind.Postgres)]
    public async Task Desks_that_redeem_at_once_never_spend_more_than_there_is(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var voucher = await Sold(rig, 100);
        var changes = new List<Change>();
        for (var i = 1; i <= 20; i++)
        {
            changes.Add(With(await rig.Book($"B{i}"), Redeemed(voucher, 15, Rig.Noon)));
        }

        var begin = new TaskCompletionSource();
        var desks = changes.Select(change => Task.Run(async () =>
        {
            await begin.Task;
            return await rig.Commit(change);
        })).ToList();
        begin.SetResult();
        var results = await Task.WhenAll(desks);
        Assert.Equal((6, 14), (results.Count(result => result == CommitResult.Stored), results.Count(result => result == CommitResult.VoucherSpent)));
        Assert.Equal(Rig.Euros(10), (await rig.Sqlite.Voucher(rig.Property, voucher))!.Balance);
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Rig.Databases), MemberType = typeof(Rig))]
    public async Task Vouchers_are_listed_the_latest_first_and_found_by_their_codes(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await Sold(rig, 100, "A1");
        await Sold(rig, 50, "A2", Rig.Noon + Duration.FromHours(1));
        await Redeem(rig, "B", await Sold(rig, 20, "A3", Rig.Noon + Duration.FromHours(2)), 5);
        var store = rig.Sqlite;
        var first = await store.Vouchers(rig.Property, null, 2);
        Assert.Equal([("A3", 15), ("A2", 50)], first.Select(each => (each.Ref, (int)(each.Balance.Minor / 100))));
        var last = Assert.Single(await store.Vouchers(rig.Property, new VoucherPlace(first[1].SoldAt, first[1].Booking.Booking, first[1].Number), 2));
        Assert.Equal(("A1", 1, Rig.Euros(100), LastDay), (last.Ref, last.Number, last.Amount, last.ValidUntil));
        Assert.Equal(last, Assert.Single(await store.VouchersOf(last.Booking)));
        var code = ids.VoucherOf(last.Booking, 1);
        Assert.Equal(last, await store.Voucher(rig.Property, VoucherCode.DigestOf(code.ToLowerInvariant().Replace('-', ' '))));
        var elsewhere = rig.NewId();
        await rig.Store.SaveProperty(elsewhere, Rig.Settings, Rig.Noon);
        Assert.Null(await store.Voucher(elsewhere, VoucherCode.DigestOf(code)));
    }

    [Fact]
    public async Task The_code_stands_nowhere_in_the_database()
    {
        await using var rig = await Rig.Open(StoreKind.SqliteFile);
        await Redeem(rig, "B", await Sold(rig, 100), 15);
        var code = ids.VoucherOf((await rig.Store.Find(rig.Property, ["A"]))["A"], 1).Replace("-", "", StringComparison.Ordinal);
        foreach (var table in (string[])["journal", "bookings", "messages", "vouchers"])
        {
            Assert.DoesNotContain(code, rig.Contents(table).Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        }
    }

    private async Task<string> Sold(Rig rig, int amount, string reference = "A", Instant? at = null)
    {
        var booking = await rig.Book(reference);
        Assert.Equal(CommitResult.Stored, await rig.Commit(With(booking, [new VoucherIssued(at ?? Rig.Noon, 1, "main", Rig.Euros(amount), LastDay)])));
        return VoucherCode.DigestOf(ids.VoucherOf(booking.Key, 1));
    }

    private async Task<CommitResult> Redeem(Rig rig, string reference, string voucher, int amount, Instant? at = null) =>
        await rig.Commit(With(await rig.Book(reference), Redeemed(voucher, amount, at ?? Rig.Noon)));

    private async Task<CommitResult> Void(Rig rig, int amount)
    {
        var sold = await rig.Load((await rig.Store.Find(rig.Property, ["A"]))["A"]);
        return await rig.Commit(With(sold, [new VoucherVoided(Rig.Noon, 1, Rig.Euros(amount))]));
    }

    private static ImmutableArray<IFact> Redeemed(string voucher, int amount, Instant at) =>
    [
        new PaymentRecorded(at, Rig.Euros(amount), PaymentMethod.GiftVoucher, [new FolioShare("main", Rig.Euros(amount))], Voucher: voucher),
        new VoucherRedeemed(at, Rig.Euros(amount), voucher),
    ];

    private Change With(StoredBooking stored, ImmutableArray<IFact> facts) =>
        Rig.With(stored, facts) with { Vouchers = VoucherMoves.Of(stored.Key, facts, Rig.Settings.Zone, ids) };
}
