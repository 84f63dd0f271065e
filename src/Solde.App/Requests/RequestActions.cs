using Solde.App.Bookings;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Core.Requests;

namespace Solde.App.Requests;

/// <summary>What staff do with payment requests (SH5, SH6, SH8, SH9, T1, T5).</summary>
public static class RequestActions
{
    /// <summary>Sends the booking's payment link, or the living one again (T1). An amount typed may go up to the balance.</summary>
    public static Answer SendLink(BookingSnapshot booking, Money? amount, Instant now)
    {
        if (IsPaying(booking))
        {
            return Answer.Refuse(Refusals.PaymentInProgress);
        }

        if (booking.Details.Guest.Email is not { } to)
        {
            return Answer.Refuse(Refusals.NoAddress);
        }

        if (amount > booking.Balance.OrZero())
        {
            return Answer.Refuse(Refusals.ExceedsBalance);
        }

        var living = Living(booking, sale: null);
        var asked = amount ?? (living is null ? Asking.Collectible(booking) : Asking.AmountOf(booking, living));
        return asked.IsPositive
            ? Answer.Do(
                new RequestSent(now, living?.Number ?? booking.Requests.Length + 1, RequestKind.Link, asked, to, amount),
                Letter(RequestKind.Link, living?.Number ?? booking.Requests.Length + 1, asked))
            : Answer.Refuse(Refusals.NothingDue);
    }

    /// <summary>Sends a link for the sale that is open where another folio is open too: what that one owes is not asked for with it. Else as
    /// <see cref="SendLink"/>.</summary>
    public static Answer SendSaleLink(BookingSnapshot booking, Instant now) => SaleAlone(booking) switch
    {
        null => SendLink(booking, null, now),
        _ when IsPaying(booking) => Answer.Refuse(Refusals.PaymentInProgress),
        _ when booking.Details.Guest.Email is null => Answer.Refuse(Refusals.NoAddress),
        { } sale => OfSale(booking, sale, booking.Details.Guest.Email, now) is { } sent
            ? Answer.Do(sent, Letter(RequestKind.Link, sent.Number, sent.Amount))
            : Answer.Refuse(Refusals.NothingDue),
    };

    /// <summary>Sends the payment link that a booking was taken in with (T1), unless the guest has it: with a link or a balance request, both lead to the one
    /// living link (X4). A stay that will not be is not asked for.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="isKnown">It was taken in just so before: then one that was revoked or paid since is not sent anew either.</param>
    /// <param name="now">The instant.</param>
    public static Answer SendFirstLink(BookingSnapshot booking, bool isKnown, Instant now) => booking.Status switch
    {
        _ when booking.Requests.Any(r => r is { IsAsked: true, StayGone: false } || (isKnown && r.Kind == RequestKind.Link)) => Answer.Nothing,
        BookingStatus.Cancelled => Answer.Refuse(Refusals.BookingCancelled),
        BookingStatus.NoShow => Answer.Refuse(Refusals.BookingNoShow),
        _ => SendLink(booking, null, now),
    };

    /// <summary>Asks for what is owed on the spot: the guest pays on the screen before them, so no letter leaves. What is asked already is asked there. Of
    /// several open folios it is the one of the sale that is open.</summary>
    /// <returns>The request, or nothing where one asks already; or refused: a payment is under way, or nothing is due.</returns>
    public static Answer AskHere(BookingSnapshot booking, Instant now) => (SaleAlone(booking), LastAsked(booking)) switch
    {
        _ when IsPaying(booking) => Answer.Refuse(Refusals.PaymentInProgress),
        ({ } sale, { StayGone: false } last) when last.Sale == sale.Number => Answer.Nothing,
        ({ } sale, _) => OfSale(booking, sale, RequestSent.AtTheDesk, now) is { } sent ? Answer.Do(sent) : Answer.Refuse(Refusals.NothingDue),
        _ when booking.Requests.Any(r => r is { IsAsked: true, StayGone: false }) => Answer.Nothing,
        _ when Asking.Collectible(booking) is { IsPositive: true } owed => Answer.Do(
            new RequestSent(now, booking.Requests.Length + 1, RequestKind.Link, owed, RequestSent.AtTheDesk)),
        _ => Answer.Refuse(Refusals.NothingDue),
    };

