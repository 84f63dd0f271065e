using NodaTime;
using Solde.App.Payments;
using Solde.App.Requests;
using Solde.App.Runs;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Core.Requests;
using Solde.Gateways.Sandbox;

namespace Solde.App.Tests.Payments;

/// <summary>A payment whose answer was lost: told, asked about, settled, and never made twice.</summary>
public sealed class DoubtTests
{
    private static readonly string[] CheckTimes =
    [
        "0:00:05", "0:00:30", "0:02:00", "0:10:00", "1:00:00", "6:00:00", "20:00:00",
        "44:00:00", "68:00:00", "92:00:00", "116:00:00", "140:00:00", "164:00:00", "188:00:00",
    ];

    /// <summary>Fault, card → what the journal tells, and how often the guest paid.</summary>
    public static TheoryData<string, SandboxFault, string, string, int> Faults { get; } = Table();

    [Theory, MemberData(nameof(Faults))]
    public async Task A_lost_answer_is_settled_when_the_gateway_is_asked(string which, SandboxFault fault, string card, string expected, int charges)
    {
        using var world = await World.Booked(which, card, World.ChargeAfter(0));
        world.Faults.Add(new FaultRule(fault) { Verb = world.Sending, Times = 1 });
        await world.PassHours(72);
        Assert.Equal(expected, string.Join(", ", await world.Story("payment")));
        Assert.Equal(charges, world.Charges.Length);
        Assert.True(world.Entries(AttemptKind.Charge).Length <= 1);
        Assert.Single(world.Gateway.Sendings.Select(sending => sending.Key).Distinct());
        Assert.Empty((await world.Booking()).Attempts);
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task A_gateway_that_stays_silent_is_asked_for_eight_days_and_then_staff_are(string which)
    {
        using var world = await World.Booked(which, World.Good, World.ChargeAfter(0));
        world.Faults.Add(new FaultRule(SandboxFault.TimeOutAfter) { Verb = world.Sending });
        world.Faults.Add(new FaultRule(SandboxFault.TimeOutBefore) { Verb = SandboxVerb.Find });
        await world.PassHours(2_000);
        Assert.Equal(CheckTimes, world.Gateway.Questions);
        Assert.Equal(
            ["0:00:00 payment.inDoubt", "188:00:00 task.created 700.00: the acquirer cannot tell whether it happened; look it up there"],
            await world.Story("payment", "task"));
        Assert.Equal(AttemptState.Manual, (await world.Booking()).Attempts.Single().State);
        Assert.Equal("paymentInProgress", await world.Do(booking => RequestActions.SendLink(booking, null, world.Now)));
        Assert.Single(world.Charges);
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task The_same_call_leaves_again_under_the_same_key_while_the_gateway_keeps_it(string which)
    {
        using var world = await World.Booked(which, World.Good, World.ChargeAfter(0));
        world.Faults.Add(new FaultRule(SandboxFault.TimeOutBefore) { Verb = world.Sending });
        await world.PassHours(100);
        string[] sendings = ["0:00:00", .. CheckTimes[..7]];
        Assert.Equal(sendings, world.Gateway.Sendings.Select(sending => World.Since(sending.At)));
        Assert.Single(world.Gateway.Sendings.Select(sending => sending.Key).Distinct());
        Assert.Equal(["0:00:00 payment.inDoubt", "44:00:00 payment.resolved", "44:00:00 payment.failed gatewayUnavailable"], await world.Story("payment"));
        Assert.Empty(world.Charges);
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task A_gateway_that_cannot_be_reached_leaves_the_doubt_as_it_is(string which)
    {
        using var world = await World.Booked(which, World.Good, World.ChargeAfter(0));
        world.Faults.Add(new FaultRule(SandboxFault.TimeOutAfter) { Verb = world.Sending, Times = 1 });
        world.Faults.Add(new FaultRule(SandboxFault.Refuse) { Verb = SandboxVerb.Find, Times = 3 });
        await world.PassHours(1);
        Assert.Equal(["0:00:00 payment.inDoubt", "0:10:00 payment.resolved", "0:10:00 payment.succeeded"], await world.Story("payment"));
        Assert.Single(world.Charges);
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task A_resend_that_cannot_leave_leaves_the_doubt_as_it_is(string which)
    {
        using var world = await World.Booked(which, World.Good, World.ChargeAfter(0));
        world.Faults.Add(new FaultRule(SandboxFault.TimeOutBefore) { Verb = world.Sending, Times = 1 });
        world.Faults.Add(new FaultRule(SandboxFault.Refuse) { Verb = world.Sending, Times = 2 });
        await world.PassHours(1);
        Assert.Equal(["0:00:00 payment.inDoubt", "0:02:00 payment.resolved", "0:02:00 payment.succeeded"], await world.Story("payment"));
        Assert.Single(world.Charges);
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task What_is_in_doubt_counts_as_collected_whoever_asks(string which)
    {
        var settings = World.Settings with { BalanceSchedule = new BalanceSchedule { DueDays = 14 } };
        using var world = await World.Open(which, settings, World.ChargeAfter(1), World.ChargeAfter(2, "Again"));
        await world.Book(World.Good);
        world.Faults.Add(new FaultRule(SandboxFault.TimeOutAfter) { Verb = world.Sending, Times = 1 });
        world.Faults.Add(new FaultRule(SandboxFault.TimeOutBefore) { Verb = SandboxVerb.Find, Times = 6 });
        Assert.Null(await world.Do(booking => RequestActions.SendLink(booking, null, world.Now)));
        await world.PassHours(3);

        var card = await world.Card(World.Good);
        Assert.Equal("paymentInProgress", await world.Do(booking => GuestActions.Pay(booking, PaymentMethod.Card, card, world.Now)));
        Assert.Equal("paymentInProgress", await world.Do(booking => RequestActions.SendLink(booking, null, world.Now)));
        Assert.Equal("paymentInProgress", await world.Do(booking => RequestActions.Resend(booking, world.Now)));
        Assert.Equal("paymentInProgress", await world.Do(booking => RequestActions.ForceSend(booking, world.Now)));
        Assert.Equal("paymentInProgress", await world.Do((booking, rules) => RunActions.Cancel(booking, rules.Find("Charge")!, world.Now)));
        Assert.Null(await world.Do(booking => FolioActions.AddCharge(booking, "spa", World.Euros(50), null, world.Now)));
        Assert.Equal(["0:00:00 request.scheduled", "0:00:00 request.sent"], await world.Story("request"));
        Assert.Equal(["2:00:00 run.skipped nothingDue"], await world.Story("run.skipped"));

        await world.PassHours(22);
        Assert.Equal(
            ["1:00:00 payment.inDoubt", "21:00:00 payment.resolved", "21:00:00 payment.succeeded", "21:00:00 payment.succeeded"],
            await world.Story("payment"));
        Assert.Equal([World.Euros(700), World.Euros(50)], world.Charges.Select(charge => charge.Amount));
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task A_payment_found_after_its_booking_was_cancelled_is_for_staff_to_check(string which)
    {
        using var world = await World.Booked(which, World.Good, World.ChargeAfter(0));
        world.Faults.Add(new FaultRule(SandboxFault.TimeOutAfter) { Verb = world.Sending, Times = 1 });
        world.Faults.Add(new FaultRule(SandboxFault.TimeOutBefore) { Verb = SandboxVerb.Find, Times = 2 });
        await world.PassUntil(Duration.FromMinutes(1));
        Assert.Null(await world.Do(booking => Bookings.BookingActions.Cancel(booking, world.Now)));
        await world.PassHours(1);
        Assert.Equal(["0:00:00 payment.inDoubt", "0:02:00 payment.resolved", "0:02:00 payment.succeeded"], await world.Story("payment"));
        Assert.Contains("0:02:00 message.sent cancellation-refund-check", await world.Story("message"));
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task A_slow_answer_is_an_answer(string which)
    {
        using var world = await World.Booked(which, World.Good, World.ChargeAfter(0));
        world.Faults.Add(new FaultRule(SandboxFault.Slow) { Verb = world.Sending, Delay = Duration.FromSeconds(20) });
        await world.PassHours(1);
        Assert.Equal(["0:00:00 payment.succeeded"], await world.Story("payment"));
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task An_answer_slower_than_the_callers_patience_is_a_doubt(string which)
    {
        using var world = await World.Booked(which, World.Good, World.ChargeAfter(0));
        world.Faults.Add(new FaultRule(SandboxFault.Slow) { Verb = world.Sending, Delay = Duration.FromSeconds(40) });
        await world.PassHours(1);
        Assert.Equal(["0:00:00 payment.inDoubt", "0:00:05 payment.resolved", "0:00:05 payment.succeeded"], await world.Story("payment"));
        Assert.Single(world.Charges);
    }

    private static TheoryData<string, SandboxFault, string, string, int> Table()
    {
        const string paid = "0:00:00 payment.inDoubt, 0:00:05 payment.resolved, 0:00:05 payment.succeeded";
        const string declined = "0:00:00 payment.inDoubt, 0:00:05 payment.resolved, 0:00:05 payment.failed insufficientFunds";
        const string never = "0:00:00 payment.inDoubt, 44:00:00 payment.resolved, 44:00:00 payment.failed gatewayUnavailable";
        var table = new TheoryData<string, SandboxFault, string, string, int>();
        foreach (var which in World.Kinds)
        {
            table.Add(which, SandboxFault.TimeOutBefore, World.Good, paid, 1);
            table.Add(which, SandboxFault.TimeOutAfter, World.Good, paid, 1);
            table.Add(which, SandboxFault.FailAfter, World.Good, paid, 1);
            table.Add(which, SandboxFault.FailBefore, World.Good, never, 0); // the 500 is kept under the key for a day
            table.Add(which, SandboxFault.TimeOutBefore, World.Poor, declined, 0);
            table.Add(which, SandboxFault.TimeOutAfter, World.Poor, declined, 0);
            table.Add(which, SandboxFault.FailAfter, World.Poor, declined, 0);
        }

        return table;
    }
}
