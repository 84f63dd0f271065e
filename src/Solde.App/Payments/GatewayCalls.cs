using System.Globalization;
using Solde.Core.Bookings;
using Solde.Core.Payments;

namespace Solde.App.Payments;

/// <summary>The idempotency key of each step of an attempt: one key, one set of parameters, for ever.</summary>
internal static class GatewayKeys
{
    internal static string Prepare(Attempt attempt) => $"{attempt.Id:N}-prepare";

    internal static string Send(Attempt attempt) => $"{attempt.Id:N}-send";

    // One for each try: cancelling twice does no harm, and a 500 kept under a key would be answered for a day.
    internal static string Cancel(Attempt attempt) => string.Create(CultureInfo.InvariantCulture, $"{attempt.Id:N}-cancel-{attempt.Checks}");
}

/// <summary>Makes the call of an order: the only place that puts a card's token into one.</summary>
internal static class GatewayCalls
{
    internal static GatewayCall Of(BookingSnapshot booking, Attempt attempt, string key)
    {
        var order = attempt.Order;
        return new GatewayCall
        {
            Key = key,
            Kind = order.Kind,
            Amount = order.Amount,
            CardToken = TokenOf(booking, order),
            Target = TargetOf(booking, order),
            OnSession = order.Initiator == Initiator.Guest,
            Attempt = attempt.Id.ToString("N"),
            Reference = booking.Ref,
        };
    }

    /// <summary>Whether the card of an attempt is still there; one that was wiped since can be used no more.</summary>
    internal static bool HasCard(BookingSnapshot booking, Attempt attempt) =>
        attempt.Order.Card is not { } card || booking.Card(card) is { Wiped: false };

    private static string? TokenOf(BookingSnapshot booking, GatewayOrder order) =>
        order.Kind is AttemptKind.Charge or AttemptKind.Authorize or AttemptKind.Validate
            ? order.Token ?? booking.Card(order.Card!.Value)!.Token
            : null;

    private static string? TargetOf(BookingSnapshot booking, GatewayOrder order) => order switch
    {
        { Kind: AttemptKind.Refund, Payment: { } number } =>
            booking.Folios.SelectMany(folio => folio.Payments).First(payment => payment.Number == number).Charge,
        { Hold: { } number } => booking.Holds[number - 1].GatewayId,
        _ => null,
    };
}
