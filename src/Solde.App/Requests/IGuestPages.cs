using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.Core.Payments;
using Solde.Core.Properties;

namespace Solde.App.Requests;

/// <summary>One of the gateway's pages that a guest was sent to.</summary>
public sealed record GuestPage
{
    /// <summary>Its id; also the key it is opened with, and the id of the payment that comes of it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The booking.</summary>
    public required BookingKey Booking { get; init; }

    /// <summary>What for.</summary>
    public required HostedPurpose Purpose { get; init; }

    /// <summary>The method that the guest chose.</summary>
    public required PaymentMethod Method { get; init; }

    /// <summary>The number of the link that the guest came by.</summary>
    public required int Link { get; init; }

    /// <summary>What the guest was shown to pay; null where nothing is paid.</summary>
    public Money? Amount { get; init; }

    /// <summary>The attempt to authenticate, or to be paid with another card instead; null for the others.</summary>
    public Guid? Attempt { get; init; }

    /// <summary>The gateway's id of it; null = it was not opened.</summary>
    public string? GatewayId { get; init; }

    /// <summary>When it was asked for.</summary>
    public required Instant At { get; init; }

    /// <summary>When the gateway is asked whether the guest has finished; null = it is over: what came of it was stored, or nothing will.</summary>
    public Instant? NextCheckAt { get; init; }

    /// <summary>How often that was asked.</summary>
    public int Checks { get; init; }
}

/// <summary>The durable memory of guests' links and of the gateway's pages that guests were sent to.</summary>
/// <remarks>As in <c>IStore</c>, each method is one transaction, and safe to call again after an exception.</remarks>
public interface IGuestPages
{
    /// <summary>The booking that a link is of, and the link's number; null = it is nobody's. <c>Commit</c> keeps links.</summary>
    /// <param name="hash">SHA-256 of its secret.</param>
    ValueTask<(BookingKey Booking, int Number)?> LinkOf(ImmutableArray<byte> hash);

    /// <summary>Keeps a page before it is opened.</summary>
    /// <param name="page">The page.</param>
    /// <param name="most">At most so many of one booking, </param>
    /// <param name="since">since then.</param>
    /// <returns>False when it would be one too many: nothing is kept.</returns>
    ValueTask<bool> AddPage(GuestPage page, int most, Instant since);

    /// <summary>Notes where an open page stands: the gateway's id, when it is asked next (null = it is over). Changes none that is over.</summary>
    ValueTask SavePage(GuestPage page);

    /// <summary>A page of a booking; null = there is none.</summary>
    ValueTask<GuestPage?> Page(BookingKey booking, Guid page);

    /// <summary>Why the payment that came of a page failed; null = it did not, none came of it, or it is not known yet.</summary>
    ValueTask<DeclineReason?> WhyDeclined(GuestPage page);

    /// <summary>Forgets pages that are over and were asked for before an instant.</summary>
    /// <param name="before">The instant.</param>
    /// <param name="limit">At most so many.</param>
    /// <returns>How many were forgotten.</returns>
    ValueTask<int> ForgetPages(Instant before, int limit);

    /// <summary>Forgets links whose stay ended, and that were last sent, longer ago than they are kept; the others are looked at again by then. One that is
    /// sent again later is kept anew.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="kept">So long.</param>
    /// <param name="limit">At most so many are looked at.</param>
    /// <returns>How many were looked at.</returns>
    ValueTask<int> ForgetLinks(Instant now, Duration kept, int limit);

    /// <summary>Takes open pages about which the gateway is to be asked, the earliest first; nobody else gets them before the lease is over.</summary>
    ValueTask<ImmutableArray<GuestPage>> ClaimPages(Instant now, Instant leaseUntil, int limit);
}
