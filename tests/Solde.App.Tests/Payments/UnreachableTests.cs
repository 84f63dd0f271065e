using NodaTime;
using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.App.Requests;
using Solde.Core.Automations;
using Solde.Core.Cards;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Gateways.Sandbox;

namespace Solde.App.Tests.Payments;

/// <summary>A gateway that provably was not reached: nothing is lost, nothing is declared to have failed too early.</summary>
public sealed class UnreachableTests
{
    private static AutomationRule Hold => World.ChargeAfter(0, "Hold") with { Operation = Operation.Authorize };

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task A_payment_that_could_not_be_sent_is_tried_again_while_the_window_is_open(string which)
    {
        using var world = await World.Booked(which, World.Good, World.ChargeAfter(0));
        world.Faults.Add(new FaultRule(SandboxFault.Refuse));
        await world.PassHours(100);
        string[] hourly = [.. Enumerable.Range(1, 22).Select(hour => $"{hour}:20:00 run.rescheduled gatewayUnavailable")];
        string[] expected =
        [
            "0:00:00 run.rescheduled gatewayUnavailable", "0:05:00 run.rescheduled gatewayUnavailable",
            "0:20:00 run.rescheduled gatewayUnavailable", .. hourly, "23:20:00 payment.failed gatewayUnavailable",
        ];
        Assert.Equal(expected, await world.Story("run.rescheduled", "payment"));
        Assert.Empty(world.Entries(AttemptKind.Charge));
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task A_payment_that_can_be_sent_again_is_made_once(string which)
    {
        using var world = await World.Booked(which, World.Good, World.ChargeAfter(0));
        world.Faults.Add(new FaultRule(SandboxFault.Refuse) { Times = 2 });
        await world.PassHours(100);
        Assert.Equal(["0:20:00 payment.succeeded"], await world.Story("payment"));
        Assert.Single(world.Charges);
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task A_guest_whose_payment_could_not_be_sent_is_told_at_once(string which)
    {
        using var world = await World.Booked(which, World.Good);
        var card = await world.Card(World.Good);
        await world.Do(booking => RequestActions.SendLink(booking, null, world.Now));
        world.Faults.Add(new FaultRule(SandboxFault.Refuse) { Times = 1 });
        Assert.Null(await world.Do(booking => GuestActions.Pay(booking, PaymentMethod.Card, card, world.Now)));
        await world.PassHours(1);
        Assert.Null(await world.Do(booking => GuestActions.Pay(booking, PaymentMethod.Card, card, world.Now)));
        await world.PassHours(2);
        Assert.Equal(["0:00:00 payment.failed gatewayUnavailable", "1:00:00 payment.succeeded"], await world.Story("payment"));
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task A_change_between_order_and_sending_voids_the_order_and_it_is_decided_anew(string which)
    {
        using var world = await World.Booked(which, World.Good, World.ChargeAfter(0));
        world.Interruption.BeforeSending = async () =>
            Assert.Null(await world.Do(booking => FolioActions.AddCharge(booking, "spa", World.Euros(50), null, world.Now)));
        await world.PassHours(1);
        Assert.Equal(["0:00:00 payment.succeeded"], await world.Story("payment"));
        Assert.Equal([World.Euros(750)], world.Charges.Select(charge => charge.Amount));
        Assert.Equal(World.Euros(750), (await world.Booking()).Paid);
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task What_a_person_ordered_is_not_lost_when_the_booking_changes_at_the_same_instant(string which)
    {
        using var world = await World.Booked(which, World.Good, World.ChargeAfter(0));
        await world.PassHours(1);
        Assert.Null(await world.Do(booking => FolioActions.Refund(booking, World.Euros(100), creditLine: false, world.Now)));
        Assert.Null(await world.Do(booking => FolioActions.AddCharge(booking, "spa", World.Euros(50), null, world.Now)));
        await world.PassHours(2);
        Assert.Equal(["1:00:00 refund.succeeded"], await world.Story("refund"));
    }

    /// <summary>Fault → how often, what the journal tells, and how much was given back.</summary>
    [Theory, MemberData(nameof(RefundFaults))]
    public async Task A_refund_is_made_once_or_becomes_a_task(string which, SandboxFault fault, int? times, string expected, int refunded)
    {
        using var world = await World.Booked(which, World.Good, World.ChargeAfter(0));
        await world.PassHours(1);
        world.Faults.Add(new FaultRule(fault) { Kind = AttemptKind.Refund, Verb = SandboxVerb.Execute, Times = times });
        Assert.Null(await world.Do(booking => FolioActions.Refund(booking, World.Euros(100), creditLine: false, world.Now)));
        await world.PassHours(100);
        Assert.Equal(expected, string.Join(", ", await world.Story("refund", "task", "payment.inDoubt", "payment.resolved")));
        Assert.Equal(refunded, world.Entries(AttemptKind.Refund).Count(entry => entry.State == ReplyState.Succeeded));
        Assert.Equal(World.Euros(100 * refunded), (await world.Booking()).Folios[0].Refunds);
    }

    public static TheoryData<string, SandboxFault, int?, string, int> RefundFaults
    {
        get
        {
            const string failed = "refund.failed gatewayUnavailable, 45:00:00 task.created Refund of 100.00 failed: give it back another way";
            var table = new TheoryData<string, SandboxFault, int?, string, int>();
            foreach (var which in World.Kinds)
            {
                table.Add(which, SandboxFault.Decline, 1,
                    "1:00:00 refund.failed declined, 1:00:00 task.created Refund of 100.00 failed: give it back another way", 0);
                table.Add(which, SandboxFault.Refuse, 2, "1:00:30 refund.succeeded", 1);
                table.Add(which, SandboxFault.Refuse, null, $"45:00:00 {failed}", 0);
                table.Add(which, SandboxFault.TimeOutAfter, 1,
                    "1:00:00 payment.inDoubt, 1:00:05 payment.resolved, 1:00:05 refund.succeeded", 1);
                table.Add(which, SandboxFault.TimeOutBefore, 1,
                    "1:00:00 payment.inDoubt, 1:00:05 payment.resolved, 1:00:05 refund.succeeded", 1);
            }

            return table;
        }
    }

    [Theory, MemberData(nameof(ReleaseFaults))]
    public async Task A_hold_is_released_or_becomes_a_task_and_is_not_tried_again_by_itself(
        string which, SandboxFault fault, int? times, string expected, int releases)
    {
        using var world = await World.Open(which, World.Settings with { ReleaseHoldsAfterCheckOutDays = 0 }, Hold);
        await world.Book(World.Good);
        await world.PassHours(1);
        world.Faults.Add(new FaultRule(fault) { Kind = AttemptKind.Release, Verb = SandboxVerb.Execute, Times = times });
        await world.Do(booking => FolioActions.RecordPayment(booking, World.Euros(700), PaymentMethod.Cash, null, world.Now));
        await world.Do(booking => BookingActions.CheckOut(booking, world.Now));
        await world.PassHours(100);
        Assert.Equal(expected, string.Join(", ", await world.Story("hold", "task")));
        Assert.Equal(releases, world.Entries(AttemptKind.Release).Length);
    }

    public static TheoryData<string, SandboxFault, int?, string, int> ReleaseFaults
    {
        get
        {
            const string task = "task.created Hold of 700.00 not released: release it by hand";
            var table = new TheoryData<string, SandboxFault, int?, string, int>();
            foreach (var which in World.Kinds)
            {
                table.Add(which, SandboxFault.Decline, null, $"0:00:00 hold.placed, 1:00:00 hold.releaseFailed declined, 1:00:00 {task}", 1);
                table.Add(which, SandboxFault.Refuse, 3, "0:00:00 hold.placed, 1:02:00 hold.released", 1);
                table.Add(which, SandboxFault.Refuse, null,
                    $"0:00:00 hold.placed, 45:00:00 hold.releaseFailed gatewayUnavailable, 45:00:00 {task}", 0);
                table.Add(which, SandboxFault.FailAfter, 1, "0:00:00 hold.placed, 1:00:05 hold.released", 1);
            }

            return table;
        }
    }

    [Theory, MemberData(nameof(ValidationFaults))]
    public async Task A_validation_that_could_not_be_made_is_no_failed_card(string which, SandboxFault fault, int? times, string expected)
    {
        using var world = await World.Booked(which, World.Good, World.ChargeAfter(0) with { ValidateCard = true });
        world.Faults.Add(new FaultRule(fault) { Kind = AttemptKind.Validate, Verb = SandboxVerb.Execute, Times = times });
        await world.PassHours(1);
        Assert.Equal(expected, string.Join(", ", await world.Story("card.validated", "card.validationFailed", "payment")));
        Assert.Equal(expected.Length > 0 ? CardValidation.Valid : CardValidation.None, (await world.Booking()).Cards[0].Validation);
    }

    public static TheoryData<string, SandboxFault, int?, string> ValidationFaults
    {
        get
        {
            var table = new TheoryData<string, SandboxFault, int?, string>();
            foreach (var which in World.Kinds)
            {
                table.Add(which, SandboxFault.Refuse, 2, "0:00:30 card.validated, 0:00:30 payment.succeeded");
                table.Add(which, SandboxFault.TimeOutBefore, 1, "0:00:05 card.validated, 0:00:05 payment.succeeded");
                table.Add(which, SandboxFault.FailAfter, 1, "0:00:05 card.validated, 0:00:05 payment.succeeded");
                table.Add(which, SandboxFault.Refuse, null, "");
            }

            return table;
        }
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task A_card_that_could_not_be_verified_in_time_is_verified_anew(string which)
    {
        using var world = await World.Booked(which, World.Good, World.ChargeAfter(0) with { ValidateCard = true });
        world.Faults.Add(new FaultRule(SandboxFault.Refuse) { Kind = AttemptKind.Validate, Verb = SandboxVerb.Execute });
        await world.PassHours(45);
        Assert.Equal(["44:00:00 card.validationFailed gatewayUnavailable"], await world.Story("card.validationFailed", "message", "payment"));
        Assert.Equal(CardValidation.None, (await world.Booking()).Cards[0].Validation);
        world.Faults.Clear();
        await world.PassHours(60);
        Assert.Equal(["50:00:00 card.validated", "50:00:00 payment.succeeded"], await world.Story("card.validated", "payment"));
    }
}
