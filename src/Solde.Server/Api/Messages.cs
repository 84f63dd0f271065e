using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.Core.Json;
using Solde.Core.Properties;

namespace Solde.Server.Api;

/// <summary>Messages: every e-mail with its state.</summary>
internal static class Messages
{
    private const string Tag = "Messages";
    private const string Undelivered = "undelivered";

    public static ImmutableArray<Endpoint> Endpoints { get; } =
    [
        new("GET", Endpoint.Property + "/messages", "listMessages", "E-mails, the newest first; undelivered=true: those that failed or came back.", List)
        {
            Tag = Tag, Gives = "MessagePage", Query = [Undelivered, Paging.After, Paging.Limit],
        },
        new("GET", Endpoint.Booking + "/messages", "listBookingMessages", "The e-mails of a booking, the newest first.", OfBooking)
        {
            Tag = Tag, Gives = "Messages",
        },
        new(
            "POST", Endpoint.Property + "/messages/{message}/resend", "resendMessage",
            "Sends an e-mail once more as a new one with the same text, to the same address or another.", Resend)
        {
            Tag = Tag, Takes = "Resend", Gives = "Message", Refuses = [RefusalWords.StillSending],
        },
    ];

    private static async ValueTask<Reply> List(Call call)
    {
        var limit = Paging.LimitOf(call);
        var before = Paging.CursorOf(call, 1, parts => Paging.Id(parts[0]));
        var undelivered = call.Http.Request.Query[Undelivered].ToString() switch
        {
            "" or "false" => false,
            "true" => true,
            _ => throw ApiFault.Malformed("?undelivered", "true or false is expected"),
        };
        var page = await call.Parts.Listings.Messages(call.Property, before, undelivered, limit);
        return Reply.Ok(Paging.Page(
            page.Select(each => View(each, call.Settings)), page.Length == limit ? Paging.Cursor(page[^1].Message.Id.ToString("N")) : null));
    }

    private static async ValueTask<Reply> OfBooking(Call call)
    {
        var messages = await call.Parts.Listings.MessagesOf(await call.Booking());
        return Reply.Ok(new JsonObject { ["items"] = Written.List(messages, each => View(each, call.Settings)) });
    }

    private static async ValueTask<Reply> Resend(Call call)
    {
        var id = call.Id("message");
        var address = call.Fields("address").Optional("address")?.AsEmailAddress();
        if (await call.Parts.Listings.BookingOfMessage(id) is not { } booking || booking.Property != call.Property)
        {
            return Problem.NotFound;
        }

        var again = await new Deliveries(call.Parts.Store).Resend(booking, id, address, call.Parts.Ids.New(), call.Now);
        return again is null
            ? Problem.Refused(RefusalWords.StillSending)
            : Reply.Ok(View(new ListedMessage((await call.Parts.Store.Load(booking))!.Snapshot.Ref, again), call.Settings));
    }

    private static JsonObject View(ListedMessage listed, PropertySettings property) => new()
    {
        ["message"] = listed.Message.Id.ToString("D"),
        ["ref"] = listed.Ref,
        ["to"] = CamelCase.Of(listed.Message.To),
        ["template"] = listed.Message.Template,
        ["address"] = listed.Message.Address,
        ["language"] = listed.Message.Language,
        ["state"] = CamelCase.Of(listed.Message.State),
        ["createdAt"] = Timeline.At(listed.Message.CreatedAt, property.Zone),
        ["tries"] = listed.Message.Tries,
        ["error"] = listed.Message.Error,
        ["subject"] = listed.Message.Subject,
        ["text"] = listed.Message.Text,
    };
}
