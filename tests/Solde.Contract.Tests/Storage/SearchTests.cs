using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Core.Requests;

namespace Solde.Contract.Tests.Storage;

/// <summary>Bookings found by what a list filters by, alone and together, page by page.</summary>
public sealed partial class SearchTests
{
    private static readonly LocalDate First = new(2026, 7, 1);
    private static readonly AutomationRef Rule = new(new Guid(1, 2, 3, new byte[8]), "Balance");

    public static TheoryData<StoreKind> Databases => Rig.Databases;

    /// <summary>Each alone, and among a thousand others: there a text that few have is looked up, and the list is not walked.</summary>
    public static TheoryData<StoreKind, bool> Crowds
    {
        get
        {
            var all = new TheoryData<StoreKind, bool>();
            foreach (var kind in Rig.Databases)
            {
                all.Add(kind.Data, false);
                all.Add(kind.Data, true);
            }

            return all;
        }
    }

    public static TheoryData<StoreKind> Upgraded => [StoreKind.SqliteFile, StoreKind.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_line_shows_the_booking(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var stored = await Book(rig, "BK-1", "Zoé Lefèvre", channel: "booking.com");
        await rig.Commit(Rig.With(stored, new RequestSent(Rig.Noon, 1, RequestKind.Link, Rig.Euros(700), "zoe@example.com"), Paid(200)));
        var line = Assert.Single(await Of(rig).Search(rig.Property, new ListFilter(), All));
        Assert.Equal((new BookingPlace(First, stored.Key.Booking), "BK-1", "Zoé Lefèvre", "booking.com"), (line.Place, line.Ref, line.Guest, line.Channel));
        Assert.Equal((First.PlusDays(7), BookingStatus.Expected, BalanceState.Owes), (line.Departure, line.Status, line.BalanceState));
        Assert.Equal((Rig.Euros(500), Rig.Euros(500)), (line.Balance, line.Collectible));
        Assert.Equal([PaymentState.RequestSent], line.Payments.AsEnumerable());
    }

    [Theory, MemberData(nameof(Crowds))]
    public async Task A_text_is_found_in_name_and_reference_whatever_its_case_and_accents(StoreKind kind, bool crowded)
    {
        await using var rig = await Open(kind, crowded);
        await Book(rig, "BK-1207", "Zoé Lefèvre");
        await Book(rig, "WEB/33", "Jean-Pierre O’Brien");
        await Book(rig, "x", "Łukasz Groß");
        await Book(rig, "y", "Νίκος Ιωάννου");
        foreach (var text in new[] { "lefev", "FÈV", "zoe l", "e\u0301 Le", "bk-12", "207", "Zoé  Lefèvre" })
        {
            Assert.Equal(["BK-1207"], await Refs(rig, text));
        }

        foreach (var text in new[] { "o'brien", "n-pier", "b/3", "brien" })
        {
            Assert.Equal(["WEB/33"], await Refs(rig, text));
        }

        Assert.Equal(["x"], await Refs(rig, "lukasz gross"));
        Assert.Equal(["y"], await Refs(rig, "νικος"));
        Assert.Empty(await Refs(rig, "lefevz"));
        Assert.Empty(await Refs(rig, "1207 zoe")); // Reference and name are not one text.
        Assert.Equal(crowded ? BookingPage.Most : 4, (await Of(rig).Search(rig.Property, new ListFilter { Text = "  " }, All)).Length);
    }

    [Theory, MemberData(nameof(Crowds))]
    public async Task One_or_two_letters_begin_a_word(StoreKind kind, bool crowded)
    {
        await using var rig = await Open(kind, crowded);
        await Book(rig, "A1", "Zoé Lefèvre");
        await Book(rig, "B1", "Jean-Pierre Ollé");
        Assert.Equal(["A1"], await Refs(rig, "le"));
        Assert.Equal(["A1"], await Refs(rig, "z"));
        Assert.Equal(["B1"], await Refs(rig, "b"));
        Assert.Equal(["B1"], await Refs(rig, "pi"));
        Assert.Empty(await Refs(rig, "ev"));
    }

    [Theory, MemberData(nameof(Crowds))]
    public async Task Signs_that_mean_something_to_a_database_are_plain_characters(StoreKind kind, bool crowded)
    {
        await using var rig = await Open(kind, crowded);
        await Book(rig, "A", "Anne Martin");
        await Book(rig, "100%_\\off", "\"Bob\" * (x) OR^y");
        foreach (var text in new[] { "100%_\\off", "%_\\", "\"bob\"", "ob\" *", "* (", "(x) or^y", "%_" })
        {
            Assert.Equal(text == "%_" ? [] : ["100%_\\off"], await Refs(rig, text));
        }

        foreach (var text in new[] { "a%n", "___", "%%%", "an*", "anne OR bob", "\"anne", "words:anne", "';--", "an_e", "\\", "\0\0\0\0" + "q" })
        {
            Assert.Empty(await Refs(rig, text));
        }
    }

    [Theory, MemberData(nameof(Crowds))]
    public async Task Pages_go_on_where_the_last_one_ended_whatever_is_added_meanwhile(StoreKind kind, bool crowded)
    {
        await using var rig = await Open(kind, crowded);
        for (var i = 0; i < 12; i++)
        {
            await Book(rig, $"R{i:00}", arrival: First.PlusDays(i / 4), channel: i % 2 == 0 ? "direct" : "expedia");
        }

        ListFilter[] ofText = [new() { Text = "martin" }, new() { Text = "martin", Status = BookingStatus.Expected }];
        ListFilter[] ofAll = [new(), new() { ArrivalFrom = First, ArrivalTo = First.PlusDays(9) }];
        foreach (var filter in crowded ? ofText : [.. ofText, .. ofAll])
        {
            var first = await Page(rig, filter, new BookingPage(new BookingPlace(First.PlusDays(-1), Guid.AllBitsSet), false, 5));
            Assert.Equal(["R00", "R01", "R02", "R03", "R04"], first.Select(line => line.Ref));
            await Book(rig, $"before {filter}", guest: "Early Martin", arrival: First.PlusDays(-1));
            Assert.Equal(["R05", "R06", "R07", "R08", "R09"], (await Page(rig, filter, new BookingPage(first[^1].Place, false, 5))).Select(line => line.Ref));
            var last = await Page(rig, filter, new BookingPage(null, true, 5));
            Assert.Equal(["R11", "R10", "R09", "R08", "R07"], last.Select(line => line.Ref));
            Assert.Equal(["R06", "R05"], (await Page(rig, filter, new BookingPage(last[^1].Place, true, 2))).Select(line => line.Ref));
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Bookings_of_another_property_never_appear(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var other = rig.NewId();
        await rig.Store.SaveProperty(other, Rig.Settings, Rig.Noon);
        await Book(rig, "mine");
        await rig.Commit(rig.New("theirs", First, other));
        foreach (var filter in new[] { new ListFilter(), new ListFilter { Text = "martin" }, new ListFilter { Channel = "direct" } })
        {
            Assert.Equal(["mine"], await Refs(rig, filter));
            Assert.Equal("theirs", Assert.Single(await Of(rig).Search(other, filter, All)).Ref);
            Assert.Equal((1, 1), (await Of(rig).Count(rig.Property, filter), await Of(rig).Count(other, filter)));
            Assert.Empty(await Of(rig).Search(rig.NewId(), filter, All));
            Assert.Equal(0, await Of(rig).Count(rig.NewId(), filter));
        }
    }

    [Theory, MemberData(nameof(Crowds))]
    public async Task Whoever_was_erased_is_found_by_the_reference_only(StoreKind kind, bool crowded)
    {
        await using var rig = await Open(kind, crowded);
        var booking = await Book(rig, "BK-1", "Zoé Lefèvre");
        await Book(rig, "BK-2", "Zoé Lefèvre");
        await ((IErasure)rig.Store).Erase(booking.Key);
        await ((IErasure)rig.Store).Erase(booking.Key);
        Assert.Equal(["BK-2"], await Refs(rig, "lefevre"));
        Assert.Null((await Of(rig).Search(rig.Property, new ListFilter { Text = "bk-1" }, All)).Single().Guest);
        await rig.Commit(Rig.With(await rig.Load(booking.Key), Paid(1)));
        Assert.Equal(["BK-2"], await Refs(rig, "lefevre"));
    }

    [Fact]
    public async Task Nothing_of_an_erased_name_stays_in_the_index()
    {
        await using var rig = await Rig.Open();
        var booking = await Book(rig, "1", "Qwxyz");
        Assert.Contains("wxy", rig.Contents("words"), StringComparison.Ordinal);
        Assert.Contains("wxy", rig.Contents("listed"), StringComparison.Ordinal);
        await ((IErasure)rig.Store).Erase(booking.Key);
        rig.Tamper("CREATE VIRTUAL TABLE terms USING fts5vocab(words_index, row)");
        Assert.DoesNotContain("wxy", rig.Contents("words") + rig.Contents("listed") + rig.Contents("terms"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_text_that_very_many_have_is_listed_and_counted_like_any_other_though_it_does_not_seem_so(StoreKind kind)
    {
        const int Many = 8_100; // More than are sorted; and the first hundred of each day are others.
        await using var rig = await Open(kind, crowded: true);
        foreach (var page in Enumerable.Range(0, Many).Chunk(500))
        {
            await rig.Store.Commit([.. page.Select(i => rig.New($"R{i:00000}", First.PlusDays(i % 10), channel: i % 10 == 0 ? "expedia" : "direct"))]);
        }

        await Does(rig, "owing nothing", Paid(700));
        var lines = await Of(rig).Search(rig.Property, new ListFilter { Text = "martin", Channel = "direct" }, All);
        Assert.Equal(BookingPage.Most, lines.Length);
        Assert.Equal(lines.Select(line => line.Place.Arrival).Order(), lines.Select(line => line.Place.Arrival));
        Assert.Equal(
            (2, IBookingSearch.MostCounted + 1),
            await Of(rig).List(rig.Property, new ListFilter { Text = "martin" }, new BookingPage(lines[^1].Place, false, 2)) is var two ? (two.Lines.Length, two.Count) : default);
        Assert.Equal(
            ["R08099", "R08089"], (await Of(rig).Search(rig.Property, new ListFilter { Text = "martin" }, new BookingPage(null, true, 2))).Select(line => line.Ref));
        Assert.Equal(IBookingSearch.MostCounted + 1, await Of(rig).Count(rig.Property, new ListFilter { Text = "martin" }));
        Assert.Equal(810, await Of(rig).Count(rig.Property, new ListFilter { Text = "martin", Channel = "expedia" }));
        Assert.Equal(811, await Of(rig).Count(rig.Property, new ListFilter { Text = "martin", ArrivalTo = First }));
        Assert.Equal(1, await Of(rig).Count(rig.Property, new ListFilter { Text = "martin", Balance = BalanceState.Settled }));
        Assert.Equal(["owing nothing"], await Refs(rig, new ListFilter { Text = "martin", Balance = BalanceState.Settled }));
        Assert.Equal(IBookingSearch.MostCounted + 1, await Of(rig).Count(rig.Property, new ListFilter()));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_page_holds_one_to_two_hundred(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        foreach (var limit in new[] { 0, -1, BookingPage.Most + 1 })
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
                async () => await Of(rig).Search(rig.Property, new ListFilter(), new BookingPage(null, false, limit)));
        }
    }

    [Theory, MemberData(nameof(Upgraded))]
    public async Task Bookings_from_before_lists_could_be_searched_are_found_too(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await Book(rig, "É-1", "Zoé ‘x’  Lefèvre-Groß", channel: "expedia");
        await Does(rig, "B", Paid(700), new BookingCheckedIn(Rig.Noon));
        await Does(rig, "C", Paid(800), new RequestSent(Rig.Noon, 1, RequestKind.Link, Rig.Euros(700), "x@example.com"), new BookingCancelled(Rig.Noon));
        await ((IErasure)rig.Store).Erase((await Book(rig, "D", "Erased Person")).Key);
        var lines = await Of(rig).Search(rig.Property, new ListFilter(), All);
        var words = await rig.Words();
        await rig.ReopenFromBefore(3);
        Assert.Equal(lines.Select(Text), (await Of(rig).Search(rig.Property, new ListFilter(), All)).Select(Text));
        Assert.Equal(words, await rig.Words());
        Assert.Equal(["É-1"], await Refs(rig, "lefevre-gross"));
        await Book(rig, "E", "Late Comer");
        Assert.Equal(["E"], await Refs(rig, "comer"));
    }

    private static readonly AutomationRef Other = new(new Guid(1, 2, 4, new byte[8]), "Other");

    private static BookingPage All => new(null, false, BookingPage.Most);

    private static IBookingSearch Of(Rig rig) => (IBookingSearch)rig.Store;

    private static PaymentRecorded Paid(int euros) => new(Rig.Noon, Rig.Euros(euros), PaymentMethod.Cash, [new("main", Rig.Euros(euros))]);

    private static string Text(BookingLine line) => $"{line with { Payments = [] }} {string.Join(' ', line.Payments)}";

    private static async Task<Rig> Open(StoreKind kind, bool crowded)
    {
        var rig = await Rig.Open(kind);
        foreach (var page in Enumerable.Range(0, crowded ? 1_000 : 0).Chunk(500))
        {
            await rig.Store.Commit([.. page.Select(i => rig.New(Nobody(i), First.PlusDays(i % 10), guest: "Vuw Uuuwv", channel: "crowd"))]);
        }

        return rig;
    }

    // References in which nothing is found that anybody looks for here.
    private static string Nobody(int number) => string.Concat(Enumerable.Range(0, 7).Select(place => "uvw"[number / (int)Math.Pow(3, place) % 3]));

    private static async Task<StoredBooking> Book(
        Rig rig, string reference, string guest = "Anne Martin", LocalDate? arrival = null, string channel = "direct")
    {
        var change = rig.New(reference, arrival ?? First, guest: guest, channel: channel);
        Assert.Equal(CommitResult.Stored, await rig.Commit(change));
        return await rig.Load(change.Key);
    }

    private static async Task Does(Rig rig, string reference, params IFact[] facts) =>
        Assert.Equal(CommitResult.Stored, await rig.Commit(Rig.With(await Book(rig, reference), [.. facts])));

    private static Task<List<string>> Refs(Rig rig, string text) => Refs(rig, new ListFilter { Text = text });

    /// <summary>What is found, after the count was seen to agree.</summary>
    private static async Task<List<string>> Refs(Rig rig, ListFilter filter)
    {
        var lines = await Page(rig, filter, All);
        Assert.Equal(lines.Length, await Of(rig).Count(rig.Property, filter));
        return [.. lines.Select(line => line.Ref)];
    }

    /// <summary>A page, after it was seen to be the same however it is asked for.</summary>
    private static async Task<ImmutableArray<BookingLine>> Page(Rig rig, ListFilter filter, BookingPage page)
    {
        var (lines, count) = await Of(rig).List(rig.Property, filter, page);
        Assert.Equal(count, await Of(rig).Count(rig.Property, filter));
        Assert.Equal(lines.Select(Text), (await Of(rig).Search(rig.Property, filter, page)).Select(Text));
        return lines;
    }

    private static async Task Lists(Rig rig, params PaymentState[] states)
    {
        foreach (var state in Enum.GetValues<PaymentState>())
        {
            Assert.Equal(states.Contains(state) ? ["A"] : [], await Refs(rig, new ListFilter { Payment = state }));
        }

        Assert.Equal(states, Assert.Single(await Of(rig).Search(rig.Property, new ListFilter(), All)).Payments);
    }
}
