using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Solde.App.Checkout;
using Solde.App.Journal;
using Solde.App.Simulate;
using Solde.Core.Checkout;
using Solde.Core.Json;
using static Solde.App.Bookings.Refusals;

namespace Solde.Server.Api;

/// <summary>Checkout: what a client is offered online, sales, and fees.</summary>
internal static class Sales
{
    private const string Tag = "Checkout";

    public static ImmutableArray<Endpoint> Endpoints { get; } =
    [
        new("POST", Endpoint.Property + "/onlineOptions", "onlineOptions", "Whether a client who books services online is asked for a card, and which fees they agree to.", Options)
        {
            Tag = Tag, Takes = "OnlineQuestion", Gives = "OnlineOptions",
        },
        Bookings.Event(
            "settle",
            "Settles a folio: lines are added, tenders taken, and the card on file pays the rest as far as the client agreed. The sale is closed when nothing is left to pay.",
            "Checkout", Settle, Tag) with
        {
            Refuses =
            [
                BookingCancelled, BookingNoShow, UnknownFolio, FolioClosed, NoOpenFolio, SaleOpen, SaleClosed, PaymentInProgress, MethodNotOffered, ExceedsBalance,
                DiscountTooLarge, VouchersNotSold, VoucherAmount, UnknownVoucher, VoucherExpired, VoucherSpent, TooManyTries,
            ],
        },
        Bookings.Event("chargeFee", "Charges the fee agreed to for cancelling late or not coming, in place of what was booked.", null, call => call.Act(b => FeeActions.Charge(b, call.Now)), Tag) with
        {
            Refuses = [NoFee, FeeSettled, FolioClosed, PaymentInProgress],
        },
        Bookings.Event("waiveFee", "Lets the fee go, and what was booked with it.", "Waiver", Waive, Tag) with
        {
            Refuses = [NoFee, FeeSettled, FolioClosed, PaymentInProgress],
        },
    ];

    private static ValueTask<Reply> Options(Call call)
    {
        var fields = call.Fields("services", "start", "client");
        var options = OnlineOptions.For(
            call.Settings,
            BookingReading.Services(fields.Required("services"), call.Settings),
            fields.Required("start").AsLocalDateTime(call.Settings.Zone),
            fields.Required("client").AsOneOf("new", "known") == "new",
            call.Now);
        return ValueTask.FromResult(Reply.Ok(new JsonObject
        {
            ["card"] = Timeline.Word(options.Card), ["because"] = options.Because, ["protection"] = options.Protection?.Name,
        }));
    }

    private static async ValueTask<Reply> Settle(Call call)
    {
        var settling = CheckoutReading.Settling(call.Fields([.. CheckoutReading.Keys]), call.Settings.Currency);
        var hasCode = settling.Tenders.Any(tender => tender.Voucher is not null);
        if (hasCode && !call.Parts.Guesses.MayTry(call.Property, call.Now))
        {
            return Problem.Refused(TooManyTries);
        }

        var reply = await call.Act(booking => CheckoutActions.Settle(booking, settling, call.Now));
        if (hasCode && reply.Refusal == UnknownVoucher)
        {
            call.Parts.Guesses.Missed(call.Property, call.Now);
        }

        return reply;
    }

    private static ValueTask<Reply> Waive(Call call)
    {
        var reason = call.Fields("reason").Required("reason").AsText(FeeActions.LongestReason);
        return call.Act(booking => FeeActions.Waive(booking, reason, call.Now));
    }
}
