using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Requests;
using Solde.App.Work;
using Solde.Core.Payments;

namespace Solde.Storage;

/// <content>Guests' links, and the gateway's pages that guests were sent to.</content>
public sealed partial class SqlStore
{
    /// <inheritdoc/>
    public ValueTask<(BookingKey Booking, int Number)?> LinkOf(ImmutableArray<byte> hash) => Read(tables => tables.Guests.LinkOf(hash));

    /// <inheritdoc/>
    public async ValueTask<bool> AddPage(GuestPage page, int most, Instant since)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var isKept = await Write(tables => tables.Guests.Add(page, most, since));
        RingOf(page);
        return isKept;
    }

    /// <inheritdoc/>
    public async ValueTask SavePage(GuestPage page)
    {
        await Write(tables => tables.Guests.Save(page));
        RingOf(page);
    }

    /// <inheritdoc/>
    public ValueTask<GuestPage?> Page(BookingKey booking, Guid page) => Read(tables => tables.Guests.Find(booking, page));

    /// <inheritdoc/>
    public ValueTask<DeclineReason?> WhyDeclined(GuestPage page) => Read(tables => tables.Guests.WhyDeclined(page));

    /// <inheritdoc/>
    public ValueTask<int> ForgetPages(Instant before, int limit) => Write(tables => tables.Guests.ForgetPages(before, limit));

    /// <inheritdoc/>
    public ValueTask<int> ForgetLinks(Instant now, Duration kept, int limit) => Write(tables => tables.Guests.ForgetLinks(now, kept, limit));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<GuestPage>> ClaimPages(Instant now, Instant leaseUntil, int limit) =>
        Write(tables => tables.Guests.Claim(now, leaseUntil, limit));

    private void RingOf(GuestPage page)
    {
        if (page.NextCheckAt is { } at)
        {
            rings.Ring(WorkQueues.GuestPages, at);
        }
    }
}
