using System.Text.Json;
using Solde.App.Bookings;
using Solde.App.Reviews;
using Solde.App.Webhooks;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Gateways.Sandbox.Http;

namespace Solde.Simulation.Tests;

/// <summary>An inbox as one might have written it: a hold stands as the last event says, so that one which is told of and not there is noted. Right as long
/// as events come once and in order; the acquirer is not asked.</summary>
internal sealed class BelievingInbox(IGatewayEvents events, IStore store, Simulation simulation, IClock clock)
{
    public async Task<bool> Pass()
    {
        var now = clock.GetCurrentInstant();
        var due = await events.ClaimGatewayEvents(now, now + Duration.FromSeconds(30), 100);
        foreach (var each in due)
        {
            await Believe(JsonSerializer.Deserialize(each.Event.Body.Span, SandboxWire.Default.PostedEvent)!);
        }

        if (!due.IsEmpty)
        {
            await events.SaveGatewayEvents([.. due.Select(each => new SeenGatewayEvent(each.Event, GatewayEventOutcome.Settled, null))]);
        }

        return false;
    }

    private async Task Believe(PostedEvent told)
    {
        var attempt = Guid.ParseExact(told.Attempt!, "N");
        if (told.Type != "hold.succeeded" || simulation.Watch.BookingOf(attempt) is not { } key)
        {
            return;
        }

        var booking = (await store.Load([key]))[0];
        if (booking.Snapshot.Holds.LastOrDefault(hold => hold.GatewayId == told.Object) is { State: not HoldState.Open } hold)
        {
            var now = clock.GetCurrentInstant();
            var placed = new HoldPlaced(now, hold.Amount, null, attempt, hold.Folio, hold.GatewayId, hold.Card, hold.ExpiresAt, hold.BeyondBalance);
            var change = new Pass(booking.Snapshot, booking.Property.Rules, now).Take([placed]).ToChange(booking, simulation.Ids);
            await store.Commit([change with { NextReviewAt = now }]);
        }
    }
}