    /// <summary>Sends a pending balance request now.</summary>
    public static Answer ForceSend(BookingSnapshot booking, Instant now) => OnPending(booking, request =>
    {
        var amount = Asking.AmountOf(booking, request);
        return (amount.IsPositive, booking.Details.Guest.Email) switch
        {
            _ when IsPaying(booking) => Answer.Refuse(Refusals.PaymentInProgress),
            (false, _) => Answer.Refuse(Refusals.NothingDue),
            (_, null) => Answer.Refuse(Refusals.NoAddress),
            (_, { } to) => Answer.Do(
                new RequestSent(now, request.Number, request.Kind, amount, to), Letter(request.Kind, request.Number, amount)),
        };
    });

    /// <summary>Cancels a pending request, or revokes one that was sent.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="now">The instant.</param>
    /// <param name="number">Which request; null = the last one that is open.</param>
    public static Answer Cancel(BookingSnapshot booking, Instant now, int? number = null) =>
        booking.Requests.LastOrDefault(r => r.IsOpen && IsNamed(r, number)) is { } open
            ? Answer.Do(new RequestCancelled(now, open.Number))
            : Answer.Refuse(WhyNone(booking, number));

    /// <summary>Sets by hand what a pending request asks; up to the balance.</summary>
    public static Answer ChangeAmount(BookingSnapshot booking, Money amount, Instant now) => OnPending(booking, request =>
        amount > booking.Balance.OrZero()
            ? Answer.Refuse(Refusals.ExceedsBalance)
            : Answer.Do(new RequestAmountChanged(
                now, request.Number, Asking.AmountOf(booking, request with { HandAmount = amount }), amount)));

    /// <summary>Sends a request again, with the same link, to the guest's address as it is now.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="now">The instant.</param>
    /// <param name="number">Which request; null = the one that the guest was asked last.</param>
    public static Answer Resend(BookingSnapshot booking, Instant now, int? number = null)
    {
        if (LastAsked(booking, number) is not { } request)
        {
            var isPending = booking.Requests.Any(r => r.State == RequestState.Pending && IsNamed(r, number));
            return Answer.Refuse(isPending ? Refusals.NotSent : WhyNone(booking, number));
        }

        if (Asking.LinkEnd(booking, request) <= now)
        {
            return Answer.Refuse(Refusals.LinkExpired);
        }

        if (IsPaying(booking))
        {
            return Answer.Refuse(Refusals.PaymentInProgress);
        }

        var amount = Asking.AmountOf(booking, request);
        return booking.Details.Guest.Email is { } to
            ? Answer.Do(new RequestSent(now, request.Number, request.Kind, amount, to), Letter(request.Kind, request.Number, amount))
            : Answer.Refuse(Refusals.NoAddress);
    }

    /// <summary>Get payment: charges the mail-order card the guest left (SH8).</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="number">Which request; null = the last one that has such a card.</param>
    public static Answer Collect(BookingSnapshot booking, int? number = null) => OnMailOrderCard(booking, number, request =>
    {
        var amount = Asking.AmountOf(booking, request);
        return amount.IsPositive
            ? GuestActions.Pay(booking, request, amount, new GatewayOrder
            {
                Kind = AttemptKind.Charge,
                Amount = amount,
                Initiator = Initiator.Staff,
                Method = PaymentMethod.MailOrderCard,
                Card = request.Card,
            })
            : Answer.Refuse(Refusals.NothingDue);
    });

    /// <summary>Disfunction: the mail-order card cannot be collected; it is wiped and the guest is asked again (SH9).</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="reason">What is wrong with the card.</param>
    /// <param name="now">The instant.</param>
    /// <param name="number">Which request; null = the last one that has such a card.</param>
    public static Answer Dysfunction(BookingSnapshot booking, DysfunctionReason reason, Instant now, int? number = null) => OnMailOrderCard(booking, number, request =>
        Answer.Do(
            new RequestDysfunction(now, request.Number, reason),
            new MessageDraft(Recipient.Guest, Templates.Dysfunction)
            {
                Amount = Asking.AmountOf(booking, request), Request = request.Number,
            }));

    /// <summary>The mail-order card whose number the vault keeps for the request the guest answered; null = it keeps none.</summary>
    public static CardOnFile? KeptCard(BookingSnapshot booking) =>
        booking.Requests.LastOrDefault(r => r is { State: RequestState.Answered, Card: not null })?.Card is { } id
            && booking.Card(id) is { Kept: not null } card
            ? card
            : null;

