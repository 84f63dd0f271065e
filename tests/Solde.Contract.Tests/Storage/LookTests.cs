using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Properties;

namespace Solde.Contract.Tests.Storage;

/// <summary>The journal looked through, and money as accountants take it.</summary>
public sealed class LookTests
{
    private const string Anne = "staff:00000000-0000-0000-0000-000000000001";
    private const string Bob = "staff:00000000-0000-0000-0000-000000000002";

    public static TheoryData<StoreKind> Databases => Rig.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task The_newest_comes_first_and_pages_leave_nothing_out(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        for (var i = 0; i < 7; i++)
        {
            await rig.Store.Record(rig.Property, [new PropertyPaused(At(i)), new PropertyResumed(At(i))]);
        }

        var seen = new List<IFact>();
        JournalPlace? before = null;
        do
        {
            var page = await Journal(rig).Look(rig.Property, new JournalFilter(), before, 3);
            Assert.InRange(page.Entries.Length, 0, 3);
            seen.AddRange(page.Entries.Select(entry => entry.Fact));
            before = page.Next;
        }
        while (before is not null);

        Assert.Equal(14, seen.Distinct().Count());
        Assert.Equal(seen.OrderByDescending(fact => fact.At).ThenByDescending(fact => fact is PropertyResumed), seen);
        Assert.Empty((await Journal(rig).Look(rig.NewId(), new JournalFilter(), null, 10)).Entries);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_filter_shows_what_fits_all_of_it(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (a, b) = (await rig.Book("A"), await rig.Book("B"));
        await rig.Commit(Rig.With(a, new PaymentRecorded(At(1), Rig.Euros(10), PaymentMethod.Cash, [new FolioShare("main", Rig.Euros(10))])) with { By = Anne });
        await rig.Commit(Rig.With(b, new PaymentRecorded(At(2), Rig.Euros(20), PaymentMethod.Cash, [new FolioShare("main", Rig.Euros(20))])) with { By = Bob });
        await rig.Store.Record(rig.Property, [new PropertyPaused(At(3))], Anne);
        await rig.Store.Record(rig.Property, [new PropertyResumed(At(4))], "key:solde_live_0123456789ab");

        Assert.Equal(["property.resumed", "property.paused", "payment.recorded", "payment.recorded", "booking.created", "booking.created"], await Names(rig, new JournalFilter()));
        Assert.Equal(["payment.recorded", "payment.recorded"], await Names(rig, new JournalFilter { Kind = JournalKind.Money }));
        Assert.Equal(["property.paused", "payment.recorded"], await Names(rig, new JournalFilter { By = Anne }));
        Assert.Equal(["payment.recorded"], await Names(rig, new JournalFilter { By = Anne, Kind = JournalKind.Money }));
        Assert.Equal(["property.resumed"], await Names(rig, new JournalFilter { By = Actor.KeyPrefix }));
        Assert.Equal(["payment.recorded", "booking.created"], await Names(rig, new JournalFilter { Booking = b.Key.Booking }));
        Assert.Equal(["property.paused", "payment.recorded"], await Names(rig, new JournalFilter { From = At(2), To = At(4) }));
        Assert.Empty(await Names(rig, new JournalFilter { Booking = b.Key.Booking, By = Anne }));
        Assert.Empty(await Names(rig, new JournalFilter { By = "staff:" + Guid.Empty.ToString("D") }));
        var entry = (await Journal(rig).Look(rig.Property, new JournalFilter { By = Bob }, null, 10)).Entries.Single();
        Assert.Equal(("B", Bob), (entry.Ref, entry.By));
    }

    [Fact]
    public async Task A_page_looks_at_so_many_entries_and_no_more_and_the_next_goes_on_there()
    {
        await using var rig = await Rig.Open(StoreKind.SqliteMemory);
        await rig.Book("A");
        await rig.Store.Record(rig.Property, [.. Enumerable.Range(1, IJournalSearch.MostLookedAt).Select(i => (IFact)new PropertyPaused(At(i)))]);
        var first = await Journal(rig).Look(rig.Property, new JournalFilter { Kind = JournalKind.Bookings }, null, 10);
        Assert.Empty(first.Entries);
        var second = await Journal(rig).Look(rig.Property, new JournalFilter { Kind = JournalKind.Bookings }, first.Next, 10);
        Assert.IsType<BookingCreated>(second.Entries.Single().Fact);
        Assert.Null(second.Next);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_time_is_found_in_the_order_of_writing_though_clocks_differ_by_minutes(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var all = Enumerable.Range(0, 200).Select(i => At((i * 2) + (i % 5 * -2))).ToList(); // Up to six minutes behind the one before.
        foreach (var transaction in all.Chunk(3))
        {
            await rig.Store.Record(rig.Property, [.. transaction.Select(at => (IFact)new PropertyPaused(at))]);
        }

        foreach (var (from, to) in new (int?, int?)[] { (null, 100), (100, null), (57, 58), (0, 400), (120, 240), (900, null), (null, -100), (240, 120) })
        {
            var filter = new JournalFilter { From = from is { } f ? At(f) : null, To = to is { } t ? At(t) : null };
            var found = new List<Instant>();
            JournalPlace? before = null;
            do
            {
                var page = await Journal(rig).Look(rig.Property, filter, before, 7);
                found.AddRange(page.Entries.Select(entry => entry.Fact.At));
                before = page.Next;
            }
            while (before is not null);

            Assert.Equal(all.Where(at => (filter.From is not { } low || at >= low) && (filter.To is not { } high || at < high)).Reverse(), found);
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Money_is_told_by_folio_with_guest_method_and_whoever_did_it_and_sums_up_to_the_folios(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var booking = await rig.Book("A");
        await rig.Commit(Rig.With(
            booking, new PaymentRecorded(At(1), Rig.Euros(100), PaymentMethod.Cheque, [new FolioShare("main", Rig.Euros(100))]),
            new PaymentSucceeded(At(2), Rig.Euros(250), PaymentMethod.Card, null, rig.NewId(), "ch_1", null, [new FolioShare("main", Rig.Euros(250))], null)) with { By = Anne });
        booking = await rig.Load(booking.Key);
        await rig.Commit(Rig.With(booking, new RefundSucceeded(At(3), Rig.Euros(30), 1, "main", false, null)) with { By = Bob });
        var lines = await All(rig, Rig.Noon, At(10));
        Assert.Equal(
            [
                ("A", "Anne Martin", "main", MoneyKind.Payment, PaymentMethod.Cheque, Rig.Euros(100), null, Anne),
                ("A", "Anne Martin", "main", MoneyKind.Payment, PaymentMethod.Card, Rig.Euros(250), "ch_1", Anne),
                ("A", "Anne Martin", "main", MoneyKind.Refund, PaymentMethod.Cheque, Rig.Euros(30), null, Bob),
            ],
            lines.Select(line => (line.Ref, line.Guest, line.Folio, line.Kind, line.Method, line.Amount, line.GatewayId, line.By)));
        var folio = (await rig.Load(booking.Key)).Snapshot.Folios.Single();
        Assert.Equal(folio.Paid, Sum(lines, refunds: false));
        Assert.Equal(folio.Refunds, Sum(lines, refunds: true));
        Assert.Equal([MoneyKind.Payment], (await All(rig, At(2), At(3))).Select(line => line.Kind));
        await ((IErasure)rig.Store).Erase(booking.Key);
        Assert.All(await All(rig, Rig.Noon, At(10)), line => Assert.Null(line.Guest));
    }

    private static Money Sum(IEnumerable<MoneyLine> lines, bool refunds) =>
        lines.Where(line => line.Kind == MoneyKind.Refund == refunds).Aggregate(Rig.Euros(0), (sum, line) => sum + line.Amount);

    private static async Task<List<MoneyLine>> All(Rig rig, Instant from, Instant to)
    {
        var all = new List<MoneyLine>();
        JournalPlace? after = null;
        while (await Journal(rig).Money(rig.Property, from, to, after, 1) is { IsEmpty: false } page)
        {
            all.AddRange(page);
            after = page[^1].Place;
        }

        return all;
    }

    private static async Task<IEnumerable<string>> Names(Rig rig, JournalFilter filter) =>
        (await Journal(rig).Look(rig.Property, filter, null, 100)).Entries.Select(entry => FactNames.Of(entry.Fact));

    private static Instant At(int minutes) => Rig.Noon + Duration.FromMinutes(minutes);

    private static IJournalSearch Journal(Rig rig) => (IJournalSearch)rig.Store;
}
