using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.Core;
using Solde.Core.Facts;

namespace Solde.Contract.Tests.Storage;

public sealed class BookingTests
{
    public static TheoryData<StoreKind> Kinds => Rig.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_booking_comes_back_as_it_was_stored(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var change = rig.New("B1");
        Assert.Equal(CommitResult.Stored, await rig.Commit(change));
        var stored = await rig.Load(change.Key);
        Assert.Equal(1, stored.Version);
        Assert.Equal(App.Journal.SnapshotJson.Write(change.After), App.Journal.SnapshotJson.Write(stored.Snapshot));
        Assert.Equal("Les Pins", stored.Snapshot.Property.Name);
        Assert.Equal(change.Key, await rig.Store.Find(rig.Property, "B1"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_change_made_from_an_old_version_conflicts_and_stores_nothing(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var first = await rig.Book("B1");
        Assert.Equal(CommitResult.Stored, await rig.Commit(Rig.With(first, Rig.Line(10))));
        Assert.Equal(CommitResult.Conflict, await rig.Commit(Rig.With(first, Rig.Line(99)) with { Messages = [rig.Mail()] }));
        var stored = await rig.Load(first.Key);
        Assert.Equal((2, Rig.Euros(710)), (stored.Version, stored.Snapshot.Charges));
        Assert.Equal(2, (await rig.Store.JournalOf(first.Key)).Length);
        Assert.Empty((await rig.Store.Due(Rig.Noon, 10)).Messages);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_reference_is_taken_once(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await rig.Book("B1");
        var second = rig.New("B1");
        Assert.Equal(CommitResult.Conflict, await rig.Commit(second));
        Assert.Empty(await rig.Store.Load([second.Key]));
        Assert.Single(await rig.Feed(rig.Property, default, 10));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_booking_that_is_not_there_cannot_be_changed(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        Assert.Equal(CommitResult.Conflict, await rig.Commit(rig.New("B1") with { FromVersion = 3 }));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task One_change_that_conflicts_does_not_abort_the_rest(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (a, b) = (await rig.Book("A"), await rig.Book("B"));
        await rig.Commit(Rig.With(a, Rig.Line(1)));
        ImmutableArray<Change> changes = [Rig.With(b, Rig.Line(2)), Rig.With(a, Rig.Line(99)), rig.New("B"), rig.New("C")];
        Assert.Equal(
            [CommitResult.Stored, CommitResult.Conflict, CommitResult.Conflict, CommitResult.Stored], await rig.Store.Commit(changes));
        Assert.Equal(Rig.Euros(702), (await rig.Load(b.Key)).Snapshot.Charges);
        Assert.Equal(["A", "B", "C"], (await rig.Store.Bookings(rig.Property, null, 10)).Select(stored => stored.Snapshot.Ref));
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Two_changes_of_one_booking_follow_each_other_in_a_batch(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var first = rig.New("A");
        var second = Rig.With(first.Stored((await rig.Store.Property(rig.Property))!), Rig.Line(5));
        Assert.Equal([CommitResult.Stored, CommitResult.Stored], await rig.Store.Commit([first, second]));
        Assert.Equal((2, Rig.Euros(705)), ((await rig.Load(first.Key)).Version, (await rig.Load(first.Key)).Snapshot.Charges));
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Entries_that_change_nothing_leave_the_version(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var stored = await rig.Book("A");
        var refused = Rig.With(stored, new ActionRefused(Rig.Noon, "captureHold", "noHold")) with { Changed = false };
        Assert.Equal(CommitResult.Stored, await rig.Commit(refused));
        Assert.Equal(1, (await rig.Load(stored.Key)).Version);
        Assert.Equal(["booking.created", "action.refused"], (await rig.Store.JournalOf(stored.Key)).Select(entry => FactNames.Of(entry.Fact)));
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Rig.Databases), MemberType = typeof(Rig))]
    public async Task A_batch_that_throws_leaves_no_trace(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var yen = new FolioLineAdded(Rig.Noon, "main", "spa", new Money(1, Currency.Parse("JPY")));
        var broken = rig.New("B");
        broken = broken with { Facts = broken.Facts.Add(yen) };
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await rig.Store.Commit([rig.New("A"), broken]));
        Assert.Empty(await rig.Store.Bookings(rig.Property, null, 10));
        Assert.Empty(await rig.Feed(rig.Property, default, 10));
        await rig.Book("A");
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Bookings_are_paged_in_the_order_recorded(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        foreach (var reference in new[] { "C", "A", "D", "B" })
        {
            await rig.Book(reference);
        }

        var first = await rig.Store.Bookings(rig.Property, null, 3);
        Assert.Equal(["C", "A", "D"], first.Select(stored => stored.Snapshot.Ref));
        Assert.Equal(["B"], (await rig.Store.Bookings(rig.Property, first[^1].Key.Booking, 3)).Select(stored => stored.Snapshot.Ref));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_property_sees_nothing_of_another(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var other = rig.NewId();
        await rig.Store.SaveProperty(other, Rig.Settings with { Name = "Autre" }, Rig.Noon);
        var booking = await rig.Book("A");
        var mail = rig.Mail();
        await rig.Commit(Rig.With(booking, Rig.Line(1)) with { Messages = [mail] });
        var stranger = new BookingKey(other, booking.Key.Booking);
        Assert.Null(await rig.Store.Find(other, "A"));
        Assert.Empty(await rig.Store.Load([stranger]));
        Assert.Empty(await rig.Store.Bookings(other, null, 10));
        Assert.Empty(await rig.Feed(other, default, 10));
        Assert.Empty(await rig.Store.JournalOf(stranger));
        Assert.Null(await rig.Store.Message(stranger, mail.Id));
        Assert.Empty(await rig.Store.Bookings(other, booking.Key.Booking, 10));
        Assert.Equal(CommitResult.Stored, await rig.Commit(rig.New("A", property: other)));
        Assert.Single(await rig.Store.Bookings(rig.Property, null, 10));
    }

    [Fact]
    public async Task What_was_stored_survives_a_restart()
    {
        await using var rig = await Rig.Open();
        var booking = await rig.Book("A");
        rig.Reopen();
        Assert.Equal(1, (await rig.Load(booking.Key)).Version);
    }

    [Fact]
    public async Task Two_stores_on_one_file_see_each_others_changes()
    {
        await using var rig = await Rig.Open();
        using var other = Solde.Storage.SqlStore.Sqlite(rig.Database);
        var booking = await rig.Book("A");
        await rig.Store.SaveProperty(rig.Property, Rig.Settings with { Name = "Les Chênes" }, Rig.Noon);
        Assert.Equal("Les Chênes", (await other.Load([booking.Key])).Single().Snapshot.Property.Name);
        Assert.Equal(CommitResult.Stored, (await other.Commit([Rig.With(booking, Rig.Line(1))])).Single());
        Assert.Equal(CommitResult.Conflict, await rig.Commit(Rig.With(booking, Rig.Line(2))));
    }
}
