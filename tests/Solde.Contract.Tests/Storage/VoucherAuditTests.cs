using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.App.Payments;
using Solde.App.Reviews;
using Solde.App.Simulate;
using Solde.App.Vouchers;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Properties;

namespace Solde.Contract.Tests.Storage;

/// <summary>What is left of gift vouchers, and what was done to them, stands beside the journal: what somebody changed there is found.</summary>
public sealed class VoucherAuditTests
{
    private const string Credit = """
        INSERT INTO voucher_moves (property_id, hash, position, kind, amount, booking_id, at)
        SELECT property_id, hash, 6, 'credit', 2000, booking_id, at FROM voucher_moves WHERE position = 2
        """;

    private const string Sale = """
        INSERT INTO vouchers (property_id, hash, booking_id, number, amount, balance, valid_until, sold_at)
        SELECT property_id, substr(hash, 1, 31), booking_id, 2, amount, 0, valid_until, sold_at FROM vouchers
        """;

    private static readonly Instant Evening = Rig.Noon + Duration.FromHours(8);

    private readonly CountedIds ids = new();

    [Theory, MemberData(nameof(Rig.Databases), MemberType = typeof(Rig))]
    public async Task What_was_sold_redeemed_and_given_back_is_what_the_journal_tells(StoreKind kind)
    {
        await using var rig = await Opened(kind);
        var moves = await rig.Sqlite.MovesOf((await rig.Store.Find(rig.Property, ["A"]))["A"], 1);
        Assert.Equal(
            [(VoucherMoveKind.Issue, 100), (VoucherMoveKind.Redeem, 60), (VoucherMoveKind.Redeem, 30), (VoucherMoveKind.Credit, 20), (VoucherMoveKind.Void, 25)],
            moves.Select(move => (move.Kind, (int)(move.Amount.Minor / 100))));
        Assert.Empty(await rig.Problems());
    }

    public static TheoryData<StoreKind, string, string?, string> Tampering()
    {
        ImmutableArray<(string Sql, string? Ref, string Told)> changes =
        [
            ("UPDATE vouchers SET balance = balance + 1000", "A", "15.00 EUR is left of gift voucher 1 of A, and what was done to it leaves 5.00 EUR"),
            ($"{Credit}", "A", "5.00 EUR is left of gift voucher 1 of A, and what was done to it leaves 25.00 EUR"),
            ($"{Credit}; UPDATE vouchers SET balance = balance + 2000", "A", "credit 20.00 EUR was done to gift voucher 1 of A and is not in the journal"),
            ("DELETE FROM voucher_moves WHERE position = 2; UPDATE vouchers SET balance = balance + 6000", "B", "redeem 60.00 EUR is missing from what was done to gift voucher 1 of A"),
            ("UPDATE voucher_moves SET amount = amount - 500 WHERE position = 2", "B", "redeem 60.00 EUR is missing from what was done to gift voucher 1 of A"),
            ("UPDATE voucher_moves SET at = at + 1 WHERE position = 3", "A", "redeem 30.00 EUR was done to gift voucher 1 of A and is not in the journal"),
            ("UPDATE voucher_moves SET booking_id = (SELECT booking_id FROM vouchers) WHERE position = 3", "C", "redeem 30.00 EUR is missing from what was done to gift voucher 1 of A"),
            ("UPDATE vouchers SET valid_until = '2099-01-01'", "A", "gift voucher 1 of A is stored as"),
            ("UPDATE vouchers SET number = 2", "A", "gift voucher 1 is missing"),
            ("UPDATE vouchers SET number = 2", "A", "gift voucher 2 of A is not in the journal"),
            (Sale, "A", "gift voucher 2 of A is not in the journal"),
            ("DELETE FROM voucher_moves; DELETE FROM vouchers", "A", "gift voucher 1 is missing"),
        ];
        var data = new TheoryData<StoreKind, string, string?, string>();
        foreach (var (sql, reference, told) in changes)
        {
            data.Add(StoreKind.SqliteFile, sql, reference, told);
            data.Add(StoreKind.Postgres, sql, reference, told);
        }

        const string missing = "is missing, and what was done to it is there";
        data.Add(StoreKind.SqliteFile, "PRAGMA foreign_keys = OFF; DELETE FROM vouchers", null, missing);
        data.Add(StoreKind.Postgres, "ALTER TABLE voucher_moves DROP CONSTRAINT voucher_moves_property_id_hash_fkey; DELETE FROM vouchers", null, missing);
        return data;
    }

