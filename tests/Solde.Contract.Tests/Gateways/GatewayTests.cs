using NodaTime;
using Solde.App.Payments;
using Solde.Core.Payments;

namespace Solde.Contract.Tests.Gateways;

/// <summary>What the product may rely on at every gateway.</summary>
public sealed class GatewayTests
{
    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task A_charge_succeeds_and_is_found_by_id_and_by_key(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var call = rig.Call(AttemptKind.Charge, 120_00, await rig.Card());

        var reply = await rig.Do(call);

        Assert.Equal(ReplyState.Succeeded, reply.State);
        Assert.Equal(reply, await rig.Gateway.Find(reply.Id, "another-key", default));
        Assert.Equal(reply, await rig.Gateway.Find(null, call.Key, default));
    }

    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task What_was_never_sent_is_not_found(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        Assert.Equal(ReplyState.NotFound, (await rig.Gateway.Find(null, "never-sent", default)).State);
        Assert.Equal(ReplyState.NotFound, (await rig.Gateway.Find("ch_99", "never-sent", default)).State);
        Assert.Equal(ReplyState.NotFound, (await rig.Gateway.Confirm("ch_99", "k1", default)).State);
        Assert.Equal(ReplyState.NotFound, (await rig.Gateway.Cancel("ch_99", "k2", default)).State);
    }

    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task Preparing_moves_no_money_and_can_be_cancelled(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var call = rig.Call(AttemptKind.Charge, 120_00, await rig.Card());
        if (!rig.Gateway.TwoStep)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await rig.Gateway.Prepare(call, default));
            return;
        }

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await rig.Gateway.Execute(call, default));
        var prepared = await rig.Gateway.Prepare(call, default);
        Assert.Equal(ReplyState.Prepared, prepared.State);
        Assert.Equal(prepared, await rig.Gateway.Find(null, call.Key, default));

        Assert.Equal(ReplyState.Cancelled, (await rig.Gateway.Cancel(prepared.Id!, "cancel", default)).State);
        Assert.Equal(ReplyState.Cancelled, (await rig.Gateway.Confirm(prepared.Id!, "confirm", default)).State);
        Assert.DoesNotContain(rig.Entries, entry => entry.SucceededAt is not null);
    }

    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task A_charge_that_succeeded_is_not_cancelled(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var charge = await rig.Charge(50_00, await rig.Card());
        Assert.Equal(ReplyState.Succeeded, (await rig.Gateway.Cancel(charge.Id!, "cancel", default)).State);
        Assert.Equal(ReplyState.Succeeded, (await rig.Gateway.Find(charge.Id, "", default)).State);
    }

    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task The_guest_authenticates_the_same_payment(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var charge = await rig.Charge(50_00, await rig.Card(SandboxRig.Authenticating));
        Assert.Equal(ReplyState.ActionRequired, charge.State);

        await rig.Authenticate(charge.Id!);

        Assert.Equal(ReplyState.Succeeded, (await rig.Gateway.Find(charge.Id, "", default)).State);
        Assert.Equal(ReplyState.Succeeded, (await rig.Gateway.Cancel(charge.Id!, "cancel", default)).State);
        Assert.Single(rig.Entries);
    }

    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task A_payment_cancelled_while_it_waits_cannot_be_authenticated_any_more(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var charge = await rig.Charge(50_00, await rig.Card(SandboxRig.Authenticating));
        Assert.Equal(ReplyState.Cancelled, (await rig.Gateway.Cancel(charge.Id!, "cancel", default)).State);

        await rig.Authenticate(charge.Id!);

        Assert.Equal(ReplyState.Cancelled, (await rig.Gateway.Find(charge.Id, "", default)).State);
    }

    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task A_hold_is_captured_once_in_part_and_the_rest_is_let_go(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var hold = await rig.Hold(300_00, await rig.Card());
        Assert.Equal(rig.Now + Duration.FromDays(7), hold.ExpiresAt);

        Assert.Equal(ReplyState.Declined, (await rig.Capture(300_01, hold.Id!)).State);
        Assert.Equal(ReplyState.Succeeded, (await rig.Capture(120_00, hold.Id!)).State);
        Assert.Equal(ReplyState.Declined, (await rig.Capture(10_00, hold.Id!)).State);
        Assert.Equal(ReplyState.Declined, (await rig.Release(300_00, hold.Id!)).State);
    }

    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task A_hold_is_released_once(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var hold = await rig.Hold(300_00, await rig.Card());
        var release = rig.Call(AttemptKind.Release, 300_00, target: hold.Id);

        Assert.Equal(ReplyState.Succeeded, (await rig.Do(release)).State);
        Assert.Equal(ReplyState.Succeeded, (await rig.Do(release)).State);
        Assert.Equal(ReplyState.Declined, (await rig.Release(300_00, hold.Id!)).State);
        Assert.Equal(ReplyState.Declined, (await rig.Capture(300_00, hold.Id!)).State);
    }

    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task A_hold_can_be_captured_until_it_expires(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var card = await rig.Card();
        var (first, second, third) = (await rig.Hold(10_00, card), await rig.Hold(10_00, card), await rig.Hold(10_00, card));

        rig.Advance(Duration.FromDays(7) - Duration.FromMilliseconds(1));
        Assert.Equal(ReplyState.Succeeded, (await rig.Capture(10_00, first.Id!)).State);
        rig.Advance(Duration.FromMilliseconds(1));
        Assert.Equal(ReplyState.Declined, (await rig.Capture(10_00, second.Id!)).State);
        Assert.Equal(ReplyState.Declined, (await rig.Release(10_00, third.Id!)).State);
    }

    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task A_hold_that_waited_for_authentication_lasts_from_then(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var hold = await rig.Hold(10_00, await rig.Card(SandboxRig.Authenticating));
        Assert.Null(hold.ExpiresAt);

        rig.Advance(Duration.FromHours(5));
        await rig.Authenticate(hold.Id!);

        Assert.Equal(rig.Now + Duration.FromDays(7), (await rig.Gateway.Find(hold.Id, "", default)).ExpiresAt);
    }

    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task Refunds_never_exceed_what_was_captured(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var card = await rig.Card();
        var charge = await rig.Charge(100_00, card);
        var hold = await rig.Hold(100_00, card);
        Assert.Equal(ReplyState.Declined, (await rig.Refund(1, hold.Id!)).State);
        var capture = await rig.Capture(60_00, hold.Id!);

        Assert.Equal(ReplyState.Succeeded, (await rig.Refund(70_00, charge.Id!)).State);
        Assert.Equal(ReplyState.Declined, (await rig.Refund(30_01, charge.Id!)).State);
        Assert.Equal(ReplyState.Succeeded, (await rig.Refund(30_00, charge.Id!)).State);
        Assert.Equal(ReplyState.Declined, (await rig.Refund(60_01, capture.Id!)).State);
        Assert.Equal(ReplyState.Succeeded, (await rig.Refund(20_00, capture.Id!)).State);
        Assert.Equal(ReplyState.Succeeded, (await rig.Refund(40_00, hold.Id!)).State);
        Assert.Equal(ReplyState.Declined, (await rig.Refund(1, "ch_99")).State);
        Assert.Equal([100_00, 60_00], rig.Entries.Where(entry => entry.RefundedMinor > 0).Select(entry => entry.RefundedMinor));
    }

    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task What_was_declined_cannot_be_refunded_or_captured(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var card = await rig.Card("4000000000000002");
        Assert.Equal(ReplyState.Declined, (await rig.Refund(1_00, (await rig.Charge(1_00, card)).Id!)).State);
        Assert.Equal(ReplyState.Declined, (await rig.Capture(1_00, (await rig.Hold(1_00, card)).Id!)).State);
    }

    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task An_unknown_card_is_declined_as_invalid(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var reply = await rig.Charge(1_00, "tok_99");
        Assert.Equal((ReplyState.Declined, DeclineReason.InvalidCard), (reply.State, reply.Reason));
    }
}
