using System.Text.Json.Nodes;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Folios;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Core.Requests;

namespace Solde.App.Simulate;

/// <summary>Where bookings stand at the end of a play, for people to read.</summary>
public static class PlayedBookings
{
    private const int Page = 500;

    /// <summary>All bookings of a property by reference.</summary>
    public static async ValueTask<JsonObject> Read(IStore store, Guid property)
    {
        var bookings = new JsonObject();
        for (Guid? after = null; await store.Bookings(property, after, Page) is { IsEmpty: false } page; after = page[^1].Key.Booking)
        {
            foreach (var stored in page)
            {
                bookings[stored.Snapshot.Ref] = Of(stored.Snapshot);
            }
        }

        return bookings;
    }

    private static JsonObject Of(BookingSnapshot booking) => new()
    {
        ["status"] = Timeline.Word(booking.Status),
        ["charges"] = booking.Charges.ToDecimalString(),
        ["paid"] = booking.Paid.ToDecimalString(),
        ["balance"] = booking.Balance.ToDecimalString(),
        ["collectible"] = booking.Collectible.ToDecimalString(),
        ["guarantee"] = Timeline.Word(booking.Guarantee),
        ["folios"] = new JsonArray([.. booking.Folios.Select(Of)]),
        ["cards"] = new JsonArray([.. booking.Cards.Select(card => new JsonObject
        {
            ["owner"] = Timeline.Word(card.Owner), ["brand"] = card.Brand, ["last4"] = card.Last4,
        })]),
        ["runs"] = new JsonArray([.. booking.Runs.Select(run => Of(run, booking.Property))]),
        ["holds"] = new JsonArray([.. booking.Holds.Select(Of)]),
        ["requests"] = new JsonArray([.. booking.Requests.Select(Of)]),
    };

    private static JsonObject Of(Folio folio) => new()
    {
        ["folio"] = folio.Name,
        ["closed"] = folio.Closed,
        ["visible"] = folio.Visible,
        ["balance"] = folio.Balance.ToDecimalString(),
        ["collectible"] = folio.Collectible.ToDecimalString(),
    };

    private static JsonObject Of(Run run, PropertySettings property)
    {
        var shown = new JsonObject
        {
            ["automation"] = run.Automation.Name,
            ["state"] = Timeline.Word(run.State),
            ["dueAt"] = Timeline.At(run.DueAt, property.Zone),
            ["amount"] = run.Amount.ToDecimalString(),
        };
        if (ReasonOf(run) is { } reason)
        {
            shown["reason"] = reason;
        }

        return shown;
    }

    private static string? ReasonOf(Run run) => run switch
    {
        { State: RunState.Skipped, Skipped: { } reason } => Timeline.Word(reason),
        { State: RunState.Cancelled, Cancelled: { } reason } => Timeline.Word(reason),
        { State: RunState.Failed, Failed: { } reason } => Timeline.Word(reason),
        _ => null,
    };

    private static JsonObject Of(Hold hold) => new() { ["amount"] = hold.Amount.ToDecimalString(), ["state"] = Timeline.Word(hold.State) };

    private static JsonObject Of(PaymentRequest request) => new()
    {
        ["kind"] = Timeline.Word(request.Kind),
        ["state"] = Timeline.Word(request.State),
        ["amount"] = request.Amount.ToDecimalString(),
        ["deadline"] = request.Deadline is { } deadline ? NodaTime.Text.LocalDatePattern.Iso.Format(deadline) : null,
    };
}