    [Theory, MemberData(nameof(Tampering))]
    public async Task What_was_tampered_with_is_found(StoreKind kind, string sql, string? reference, string told)
    {
        await using var rig = await Opened(kind);
        await rig.Reopen(sql);
        Assert.Contains(await rig.Problems(), problem => problem.Ref == reference && problem.Problem.Contains(told, StringComparison.Ordinal));
    }

    [Theory, InlineData(StoreKind.SqliteFile), InlineData(StoreKind.Postgres)]
    public async Task Of_many_vouchers_the_one_that_was_changed_is_named(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var booking = await rig.Book("A");
        ImmutableArray<IFact> issued = [.. Enumerable.Range(1, 450).Select(number => new VoucherIssued(Rig.Noon, number, "main", Rig.Euros(10), new LocalDate(2027, 6, 1)))];
        Assert.Equal(CommitResult.Stored, await rig.Commit(
            Rig.With(booking, issued) with { Vouchers = VoucherMoves.Of(booking.Key, issued, Rig.Settings.Zone, ids) }));
        Assert.Empty(await rig.Problems());
        await rig.Reopen("UPDATE vouchers SET balance = 0 WHERE number = 321");
        Assert.Equal(
            "0.00 EUR is left of gift voucher 321 of A, and what was done to it leaves 10.00 EUR", Assert.Single(await rig.Problems()).Problem);
    }

    /// <summary>A voucher sold on A, redeemed on B and C, some of it given back on B, and some of what is left to its buyer.</summary>
    private async Task<Rig> Opened(StoreKind kind)
    {
        var rig = await Rig.Open(kind);
        var offer = Rig.Settings with { GiftVouchers = new GiftVoucherOffer(Rig.Euros(10), Rig.Euros(200), ValidMonths: 12) };
        await rig.Store.SaveProperty(rig.Property, offer, Rig.Noon + Duration.FromHours(1));
        await rig.Book("A");
        await Do(rig, "A", booking => CheckoutActions.Settle(booking, Settled(Cash(800)) with { Add = [new SaleLine(SaleLineKind.GiftVoucher, "Bon cadeau", Rig.Euros(100))] }, Evening));
        var voucher = VoucherCode.DigestOf(ids.VoucherOf((await rig.Store.Find(rig.Property, ["A"]))["A"], 1));
        foreach (var (reference, amount) in ((string, int)[])[("B", 60), ("C", 30)])
        {
            await rig.Book(reference);
            await Do(rig, reference, booking => CheckoutActions.Settle(booking, Settled(new Tender(PaymentMethod.GiftVoucher, Rig.Euros(amount)) { Voucher = voucher }), Evening));
        }

        await Do(rig, "B", booking => FolioActions.Refund(booking, Rig.Euros(20), creditLine: true, Evening));
        await Do(rig, "A", booking => VoucherActions.Refund(booking, 1, Rig.Euros(25), Evening));
        return rig;
    }

    private static Settling Settled(Tender tender) => new() { Tenders = [tender], CardOnFile = false };

    private static Tender Cash(int amount) => new(PaymentMethod.Cash, Rig.Euros(amount));

    private async Task Do(Rig rig, string reference, Func<Core.Bookings.BookingSnapshot, Answer> action)
    {
        var stored = await rig.Load((await rig.Store.Find(rig.Property, [reference]))[reference]);
        var answer = action(stored.Snapshot);
        Assert.Null(answer.Refusal);
        Assert.Equal(
            CommitResult.Stored,
            await rig.Commit(new Pass(stored.Snapshot, stored.Property.Rules, Evening).Take(answer.Decisions).Follow().ToChange(stored, ids)));
    }
}
