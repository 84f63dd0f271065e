using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Folios;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Core.Requests;

namespace Solde.App.Requests;

/// <summary>What the guest's page is about.</summary>
public enum PayPageState
{
    /// <summary>Something is asked.</summary>
    Open,

    /// <summary>Something is asked still, after a part was paid.</summary>
    PartPaid,

    /// <summary>A payment is under way; what is left to ask is known when it ends.</summary>
    Paying,

    /// <summary>A payment waits for the guest to authenticate it; nothing else is asked.</summary>
    Authenticate,

    /// <summary>All is paid.</summary>
    Paid,

    /// <summary>A payment that the guest was to authenticate came to nothing, and nothing else is asked yet: staff know, and go on.</summary>
    Failed,

    /// <summary>Nothing is asked.</summary>
    NothingDue,

    /// <summary>The guest has money to come back.</summary>
    RefundDue,

    /// <summary>The last day of the link is over.</summary>
    Expired,

    /// <summary>The link was revoked.</summary>
    Revoked,
}

/// <summary>What a guest's page shows of a booking, whatever led there: one living link (X4, T7).</summary>
/// <param name="State">What it is about.</param>
public sealed record PayPage(PayPageState State)
{
    /// <summary>What is asked, waits for authentication or is to come back; null in the other states.</summary>
    public Money? Amount { get; init; }

    /// <summary>What was paid so far, as the guest may know it: hidden folios are no part of it (C9). Where something is asked, or nothing is left to ask.</summary>
    public Money? PaidSoFar { get; init; }

    /// <summary>The day by whose end it should be paid; null = there is none, or it is over.</summary>
    public LocalDate? Deadline { get; init; }

    /// <summary>How it may be paid, in the order shown; where a payment waits for authentication, with another card at most.</summary>
    public ImmutableArray<PaymentMethod> Methods { get; init; } = [];

    /// <summary>The method that the guest has chosen and whose money is awaited; null = none, or it is no longer offered.</summary>
    public PaymentMethod? Chosen { get; init; }

    /// <summary>The attempt that waits for the guest's authentication.</summary>
    public Guid? Waiting { get; init; }

    /// <summary>Whether what waits is a hold: nothing is charged even then.</summary>
    public bool IsHold { get; init; }

    /// <summary>Whether something is asked.</summary>
    public bool IsAsking => State is PayPageState.Open or PayPageState.PartPaid;

    /// <summary>The page of a booking.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="link">The number of the link that the guest came by.</param>
    /// <param name="now">The instant.</param>
    public static PayPage Of(BookingSnapshot booking, int link, Instant now)
    {
        if (link != booking.RevokedLinks)
        {
            return new PayPage(PayPageState.Revoked);
        }

        if (RequestActions.IsPaying(booking))
        {
            return new PayPage(PayPageState.Paying);
        }

        var waiting = booking.Attempts.FirstOrDefault(attempt => attempt is { State: AttemptState.ActionRequired, Order.Kind: AttemptKind.Charge or AttemptKind.Authorize });
        if (RequestActions.LastAsked(booking) is { } request)
        {
            // Where nothing is asked any more, nothing that waits is to be gone on with either.
            var page = OfRequest(booking, request, now);
            return page.IsAsking ? page with { Waiting = waiting?.Id, IsHold = IsOfHold(waiting) } : page;
        }

        return waiting is not null
            ? new PayPage(PayPageState.Authenticate)
            {
                Amount = waiting.Order.Amount, Waiting = waiting.Id, IsHold = IsOfHold(waiting),
                Methods = GuestActions.WhyNotInstead(booking, waiting.Order) is null ? [PaymentMethod.Card] : [],
            }
            : Settled(booking);
    }

    private static bool IsOfHold(Attempt? waiting) => waiting is { Order.Kind: AttemptKind.Authorize };

    private static PayPage OfRequest(BookingSnapshot booking, PaymentRequest request, Instant now)
    {
        var amount = Asking.AmountOf(booking, request);
        if (!amount.IsPositive)
        {
            return Settled(booking);
        }

        if (Asking.LinkEnd(booking, request) <= now)
        {
            return new PayPage(PayPageState.Expired);
        }

        var today = new LocalClock(booking.Property.Zone).DateOf(now);
        var methods = Asking.MethodsOf(booking, request);
        var paid = Shown(booking, folio => folio.Paid);
        return new PayPage(paid.IsPositive ? PayPageState.PartPaid : PayPageState.Open)
        {
            Amount = amount,
            PaidSoFar = paid,
            Deadline = request.Deadline >= today ? request.Deadline : null,
            Methods = methods,
            Chosen = request.Method is { } chosen && methods.Contains(chosen) ? chosen : null,
        };
    }

    private static PayPage Settled(BookingSnapshot booking)
    {
        // What somebody else has paid too much on a hidden folio is not the guest's (C9), nor is there anything to come back while another folio is owed.
        var over = Money.Min(-booking.Balance, -Shown(booking, folio => folio.Balance));
        if (over.IsPositive)
        {
            return new PayPage(PayPageState.RefundDue) { Amount = over, PaidSoFar = Shown(booking, folio => folio.Paid) };
        }

        if (Asking.Collectible(booking).IsPositive)
        {
            // Of other failures the guest was told nothing, and staff may want to keep it so.
            var hasFailed = booking.Runs.Any(run => run is { State: RunState.Failed, Failed: DeclineReason.AuthenticationRequired });
            return new PayPage(hasFailed ? PayPageState.Failed : PayPageState.NothingDue);
        }

        var paid = Shown(booking, folio => folio.Paid);
        var hasPaid = paid.IsPositive || booking.Requests.Any(request => request.State == RequestState.Paid);
        return hasPaid ? new PayPage(PayPageState.Paid) { PaidSoFar = paid } : new PayPage(PayPageState.NothingDue);
    }

    /// <summary>A sum over the folios that the guest may see (C9).</summary>
    private static Money Shown(BookingSnapshot booking, Func<Folio, Money> amount) =>
        booking.Folios.Where(folio => folio.Visible).Aggregate(Money.Zero(booking.Currency), (sum, folio) => sum + amount(folio));
}
