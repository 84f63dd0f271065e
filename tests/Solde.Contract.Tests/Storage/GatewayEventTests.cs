using NodaTime;
using Solde.App.Bookings;
using Solde.App.Webhooks;
using Solde.Core.Payments;

namespace Solde.Contract.Tests.Storage;

/// <summary>What gateways posted: kept once, taken by one, and leading to its attempt.</summary>
public sealed class GatewayEventTests
{
    private static readonly Instant Later = Rig.Noon + Duration.FromMinutes(1);

    public static TheoryData<StoreKind> Databases => Rig.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task An_event_is_kept_once_and_taken_by_one(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await Events(rig).Keep(Posted("evt_1"), Rig.Noon))));
        Assert.Single(kept, isNew => isNew);
        Assert.True(await Events(rig).Keep(Posted("evt_1") with { Gateway = "other" }, Later));
        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await Events(rig).ClaimGatewayEvents(Rig.Noon, Later, 10))));
        var taken = Assert.Single(claims.SelectMany(each => each));
        Assert.Equal(("sandbox", "evt_1", 0), (taken.Event.Gateway, taken.Event.Id, taken.Tries));
        Assert.Equal("{}"u8.ToArray(), taken.Event.Body.ToArray());
        Assert.Equal(Later, await rig.Store.NextDueAt(Rig.Noon));
        Assert.Contains(await Events(rig).ClaimGatewayEvents(Later, Later + Duration.FromMinutes(1), 10), each => each is { Event.Id: "evt_1", Tries: 1 });
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task One_that_was_looked_at_is_done_and_what_was_strange_is_kept_to_be_seen(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await Events(rig).Keep(Posted("evt_1"), Rig.Noon);
        await Events(rig).Keep(Posted("evt_2"), Rig.Noon);
        await Events(rig).SaveGatewayEvents(
            [new(Posted("evt_1"), GatewayEventOutcome.Unknown, null), new(Posted("evt_2"), GatewayEventOutcome.Asked, null)]);
        Assert.Empty(await Events(rig).ClaimGatewayEvents(Later, Later, 10));
        Assert.False(await Events(rig).Keep(Posted("evt_1"), Later));
        var strange = Assert.Single(await Events(rig).StrangeGatewayEvents(10));
        Assert.Equal(("evt_1", GatewayEventOutcome.Unknown, Rig.Noon), (strange.Event.Id, strange.Outcome, strange.At));
        Assert.Equal(0, await Events(rig).ForgetGatewayEvents(Rig.Noon));
        Assert.Equal(2, await Events(rig).ForgetGatewayEvents(Later));
    }

    public static TheoryData<StoreKind, AttemptState, bool, GatewayEventOutcome?> States
    {
        get
        {
            var table = new TheoryData<StoreKind, AttemptState, bool, GatewayEventOutcome?>();
            foreach (var kind in Rig.Databases)
            {
                table.Add(kind.Data, AttemptState.Unknown, false, GatewayEventOutcome.Asked);
                table.Add(kind.Data, AttemptState.Processing, false, GatewayEventOutcome.Asked);
                table.Add(kind.Data, AttemptState.ActionRequired, false, GatewayEventOutcome.Asked);
                table.Add(kind.Data, AttemptState.Manual, false, GatewayEventOutcome.Asked);
                table.Add(kind.Data, AttemptState.Sent, false, null);
                table.Add(kind.Data, AttemptState.Sent, true, GatewayEventOutcome.Asked);
            }

            return table;
        }
    }

    [Theory, MemberData(nameof(States))]
    public async Task An_event_makes_its_attempt_due_at_once(StoreKind kind, AttemptState state, bool hurry, GatewayEventOutcome? expected)
    {
        await using var rig = await Rig.Open(kind);
        Instant? check = state is AttemptState.ActionRequired or AttemptState.Manual ? null : Rig.Noon + Duration.FromHours(6);
        var attempt = rig.Charge(700) with { State = state, GatewayId = "ch_1", NextCheckAt = check };
        var booking = await rig.Book("B1");
        await rig.Commit(Rig.With(booking, attempt));
        foreach (var subject in new[] { new EventSubject(attempt.Id, "ch_1"), new EventSubject(null, "ch_1") })
        {
            Assert.Equal(
                [GatewayEventOutcome.Unknown, expected, GatewayEventOutcome.Unknown],
                await Events(rig).MakeDue([(new EventSubject(rig.NewId(), "ch_1"), hurry), (subject, hurry), (new EventSubject(null, "ch_2"), hurry)], Rig.Noon));
            Assert.Equal(expected is null ? [] : [(booking.Key, attempt.Id)], (await rig.Store.Due(Rig.Noon, 10)).Attempts);
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task One_about_an_attempt_that_has_ended_changes_nothing(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var attempt = rig.Charge(700) with { State = AttemptState.Succeeded, GatewayId = "ch_1", NextCheckAt = null };
        var booking = await rig.Book("B1");
        await rig.Commit(Rig.With(booking, attempt) with { After = booking.Snapshot });
        Assert.Equal([GatewayEventOutcome.Settled], await Events(rig).MakeDue([(new EventSubject(attempt.Id, null), true)], Rig.Noon));
        Assert.Empty((await rig.Store.Due(Rig.Noon, 10)).Attempts);
    }

    private static IGatewayEvents Events(Rig rig) => (IGatewayEvents)rig.Store;

    private static GatewayEvent Posted(string id) => new("sandbox", id, "{}"u8.ToArray());
}
