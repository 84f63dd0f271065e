using Solde.App.Bookings;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Core.Requests;

namespace Solde.App.Requests;

/// <summary>What the guest does on the page of a payment request.</summary>
public static class GuestActions
{
    /// <summary>The guest chooses a method; for a mail-order card they leave it with that (SH7, SH8).</summary>
    public static Answer Choose(BookingSnapshot booking, PaymentMethod method, StoredCard? card, Instant now) =>
        OnAsked(booking, method, now, request =>
        {
            if (method == PaymentMethod.MailOrderCard && card is null)
            {
                return Answer.Refuse(Refusals.CardRequired);
            }

            var id = card is null ? (CardId?)null : new CardId(booking.Cards.Length + 1);
            var decisions = ImmutableArray.CreateBuilder<IDecision>();
            if (card is not null)
            {
                decisions.Add(new CardAdded(now, BookingActions.OnFile(id!.Value, card, CardOwner.Guest)));
            }

            decisions.Add(new RequestAnswered(now, request.Number, method, id));
            if (method == PaymentMethod.BankTransfer && request.Method != method && booking.Property.PaymentDetails.BankTransfer is not null)
            {
                // At the bank they need what the page told them, and the page is closed by then.
                decisions.Add(new MessageDraft(Recipient.Guest, Templates.TransferDetails) { Amount = Asking.AmountOf(booking, request), Method = method, Request = request.Number });
            }

            decisions.Add(new MessageDraft(Recipient.Staff, Templates.GuestAnswered)
            {
                Method = method, Request = request.Number, Amount = Asking.AmountOf(booking, request),
            });
            return Answer.Do(decisions.DrainToImmutable());
        });

    /// <summary>The guest pays what the page asks: with a card through the gateway, or by a method whose money comes elsewhere.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="method">With what.</param>
    /// <param name="card">The card that was left for this payment; null = none was.</param>
    /// <param name="now">The instant.</param>
    /// <param name="shown">What the guest agreed to pay; when something else is asked by now, nothing is paid (T7). Null = whatever is asked.</param>
    public static Answer Pay(BookingSnapshot booking, PaymentMethod method, StoredCard? card, Instant now, Money? shown = null) =>
        OnAsked(booking, method, now, request =>
        {
            var amount = Asking.AmountOf(booking, request);
            if (!amount.IsPositive)
            {
                return Answer.Refuse(Refusals.NothingDue);
            }

            if (shown is { } agreed && agreed != amount)
            {
                return Answer.Refuse(RequestActions.IsPaying(booking) ? Refusals.PaymentInProgress : Refusals.AmountChanged);
            }

            if (method is not (PaymentMethod.Card or PaymentMethod.MailOrderCard))
            {
                return Posted(booking, amount, shares =>
                    Answer.Do(new PaymentRecorded(now, amount, method, shares, request.Number)));
            }

            return card is null
                ? Answer.Refuse(Refusals.CardRequired)
                : Pay(booking, request, amount, new GatewayOrder
                {
                    Kind = AttemptKind.Charge,
                    Amount = amount,
                    Initiator = Initiator.Guest,
                    Method = method,
                    Token = card.Token,
                });
        });

    /// <summary>The guest pays with another card what waits for authentication with the one on file. It is the same payment, of the same automation if it is
    /// one's; what waited is ended before.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="waiting">The order that waits, or waited until now.</param>
    /// <param name="card">The other card; null = none was left.</param>
    public static Answer PayInstead(BookingSnapshot booking, GatewayOrder waiting, StoredCard? card) => (WhyNotInstead(booking, waiting), card) switch
    {
        ({ } refusal, _) => Answer.Refuse(refusal),
        (_, null) => Answer.Refuse(Refusals.CardRequired),
        _ => Answer.Do(waiting with { Initiator = Initiator.Guest, Method = PaymentMethod.Card, Card = null, Token = card.Token }),
    };

    /// <summary>Why an order that waits for authentication cannot be paid with another card, as a code of <see cref="Refusals"/>; null = it can.</summary>
    internal static string? WhyNotInstead(BookingSnapshot booking, GatewayOrder waiting)
    {
        // A surcharge goes by the card, and what may exceed the balance would be taken twice by two who pay it at the same instant.
        if (waiting is not { Kind: AttemptKind.Charge, Request: null, Surcharge: null, BeyondBalance: false }
            || !Asking.MethodsOf(booking, waiting.Amount).Contains(PaymentMethod.Card))
        {
            return Refusals.MethodNotOffered;
        }

        var isOwed = waiting.Amount <= booking.Collectible && booking.Folio(waiting.Shares[0].Folio) is { Closed: false } folio && waiting.Amount <= folio.Collectible;
        return (RequestActions.IsPaying(booking), isOwed) switch
        {
            (true, _) => Refusals.PaymentInProgress,
            (_, false) => Refusals.NothingDue,
            _ => null,
        };
    }

    /// <summary>The guest leaves a card for what is to come; nothing is charged with it now. What they agreed to for the card before holds for this one.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="card">The card; null = none was left.</param>
    /// <param name="now">The instant.</param>
    public static Answer LeaveCard(BookingSnapshot booking, StoredCard? card, Instant now) => (WhyNoCard(booking), card) switch
    {
        ({ } refusal, _) => Answer.Refuse(refusal),
        (_, null) => Answer.Refuse(Refusals.CardRequired),
        _ when booking.Consent is { Card: not null } consent && BookingActions.AddCard(booking, card, CardOwner.Guest, now) is { Refusal: null } added =>
            Answer.Do([.. added.Decisions, new ConsentGiven(now, consent with { Card = added.Decisions.OfType<CardAdded>().Single().Card.Id })]),
        _ => BookingActions.AddCard(booking, card, CardOwner.Guest, now),
    };

    /// <summary>Why a guest may leave no card, as a code of <see cref="Refusals"/>: only for a stay that is to come or under way is there something to pay
    /// with it. Null = they may.</summary>
    public static string? WhyNoCard(BookingSnapshot booking) => booking.Status switch
    {
        BookingStatus.Expected or BookingStatus.CheckedIn => null,
        BookingStatus.CheckedOut => Refusals.AlreadyDeparted,
        BookingStatus.Cancelled => Refusals.BookingCancelled,
        BookingStatus.NoShow => Refusals.BookingNoShow,
    };

    /// <summary>Orders a payment of a request, unless one is under way.</summary>
    internal static Answer Pay(BookingSnapshot booking, PaymentRequest request, Money amount, GatewayOrder order)
    {
        if (RequestActions.IsPaying(booking))
        {
            return Answer.Refuse(Refusals.PaymentInProgress);
        }

        return Posted(booking, amount, shares => Answer.Do(order with { Shares = shares, Request = request.Number }));
    }

    private static Answer Posted(BookingSnapshot booking, Money amount, Func<ImmutableArray<FolioShare>, Answer> action)
    {
        var shares = Sharing.Over(booking, amount);
        return shares.IsEmpty ? Answer.Refuse(Refusals.NoOpenFolio) : action(shares);
    }

    private static Answer OnAsked(BookingSnapshot booking, PaymentMethod method, Instant now, Func<PaymentRequest, Answer> action)
    {
        if (RequestActions.LastAsked(booking) is not { } request)
        {
            return Answer.Refuse(RequestActions.WhyNone(booking));
        }

        if (Asking.LinkEnd(booking, request) <= now)
        {
            return Answer.Refuse(Refusals.LinkExpired);
        }

        return Asking.MethodsOf(booking, request).Contains(method)
            ? action(request)
            : Answer.Refuse(Refusals.MethodNotOffered);
    }
}
