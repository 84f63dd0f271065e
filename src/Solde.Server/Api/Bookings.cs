using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.App.Reviews;
using Solde.App.Simulate;
using Solde.Core.Bookings;
using Solde.Core.Guarantees;
using Solde.Core.Json;
using static Solde.App.Bookings.Refusals;

namespace Solde.Server.Api;

/// <summary>Bookings: taken in by the reference of the system they come from, shown, and what happens to the stay.</summary>
internal static class Bookings
{
    private static readonly ImmutableArray<string> Ended = [BookingCancelled, BookingNoShow, AlreadyArrived, AlreadyDeparted];

    public static ImmutableArray<Endpoint> Endpoints { get; } =
    [
        new("GET", Endpoint.Property + "/bookings", "listBookings", "All bookings in the order recorded.", List)
        {
            Tag = "Bookings", Gives = "BookingPage", Query = [Paging.After, Paging.Limit],
        },
        new("GET", Endpoint.Booking, "getBooking", "A booking as it stands.", async call => Reply.Ok(BookingView.Of(await call.Load())))
        {
            Tag = "Bookings", Gives = "Booking",
        },
        new(
            "PUT", Endpoint.Booking, "book",
            "Takes a booking in as it is in your system. A known reference is an update; an older or identical sourceVersion changes nothing, and says so.",
            Take)
        {
            Tag = "Bookings", Takes = "BookingDocument", Gives = "TakenBooking", Refuses = [DepartureBeforeArrival, FolioClosed, TimeTaken, UnknownTerms], MayCreate = true,
        },
        Event("modify", "Replaces the keys given; set.charges replaces the booked lines, not those added since.", "Modification", Modify) with
        {
            Refuses = [DepartureBeforeArrival, FolioClosed, FeeSettled, TimeTaken],
        },
        Event("cancel", "The booking is cancelled: what was planned is too.", null, call => call.Act(b => BookingActions.Cancel(b, call.Now))) with
        {
            Refuses = Ended,
        },
        Event("noShow", "The guest did not come.", null, call => call.Act(b => BookingActions.NoShow(b, call.Now))) with { Refuses = Ended },
        Event("checkIn", "The guest has arrived.", null, call => call.Act(b => BookingActions.CheckIn(b, call.Now))) with { Refuses = Ended },
        Event("checkOut", "The guest has left.", null, call => call.Act(b => BookingActions.CheckOut(b, call.Now))) with
        {
            Refuses = [BookingCancelled, BookingNoShow, AlreadyDeparted],
        },
        Event("addCard", "A card was left at the gateway; only its token comes here. It is the last card from now on.", "NewCard", AddCard),
        Event("setGuarantee", "Sets the guarantee state by hand; it sticks until the policy is satisfied.", "NewGuarantee", SetGuarantee),
        new("GET", Endpoint.Booking + "/explain", "explain", "Where each automation stands on the booking, and why (docs/reasons.md).", Explain)
        {
            Tag = "Bookings", Gives = "Explanations",
        },
    ];

    /// <summary>Something that happens to a booking.</summary>
    public static Endpoint Event(string name, string summary, string? takes, Func<Call, ValueTask<Reply>> handle, string tag = "Bookings") =>
        new("POST", $"{Endpoint.Booking}/{name}", name, summary, handle) { Tag = tag, Takes = takes, Gives = "Booking" };

    private static async ValueTask<Reply> List(Call call)
    {
        var after = Paging.CursorOf(call, 1, parts => Paging.Id(parts[0]));
        var limit = Paging.LimitOf(call);
        var page = await call.Parts.Store.Bookings(call.Property, after, limit);
        return Reply.Ok(Paging.Page(page.Select(BookingView.Of), page.Length == limit ? Paging.Cursor(page[^1].Key.Booking.ToString("N")) : null));
    }

    private static async ValueTask<Reply> Take(Call call)
    {
        var booking = BookingJson.Read(call.Body, call.Ref, call.Settings, call.Now);
        if (booking.Consent is { Terms: > 0 } consent && await PropertyTerms.Read(call.Parts.Letters, call.Property, consent, call.Settings) is null)
        {
            await call.Parts.Store.Record(call.Property, [new Core.Facts.ActionRefused(call.Now, call.Endpoint.Name, UnknownTerms, booking.Ref)], call.By);
            return Problem.Refused(UnknownTerms, "$.consent.terms");
        }

        var taken = await call.Parts.Desk.As(call.By).Take(call.Property, booking, call.Now, call.Cancel);
        if (taken.Refusal is { } refusal)
        {
            return Problem.Refused(refusal);
        }

        var view = new JsonObject { ["result"] = CamelCase.Of(taken.As), ["booking"] = BookingView.Of(await call.Load()), ["link"] = LinkView(taken.Link) };
        return taken.As == TakenAs.New ? Reply.Created(view) : Reply.Ok(view);
    }

    private static JsonObject? LinkView(FirstLink? link) =>
        link is { } asked ? new JsonObject { ["result"] = CamelCase.Of(asked.Result), ["reason"] = asked.Refusal } : null;

    private static ValueTask<Reply> Modify(Call call)
    {
        var changes = BookingJson.ReadChanges(call.Fields("set").Required("set"), call.Settings);
        return call.Act(booking => BookingActions.Modify(booking, changes, call.Now));
    }

    private static ValueTask<Reply> AddCard(Call call)
    {
        var (card, owner) = BookingJson.ReadCard(call.Fields("card").Required("card"));
        return call.Act(booking => BookingActions.AddCard(booking, card, owner, call.Now));
    }

    private static ValueTask<Reply> SetGuarantee(Call call)
    {
        var state = call.Fields("state").Required("state").AsOneOf<GuaranteeState>();
        return call.Act(booking => BookingActions.SetGuarantee(booking, state, call.Now));
    }

    private static async ValueTask<Reply> Explain(Call call) => Reply.Ok(new JsonObject
    {
        ["items"] = Written.List(
            Rehearsal.Explain(await call.Load(), call.Now),
            each => Shown.Explain(each.Automation.Current.Rule.Name, each.Rehearsed, call.Now, call.Settings)),
    });
}
