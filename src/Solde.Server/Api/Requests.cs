using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Requests;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Json;
using Solde.Core.Requests;
using static Solde.App.Bookings.Refusals;

namespace Solde.Server.Api;

/// <summary>Payment requests: balance requests and payment links, with their three queues (SH5 to SH9, T1, T5).</summary>
internal static class Requests
{
    private const string Tag = "Requests";
    private const string State = "state";
    private const string Request = "request";

    private static readonly ImmutableArray<string> NoneAsked = [NoRequest, AlreadyPaid, LinkRevoked];

    public static ImmutableArray<Endpoint> Endpoints { get; } =
    [
        new("GET", Endpoint.Property + "/requests", "listRequests", "Open payment requests in one state: pending, sent or answered; collectable: answered with a mail-order card that waits.", List)
        {
            Tag = Tag, Gives = "RequestPage", Query = [State, Paging.After, Paging.Limit],
        },
        Bookings.Event("sendLink", "Sends the booking's payment link, or the living one again.", "OptionalAmount", SendLink, Tag) with
        {
            Refuses = [PaymentInProgress, NoAddress, ExceedsBalance, NothingDue],
        },
        Bookings.Event("forceSend", "Sends a pending balance request now.", null, call => call.Act(b => RequestActions.ForceSend(b, call.Now)), Tag) with
        {
            Refuses = [.. NoneAsked, AlreadySent, PaymentInProgress, NothingDue, NoAddress],
        },
        Bookings.Event(
            "cancelRequest", "Cancels a pending request, or revokes one that was sent.", "OptionalRequest",
            OnRequest((booking, number, now) => RequestActions.Cancel(booking, now, number)), Tag) with
        {
            Refuses = NoneAsked,
        },
        Bookings.Event("changeAmount", "Sets what a pending request asks; up to the balance.", "Amount", ChangeAmount, Tag) with
        {
            Refuses = [.. NoneAsked, AlreadySent, ExceedsBalance],
        },
        Bookings.Event(
            "resend", "Sends a request again, with the same link, to the guest's address as it is now.", "OptionalRequest",
            OnRequest((booking, number, now) => RequestActions.Resend(booking, now, number)), Tag) with
        {
            Refuses = [.. NoneAsked, NotSent, LinkExpired, PaymentInProgress, NoAddress],
        },
        Bookings.Event(
            "collect", "Get payment: charges the mail-order card that the guest left.", "OptionalRequest",
            OnRequest((booking, number, _) => RequestActions.Collect(booking, number)), Tag) with
        {
            Refuses = [.. NoneAsked, NotAnswered, PaymentInProgress, NothingDue, NoOpenFolio],
        },
        Bookings.Event("dysfunction", "The mail-order card cannot be collected: it is wiped and the guest is asked again.", "Dysfunction", Dysfunction, Tag) with
        {
            Refuses = [.. NoneAsked, NotAnswered, PaymentInProgress],
        },
    ];

    private static ValueTask<Reply> List(Call call)
    {
        (Queue Queue, Func<PaymentRequest, bool> Fits) list = call.Http.Request.Query[State].ToString() switch
        {
            "pending" => (Queue.Pending, request => request.State == RequestState.Pending),
            "sent" => (Queue.Sent, request => request.State == RequestState.Sent),
            "answered" => (Queue.Answered, request => request.State == RequestState.Answered),
            "collectable" => (Queue.Collectable, request => request.IsCollectable),
            _ => throw ApiFault.Malformed("?state", "one of pending, sent, answered, collectable is expected"),
        };
        return Queues.Page(
            call, list.Queue, booking => booking.Requests.Where(list.Fits).Select(request => WorkView.Request(request, call.Settings.Zone)));
    }

    private static ValueTask<Reply> SendLink(Call call)
    {
        var amount = call.Fields("amount").Optional("amount")?.AsMoneyNotNegative(call.Settings.Currency);
        return call.Act(booking => RequestActions.SendLink(booking, amount, call.Now));
    }

    private static ValueTask<Reply> ChangeAmount(Call call)
    {
        var amount = call.Fields("amount").Required("amount").AsMoneyNotNegative(call.Settings.Currency);
        return call.Act(booking => RequestActions.ChangeAmount(booking, amount, call.Now));
    }

    private static ValueTask<Reply> Dysfunction(Call call)
    {
        var fields = call.Fields("reason", Request);
        var (reason, number) = (fields.Required("reason").AsOneOf<DysfunctionReason>(), NumberIn(fields));
        return call.Act(booking => RequestActions.Dysfunction(booking, reason, call.Now, number));
    }

    // Of several the body may name one by its number.
    private static Func<Call, ValueTask<Reply>> OnRequest(Func<BookingSnapshot, int?, Instant, Answer> act) => call =>
    {
        var number = NumberIn(call.Fields(Request));
        return call.Act(booking => act(booking, number, call.Now));
    };

    private static int? NumberIn(DocumentObject fields) => fields.Optional(Request)?.AsInteger(1, int.MaxValue);
}
