using NodaTime;
using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.App.Days;
using Solde.App.Payments;
using Solde.App.Reviews;
using Solde.App.Simulate;
using Solde.Core.Checkout;
using Solde.Core.Documents;
using Solde.Core.Properties;
using Solde.Storage;

namespace Solde.Contract.Tests.Storage;

/// <summary>The till of a day: what it came to, closed once, and what came after.</summary>
public sealed class DayTests
{
    private static readonly LocalDate Today = new(2026, 6, 1);

    private readonly CountedIds ids = new();

    public static TheoryData<StoreKind> Databases => Rig.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_day_is_summed_from_midnight_to_midnight_by_the_propertys_clock(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var midnight = Rig.Settings.Zone.AtStartOfDay(Today).ToInstant();
        await Sell(rig, "B1", midnight - Duration.FromMilliseconds(1), PaymentMethod.Cash);
        await Sell(rig, "B2", midnight, PaymentMethod.Cash);
        await Sell(rig, "B3", midnight + Duration.FromHours(10), PaymentMethod.Cheque);
        var refunded = await Sell(rig, "B4", midnight + Duration.FromHours(24) - Duration.FromMilliseconds(1), PaymentMethod.Cash);
        await Sell(rig, "B5", midnight + Duration.FromHours(24), PaymentMethod.Cash);
        await Commit(rig, refunded, FolioActions.Refund(refunded.Snapshot, Rig.Euros(50), creditLine: true, midnight + Duration.FromHours(12)), midnight + Duration.FromHours(12));
        var sums = (await Desk(rig).Report(rig.Property, Rig.Settings, Today)).Sums;
        Assert.Equal((Rig.Euros(2100), Rig.Euros(50), Rig.Euros(2050)), (sums.Received, sums.Refunded, sums.Sold));
        Assert.Equal(
            [new MethodSum(PaymentMethod.Cheque, Rig.Euros(700), Rig.Euros(0)), new MethodSum(PaymentMethod.Cash, Rig.Euros(1400), Rig.Euros(50))],
            sums.Methods.OrderBy(method => method.Received.Minor));
        Assert.Equal([new GroupSum("accommodation", Rig.Euros(2100)), new GroupSum("refund", Rig.Euros(-50))], sums.Groups);
        Assert.Equal(
            [
                new DocumentSum(DocumentKind.Receipt, "R2026-000002", "R2026-000004", 3, Rig.Euros(2100)),
                new DocumentSum(DocumentKind.CreditNote, "A2026-000001", "A2026-000001", 1, Rig.Euros(50)),
            ],
            sums.Documents);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_day_is_closed_once_and_what_comes_after_stands_beside(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await Sell(rig, "B1", Rig.Noon, PaymentMethod.Cash);
        Assert.Equal(Refusals.DayAhead, await Desk(rig).Close(rig.Property, Rig.Settings, Today.PlusDays(1), "cli", Rig.Noon));
        Assert.Null(await Desk(rig).Close(rig.Property, Rig.Settings, Today, "cli", Rig.Noon + Duration.FromHours(8)));
        Assert.Equal(Refusals.DayClosed, await Desk(rig).Close(rig.Property, Rig.Settings, Today, "cli", Rig.Noon + Duration.FromHours(9)));
        await Sell(rig, "B2", Rig.Noon + Duration.FromHours(9), PaymentMethod.Cash);
        var report = await Desk(rig).Report(rig.Property, Rig.Settings, Today);
        Assert.Equal((Rig.Euros(1400), Rig.Euros(700), Rig.Euros(700)), (report.Sums.Received, report.Closed!.Sums.Received, report.After!.Received));
        Assert.Equal([new MethodSum(PaymentMethod.Cash, Rig.Euros(700), Rig.Euros(0))], report.After.Methods);
        Assert.Equal([new DoerSum(null, Rig.Euros(700), Rig.Euros(0))], report.After.Doers);
        Assert.Equal([new VatSum(null, Rig.Euros(700), Rig.Euros(0))], report.After.Vat);
        Assert.Equal([new GroupSum("accommodation", Rig.Euros(700))], report.After.Groups);
        Assert.Equal([new DocumentSum(DocumentKind.Receipt, "R2026-000002", "R2026-000002", 1, Rig.Euros(700))], report.After.Documents);
        Assert.Equal((Rig.Noon + Duration.FromHours(8), "cli"), (report.Closed.At, report.Closed.By));
        Assert.Single(await rig.Feed(rig.Property, default, 100), entry => entry.Fact is Core.Facts.DayClosed { Day: var day } && day == Today);
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Nothing_stands_beside_a_day_for_which_nothing_came_after_closing(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await Sell(rig, "B1", Rig.Noon, PaymentMethod.Cash);
        Assert.Null(await Desk(rig).Close(rig.Property, Rig.Settings, Today, "cli", Rig.Noon));
        Assert.Null((await Desk(rig).Report(rig.Property, Rig.Settings, Today)).After);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_a_booking_brought_along_is_money_of_no_day(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var change = rig.New("B1");
        var brought = new NewBooking { Ref = "B1", Details = change.After.Details, Payments = [(Rig.Euros(150), PaymentMethod.BankTransfer)] };
        var paid = BookingActions.BroughtAlong(brought, Rig.Noon).Cast<Core.Facts.IFact>().ToList();
        await rig.Commit(change with { Facts = [.. change.Facts, .. paid], After = paid.Aggregate(change.After, Core.Planning.Planner.Apply) });
        var sums = (await Desk(rig).Report(rig.Property, Rig.Settings, Today)).Sums;
        Assert.True(sums.IsNothing);
        Assert.Equal(Rig.Euros(0), sums.Received);
        Assert.Equal(
            [App.Journal.MoneyKind.BroughtAlong],
            (await ((SqlStore)rig.Store).Money(rig.Property, Rig.Noon, Rig.Noon + Duration.FromHours(1), null, 10)).Select(line => line.Kind));
    }

    [Theory]
    [InlineData(StoreKind.SqliteFile, "UPDATE closed_days SET sums = replace(sums, '70000', '7000')", "the sums of 2026-06-01 were changed after it was closed")]
    [InlineData(StoreKind.Postgres, "UPDATE closed_days SET sums = replace(sums, '70000', '7000')", "the sums of 2026-06-01 were changed after it was closed")]
    [InlineData(StoreKind.SqliteFile, "DELETE FROM closed_days", "the closing of 2026-06-01 is missing")]
    [InlineData(StoreKind.Postgres, "DELETE FROM closed_days", "the closing of 2026-06-01 is missing")]
    [InlineData(StoreKind.SqliteFile, "UPDATE closed_days SET day = '2026-05-31'", "the closing of 2026-05-31 is not in the journal")]
    [InlineData(StoreKind.Postgres, "UPDATE closed_days SET day = '2026-05-31'", "the closing of 2026-05-31 is not in the journal")]
    public async Task A_closing_that_was_altered_is_found(StoreKind kind, string sql, string told)
    {
        await using var rig = await Rig.Open(kind);
        await Sell(rig, "B1", Rig.Noon, PaymentMethod.Cash);
        Assert.Null(await Desk(rig).Close(rig.Property, Rig.Settings, Today, "cli", Rig.Noon));
        Assert.Empty(await rig.Problems());
        await rig.Reopen(sql);
        Assert.Contains(await rig.Problems(), problem => problem.Problem == told);
    }

    private static DayDesk Desk(Rig rig)
    {
        var store = (SqlStore)rig.Store;
        return new DayDesk(store, store, store, store, null);
    }

    private async Task<StoredBooking> Sell(Rig rig, string reference, Instant at, PaymentMethod method)
    {
        var stored = await rig.Book(reference);
        var settling = new Settling { Tenders = [new Tender(method, Rig.Euros(700))], CardOnFile = false };
        await Commit(rig, stored, CheckoutActions.Settle(stored.Snapshot, settling, at), at);
        return await rig.Load(stored.Key);
    }

    private async Task Commit(Rig rig, StoredBooking stored, Answer answer, Instant at)
    {
        Assert.Null(answer.Refusal);
        Assert.Equal(CommitResult.Stored, await rig.Commit(new Pass(stored.Snapshot, stored.Property.Rules, at).Take(answer.Decisions).Follow().ToChange(stored, ids)));
    }
}
