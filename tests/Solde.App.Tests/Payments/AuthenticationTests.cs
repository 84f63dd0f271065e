using NodaTime;
using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.App.Runs;
using Solde.Core.Cards;
using Solde.Core.Payments;
using Solde.Gateways.Sandbox;

namespace Solde.App.Tests.Payments;

/// <summary>A payment that waits for the guest's authentication: it lapses, gives way, or wins.</summary>
public sealed class AuthenticationTests
{
    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task A_guest_who_does_not_authenticate_within_a_day_has_not_paid(string which)
    {
        using var world = await World.Booked(which, World.Authenticating, World.ChargeAfter(0));
        await world.PassHours(30);
        Assert.Equal(
            ["0:00:00 payment.actionRequired authenticationRequired", "24:00:00 payment.failed authenticationRequired"], await world.Story("payment"));
        Assert.Contains("24:00:00 message.sent payment-failed", await world.Story("message"));
        Assert.Equal(ReplyState.Cancelled, world.Entries(AttemptKind.Charge).Single().State);
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task A_cancelled_booking_cancels_its_waiting_payment(string which)
    {
        using var world = await World.Booked(which, World.Authenticating, World.ChargeAfter(0));
        await world.PassHours(1);
        await world.Do(booking => BookingActions.Cancel(booking, world.Now));
        await world.PassHours(30);
        Assert.Equal(
            ["0:00:00 payment.actionRequired authenticationRequired", "1:00:00 payment.failed authenticationRequired"], await world.Story("payment"));
        Assert.DoesNotContain(await world.Story("message"), line => line.Contains("payment-failed", StringComparison.Ordinal));
        Assert.Equal(ReplyState.Cancelled, world.Entries(AttemptKind.Charge).Single().State);
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task A_guest_who_authenticated_just_before_wins_over_the_cancellation(string which)
    {
        using var world = await World.Booked(which, World.Authenticating, World.ChargeAfter(0));
        await world.PassHours(1);
        await world.Authenticate();
        await world.Do(booking => BookingActions.Cancel(booking, world.Now));
        await world.PassHours(30);
        Assert.Equal(["0:00:00 payment.actionRequired authenticationRequired", "1:00:00 payment.succeeded"], await world.Story("payment"));
        Assert.Contains("1:00:00 message.sent cancellation-refund-check", await world.Story("message"));
        Assert.Equal(World.Euros(700), (await world.Booking()).Kept);
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task A_guest_who_authenticated_within_the_day_has_paid_when_it_ends(string which)
    {
        using var world = await World.Booked(which, World.Authenticating, World.ChargeAfter(0));
        await world.PassHours(1);
        await world.Authenticate();
        await world.PassHours(30);
        Assert.Equal(["0:00:00 payment.actionRequired authenticationRequired", "24:00:00 payment.succeeded"], await world.Story("payment"));
    }

    /// <summary>What goes wrong with the cancellation → when the payment is over.</summary>
    [Theory, MemberData(nameof(CancelFaults))]
    public async Task A_cancellation_without_an_answer_is_looked_up_and_tried_again(string which, SandboxFault fault, int times, string expected)
    {
        using var world = await World.Booked(which, World.Authenticating, World.ChargeAfter(0));
        world.Faults.Add(new FaultRule(fault) { Verb = SandboxVerb.Cancel, Times = times });
        await world.PassHours(60);
        Assert.Equal($"{expected} payment.failed authenticationRequired", (await world.Story("payment"))[^1]);
        Assert.Equal(ReplyState.Cancelled, world.Entries(AttemptKind.Charge).Single().State);
    }

    public static TheoryData<string, SandboxFault, int, string> CancelFaults
    {
        get
        {
            var table = new TheoryData<string, SandboxFault, int, string>();
            foreach (var which in World.Kinds)
            {
                table.Add(which, SandboxFault.FailAfter, 1, "24:00:00");
                table.Add(which, SandboxFault.TimeOutAfter, 1, "24:00:00");
                table.Add(which, SandboxFault.FailBefore, 1, "24:00:05");
                table.Add(which, SandboxFault.FailBefore, 3, "24:02:00");
                table.Add(which, SandboxFault.TimeOutBefore, 2, "24:00:30");
                table.Add(which, SandboxFault.Refuse, 7, "44:00:00");
            }

            return table;
        }
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task Another_payment_waits_until_the_first_is_surely_cancelled(string which)
    {
        using var world = await World.Booked(which, World.Authenticating, World.ChargeAfter(0), World.ChargeAfter(2, "Second"));
        await world.PassHours(1);
        var good = await world.Card(World.Good);
        await world.Do(booking => BookingActions.AddCard(booking, good, CardOwner.Guest, world.Now));
        world.Faults.Add(new FaultRule(SandboxFault.TimeOutBefore) { Verb = SandboxVerb.Cancel, Times = 1 });
        await world.PassHours(3);
        Assert.Equal(
            [
                "0:00:00 payment.actionRequired authenticationRequired", "2:00:05 payment.failed authenticationRequired", "2:00:05 payment.succeeded",
            ],
            await world.Story("payment"));
        Assert.Single(world.Charges);
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task Staff_cannot_try_again_while_the_first_may_still_succeed(string which)
    {
        using var world = await World.Booked(which, World.Authenticating, World.ChargeAfter(0));
        await world.PassHours(1);
        var good = await world.Card(World.Good);
        await world.Do(booking => BookingActions.AddCard(booking, good, CardOwner.Guest, world.Now));
        world.Faults.Add(new FaultRule(SandboxFault.TimeOutBefore) { Verb = SandboxVerb.Cancel, Times = 1 });
        Assert.Equal("paymentInProgress", await Retry(world));
        await world.PassHours(2);
        Assert.Null(await Retry(world));
        await world.PassHours(3);
        Assert.Single(world.Charges);
    }

    private static Task<string?> Retry(World world) =>
        world.Do((booking, rules) => RunActions.Retry(booking, rules, rules.Find("Charge")!, world.Now));
}
