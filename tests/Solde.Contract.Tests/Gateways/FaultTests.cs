using NodaTime;
using Solde.App.Payments;
using Solde.Core.Payments;
using Solde.Gateways.Sandbox;

namespace Solde.Contract.Tests.Gateways;

/// <summary>What the caller is told, what really happened, and what the same key gets afterwards, fault by fault.</summary>
public sealed class FaultTests
{
    /// <summary>Gateway, fault → told at first, the truth then, told when the same call is made again.</summary>
    public static TheoryData<string, SandboxFault, ReplyState, ReplyState, ReplyState> Faults { get; } = Table();

    [Theory, MemberData(nameof(Faults))]
    public async Task A_fault_hides_the_truth_but_never_changes_it(string which, SandboxFault fault, ReplyState told, ReplyState truth, ReplyState again)
    {
        await using var rig = await SandboxRig.Open(which);
        var call = rig.Call(AttemptKind.Refund, 40_00, target: (await rig.Charge(40_00, await rig.Card())).Id);
        rig.Faults.Add(new FaultRule(fault) { Times = 1 });

        Assert.Equal(told, (await rig.Do(call)).State);
        Assert.Equal(truth, (await rig.Gateway.Find(null, call.Key, default)).State);
        Assert.Equal(again, (await rig.Do(call)).State);
        Assert.Equal(again, (await rig.Do(call)).State);
        Assert.True(rig.Entries.Count(entry => entry.Kind == AttemptKind.Refund) <= 1);
    }

    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task A_charge_whose_answer_was_lost_is_found_and_not_made_twice(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var call = rig.Call(AttemptKind.Charge, 40_00, await rig.Card());
        rig.Faults.Add(new FaultRule(SandboxFault.TimeOutAfter)
        {
            Kind = AttemptKind.Charge, Verb = rig.Gateway.TwoStep ? SandboxVerb.Confirm : SandboxVerb.Execute, Times = 1,
        });

        Assert.Equal(ReplyState.Unknown, (await rig.Do(call)).State);
        Assert.Equal(ReplyState.Succeeded, (await rig.Gateway.Find(null, call.Key, default)).State);
        Assert.Equal(ReplyState.Succeeded, (await rig.Do(call)).State);
        Assert.Single(rig.Entries);
    }

    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task Any_answer_can_be_lost(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var charge = await rig.Charge(40_00, await rig.Card(SandboxRig.Authenticating));
        rig.Faults.Add(new FaultRule(SandboxFault.TimeOutBefore) { Verb = SandboxVerb.Find, Times = 1 });
        rig.Faults.Add(new FaultRule(SandboxFault.FailAfter) { Verb = SandboxVerb.Cancel, Times = 1 });

        Assert.Equal(ReplyState.Unknown, (await rig.Gateway.Find(charge.Id, "", default)).State);
        Assert.Equal(ReplyState.ActionRequired, (await rig.Gateway.Find(charge.Id, "", default)).State);
        Assert.Equal(ReplyState.Unknown, (await rig.Gateway.Cancel(charge.Id!, "cancel", default)).State);
        Assert.Equal(ReplyState.Unknown, (await rig.Gateway.Cancel(charge.Id!, "cancel", default)).State);
        Assert.Equal(ReplyState.Cancelled, (await rig.Gateway.Find(charge.Id, "", default)).State);
    }

    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task A_decline_is_an_outcome_with_the_reason_asked_for(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        rig.Faults.Add(new FaultRule(SandboxFault.Decline) { Kind = AttemptKind.Charge, Reason = DeclineReason.LostOrStolen });
        var call = rig.Call(AttemptKind.Charge, 40_00, await rig.Card());

        var reply = await rig.Do(call);

        Assert.Equal((ReplyState.Declined, DeclineReason.LostOrStolen), (reply.State, reply.Reason));
        Assert.Equal(reply, await rig.Gateway.Find(null, call.Key, default));
        Assert.Equal(ReplyState.Succeeded, (await rig.Hold(40_00, call.CardToken!)).State);
    }

    [Fact]
    public async Task A_refused_connection_says_that_the_gateway_is_unavailable()
    {
        await using var rig = await SandboxRig.Open("one-step, memory");
        rig.Faults.Add(new FaultRule(SandboxFault.Refuse));
        var reply = await rig.Gateway.Find("ch_1", "", default);
        Assert.Equal((ReplyState.Unavailable, DeclineReason.GatewayUnavailable), (reply.State, reply.Reason));
        rig.Faults.Clear();
        Assert.Equal(ReplyState.NotFound, (await rig.Gateway.Find("ch_1", "", default)).State);
    }