    /// <summary>Somebody looks at the number that the vault keeps: it does so once, and not while a payment is under way.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="record">The vault's record of it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The instant.</param>
    public static Answer Reveal(BookingSnapshot booking, Guid record, RevealReason reason, Instant now) => OnMailOrderCard(booking, null, _ =>
        KeptCard(booking) is { } card && card.Kept == record
            ? Answer.Do(new CardRevealed(now, card.Id, record, reason))
            : Answer.Refuse(Refusals.NoCardKept));

    /// <summary>Has the vault forget all numbers of the booking's cards. The cards on file stay: the gateway has them.</summary>
    public static Answer WipeCards(BookingSnapshot booking, Instant now) =>
        Answer.Do([.. booking.Cards.Where(card => card.Kept is not null).Select(card => new CardWiped(now, card.Id, card.Kept!.Value, WipeReason.ByStaff))]);

    /// <summary>A payment in flight or in doubt counts as collected (semantics 1): what is left to ask is known when it ends.</summary>
    internal static bool IsPaying(BookingSnapshot booking) =>
        booking.Attempts.Any(a => a.IsInFlight && a.Order.Kind is AttemptKind.Charge or AttemptKind.Capture);

    /// <summary>The request the guest was asked last.</summary>
    internal static PaymentRequest? LastAsked(BookingSnapshot booking, int? number = null) =>
        booking.Requests.Where(r => r.IsAsked && IsNamed(r, number)).OrderBy(r => r.LastSentAt).LastOrDefault();

    /// <summary>Why there is no open request.</summary>
    internal static string WhyNone(BookingSnapshot booking, int? number = null) => booking.Requests.LastOrDefault(r => IsNamed(r, number))?.State switch
    {
        RequestState.Paid => Refusals.AlreadyPaid,
        RequestState.Cancelled => Refusals.LinkRevoked,
        RequestState.Pending => Refusals.NotSent,
        _ => Refusals.NoRequest,
    };

    // The sale that is open, where it is not all that could be asked for.
    private static Sale? SaleAlone(BookingSnapshot booking) =>
        booking.OpenSale is { } sale && booking.Folios.Any(folio => !folio.Closed && folio.Name != sale.Folio) ? sale : null;

    // The link that is sent again rather than another one.
    private static PaymentRequest? Living(BookingSnapshot booking, int? sale) =>
        booking.Requests.LastOrDefault(r => r is { Kind: RequestKind.Link, IsOpen: true, StayGone: false } && r.Sale == sale);

    // A request of its own: the link for the whole booking goes on asking for the rest once the sale is paid.
    private static RequestSent? OfSale(BookingSnapshot booking, Sale sale, string to, Instant now) => Asking.OfSale(booking, sale) is { IsPositive: true } owed
        ? new RequestSent(now, Living(booking, sale.Number)?.Number ?? booking.Requests.Length + 1, RequestKind.Link, owed, to, Sale: sale.Number)
        : null;

    private static bool IsNamed(PaymentRequest request, int? number) => number is null || request.Number == number;

    private static Answer OnPending(BookingSnapshot booking, Func<PaymentRequest, Answer> action)
    {
        var pending = booking.Requests.LastOrDefault(r => r.State == RequestState.Pending);
        if (pending is not null)
        {
            return action(pending);
        }

        return Answer.Refuse(booking.Requests.Any(r => r.IsAsked) ? Refusals.AlreadySent : WhyNone(booking));
    }

    private static Answer OnMailOrderCard(BookingSnapshot booking, int? number, Func<PaymentRequest, Answer> action)
    {
        if (IsPaying(booking))
        {
            return Answer.Refuse(Refusals.PaymentInProgress);
        }

        var answered = booking.Requests.LastOrDefault(r => r.IsCollectable && IsNamed(r, number));
        return answered is not null
            ? action(answered)
            : Answer.Refuse(booking.Requests.Any(r => r.IsOpen && IsNamed(r, number)) ? Refusals.NotAnswered : WhyNone(booking, number));
    }

    private static MessageDraft Letter(RequestKind kind, int number, Money amount) =>
        new(Recipient.Guest, kind == RequestKind.Balance ? Templates.BalanceRequest : Templates.PaymentLink)
        {
            Amount = amount, Request = number,
        };
}
