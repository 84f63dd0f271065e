using Solde.Core.Payments;
using Solde.Gateways.Sandbox;

namespace Solde.App.Tests.Payments;

/// <summary>A gateway whose calls throw, as none should: whoever runs the installation is told each time, and the payment ends in bounded time as in an
/// outage, neither tried each minute for ever nor lost.</summary>
public sealed class DefectTests
{
    private static readonly string[] Untouched = ["0:00:00 payment.inDoubt", "44:00:00 payment.resolved", "44:00:00 payment.failed gatewayUnavailable"];

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task A_payment_whose_preparing_throws_was_not_sent_and_fails_when_its_window_ends(string which)
    {
        using var world = await World.Booked(which, World.Good, World.ChargeAfter(0));
        world.Gateway.Throwing = "prepare";
        await world.PassHours(100);
        Assert.Equal(world.Gateway.TwoStep ? "23:20:00 payment.failed gatewayUnavailable" : "0:00:00 payment.succeeded", Assert.Single(await world.Story("payment")));
        Assert.Equal(world.Gateway.TwoStep ? 26 : 0, world.Defects.Count);
        Assert.Equal(world.Gateway.TwoStep ? 0 : 1, world.Charges.Length);
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task A_payment_whose_sending_throws_is_in_doubt_and_ends_when_the_gateway_knows_nothing_of_it(string which)
    {
        using var world = await World.Booked(which, World.Good, World.ChargeAfter(0));
        world.Gateway.Throwing = world.Gateway.TwoStep ? "confirm" : "execute";
        await world.PassHours(100);
        Assert.Equal(Untouched, await world.Story("payment"));
        Assert.Equal(8, world.Defects.Count);
        Assert.Empty(world.Charges);
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task A_payment_in_doubt_about_which_every_question_throws_is_left_to_staff(string which)
    {
        using var world = await World.Booked(which, World.Good, World.ChargeAfter(0));
        world.Faults.Add(new FaultRule(SandboxFault.TimeOutAfter) { Verb = world.Sending, Times = 1 });
        world.Gateway.Throwing = "find";
        await world.PassHours(2_000);
        Assert.Equal(
            ["0:00:00 payment.inDoubt", "188:00:00 task.created 700.00: the acquirer cannot tell whether it happened; look it up there"],
            await world.Story("payment", "task"));
        Assert.Equal(AttemptState.Manual, (await world.Booking()).Attempts.Single().State);
        Assert.Single(world.Charges);
    }
}
