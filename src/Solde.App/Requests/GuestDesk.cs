using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.Core.Bookings;
using Solde.Core.Payments;
using Solde.Core.Properties;

namespace Solde.App.Requests;

/// <summary>Where a guest's step leads.</summary>
/// <param name="To">The gateway's page to go to; null = back to the guest's own.</param>
/// <param name="Refusal">Why nothing was done, as a code of <see cref="Refusals"/>; null = it was.</param>
/// <param name="Declined">Why the payment failed; null = it did not, or it is not known yet.</param>
/// <param name="CardLeft">A card was left for later, and is on file now.</param>
public sealed record GuestStep(Uri? To = null, string? Refusal = null, DeclineReason? Declined = null, bool CardLeft = false);

/// <summary>Where guests act, by their link: they choose how to pay, are sent to the gateway's page where a card is needed, and what they did there is
/// taken in when they come back, or, if they never do, when the gateway tells.</summary>
/// <param name="store">The durable memory of bookings.</param>
/// <param name="pages">The durable memory of links and pages.</param>
/// <param name="desk">Where bookings are acted on.</param>
/// <param name="execution">Goes on with a payment that was authenticated.</param>
/// <param name="hosted">The gateway's pages.</param>
/// <param name="ids">Makes ids.</param>
/// <param name="clock">The time.</param>
public sealed class GuestDesk(IStore store, IGuestPages pages, Desk desk, Execution execution, IHostedPages hosted, IIds ids, IClock clock)
{
    /// <summary>So many of the gateway's pages may be opened for a booking within <see cref="Counted"/>: who tries stolen cards needs more.</summary>
    public const int MostPages = 10;

    /// <summary>See <see cref="MostPages"/>.</summary>
    public static readonly Duration Counted = Duration.FromHours(1);

    /// <summary>For how long the gateway's pages are kept that are over.</summary>
    public static readonly Duration PagesKept = Duration.FromDays(90);

    /// <summary>For how long a link opens the booking's page after the stay, and after it was last sent: receipts are asked for when taxes are due.</summary>
    public static readonly Duration LinksKept = Duration.FromDays(365);

    private const int Together = 100;
    private const int ForgottenTogether = 500;
    private static readonly Duration Lease = Duration.FromMinutes(2);
    private static readonly Duration BetweenForgetting = Duration.FromHours(1);

    // A page is open for half an hour; a guest who pays comes back at once, or never.
    private static readonly ImmutableArray<Duration> Checks =
        [Duration.FromMinutes(2), Duration.FromMinutes(3), Duration.FromMinutes(5), Duration.FromMinutes(10), Duration.FromMinutes(12)];

    private static readonly Duration AfterTheEnd = Duration.FromMinutes(10);

    private Instant forgetAt = Instant.MinValue;

    private Instant Now => clock.GetCurrentInstant();

    /// <summary>The booking that a link leads to, and the link's number; null = the link is nobody's.</summary>
    /// <param name="secret">What stands in the link's address.</param>
    public ValueTask<(BookingKey Booking, int Number)?> Find(string secret) => pages.LinkOf(PayLink.HashOf(secret));

    /// <summary>The guest chooses a method. Where it needs a card, they are sent to the gateway's page; with all others the money comes elsewhere.</summary>
    /// <param name="booking">The booking, as the guest was shown it.</param>
    /// <param name="method">The method.</param>
    /// <param name="back">Where the gateway's page leads back to; gets the page's id.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async ValueTask<GuestStep> Choose(StoredBooking booking, PaymentMethod method, Func<Guid, Uri> back, CancellationToken cancel)
    {
        var card = method is PaymentMethod.Card or PaymentMethod.MailOrderCard;
        var page = PayPage.Of(booking.Snapshot, booking.Snapshot.RevokedLinks, Now);
        if (!card || !page.Methods.Contains(method))
        {
            return new GuestStep(Refusal: await desk.Do(booking.Key, "guestChooses", known => GuestActions.Choose(known, method, null, Now), Now, cancel));
        }

        return await Open(booking, new GuestPage
        {
            Id = ids.New(), Booking = booking.Key, Link = booking.Snapshot.RevokedLinks, At = Now, Method = method,
            Purpose = method == PaymentMethod.Card ? HostedPurpose.Pay : HostedPurpose.LeaveMailOrder,
            Amount = page.Amount, Attempt = page.State == PayPageState.Authenticate ? page.Waiting : null,
        }, payment: null, back, cancel);
    }

