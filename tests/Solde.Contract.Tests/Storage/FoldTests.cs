using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.App.Documents;
using Solde.App.Journal;
using Solde.App.Payments;
using Solde.App.Reviews;
using Solde.App.Simulate;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Properties;
using Solde.Core.Requests;
using Solde.Storage;
using Solde.Storage.Bookings;
using Solde.Storage.Sql;
using Solde.Tests;

namespace Solde.Contract.Tests.Storage;

/// <summary>A database whose states an older program made: when it is opened they are folded anew from the journal, once.</summary>
public sealed class FoldTests
{
    private const string OtherColumns = "UPDATE bookings SET collectible = collectible + 1";
    private const string OlderFold = "; UPDATE folds SET fold = 1, going = 1";

    private readonly CountedIds ids = new();

    public static TheoryData<StoreKind> Shared => [StoreKind.SqliteFile, StoreKind.Postgres];

    [Theory, MemberData(nameof(Shared))]
    public async Task States_of_an_older_program_become_what_the_journal_makes_of_them(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var sold = await rig.Book("A");
        await rig.Book("B", reviewAt: Rig.Noon);
        Assert.Equal(CommitResult.Stored, await rig.Commit(Change(sold, CheckoutActions.Settle(sold.Snapshot, Cash, Rig.Noon)) with { SourceVersion = 7 }));
        var asked = await rig.Book("C");
        await rig.Commit(Rig.With(asked, new RequestSent(Rig.Noon, 1, RequestKind.Link, Rig.Euros(700), "anne@example.com")));
        await rig.Commit(Rig.With(await rig.Load(asked.Key), rig.Charge(100)));
        await rig.Sqlite.Erase(asked.Key);
        var before = await Loaded(rig);
        var lines = new List<string>();
        await rig.Reopen($"{Older(kind)}; {UndoneMigrations.From(16, kind == StoreKind.Postgres)}", new StoreOptions { Told = lines.Add });
        Assert.Equal(before, await Loaded(rig));
        Assert.Empty(await rig.Problems());
        Assert.Equal(["3 bookings were folded anew from their journals: 3 had changed, 0 could not be"], lines);

        var stored = await rig.Load(sold.Key);
        Assert.Equal(CommitResult.Stored, await rig.Commit(Change(stored, DocumentActions.IssueInvoice(stored.Snapshot, null, Rig.Noon))));
        Assert.Equal(2, (await rig.Load(sold.Key)).Snapshot.Documents.Length);
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Shared))]
    public async Task It_is_done_once(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await rig.Book("A");
        var lines = new List<string>();
        await rig.Reopen(OtherColumns + OlderFold, new StoreOptions { Told = lines.Add });
        Assert.Empty(await rig.Problems());
        await rig.Reopen(OtherColumns, new StoreOptions { Told = lines.Add });
        Assert.Single(await rig.Problems());
        Assert.Single(lines);
    }

    [Theory, MemberData(nameof(Shared))]
    public async Task What_is_as_it_should_be_is_not_written(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await rig.Book("A");
        var lines = new List<string>();
        await rig.Reopen("UPDATE folds SET fold = 1, going = 1", new StoreOptions { Told = lines.Add });
        Assert.Equal(["1 bookings were folded anew from their journals: 0 had changed, 0 could not be"], lines);
    }

    [Theory, MemberData(nameof(Shared))]
    public async Task What_was_broken_off_goes_on_where_it_was(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await Fill(rig);
        await rig.Reopen(string.Create(CultureInfo.InvariantCulture, $"""
            {OtherColumns};
            UPDATE folds SET fold = 1, going = {Fold.Version},
                (property_id, booking_id) = (SELECT property_id, booking_id FROM bookings ORDER BY property_id, booking_id LIMIT 1 OFFSET 2)
            """));
        Assert.Equal(3, (await rig.Problems()).Length); // Those that it had come past before they were changed.
    }

    [Theory, MemberData(nameof(Shared))]
    public async Task A_version_that_was_never_finished_is_of_no_use_to_another_one(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await Fill(rig);
        await rig.Reopen($"""
            {OtherColumns};
            UPDATE folds SET fold = 0, going = 1,
                (property_id, booking_id) = (SELECT property_id, booking_id FROM bookings ORDER BY property_id, booking_id LIMIT 1 OFFSET 2)
            """);
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Shared))]
    public async Task Two_that_start_at_once_fold_each_booking_once(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var bookings = await Fill(rig);
        await rig.Run(OtherColumns + OlderFold);
        ImmutableArray<List<string>> lines = [[], []];
        var nodes = await Task.WhenAll(lines.Select(told => Task.Run(() => rig.OpenAnother(new StoreOptions { Told = told.Add }))));
        foreach (var node in nodes)
        {
            Assert.Empty((await new Verify(node).Property(rig.Property))!.Problems);
            await node.DisposeAsync();
        }

        Assert.Equal(bookings, lines.SelectMany(told => told).Sum(line => int.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture)));
    }

    [Theory, MemberData(nameof(Shared))]
    public async Task A_booking_whose_journal_is_damaged_stays_as_it_is_and_is_named(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await rig.Book("A");
        await rig.Book("B");
        await rig.Book("C");
        var lines = new List<string>();
        await rig.Reopen(
            $"""
            {OtherColumns}; UPDATE bookings SET chain_seq = chain_seq + 1 WHERE ref = 'A';
            UPDATE people SET text = 'Someone Else' WHERE number = 1 AND booking_id = (SELECT booking_id FROM bookings WHERE ref = 'B')
            {OlderFold}
            """,
            new StoreOptions { Told = lines.Add });
        Assert.Equal([70_001, 70_001, 70_000], (await rig.Sqlite.Audit(rig.Property, null, 10)).OrderBy(each => each.Ref).Select(each => each.Columns.Collectible));
        Assert.Equal(
            [
                "Les Pins: A: the journal has 1 entries and should have 2; it stays as an older program left it, and `solde verify` names it",
                "Les Pins: B: cannot be folded: a name or an address was changed after it was written; it stays as an older program left it, and `solde verify` names it",
                "3 bookings were folded anew from their journals: 1 had changed, 2 could not be",
            ],
            lines);
        Assert.Equal(["A", "B"], (await rig.Problems()).Select(problem => problem.Ref).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Shared))]
    public async Task States_of_a_newer_program_are_refused(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await rig.Run("UPDATE folds SET fold = 99");
        var refused = await Assert.ThrowsAsync<MigrationException>(async () => await rig.OpenAnother());
        Assert.Contains("newer than this program", refused.Message, StringComparison.Ordinal);
    }

    private static Settling Cash { get; } = new() { Tenders = [new Tender(PaymentMethod.Cash, Rig.Euros(700))], CardOnFile = false, Sales = 0 };

    /// <summary>States without what fold 1 did not keep: how far a folio had come, and what a payment was for.</summary>
    private static string Older(StoreKind kind) => kind == StoreKind.Postgres
        ? "UPDATE bookings SET state = (state::jsonb #- '{documents,0,mark}' #- '{sales,0,mark}' #- '{folios,0,payments,0,forBooked}')::text, collectible = collectible + 1"
        : "UPDATE bookings SET state = json_remove(state, '$.documents[0].mark', '$.sales[0].mark', '$.folios[0].payments[0].forBooked'), collectible = collectible + 1";

    /// <summary>More than are folded together.</summary>
    private static async Task<int> Fill(Rig rig)
    {
        const int bookings = (2 * OlderFolds.Together) + 50;
        var results = await rig.Store.Commit([.. Enumerable.Range(0, bookings).Select(number => rig.New(string.Create(CultureInfo.InvariantCulture, $"B{number}")))]);
        Assert.All(results, result => Assert.Equal(CommitResult.Stored, result));
        return bookings;
    }

    private static async Task<List<string>> Loaded(Rig rig) =>
    [
        .. (await rig.Store.Bookings(rig.Property, null, 10)).Select(stored =>
            $"{stored.Version} {stored.SourceVersion} {stored.NextReviewAt} {stored.Snapshot.Attempts.Length} {SnapshotJson.Write(stored.Snapshot)}"),
    ];

    private Change Change(StoredBooking stored, Answer answer)
    {
        Assert.Null(answer.Refusal);
        return new Pass(stored.Snapshot, stored.Property.Rules, Rig.Noon).Take(answer.Decisions).Follow().ToChange(stored, ids);
    }
}
