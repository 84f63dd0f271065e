using NodaTime;
using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.App.Payments;
using Solde.App.Tests.Payments;
using Solde.Core.Checkout;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Gateways.Sandbox;

namespace Solde.App.Tests.Checkout;

/// <summary>Money is taken at the desk while a payment waits for the client's authentication: that one is ended first.</summary>
public sealed class WaitingTests
{
    private static readonly Settling Cash = new() { Tenders = [new Tender(PaymentMethod.Cash, World.Euros(700))], CardOnFile = false };

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task Cash_at_the_desk_ends_what_waits(string which)
    {
        using var world = await Waiting(which);
        Assert.Null(await world.Do(booking => CheckoutActions.Settle(booking, Cash, world.Now)));
        Assert.Equal(ReplyState.Cancelled, world.Entries(AttemptKind.Charge).Single().State);
        Assert.Equal(World.Euros(700), (await world.Booking()).Kept);
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task Who_has_authenticated_just_before_pays_nothing_at_the_desk(string which)
    {
        using var world = await Waiting(which);
        await world.Authenticate();
        Assert.Equal(Refusals.ExceedsBalance, await world.Do(booking => CheckoutActions.Settle(booking, Cash, world.Now)));
        Assert.Equal(World.Euros(700), (await world.Booking()).Kept);
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task Nothing_is_taken_where_it_cannot_be_ended(string which)
    {
        using var world = await Waiting(which);
        world.Faults.Add(new FaultRule(SandboxFault.TimeOutBefore) { Verb = SandboxVerb.Cancel, Times = 1 });
        Assert.Equal(Refusals.PaymentInProgress, await world.Do(booking => CheckoutActions.Settle(booking, Cash, world.Now)));
        Assert.Equal(World.Euros(0), (await world.Booking()).Kept);
    }

    [Fact]
    public async Task Without_a_tender_it_goes_on_waiting()
    {
        using var world = await Waiting(World.Kinds[0]);
        Assert.Null(await world.Do(booking => CheckoutActions.Settle(booking, new Settling { CardOnFile = false }, world.Now)));
        Assert.Contains((await world.Booking()).Attempts, attempt => attempt.State == AttemptState.ActionRequired);
    }

    private static async Task<World> Waiting(string which)
    {
        var world = await World.Booked(which, World.Authenticating, World.ChargeAfter(0));
        await world.PassHours(1);
        return world;
    }
}
