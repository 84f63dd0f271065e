using System.Net;
using NodaTime;
using Solde.App.Webhooks;
using Solde.Contract.Tests.Gateways;
using Solde.Core.Payments;
using Solde.Gateways.Sandbox;

namespace Solde.Contract.Tests.Webhooks;

/// <summary>What gateways post: an answer that was lost is found by it, and nothing it says is believed.</summary>
public sealed class HookTests
{
    [Fact]
    public async Task A_payment_whose_answer_was_lost_is_settled_by_its_event_before_the_next_check()
    {
        await using var rig = await HookRig.Open();
        rig.Faults.Add(new FaultRule(SandboxFault.TimeOutAfter) { Verb = SandboxVerb.Confirm, Times = 1 });
        var booking = await rig.Book();
        Assert.Contains("payment.inDoubt", await rig.Journal(booking));
        Assert.Empty((await rig.Store.Due(rig.GetCurrentInstant(), 10)).Attempts);

        await rig.Told(); // The clock stands still: no check is due.
        await rig.RunDue();
        var journal = await rig.Journal(booking);
        Assert.True(journal.Contains("payment.succeeded") || journal.Contains("payment.resolved"), string.Join(' ', journal));
    }

    [Fact]
    public async Task A_guest_who_authenticated_is_seen_by_the_event()
    {
        await using var rig = await HookRig.Open();
        var booking = await rig.Book(SandboxRig.Authenticating);
        Assert.Contains("payment.actionRequired", await rig.Journal(booking));
        var waiting = (await rig.Store.Load([booking]))[0].Snapshot.Attempts.Single(attempt => attempt.State == AttemptState.ActionRequired);
        await rig.Origin.Authenticate(waiting.GatewayId!, default);
        await rig.Told();
        await rig.RunDue();
        Assert.Contains("payment.succeeded", await rig.Journal(booking));
    }

    [Fact]
    public async Task Events_that_come_twice_late_in_disorder_or_with_lies_change_nothing()
    {
        await using var rig = await HookRig.Open();
        var booking = await rig.Book();
        await rig.Quiet();
        var before = await rig.Journal(booking);
        var entry = rig.Origin.Entries().ToBlockingEnumerable().Single();
        string Event(string id, string type) =>
            $$"""{"id":"{{id}}","type":"{{type}}","object":"{{entry.Id}}","created":"2026-03-10T09:00:00Z","attempt":"{{entry.Attempt}}"}""";

        foreach (var (id, type) in new[] { ("evt_1", "charge.succeeded"), ("evt_1", "charge.succeeded"), ("evt_0", "charge.prepared"), ("evt_7", "charge.declined") })
        {
            Assert.Equal(HttpStatusCode.NoContent, await rig.Post(id, Event(id, type)));
        }

        await rig.Quiet();
        Assert.Equal(before, await rig.Journal(booking));
        Assert.Single(rig.Origin.Entries().ToBlockingEnumerable());
        Assert.Empty(await rig.Events.StrangeGatewayEvents(10));
    }

    [Fact]
    public async Task A_lie_about_a_payment_that_waits_for_the_guest_leaves_it_waiting()
    {
        await using var rig = await HookRig.Open();
        var booking = await rig.Book(SandboxRig.Authenticating);
        var entry = rig.Origin.Entries().ToBlockingEnumerable().Single();
        await rig.Post("evt_9", $$"""{"id":"evt_9","type":"charge.succeeded","object":"{{entry.Id}}","created":"2026-03-10T09:00:00Z"}""");
        await rig.Quiet();
        Assert.DoesNotContain("payment.succeeded", await rig.Journal(booking));
        Assert.Equal(AttemptState.ActionRequired, (await rig.Store.Load([booking]))[0].Snapshot.Attempts.Single().State);
    }

    [Fact]
    public async Task What_is_forged_old_too_large_or_of_nobody_is_refused_and_not_kept()
    {
        await using var rig = await HookRig.Open();
        const string body = """{"id":"evt_1","type":"charge.succeeded","object":"ch_1","created":"2026-03-10T09:00:00Z"}""";
        var fiveMinutes = Duration.FromMinutes(5);
        Assert.Equal(HttpStatusCode.Unauthorized, await rig.Post("evt_1", body, secret: "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
        Assert.Equal(HttpStatusCode.Unauthorized, await rig.Post("evt_1", body, late: fiveMinutes + Duration.FromSeconds(1)));
        Assert.Equal(HttpStatusCode.Unauthorized, await rig.Post("evt_1", body, late: -fiveMinutes - Duration.FromSeconds(1)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await rig.Post("evt_1", new string('x', GatewayInbox.MostBytes + 1)));
        Assert.Equal(HttpStatusCode.NotFound, await rig.Post("evt_1", body, gateway: "nobody"));
        using var bare = await rig.Http.PostAsync(rig.Address, new StringContent(body), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, bare.StatusCode);
        Assert.Empty(await rig.Events.ClaimGatewayEvents(rig.GetCurrentInstant() + Duration.FromDays(1), rig.GetCurrentInstant(), 10));
        Assert.Equal(HttpStatusCode.NoContent, await rig.Post("evt_1", body, late: fiveMinutes));
    }

    [Fact]
    public async Task What_is_about_nothing_known_or_cannot_be_read_is_kept_and_marked()
    {
        await using var rig = await HookRig.Open();
        await rig.Post("evt_1", """{"id":"evt_1","type":"charge.succeeded","object":"ch_99","created":"2026-03-10T09:00:00Z"}""");
        await rig.Post("evt_2", "what?");
        await rig.Quiet();
        Assert.Equal(
            [("evt_1", GatewayEventOutcome.Unknown), ("evt_2", GatewayEventOutcome.Unreadable)],
            (await rig.Events.StrangeGatewayEvents(10)).Select(each => (each.Event.Id, each.Outcome)).Order());
    }
}