    /// <summary>The guest leaves a card for what is to come: another one, or the first.</summary>
    /// <param name="booking">The booking, as the guest was shown it.</param>
    /// <param name="back">As in <see cref="Choose"/>.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async ValueTask<GuestStep> LeaveCard(StoredBooking booking, Func<Guid, Uri> back, CancellationToken cancel)
    {
        if (GuestActions.WhyNoCard(booking.Snapshot) is { } refusal)
        {
            return new GuestStep(Refusal: refusal);
        }

        return await Open(booking, new GuestPage
        {
            Id = ids.New(), Booking = booking.Key, Link = booking.Snapshot.RevokedLinks, At = Now, Method = PaymentMethod.Card, Purpose = HostedPurpose.Leave,
        }, payment: null, back, cancel);
    }

    /// <summary>Counts a card that the guest typed for the vault, as the gateway's pages are counted: who tries stolen cards needs more.</summary>
    /// <param name="booking">The booking.</param>
    /// <returns>False when it is one too many: nothing is to be done with it.</returns>
    public ValueTask<bool> CountTyped(StoredBooking booking) => pages.AddPage(
        new GuestPage
        {
            Id = ids.New(), Booking = booking.Key, Link = booking.Snapshot.RevokedLinks, At = Now, Method = PaymentMethod.MailOrderCard,
            Purpose = HostedPurpose.LeaveMailOrder, // Over already: the gateway has no such page.
        }, MostPages, Now - Counted);

    /// <summary>The guest authenticates the payment that waits for it.</summary>
    /// <param name="booking">The booking, as the guest was shown it.</param>
    /// <param name="back">As in <see cref="Choose"/>.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async ValueTask<GuestStep> Authenticate(StoredBooking booking, Func<Guid, Uri> back, CancellationToken cancel)
    {
        if (booking.Snapshot.Attempts.FirstOrDefault(each => each is { State: AttemptState.ActionRequired, GatewayId: not null }) is not { } waiting)
        {
            return new GuestStep(Refusal: Refusals.NothingDue);
        }

        return await Open(booking, new GuestPage
        {
            Id = ids.New(), Booking = booking.Key, Link = booking.Snapshot.RevokedLinks, At = Now, Method = waiting.Order.Method, Purpose = HostedPurpose.Authenticate,
            Amount = waiting.Order.Amount, Attempt = waiting.Id,
        }, waiting.GatewayId, back, cancel);
    }

    /// <summary>Takes in what a guest did on the gateway's page. Safe to do again, and at the same time elsewhere: of a page something comes once.</summary>
    /// <param name="booking">The booking that the guest is known to be of.</param>
    /// <param name="page">The page.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async ValueTask<GuestStep> Finish(BookingKey booking, Guid page, CancellationToken cancel) =>
        await pages.Page(booking, page) is { NextCheckAt: not null, GatewayId: not null } open ? await Finish(open, cancel) : new GuestStep();

    /// <summary>Asks the gateway about pages from which guests have not come back; forgets, once an hour, what is long over.</summary>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> Pass(CancellationToken stop)
    {
        var due = await pages.ClaimPages(Now, Now + Lease, Together);
        foreach (var page in due)
        {
            await Finish(page with { Checks = page.Checks + 1 }, stop);
        }

        await ForgetSometimes();
        return due.Length == Together;
    }

    // With pages, never by the clock.
    private async ValueTask ForgetSometimes()
    {
        var now = Now;
        if (now < forgetAt)
        {
            return;
        }

        forgetAt = now + BetweenForgetting;
        while (await pages.ForgetPages(now - PagesKept, ForgottenTogether) == ForgottenTogether)
        {
        }

        while (await pages.ForgetLinks(now, LinksKept, ForgottenTogether) == ForgottenTogether)
        {
        }
    }

