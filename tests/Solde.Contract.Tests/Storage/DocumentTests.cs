using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.App.Documents;
using Solde.App.Payments;
using Solde.App.Reviews;
using Solde.App.Simulate;
using Solde.Core;
using Solde.Core.Checkout;
using Solde.Core.Documents;
using Solde.Core.Properties;
using Solde.Storage;

namespace Solde.Contract.Tests.Storage;

/// <summary>Receipts, invoices and credit notes: numbered without gaps whatever happens at the same time, and never changed.</summary>
public sealed class DocumentTests
{
    private readonly CountedIds ids = new();

    public static TheoryData<StoreKind> Databases => Rig.Databases;

    public static TheoryData<StoreKind> Shared => [StoreKind.SqliteFile, StoreKind.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_receipt_comes_back_as_it_was_issued(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var sold = await rig.Book("B1");
        Assert.Equal(CommitResult.Stored, await rig.Commit(Sale(sold)));
        var receipt = (await Of(rig).Document(sold.Key, 1))!;
        Assert.Equal(
            (DocumentKind.Receipt, "R2026-000001", Rig.Noon, 1L, Rig.Euros(700), "Anne Martin"),
            (receipt.Kind, receipt.Number, receipt.At, receipt.Place, receipt.Text.Total, receipt.Text.Customer));
        Assert.Equal([new DocumentPayment(PaymentMethod.Cash, Rig.Euros(700))], receipt.Text.Payments);
        Assert.Equal(receipt.Number, Assert.Single(await Of(rig).DocumentsOf(sold.Key)).Number);
        Assert.Null(await Of(rig).Document(sold.Key, 2));
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_conflicts_takes_no_number(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (one, two) = (await rig.Book("B1"), await rig.Book("B2"));
        Assert.Equal(CommitResult.Stored, await rig.Commit(Sale(one)));
        Assert.Equal(CommitResult.Conflict, await rig.Commit(Sale(one)));
        Assert.Equal(CommitResult.Stored, await rig.Commit(Sale(two)));
        Assert.Equal(["R2026-000001", "R2026-000002"], await Numbers(rig, DocumentKind.Receipt));
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_an_index_refuses_takes_no_number(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (one, two) = (await rig.Book("B1"), await rig.Book("B2"));
        Assert.Equal(CommitResult.Stored, await rig.Commit(Rig.With(one, rig.Charge(100))));
        var (invoice, second) = (Invoice(await rig.Load(one.Key)), rig.Charge(200));
        var refused = invoice with { Attempts = [second], After = invoice.After with { Attempts = invoice.After.Attempts.Add(second) } };
        Assert.Equal(CommitResult.PaymentInProgress, await rig.Commit(refused));
        Assert.Empty(await Of(rig).DocumentsOf(one.Key));
        Assert.Equal(CommitResult.Stored, await rig.Commit(Invoice(two)));
        Assert.Equal(["F2026-000001"], await Numbers(rig, DocumentKind.Invoice));
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task One_transaction_for_many_bookings_numbers_each_document(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var stored = new List<StoredBooking>();
        foreach (var i in Enumerable.Range(1, 5))
        {
            stored.Add(await rig.Book($"B{i}"));
        }

        var results = await rig.Store.Commit([.. stored.Select(Sale), Rig.With(await rig.Book("B6"), Rig.Line(1))]);
        Assert.All(results, result => Assert.Equal(CommitResult.Stored, result));
        Assert.Equal(5, (await Numbers(rig, DocumentKind.Receipt)).Length);
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Shared))]
    public async Task Two_hundred_sales_closed_at_once_on_two_nodes_are_numbered_without_gaps_and_paid_once(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await using var other = await rig.OpenAnother();
        var keys = new List<BookingKey>();
        foreach (var i in Enumerable.Range(1, 200))
        {
            keys.Add((await rig.Book($"B{i}")).Key);
        }

        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // Each is closed from two screens, one on each node.
        var screens = keys.SelectMany(key => ((IStore[])[rig.Store, other]).Select(store => Task.Run(async () =>
        {
            await begin.Task;
            await Settle(store, key);
        }, TestContext.Current.CancellationToken))).ToList();
        begin.SetResult();
        await Task.WhenAll(screens);
        await AllSoldOnce(rig, keys);
    }

    [Fact]
    public async Task Connections_that_are_lost_while_sales_close_lose_no_number_and_no_money()
    {
        await using var rig = await Rig.Open(StoreKind.Postgres);
        await using var other = await rig.OpenAnother();
        var keys = new List<BookingKey>();
        foreach (var i in Enumerable.Range(1, 100))
        {
            keys.Add((await rig.Book($"B{i}")).Key);
        }

        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var closed = 0;
        var screens = keys.SelectMany(key => ((IStore[])[rig.Store, other]).Select(store => Task.Run(async () =>
        {
            await begin.Task;
            while (!await Survives(() => Settle(store, key)))
            {
            }

            if (Interlocked.Increment(ref closed) % 20 == 0)
            {
                await rig.DropConnections();
            }
        }, TestContext.Current.CancellationToken))).ToList();
        begin.SetResult();
        await Task.WhenAll(screens);
        // Connections that were lost while nobody used them are found out by whoever uses them next.
        while (!await Survives(() => AllSoldOnce(rig, keys)))
        {
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_year_ends_at_midnight_by_the_propertys_clock(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var midnight = Rig.Settings.Zone.AtStartOfDay(new LocalDate(2027, 1, 1)).ToInstant();
        ImmutableArray<(string Ref, Instant At)> sales = [("B1", midnight - Duration.FromMilliseconds(1)), ("B2", midnight), ("B3", midnight + Duration.FromHours(1))];
        foreach (var (reference, at) in sales)
        {
            Assert.Equal(CommitResult.Stored, await rig.Commit(Sale(await rig.Book(reference), at)));
        }

        Assert.Equal(["R2026-000001"], await Numbers(rig, DocumentKind.Receipt));
        Assert.Equal(["R2027-000001", "R2027-000002"], await Numbers(rig, DocumentKind.Receipt, 2027));
        var ofTheDay = await Of(rig).Documents(rig.Property, midnight, midnight + Duration.FromDays(1));
        Assert.Equal(["R2027-000001", "R2027-000002"], ofTheDay.Select(document => document.Number));
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_credited_in_parts_gets_credit_notes_and_leaves_the_invoice_as_it_was(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var key = (await rig.Book("B1")).Key;
        Assert.Equal(CommitResult.Stored, await rig.Commit(Sale(await rig.Load(key))));
        Assert.Equal(CommitResult.Stored, await rig.Commit(Invoice(await rig.Load(key))));
        var before = DocumentJson.Write((await Of(rig).Document(key, 2))!.Text, Currency.Eur);
        foreach (var amount in new[] { 20, 30 })
        {
            var stored = await rig.Load(key);
            Assert.Equal(CommitResult.Stored, await rig.Commit(Change(stored, FolioActions.Refund(stored.Snapshot, Rig.Euros(amount), creditLine: true, Rig.Noon))));
        }

        var notes = await Of(rig).Documents(rig.Property, DocumentKind.CreditNote, 2026, 0, 10);
        Assert.Equal(
            [("A2026-000001", Rig.Euros(20), 2), ("A2026-000002", Rig.Euros(30), 2)],
            notes.Select(note => (note.Number, note.Text.Total, note.Text.Corrects!.Value)));
        Assert.Equal(before, DocumentJson.Write((await Of(rig).Document(key, 2))!.Text, Currency.Eur));
        var again = await rig.Load(key);
        Assert.Equal(Refusals.DocumentIssued, DocumentActions.IssueInvoice(again.Snapshot, null, Rig.Noon).Refusal);
        Assert.Empty(await rig.Problems());
    }

    [Fact]
    public async Task Whom_an_invoice_is_made_out_to_is_erased_everywhere_but_on_it()
    {
        await using var rig = await Rig.Open();
        var stored = await rig.Book("B1");
        var billing = new BilledTo("Odile Fabre", "4 rue du Port\n40000 Dax", "552 100 554", "FR83552100554");
        Assert.Equal(CommitResult.Stored, await rig.Commit(Change(stored, DocumentActions.IssueInvoice(stored.Snapshot, null, Rig.Noon, billing))));
        Assert.Equal(billing, (await rig.Load(stored.Key)).Snapshot.Documents[0].Billing);
        await rig.Sqlite.Erase(stored.Key);
        Assert.All(["people", "journal", "bookings"], table => Assert.DoesNotContain("Odile", rig.Contents(table), StringComparison.Ordinal));
        Assert.Equal(billing, (await Of(rig).Document(stored.Key, 1))!.Text.Billing);
        Assert.Empty(await rig.Problems());
    }

    [Theory]
    [InlineData(StoreKind.SqliteFile, "UPDATE documents SET text = replace(text, '70000', '7000')", "R2026-000001 was changed after it was issued")]
    [InlineData(StoreKind.Postgres, "UPDATE documents SET text = replace(text, '70000', '7000')", "R2026-000001 was changed after it was issued")]
    [InlineData(StoreKind.SqliteFile, "UPDATE documents SET place = 7", "R2026-000007 was changed after it was issued")]
    [InlineData(StoreKind.Postgres, "DELETE FROM documents", "R2026-000001 is missing")]
    [InlineData(StoreKind.SqliteFile, "DELETE FROM documents", "R2026-000001 is the last number given")]
    [InlineData(StoreKind.Postgres, "UPDATE document_series SET last = 2", "R2026-000002 is the last number given")]
    public async Task A_document_that_was_altered_is_found(StoreKind kind, string sql, string told)
    {
        await using var rig = await Rig.Open(kind);
        await rig.Commit(Sale(await rig.Book("B1")));
        Assert.Empty(await rig.Problems());
        await rig.Reopen(sql);
        Assert.Contains(await rig.Problems(), problem => problem.Problem.Contains(told, StringComparison.Ordinal));
    }

    private static IDocuments Of(Rig rig) => (SqlStore)rig.Store;

    private static async Task<string[]> Numbers(Rig rig, DocumentKind kind, int year = 2026) =>
        [.. (await Of(rig).Documents(rig.Property, kind, year, 0, 1_000)).Select(document => document.Number)];

    private static async Task AllSoldOnce(Rig rig, List<BookingKey> keys)
    {
        Assert.Equal(
            Enumerable.Range(1, keys.Count).Select(place => string.Create(CultureInfo.InvariantCulture, $"R2026-{place:D6}")), await Numbers(rig, DocumentKind.Receipt));
        foreach (var stored in await rig.Store.Load([.. keys]))
        {
            var sale = Assert.Single(stored.Snapshot.Sales);
            Assert.Equal((Rig.Euros(700), Rig.Euros(700), 1), (sale.Total!.Value, stored.Snapshot.Paid, stored.Snapshot.Documents.Length));
        }

        Assert.Empty(await rig.Problems());
    }

    /// <summary>Settles as a screen does: what another has changed meanwhile is looked at anew.</summary>
    private async Task Settle(IStore store, BookingKey key)
    {
        while (true)
        {
            var stored = (await store.Load([key])).Single();
            var answer = CheckoutActions.Settle(stored.Snapshot, Cash, Rig.Noon);
            if (answer.Refusal == Refusals.SaleClosed || (await store.Commit([Change(stored, answer)])).Single() == CommitResult.Stored)
            {
                return;
            }
        }
    }

    private static async Task<bool> Survives(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception lost) when (lost is DbException or IOException or InvalidOperationException)
        {
            return false;
        }
    }

    private static Settling Cash { get; } = new() { Tenders = [new Tender(PaymentMethod.Cash, Rig.Euros(700))], CardOnFile = false, Sales = 0 };

    private Change Sale(StoredBooking stored) => Sale(stored, Rig.Noon);

    private Change Sale(StoredBooking stored, Instant at) => Change(stored, CheckoutActions.Settle(stored.Snapshot, Cash, at), at);

    private Change Invoice(StoredBooking stored) => Change(stored, DocumentActions.IssueInvoice(stored.Snapshot, null, Rig.Noon));

    private Change Change(StoredBooking stored, Answer answer, Instant? at = null)
    {
        Assert.Null(answer.Refusal);
        lock (ids)
        {
            return new Pass(stored.Snapshot, stored.Property.Rules, at ?? Rig.Noon).Take(answer.Decisions).Follow().ToChange(stored, ids);
        }
    }
}
