using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using NodaTime;
using Solde.App.Journal;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Planning;
using Solde.Core.Requests;

namespace Solde.Contract.Tests.Storage;

public sealed class JournalTests
{
    public static TheoryData<StoreKind> Kinds => Rig.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Cursors_only_grow_and_skip_nothing(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var a = await rig.Book("A");
        await rig.Store.Record(rig.Property, [new AutomationActivated(Rig.Noon, new AutomationRef(rig.NewId(), "R"))]);
        await rig.Commit(Rig.With(a, Rig.Line(1), Rig.Line(2)));
        await rig.Commit(Rig.With(a, Rig.Line(9)));
        await rig.Book("B");
        var entries = new List<JournalEntry>();
        while (await rig.Feed(rig.Property, entries.Count == 0 ? JournalCursor.Start : entries[^1].Cursor, 2) is { IsEmpty: false } page)
        {
            entries.AddRange(page);
        }

        Assert.Equal(entries.Select(entry => entry.Cursor).Distinct().OrderBy(cursor => (cursor.Tx, cursor.Position)), entries.Select(entry => entry.Cursor));
        Assert.Equal(
            [("A", "booking.created"), (null, "automation.activated"), ("A", "folio.lineAdded"), ("A", "folio.lineAdded"), ("B", "booking.created")],
            entries.Select(entry => (entry.Ref, FactNames.Of(entry.Fact))));
        Assert.Equal([a.Key.Booking, null], entries.Take(2).Select(entry => entry.Booking));
        Assert.Equal(3, (await rig.Store.JournalOf(a.Key)).Length);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_entry_names_who_did_it_within_its_chain(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (a, staff) = (await rig.Book("A"), Actor.Staff(rig.NewId()));
        await rig.Commit(Rig.With(a, Rig.Line(1)) with { By = staff });
        await rig.Store.Record(rig.Property, [new PropertyPaused(Rig.Noon)], Actor.Key("solde_live_1"));
        Assert.Equal([null, staff], (await rig.Store.JournalOf(a.Key)).Select(entry => entry.By));
        Assert.Equal([null, staff, "key:solde_live_1"], (await rig.Feed(rig.Property, JournalCursor.Start, 10)).Select(entry => entry.By));
        if (kind != StoreKind.Memory)
        {
            Assert.Empty(await rig.Problems());
        }
    }

    [Fact]
    public async Task Names_and_addresses_stand_in_rows_of_their_own()
    {
        await using var rig = await Rig.Open();
        await Talk(rig);
        Assert.Contains("Anne Martin", rig.Contents("people"), StringComparison.Ordinal);
        foreach (var table in new[] { "journal", "bookings", "reviews", "attempts", "tasks" })
        {
            Assert.DoesNotContain("Martin", rig.Contents(table), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("example.com", rig.Contents(table), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Erasing_a_person_keeps_the_chain_whole()
    {
        await using var rig = await Rig.Open();
        var booking = await Talk(rig);
        await rig.Sqlite.Erase(booking.Key);
        await rig.Sqlite.Erase(booking.Key);
        Assert.Empty(await rig.Problems());
        foreach (var table in new[] { "people", "messages" })
        {
            Assert.DoesNotContain("Martin", rig.Contents(table), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("anne@", rig.Contents(table), StringComparison.OrdinalIgnoreCase);
        }

        var loaded = await rig.Load(booking.Key);
        Assert.Equal(new Guest("erased", null, "fr"), loaded.Snapshot.Details.Guest);
        Assert.Equal("erased", ((RequestSent)(await rig.Store.JournalOf(booking.Key)).Single(entry => entry.Fact is RequestSent).Fact).To);
        Assert.Equal(App.Bookings.CommitResult.Stored, await rig.Commit(Rig.With(loaded, Rig.Line(1))));
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Rig.Databases), MemberType = typeof(Rig))]
    public async Task What_staff_typed_of_a_person_is_erased_with_them(StoreKind kind)
    {
        const string typed = "for Anne's mother, who is ill", before = "typed before that was noted";
        await using var rig = await Rig.Open(kind);
        var booking = await rig.Book("A");
        await rig.Commit(Rig.With(
            booking,
            new FolioLineAdded(Rig.Noon, "main", "discount", -Rig.Euros(5), Name: typed, Typed: true), new FolioLineAdded(Rig.Noon, "main", "discount", -Rig.Euros(5), Name: before),
            new FeeWaived(Rig.Noon, FeeKind.NoShow, Rig.Euros(0), Rig.Euros(0), typed, Typed: true)));
        var stored = (await rig.Sqlite.Audit(rig.Property, null, 10)).Single();
        Assert.DoesNotContain("mother", stored.State + string.Concat(stored.Chain.Entries.Select(entry => entry.Data)), StringComparison.Ordinal);
        Assert.Equal((typed, typed), await Read());
        Assert.Empty(await rig.Problems());

        await rig.Sqlite.Erase(booking.Key);
        Assert.Equal((null, PersonalData.Erased), await Read());
        Assert.Empty(await rig.Problems());
        await rig.Commit(Rig.With(await rig.Load(booking.Key), Rig.Line(1)));
        Assert.Equal((null, PersonalData.Erased), await Read());
        Assert.Empty(await rig.Problems());

        async Task<(string? Line, string Reason)> Read()
        {
            var lines = (await rig.Load(booking.Key)).Snapshot.Folios[0].Lines;
            var facts = (await rig.Store.JournalOf(booking.Key)).Select(entry => entry.Fact).ToList();
            Assert.Equal((before, lines[1].Name), (lines[2].Name, facts.OfType<FolioLineAdded>().First().Name));
            return (lines[1].Name, facts.OfType<FeeWaived>().Single().Reason);
        }
    }

    [Theory]
    [InlineData("UPDATE journal SET at = at + 1"), InlineData("DELETE FROM journal")]
    public async Task The_journal_is_append_only(string sql)
    {
        await using var rig = await Rig.Open();
        await rig.Book("A");
        Assert.Contains("append-only", Assert.Throws<SqliteException>(() => rig.Tamper(sql)).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Tampering => new()
    {
        { "UPDATE journal SET data = replace(data, '\"amount\":500', '\"amount\":499') WHERE what = 'folio.lineAdded'", "folio.lineAdded was changed" },
        { "UPDATE journal SET at = at + 1 WHERE what = 'folio.lineAdded'", "folio.lineAdded was changed" },
        { "DELETE FROM journal WHERE what = 'folio.lineAdded'", "entry 2 of the chain is missing" },
        { "DELETE FROM journal WHERE seq = (SELECT MAX(seq) FROM journal)", "entries and should have" },
        { "UPDATE bookings SET state = replace(state, '\"charges\":70500', '\"charges\":70400')", "the journal makes" },
        { "UPDATE bookings SET collectible = 1", "is listed with" },
        { "UPDATE bookings SET departure = '2027-01-01'", "is listed with" },
        { "UPDATE people SET text = 'Someone Else' WHERE number = 1", "a name or an address was changed" },
        { "DELETE FROM people WHERE number = 1", "stands beside the journal" },
        { "UPDATE journal SET booking_id = x'00' WHERE what = 'folio.lineAdded'", "is missing" },
    };

    [Theory, MemberData(nameof(Tampering))]
    public async Task What_was_tampered_with_is_found(string sql, string expected)
    {
        await using var rig = await Rig.Open();
        await Talk(rig);
        Assert.Empty(await rig.Problems());
        rig.Tamper("DROP TRIGGER journal_is_never_changed; DROP TRIGGER journal_is_never_shortened");
        rig.Tamper(sql);
        Assert.Contains(await rig.Problems(), problem => problem.Ref == "A" && problem.Problem.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_fact_is_verified_with_the_settings_of_its_time()
    {
        await using var rig = await Rig.Open();
        await Talk(rig);
        await rig.Store.SaveProperty(rig.Property, Rig.Settings with { Name = "Les Chênes" }, Rig.Noon + Duration.FromDays(1));
        Assert.Empty(await rig.Problems());
        Assert.Null(await new Verify(rig.Sqlite).Property(rig.NewId()));
        Assert.Equal((1, 4L), await Count(rig));
    }

    [Fact]
    public async Task A_task_in_the_journal_is_on_the_list_of_tasks()
    {
        await using var rig = await Rig.Open();
        var booking = await rig.Book("A");
        await rig.Commit(Rig.With(booking, new TaskCreated(Rig.Noon, "Call the guest", "payments")));
        Assert.Contains("Call the guest", rig.Contents("tasks"), StringComparison.Ordinal);
    }

    private static async Task<(int, long)> Count(Rig rig)
    {
        var verified = (await new Verify(rig.Sqlite).Property(rig.Property))!;
        return (verified.Bookings, verified.Entries);
    }

    /// <summary>A booking whose journal names a person in every way it can.</summary>
    private static async Task<App.Bookings.StoredBooking> Talk(Rig rig)
    {
        var booking = await rig.Book("A");
        ImmutableArray<IFact> facts =
        [
            Rig.Line(5),
            new RequestSent(Rig.Noon, 1, RequestKind.Link, Rig.Euros(705), "anne@example.com"),
            new MessageFailed(Rig.Noon, Recipient.Guest, Templates.PaymentLink, "anne@example.com", "550 <anne@example.com> unknown"),
        ];
        Assert.Equal(App.Bookings.CommitResult.Stored, await rig.Commit(Rig.With(booking, facts) with { Messages = [rig.Mail()] }));
        return await rig.Load(booking.Key);
    }
}
