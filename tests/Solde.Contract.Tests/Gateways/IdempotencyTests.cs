using NodaTime;
using Solde.App.Payments;
using Solde.Core;
using Solde.Core.Payments;
using Solde.Gateways.Sandbox;

namespace Solde.Contract.Tests.Gateways;

/// <summary>One key, one set of parameters, one effect.</summary>
public sealed class IdempotencyTests
{
    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task The_same_call_again_replays_the_first_answer(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var card = await rig.Card();
        var hold = await rig.Hold(80_00, card);
        var charge = await rig.Charge(80_00, card);
        foreach (var call in new[]
        {
            rig.Call(AttemptKind.Charge, 10_00, card), rig.Call(AttemptKind.Authorize, 10_00, card), rig.Call(AttemptKind.Validate, 0, card),
            rig.Call(AttemptKind.Capture, 80_00, target: hold.Id), rig.Call(AttemptKind.Refund, 80_00, target: charge.Id),
        })
        {
            var first = await rig.Do(call);
            var entries = rig.Entries;

            Assert.Equal(ReplyState.Succeeded, first.State);
            Assert.Equal(first, await rig.Do(call));
            Assert.Equal(entries, rig.Entries);
        }
    }

    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task The_first_answer_is_replayed_even_when_it_is_no_longer_the_truth(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var call = rig.Call(AttemptKind.Charge, 10_00, await rig.Card(SandboxRig.Authenticating));
        var waiting = await rig.Do(call);
        await rig.Authenticate(waiting.Id!);

        Assert.Equal(ReplyState.ActionRequired, (await rig.Do(call)).State);
        Assert.Equal(ReplyState.Succeeded, (await rig.Gateway.Find(null, call.Key, default)).State);
    }

    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task A_key_with_other_parameters_is_a_programming_error(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var card = await rig.Card();
        var call = rig.Call(AttemptKind.Charge, 10_00, card);
        var charge = await rig.Do(call);

        foreach (var other in new[]
        {
            call with { Amount = new Money(10_01, Currency.Eur) },
            call with { Amount = new Money(10_00, Currency.Parse("USD")) },
            call with { Kind = AttemptKind.Authorize },
            call with { CardToken = await rig.Card() },
            call with { OnSession = true },
            call with { Attempt = "another" },
            call with { Reference = "B2" },
        })
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => rig.Do(other));
        }

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await rig.Gateway.Cancel(charge.Id!, call.Key, default));
        Assert.Single(rig.Entries);
    }

    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task A_key_is_forgotten_after_a_day_but_what_was_done_with_it_is_still_found(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var call = rig.Call(AttemptKind.Charge, 10_00, await rig.Card());
        var first = await rig.Do(call);

        rig.Advance(Duration.FromHours(24) - Duration.FromMilliseconds(1));
        Assert.Equal(first, await rig.Do(call));
        rig.Advance(Duration.FromMilliseconds(1));
        Assert.Equal(first, await rig.Gateway.Find(null, call.Key, default));

        var second = await rig.Do(call);
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(2, rig.Entries.Count);
    }

    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task While_the_first_call_is_in_flight_its_key_is_in_conflict(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var (begun, arrived) = (new TaskCompletionSource(), new TaskCompletionSource());
        rig.Waiting = (_, _) =>
        {
            begun.SetResult();
            return new ValueTask(arrived.Task);
        };
        var call = rig.Call(AttemptKind.Validate, 0, await rig.Card());
        rig.Faults.Add(new FaultRule(SandboxFault.Slow) { Times = 1 });

        var first = rig.Do(call);
        await begun.Task;
        Assert.Equal(ReplyState.Unknown, (await rig.Do(call)).State);
        Assert.Equal(ReplyState.NotFound, (await rig.Gateway.Find(null, call.Key, default)).State);
        arrived.SetResult();

        Assert.Equal(ReplyState.Succeeded, (await first).State);
        Assert.Equal(await first, await rig.Do(call));
        Assert.Single(rig.Entries);
    }

    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task Many_callers_with_one_key_make_one_charge(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var calls = Enumerable.Range(0, 20).Select(_ => rig.Call(AttemptKind.Charge, 10_00, "tok_1")).ToList();
        await rig.Card();

        await Parallel.ForAsync(0, 400, async (index, _) => await rig.Do(calls[index % calls.Count]));

        Assert.Equal(calls.Select(call => call.Key).Order(), rig.Entries.Select(entry => entry.Key).Order());
        Assert.All(rig.Entries, entry => Assert.Equal(ReplyState.Succeeded, entry.State));
    }

    [Theory]
    [InlineData(AttemptKind.Charge, 0)]
    [InlineData(AttemptKind.Charge, -1)]
    [InlineData(AttemptKind.Authorize, 0)]
    [InlineData(AttemptKind.Capture, 0)]
    [InlineData(AttemptKind.Refund, -1)]
    public async Task An_amount_that_cannot_be_is_a_programming_error(AttemptKind kind, long minor)
    {
        await using var rig = await SandboxRig.Open("one-step, memory");
        await Assert.ThrowsAsync<InvalidOperationException>(() => rig.Do(rig.Call(kind, minor, "tok_1", "ho_1")));
    }
}
