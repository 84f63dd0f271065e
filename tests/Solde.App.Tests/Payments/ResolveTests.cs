using Solde.App.Bookings;
using Solde.Core.Payments;
using Solde.Gateways.Sandbox;

namespace Solde.App.Tests.Payments;

/// <summary>An attempt that the gateway is asked about no more: staff say what became of it, once, and only then.</summary>
public sealed class ResolveTests
{
    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task Staff_say_that_it_happened(string which)
    {
        using var world = await Silent(which);
        var attempt = (await world.Booking()).Attempts.Single();
        Assert.Equal(attempt.GatewayId is null ? Refusals.GatewayIdNeeded : null, await world.Resolve(attempt.Id, succeeded: true, gatewayId: null));
        if (attempt.GatewayId is null)
        {
            Assert.Null(await world.Resolve(attempt.Id, succeeded: true, world.Charges.Single().Id));
        }

        var booking = await world.Booking();
        Assert.Empty(booking.Attempts);
        Assert.True(booking.Collectible.IsZero);
        Assert.Equal(world.Charges.Single().Id, booking.Folios[0].Payments.Single().Charge);
        Assert.Equal(["payment.inDoubt", "payment.resolved", "payment.succeeded"], (await world.Story("payment")).Select(line => line.Split(' ')[1]));
        Assert.Equal(Refusals.UnknownAttempt, await world.Resolve(attempt.Id, succeeded: true, gatewayId: null));
        if (world.Inner is IListings listings)
        {
            Assert.Empty(await listings.Tasks(world.Property, TaskFilter.All, null, 10)); // It is done with the doubt.
        }
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task Staff_say_that_it_did_not_and_the_payment_can_be_tried_again(string which)
    {
        using var world = await World.Booked(which, World.Good, World.ChargeAfter(0));
        world.Faults.Add(new FaultRule(SandboxFault.TimeOutBefore) { Verb = world.Sending });
        world.Faults.Add(new FaultRule(SandboxFault.TimeOutBefore) { Verb = SandboxVerb.Find });
        await world.PassHours(2_000);
        world.Faults.Clear();
        Assert.Null(await world.Resolve((await world.Booking()).Attempts.Single().Id, succeeded: false, gatewayId: null));
        Assert.Equal(70000, (await world.Booking()).Collectible.Minor);
        Assert.Equal(["payment.inDoubt", "payment.resolved", "payment.failed"], (await world.Story("payment")).Select(line => line.Split(' ')[1]));
        Assert.Null(await world.Do((booking, rules) => Runs.RunActions.Retry(booking, rules, rules.Find("Charge")!, world.Now)));
        Assert.Equal(0, (await world.Booking()).Collectible.Minor);
        Assert.Single(world.Charges);
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task While_the_gateway_is_still_asked_nobody_may(string which)
    {
        using var world = await World.Booked(which, World.Good, World.ChargeAfter(0));
        world.Faults.Add(new FaultRule(SandboxFault.TimeOutAfter) { Verb = world.Sending, Times = 1 });
        await world.PassHours(0);
        Assert.Equal(Refusals.StillAsked, await world.Resolve((await world.Booking()).Attempts.Single().Id, succeeded: false, gatewayId: null));
        await world.PassHours(1);
        Assert.Equal(0, (await world.Booking()).Collectible.Minor);
    }

    /// <summary>A charge that happened, at a gateway that never says so.</summary>
    private static async Task<World> Silent(string which)
    {
        var world = await World.Booked(which, World.Good, World.ChargeAfter(0));
        world.Faults.Add(new FaultRule(SandboxFault.TimeOutAfter) { Verb = world.Sending });
        world.Faults.Add(new FaultRule(SandboxFault.TimeOutBefore) { Verb = SandboxVerb.Find });
        await world.PassHours(2_000);
        Assert.Equal(AttemptState.Manual, (await world.Booking()).Attempts.Single().State);
        return world;
    }
}