    private async ValueTask<GuestStep> Open(StoredBooking booking, GuestPage page, string? payment, Func<Guid, Uri> back, CancellationToken cancel)
    {
        page = page with { NextCheckAt = page.At + Checks[0] };
        if (!await pages.AddPage(page, MostPages, page.At - Counted))
        {
            return new GuestStep(Refusal: Refusals.TooManyTries);
        }

        var (snapshot, settings) = (booking.Snapshot, booking.Property.Settings);
        var reply = await hosted.Open(new HostedOrder
        {
            Key = $"{page.Id:N}", Purpose = page.Purpose, Payment = payment, Reference = snapshot.Ref, PropertyName = settings.Name,
            Amount = page.Purpose == HostedPurpose.LeaveMailOrder ? null : page.Amount,
            Language = snapshot.Details.Guest.Language ?? settings.Language,
            Back = back(page.Id),
        }, cancel);
        if (reply is not { State: HostedState.Open, Id: { } id, Address: { } address })
        {
            await pages.SavePage(page with { NextCheckAt = null });
            return new GuestStep(Refusal: Refusals.GatewayUnavailable);
        }

        await pages.SavePage(page with { GatewayId = id });
        return new GuestStep(address);
    }

    private async ValueTask<GuestStep> Finish(GuestPage page, CancellationToken cancel)
    {
        var reply = page.GatewayId is { } id ? await hosted.Read(id, cancel) : new HostedReply(HostedState.NotFound); // Of one that was not opened nobody knows.
        switch (reply.State)
        {
            case HostedState.Completed:
                return await Take(page, reply.Card, cancel);
            case HostedState.Cancelled or HostedState.Expired or HostedState.NotFound:
                await pages.SavePage(page with { NextCheckAt = null });
                return new GuestStep();
            default:
                await pages.SavePage(page with { NextCheckAt = Now + (page.Checks < Checks.Length ? Checks[page.Checks] : AfterTheEnd) });
                return new GuestStep();
        }
    }

    private async ValueTask<GuestStep> Take(GuestPage page, StoredCard? card, CancellationToken cancel)
    {
        if (page.Purpose == HostedPurpose.Authenticate)
        {
            await execution.Advance([(page.Booking, page.Attempt!.Value)], cancel);
            await pages.SavePage(page with { NextCheckAt = null });
            return await Came(page, refusal: null);
        }

        var (what, action) = page.Purpose switch
        {
            HostedPurpose.Pay when page.Attempt is { } instead => ("guestPays", await Instead(page.Booking, instead, card)),
            HostedPurpose.Pay => ("guestPays", (Func<BookingSnapshot, Answer>)(known => GuestActions.Pay(known, page.Method, card, Now, page.Amount))),
            HostedPurpose.Leave => ("guestLeavesCard", known => GuestActions.LeaveCard(known, card, Now)),
            _ => ("guestChooses", known => GuestActions.Choose(known, page.Method, card, Now)),
        };
        var refusal = await desk.Do(page.Booking, what, known => By(known, action(known)), Now, cancel);
        if (refusal is not null)
        {
            await pages.SavePage(page with { NextCheckAt = null }); // What was refused comes to nothing later, either: the guest is told.
        }

        return await Came(page, refusal);

        // Who came by a link that was revoked since does not pay by the next one either: it was sent to somebody else, perhaps.
        Answer By(BookingSnapshot known, Answer answer) =>
            known.RevokedLinks == page.Link ? answer with { Uses = page.Id } : Answer.Refuse(Refusals.LinkRevoked);
    }

    /// <summary>Pays with another card what waits. The order is looked up before, as it is gone once what waited is ended.</summary>
    private async ValueTask<Func<BookingSnapshot, Answer>> Instead(BookingKey booking, Guid attempt, StoredCard? card)
    {
        var waiting = (await store.Load(booking))?.Snapshot.Attempts.FirstOrDefault(each => each.Id == attempt && each.State == AttemptState.ActionRequired);
        return known => waiting is null ? Answer.Refuse(Refusals.NothingDue) : GuestActions.PayInstead(known, waiting.Order, card);
    }

    private async ValueTask<GuestStep> Came(GuestPage page, string? refusal) => (refusal, page.Purpose) switch
    {
        (null, HostedPurpose.Pay or HostedPurpose.Authenticate) => new GuestStep(Declined: await pages.WhyDeclined(page)),
        _ => new GuestStep(Refusal: refusal, CardLeft: refusal is null && page.Purpose == HostedPurpose.Leave),
    };
}
