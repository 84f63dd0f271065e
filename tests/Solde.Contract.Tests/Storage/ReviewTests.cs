using NodaTime;
using Solde.App.Bookings;
using Solde.Core.Automations;
using Solde.Core.Facts;

namespace Solde.Contract.Tests.Storage;

public sealed class ReviewTests
{
    private static readonly Instant Hour = Rig.Noon + Duration.FromHours(1);

    public static TheoryData<StoreKind> Kinds => Rig.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Bookings_are_due_by_time_then_in_the_order_recorded(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var late = await rig.Book("late", reviewAt: Hour);
        var (b, a) = (await rig.Book("b", reviewAt: Rig.Noon), await rig.Book("a", reviewAt: Rig.Noon));
        await rig.Book("never");
        Assert.Equal([b.Key, a.Key], (await rig.Store.Due(Rig.Noon, 10)).Reviews);
        Assert.Equal([b.Key, a.Key, late.Key], (await rig.Store.Due(Hour, 10)).Reviews);
        Assert.Equal([b.Key], (await rig.Store.Due(Hour, 1)).Reviews);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_change_says_when_to_look_again(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var booking = await rig.Book("A", reviewAt: Rig.Noon);
        await rig.Commit(Unchanged(booking) with { NextReviewAt = Hour });
        Assert.True((await rig.Store.Due(Rig.Noon, 10)).IsEmpty);
        Assert.Equal(Hour, await rig.Store.NextDueAt(Rig.Noon));
        await rig.Commit(Unchanged(booking));
        Assert.Null(await rig.Store.NextDueAt(Rig.Noon));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_next_instant_is_the_first_of_all_queues_and_lies_ahead(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        Assert.Null(await rig.Store.NextDueAt(Rig.Noon));
        var booking = await rig.Book("A", reviewAt: Rig.Noon + Duration.FromMinutes(30));
        var change = Rig.With(booking, rig.Charge(1) with { NextCheckAt = Rig.Noon + Duration.FromMinutes(20) });
        await rig.Commit(change with { NextReviewAt = Hour, Messages = [rig.Mail() with { NextTryAt = Rig.Noon + Duration.FromMinutes(10) }] });
        Assert.Equal(Rig.Noon + Duration.FromMinutes(10), await rig.Store.NextDueAt(Rig.Noon));
        Assert.Equal(Rig.Noon + Duration.FromMinutes(20), await rig.Store.NextDueAt(Rig.Noon + Duration.FromMinutes(10)));
        Assert.Equal(Hour, await rig.Store.NextDueAt(Rig.Noon + Duration.FromMinutes(20)));
        Assert.Null(await rig.Store.NextDueAt(Hour));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Changed_rules_make_open_bookings_due_behind_the_rest_nearest_arrival_first(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var far = await rig.Book("far", new LocalDate(2026, 9, 1));
        var near = await rig.Book("near", new LocalDate(2026, 6, 2));
        var later = await rig.Book("later", new LocalDate(2026, 6, 20), reviewAt: Hour + Hour.Minus(Rig.Noon));
        var due = await rig.Book("due", new LocalDate(2026, 12, 1), reviewAt: Rig.Noon);
        await SaveRule(rig, Hour);
        Assert.Equal([due.Key], (await rig.Store.Due(Hour, 10)).Reviews);
        Assert.Equal([near.Key, later.Key, far.Key, due.Key], await Swept(rig, Hour));
        Assert.Equal([due.Key], (await rig.Store.Due(Hour, 10)).Reviews);
        Assert.Empty(await Swept(rig, Hour));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_page_of_a_sweep_is_taken_by_one_and_comes_back_when_its_lease_is_over(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var booking = await rig.Book("A");
        await SaveRule(rig, Rig.Noon);
        Assert.Equal([booking.Key], (await rig.Store.ClaimSweep(Rig.Noon, Hour, 10))!.Bookings);
        Assert.Null(await rig.Store.ClaimSweep(Rig.Noon, Hour, 10));
        var again = await rig.Store.ClaimSweep(Hour, Hour + Duration.FromHours(1), 10);
        Assert.Equal([booking.Key], again!.Bookings);
        await SaveRule(rig, Hour);
        await rig.Store.AdvanceSweep(again, Hour); // Of the walk before: the one begun since stays where it is.
        Assert.Equal([booking.Key], await Swept(rig, Hour));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_taken_is_nobody_elses_until_the_lease_is_over(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (a, b) = (await rig.Book("A", reviewAt: Rig.Noon), await rig.Book("B", reviewAt: Rig.Noon));
        Assert.Equal([new ClaimedReview(a.Key, Rig.Noon, 1)], await rig.Store.ClaimReviews(Instant.MinValue, Rig.Noon, Hour, 1));
        Assert.Equal([new ClaimedReview(b.Key, Rig.Noon, 1)], await rig.Store.ClaimReviews(Instant.MinValue, Rig.Noon, Hour, 10));
        Assert.Empty(await rig.Store.ClaimReviews(Instant.MinValue, Rig.Noon, Hour, 10));
        Assert.Empty(await rig.Store.ClaimReviews(Hour, Hour, Hour, 10));
        await rig.Commit(Unchanged(a) with { NextReviewAt = Rig.Noon });
        await rig.Store.Schedule([b.Key], null);
        Assert.Equal([new ClaimedReview(a.Key, Rig.Noon, 1)], await rig.Store.ClaimReviews(Instant.MinValue, Hour, Hour, 10));
        Assert.Equal([new ClaimedReview(a.Key, Hour, 2)], await rig.Store.ClaimReviews(Instant.MinValue, Hour, Hour, 10));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_was_decided_with_old_rules_is_not_stored(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var booking = await rig.Book("A");
        var change = Unchanged(booking) with { Revision = booking.Property.Revision, NextReviewAt = Hour };
        await SaveRule(rig, Rig.Noon);
        Assert.Equal(CommitResult.Conflict, await rig.Commit(change));
        Assert.Equal(CommitResult.Stored, await rig.Commit(change with { Revision = (await rig.Load(booking.Key)).Property.Revision }));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Changed_settings_do_the_same(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var booking = await rig.Book("A");
        await rig.Store.SaveProperty(rig.Property, Rig.Settings with { Name = "Les Chênes" }, Hour);
        Assert.Equal([booking.Key], await Swept(rig, Hour));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_ended_long_ago_is_left_alone(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var today = Hour.InUtc().Date;
        var recent = await Out(rig, "recent", today.PlusDays(-60));
        await Out(rig, "old", today.PlusDays(-61));
        await SaveRule(rig, Hour);
        Assert.Equal([recent], await Swept(rig, Hour));
    }

    /// <summary>The bookings of a sweep, walked through two at a time.</summary>
    private static async Task<List<BookingKey>> Swept(Rig rig, Instant now)
    {
        var keys = new List<BookingKey>();
        while (await rig.Store.ClaimSweep(now, now + Duration.FromSeconds(30), 2) is { } page)
        {
            keys.AddRange(page.Bookings);
            await rig.Store.AdvanceSweep(page, now);
        }

        return keys;
    }

    private static Change Unchanged(StoredBooking stored) =>
        new() { Key = stored.Key, FromVersion = stored.Version, Before = stored.Snapshot, After = stored.Snapshot, Changed = false };

    private static async Task<BookingKey> Out(Rig rig, string reference, LocalDate departure)
    {
        var booking = await rig.Book(reference, departure.PlusDays(-7));
        await rig.Commit(Rig.With(booking, new BookingCheckedIn(Rig.Noon), new BookingCheckedOut(Rig.Noon)));
        return booking.Key;
    }

    private static ValueTask SaveRule(Rig rig, Instant now) => rig.Store.SaveAutomation(rig.Property, RuleTests.Rule(rig), [], now);
}
