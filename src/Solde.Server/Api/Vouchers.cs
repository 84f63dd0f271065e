using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using Solde.App.Journal;
using Solde.App.Vouchers;
using Solde.Core.Json;
using static Solde.App.Bookings.Refusals;

namespace Solde.Server.Api;

/// <summary>Gift vouchers. They are sold and redeemed by checkout.</summary>
internal static class Vouchers
{
    private const string Tag = "Gift vouchers";

    public static ImmutableArray<Endpoint> Endpoints { get; } =
    [
        new("GET", Endpoint.Property + "/vouchers", "listVouchers", "The gift vouchers that were sold, the latest first, with what is left of them. Not their codes.", List)
        {
            Tag = Tag, Gives = "VoucherPage", Query = [Paging.After, Paging.Limit],
        },
        new("POST", Endpoint.Property + "/vouchers/find", "findVoucher", "A gift voucher by its code, and what is left of it. Who guesses has to wait.", Find)
        {
            Tag = Tag, Takes = "VoucherCode", Gives = "Voucher", Refuses = [UnknownVoucher, TooManyTries],
        },
        new("GET", Endpoint.Booking + "/vouchers", "listBookingVouchers", "The gift vouchers sold on a booking, with their codes: whoever has a code can spend it, so a key that only reads gets 403.", OfBooking)
        {
            Tag = Tag, Gives = "SoldVouchers", TellsSecrets = true,
        },
        Bookings.Event("sendVoucher", "Sends a gift voucher to its buyer once more.", "VoucherNumber", Send, Tag) with { Refuses = [UnknownVoucher, NoAddress] },
        Bookings.Event(
            "refundVoucher", "Gives back what is left of a gift voucher sold on the booking, or a part of that: so much of it is void, and the money goes to where it came from.",
            "VoucherRefund", Refund, Tag) with
        {
            Refuses = [UnknownVoucher, VoucherSpent, ExceedsPayments, PaymentInProgress],
        },
    ];

    private static async ValueTask<Reply> List(Call call)
    {
        var before = Paging.CursorOf<VoucherPlace>(call, 3, parts =>
            (Paging.Number(parts[0]), Paging.Id(parts[1]), Paging.Number(parts[2])) is ({ } at, { } booking, >= 0 and <= int.MaxValue and { } number)
                ? Place(at, booking, (int)number)
                : null);
        var limit = Paging.LimitOf(call);
        var page = await call.Parts.Vouchers.Vouchers(call.Property, before, limit);
        var next = page.Length == limit
            ? Paging.Cursor(Paging.Text(page[^1].SoldAt.ToUnixTimeMilliseconds()), page[^1].Booking.Booking.ToString("N"), Paging.Text(page[^1].Number))
            : null;
        return Reply.Ok(Paging.Page(page.Select(voucher => View(voucher, call)), next));
    }

    // The cursor comes from outside: not every number is an instant.
    private static VoucherPlace? Place(long at, Guid booking, int number) =>
        at >= 0 && at <= Instant.MaxValue.ToUnixTimeMilliseconds() ? new VoucherPlace(Instant.FromUnixTimeMilliseconds(at), booking, number) : null;

    private static async ValueTask<Reply> Find(Call call)
    {
        var code = call.Fields("code").Required("code").AsText(100);
        if (!call.Parts.Guesses.MayTry(call.Property, call.Now))
        {
            return Problem.Refused(TooManyTries);
        }

        if (await call.Parts.Vouchers.Voucher(call.Property, VoucherCode.DigestOf(code)) is { } voucher)
        {
            return Reply.Ok(View(voucher, call));
        }

        call.Parts.Guesses.Missed(call.Property, call.Now);
        return Problem.Refused(UnknownVoucher);
    }

    private static async ValueTask<Reply> OfBooking(Call call)
    {
        var vouchers = await call.Parts.Vouchers.VouchersOf(await call.Booking());
        return Reply.Ok(new JsonObject { ["items"] = new JsonArray([.. vouchers.Select(WithCode)]) });

        JsonNode WithCode(StoredVoucher voucher)
        {
            var view = View(voucher, call);
            view["code"] = call.Parts.Ids.VoucherOf(voucher.Booking, voucher.Number);
            return view;
        }
    }

    private static ValueTask<Reply> Send(Call call)
    {
        var number = call.Fields("voucher").Optional("voucher")?.AsInteger(1, 1_000_000) ?? 1;
        return call.Act(booking => VoucherActions.Send(booking, number));
    }

    private static ValueTask<Reply> Refund(Call call)
    {
        var fields = call.Fields("voucher", "amount");
        var number = fields.Optional("voucher")?.AsInteger(1, 1_000_000) ?? 1;
        var amount = fields.Required("amount").AsPositiveMoney(call.Settings.Currency);
        return call.Act(booking => VoucherActions.Refund(booking, number, amount, call.Now));
    }

    private static JsonObject View(StoredVoucher voucher, Call call) => new()
    {
        ["ref"] = voucher.Ref,
        ["voucher"] = voucher.Number,
        ["amount"] = Written.Amount(voucher.Amount),
        ["balance"] = Written.Amount(voucher.Balance),
        ["validUntil"] = BookingView.Day(voucher.ValidUntil),
        ["soldAt"] = Timeline.At(voucher.SoldAt, call.Settings.Zone),
    };
}