    [Theory]
    [InlineData(0, 1, "x....")]
    [InlineData(2, 1, "..x..")]
    [InlineData(1, 3, ".xxx.")]
    [InlineData(3, null, "...xx")]
    public async Task A_rule_befalls_the_calls_it_counts(int skip, int? times, string expected)
    {
        await using var rig = await SandboxRig.Open("one-step, memory");
        rig.Faults.Add(new FaultRule(SandboxFault.TimeOutBefore) { Kind = AttemptKind.Charge, Skip = skip, Times = times });
        Assert.Equal(expected, await Pattern(rig, 5));
    }

    [Fact]
    public async Task A_rule_with_a_probability_befalls_the_same_calls_for_the_same_seed()
    {
        await using var first = await SandboxRig.Open("one-step, memory");
        await using var second = await SandboxRig.Open("one-step, memory");
        first.Faults.Add(new FaultRule(SandboxFault.TimeOutBefore) { Probability = 0.3 });
        second.Faults.Add(new FaultRule(SandboxFault.TimeOutBefore) { Probability = 0.3 });

        var pattern = await Pattern(first, 500);

        Assert.Equal(pattern, await Pattern(second, 500));
        Assert.InRange(pattern.Count(call => call == 'x'), 100, 200);
    }

    [Theory]
    [InlineData(5, 5, ReplyState.Succeeded)]
    [InlineData(30, 30, ReplyState.Succeeded)]
    [InlineData(90, 30, ReplyState.Unknown)]
    public async Task Nobody_waits_longer_than_thirty_seconds_for_a_slow_answer(int slow, int waited, ReplyState told)
    {
        await using var rig = await SandboxRig.Open("one-step, memory");
        var waits = new List<Duration>();
        rig.Waiting = (wait, _) =>
        {
            waits.Add(wait);
            return default;
        };
        rig.Faults.Add(new FaultRule(SandboxFault.Slow) { Verb = SandboxVerb.Execute, Delay = Duration.FromSeconds(slow) });
        var call = rig.Call(AttemptKind.Charge, 40_00, await rig.Card());

        Assert.Equal(told, (await rig.Do(call)).State);
        Assert.Equal([Duration.FromSeconds(waited)], waits);
        Assert.Equal(ReplyState.Succeeded, (await rig.Gateway.Find(null, call.Key, default)).State);
    }

    private static TheoryData<string, SandboxFault, ReplyState, ReplyState, ReplyState> Table()
    {
        var table = new TheoryData<string, SandboxFault, ReplyState, ReplyState, ReplyState>();
        foreach (var which in SandboxRig.All.Select(row => row.Data))
        {
            table.Add(which, SandboxFault.Decline,       ReplyState.Declined,    ReplyState.Declined,  ReplyState.Declined);
            table.Add(which, SandboxFault.TimeOutBefore, ReplyState.Unknown,     ReplyState.NotFound,  ReplyState.Succeeded);
            table.Add(which, SandboxFault.TimeOutAfter,  ReplyState.Unknown,     ReplyState.Succeeded, ReplyState.Succeeded);
            table.Add(which, SandboxFault.FailBefore,    ReplyState.Unknown,     ReplyState.NotFound,  ReplyState.Unknown);
            table.Add(which, SandboxFault.FailAfter,     ReplyState.Unknown,     ReplyState.Succeeded, ReplyState.Unknown);
            table.Add(which, SandboxFault.Slow,          ReplyState.Succeeded,   ReplyState.Succeeded, ReplyState.Succeeded);
            if (!which.EndsWith("HTTP", StringComparison.Ordinal))
            {
                // Who answers over HTTP was connected to; HttpLineTests break the wire instead.
                table.Add(which, SandboxFault.Refuse,    ReplyState.Unavailable, ReplyState.NotFound,  ReplyState.Succeeded);
            }
        }

        return table;
    }

    private static async Task<string> Pattern(SandboxRig rig, int calls)
    {
        var card = await rig.Card();
        var pattern = new char[calls];
        for (var index = 0; index < calls; index++)
        {
            pattern[index] = (await rig.Charge(1_00, card)).State == ReplyState.Unknown ? 'x' : '.';
        }

        return new string(pattern);
    }
}
