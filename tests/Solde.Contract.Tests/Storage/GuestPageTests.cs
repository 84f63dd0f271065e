using NodaTime;
using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.App.Requests;
using Solde.App.Webhooks;
using Solde.Core;
using Solde.Core.Payments;
using Solde.Core.Properties;

namespace Solde.Contract.Tests.Storage;

public sealed class GuestPageTests
{
    private static readonly Instant Soon = Rig.Noon + Duration.FromMinutes(2);
    private static readonly Duration Kept = Duration.FromDays(365);

    public static TheoryData<StoreKind> Kinds => Rig.Databases;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_link_is_found_by_its_hash_alone(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var booking = await rig.Book("A");
        var (first, next) = (PayLink.Of("https://pay.example/", "first", 0), PayLink.Of("https://pay.example/", "next", 1));
        await rig.Commit(Rig.With(booking, Rig.Line(1)) with { Link = first });
        await rig.Commit(Rig.With(await rig.Load(booking.Key), Rig.Line(2)) with { Link = first }); // As with every message.
        await rig.Commit(Rig.With(await rig.Load(booking.Key), Rig.Line(3)) with { Link = next });
        Assert.Equal((booking.Key, 0), await rig.Sqlite.LinkOf(PayLink.HashOf("first")));
        Assert.Equal((booking.Key, 1), await rig.Sqlite.LinkOf(PayLink.HashOf("next")));
        Assert.Null(await rig.Sqlite.LinkOf(PayLink.HashOf("nobody's")));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_page_comes_back_as_it_was_kept(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var booking = await rig.Book("A");
        var page = Page(rig, booking) with { Amount = new Money(275_50, Currency.Eur) };
        var other = Page(rig, booking) with { Purpose = HostedPurpose.Authenticate, Attempt = rig.NewId() };
        Assert.True(await Add(rig, page) && await Add(rig, other));
        Assert.Equal(page, await rig.Sqlite.Page(booking.Key, page.Id));
        Assert.Equal(other, await rig.Sqlite.Page(booking.Key, other.Id));
        await rig.Sqlite.SavePage(page with { GatewayId = "hp_1", Checks = 1, NextCheckAt = Rig.Noon + Duration.FromMinutes(5) });
        await rig.Sqlite.SavePage(page with { GatewayId = null, NextCheckAt = Soon }); // What is known stays.
        Assert.Equal(page with { GatewayId = "hp_1" }, await rig.Sqlite.Page(booking.Key, page.Id));
        Assert.Null(await rig.Sqlite.Page(booking.Key, rig.NewId()));
        Assert.Null(await rig.Sqlite.Page(booking.Key with { Property = rig.NewId() }, page.Id));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Only_so_many_pages_are_opened_within_an_hour(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (booking, other) = (await rig.Book("A"), await rig.Book("B"));
        var since = Rig.Noon - Duration.FromHours(1);
        Assert.True(await rig.Sqlite.AddPage(Page(rig, booking) with { At = since }, 2, since)); // An hour ago: counts no more.
        var asked = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => rig.Sqlite.AddPage(Page(rig, booking), 2, since).AsTask()));
        Assert.Equal(2, asked.Count(kept => kept));
        Assert.True(await rig.Sqlite.AddPage(Page(rig, other), 2, since));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_page_is_asked_about_by_one_until_it_is_over(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var booking = await rig.Book("A");
        var page = Page(rig, booking);
        await Add(rig, page);
        var (now, lease) = (Soon, Soon + Duration.FromMinutes(2));
        Assert.Empty(await rig.Sqlite.ClaimPages(Rig.Noon, lease, 10));
        Assert.Equal([page.Id], (await rig.Sqlite.ClaimPages(now, lease, 10)).Select(claimed => claimed.Id));
        Assert.Empty(await rig.Sqlite.ClaimPages(now, lease, 10));
        Assert.Single(await rig.Sqlite.ClaimPages(lease, lease + Duration.FromMinutes(2), 10));
        await rig.Sqlite.SavePage(page with { NextCheckAt = null });
        await rig.Sqlite.SavePage(page with { NextCheckAt = now }); // It is over, and stays so.
        Assert.Empty(await rig.Sqlite.ClaimPages(now + Duration.FromDays(1), now + Duration.FromDays(2), 10));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_event_of_a_page_has_the_gateway_asked_about_it_in_a_few_seconds(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var booking = await rig.Book("A");
        var (page, over) = (Page(rig, booking) with { GatewayId = "pg_1" }, Page(rig, booking) with { GatewayId = "pg_2" });
        Assert.True(await Add(rig, page) && await Add(rig, over));
        await rig.Sqlite.SavePage(over with { NextCheckAt = null });
        (EventSubject, bool)[] events = [(new(null, "pg_1"), false), (new(null, "pg_2"), false), (new(null, "pg_3"), false)];
        Assert.Equal(
            [GatewayEventOutcome.Asked, GatewayEventOutcome.Settled, GatewayEventOutcome.Unknown], await rig.Sqlite.MakeDue([.. events], Rig.Noon));
        var now = Rig.Noon + Duration.FromSeconds(5);
        Assert.Empty(await rig.Sqlite.ClaimPages(now - Duration.FromMilliseconds(1), Soon, 10));
        Assert.Equal([page.Id], (await rig.Sqlite.ClaimPages(now, Soon, 10)).Select(claimed => claimed.Id));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Of_a_page_comes_one_thing_whoever_takes_it_in(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var booking = await rig.Book("A");
        var page = Page(rig, booking);
        await Add(rig, page);
        var first = Rig.With(booking, Rig.Line(1)) with { Uses = page.Id };
        Assert.Equal([CommitResult.Stored], await rig.Store.Commit([first]));
        var again = Rig.With(await rig.Load(booking.Key), Rig.Line(2)) with { Uses = page.Id };
        Assert.Equal([CommitResult.PaymentInProgress], await rig.Store.Commit([again]));
        Assert.Equal(CommitResult.Stored, (await rig.Store.Commit([again with { Uses = null }]))[0]);
        Assert.Null((await rig.Sqlite.Page(booking.Key, page.Id))!.NextCheckAt);
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Pages_that_are_over_are_forgotten_a_batch_at_a_time_and_open_ones_never(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (booking, other) = (await rig.Book("A"), await rig.Book("B"));
        var (open, over, later) = (Page(rig, booking), Page(rig, other), Page(rig, booking) with { At = Rig.Noon + Duration.FromHours(1) });
        foreach (var page in (GuestPage[])[open, over, Page(rig, booking), Page(rig, other), later])
        {
            Assert.True(await Add(rig, page));
            await rig.Sqlite.SavePage(page with { NextCheckAt = page == open ? Soon : null });
        }

        Assert.Equal(0, await rig.Sqlite.ForgetPages(Rig.Noon, 2));
        Assert.Equal(2, await rig.Sqlite.ForgetPages(later.At, 2));
        Assert.Equal(1, await rig.Sqlite.ForgetPages(later.At, 2));
        Assert.Equal(0, await rig.Sqlite.ForgetPages(later.At, 2));
        Assert.Null(await rig.Sqlite.Page(other.Key, over.Id));
        Assert.NotNull(await rig.Sqlite.Page(booking.Key, open.Id));
        Assert.NotNull(await rig.Sqlite.Page(booking.Key, later.Id));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_link_is_forgotten_long_after_the_stay_unless_it_was_sent_again(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (booking, other) = (await rig.Book("A"), await rig.Book("B"));
        await rig.Commit(Rig.With(booking, Rig.Line(1)) with { Link = PayLink.Of("https://pay.example/", "a", 0) });
        await rig.Commit(Rig.With(other, Rig.Line(1)) with { Link = PayLink.Of("https://pay.example/", "b", 0) });
        var end = booking.Snapshot.Details.Departure.PlusDays(2).AtMidnight().InUtc().ToInstant();
        Assert.Equal(1, await Forget(Rig.Noon, 1));
        Assert.Equal(1, await Forget(Rig.Noon, 1));
        Assert.Equal(0, await Forget(Rig.Noon, 1));
        Assert.Equal(0, await Forget(end + Kept - Duration.FromMilliseconds(1), 10));
        await rig.Commit(Rig.With(await rig.Load(other.Key), Rig.Line(2)) with { Link = PayLink.Of("https://pay.example/", "b", 0) });
        Assert.Equal(2, await Forget(end + Kept, 10));
        Assert.Null(await rig.Sqlite.LinkOf(PayLink.HashOf("a")));
        Assert.Equal((other.Key, 0), await rig.Sqlite.LinkOf(PayLink.HashOf("b")));
        Assert.Equal(0, await Forget(end + Kept + Kept - Duration.FromMilliseconds(1), 10));
        Assert.Equal(1, await Forget(end + Kept + Kept, 10));
        Assert.Null(await rig.Sqlite.LinkOf(PayLink.HashOf("b")));

        ValueTask<int> Forget(Instant now, int limit) => rig.Sqlite.ForgetLinks(now, Kept, limit);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Why_a_payment_failed_is_told_of_the_page_that_it_came_of(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (booking, other) = (await rig.Book("A"), await rig.Book("B"));
        var page = Page(rig, booking);
        var declined = rig.Charge(700) with { State = AttemptState.Declined, Reason = DeclineReason.InsufficientFunds };
        Assert.Null(await rig.Sqlite.WhyDeclined(page));
        await Settled(declined with { At = page.At - Duration.FromSeconds(1), Reason = DeclineReason.ExpiredCard, Id = rig.NewId() });
        Assert.Null(await rig.Sqlite.WhyDeclined(page)); // It was before.
        await Settled(declined);
        Assert.Equal(DeclineReason.InsufficientFunds, await rig.Sqlite.WhyDeclined(page));
        Assert.Equal(DeclineReason.InsufficientFunds, await rig.Sqlite.WhyDeclined(page with { Purpose = HostedPurpose.Authenticate, Attempt = declined.Id, At = Soon }));
        Assert.Null(await rig.Sqlite.WhyDeclined(page with { Purpose = HostedPurpose.Authenticate, Attempt = rig.NewId() }));
        Assert.Equal(DeclineReason.InsufficientFunds, await rig.Sqlite.WhyDeclined(page with { Attempt = rig.NewId() })); // Made instead of one that waited.
        Assert.Null(await rig.Sqlite.WhyDeclined(page with { Booking = other.Key }));
        await Settled(rig.Charge(700) with { State = AttemptState.Succeeded, At = Soon });
        Assert.Null(await rig.Sqlite.WhyDeclined(page));

        async Task Settled(Attempt attempt)
        {
            var stored = await rig.Load(booking.Key);
            await rig.Commit(Rig.With(stored, attempt with { NextCheckAt = null }) with { After = stored.Snapshot });
        }
    }

    private static GuestPage Page(Rig rig, StoredBooking booking) => new()
    {
        Id = rig.NewId(), Booking = booking.Key, Purpose = HostedPurpose.Pay, Method = PaymentMethod.Card, Link = 2, At = Rig.Noon, NextCheckAt = Soon,
    };

    private static ValueTask<bool> Add(Rig rig, GuestPage page) => rig.Sqlite.AddPage(page, 10, Rig.Noon - Duration.FromHours(1));
}
