using NodaTime;
using Solde.App.Payments;
using Solde.App.Simulate;
using Solde.Core.Payments;

namespace Solde.App.Tests.Payments;

/// <summary>A gateway that does not answer is left alone for a while, and never asked more at once than it may be.</summary>
public sealed class LaneTests
{
    private static readonly LaneLimits Limits = new() { AtOnce = 2, Most = 3, Failures = 3 };

    private readonly VirtualClock clock = new() { Now = World.Start };
    private readonly Gate gateway = new();

    [Fact]
    public async Task The_breaker_opens_after_some_failures_in_a_row_and_closes_with_the_first_answer()
    {
        using var lane = new GatewayLane(gateway, clock, Limits);
        gateway.Answer = new GatewayReply(ReplyState.Unknown);
        Assert.Equal([ReplyState.Unknown, ReplyState.Unknown], [await Ask(lane), await Ask(lane)]);
        Assert.False(lane.IsOpen);
        Assert.Equal([ReplyState.Unknown, ReplyState.Unavailable], [await Ask(lane), await Ask(lane)]);
        Assert.True(lane.IsOpen);
        Assert.Equal(3, gateway.Calls);

        clock.Now += Limits.Rest; // One is let through, and rests twice as long after it.
        Assert.Equal([ReplyState.Unknown, ReplyState.Unavailable], [await Ask(lane), await Ask(lane)]);
        clock.Now += Limits.Rest;
        Assert.Equal(ReplyState.Unavailable, await Ask(lane));
        clock.Now += Limits.Rest;
        gateway.Answer = new GatewayReply(ReplyState.Succeeded);
        Assert.Equal([ReplyState.Succeeded, ReplyState.Succeeded], [await Ask(lane), await Ask(lane)]);
        Assert.False(lane.IsOpen);
    }

    [Fact]
    public async Task It_never_rests_longer_than_the_longest_rest()
    {
        using var lane = new GatewayLane(gateway, clock, Limits);
        gateway.Answer = new GatewayReply(ReplyState.Unavailable);
        for (var i = 0; i < 40; i++)
        {
            await Ask(lane);
            clock.Now += Limits.LongestRest;
        }

        Assert.Equal(40, gateway.Calls);
    }

    [Fact]
    public async Task A_decline_is_an_answer()
    {
        using var lane = new GatewayLane(gateway, clock, Limits);
        gateway.Answer = new GatewayReply(ReplyState.Declined);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(ReplyState.Declined, await Ask(lane));
        }
    }

    [Fact]
    public async Task Only_so_many_calls_are_under_way_at_once()
    {
        using var lane = new GatewayLane(gateway, clock, Limits);
        gateway.Holds = new TaskCompletionSource();
        gateway.Answer = new GatewayReply(ReplyState.Succeeded);
        var calls = Enumerable.Range(0, 5).Select(_ => Ask(lane)).ToList();
        Assert.Equal(2, gateway.Calls);
        gateway.Holds.SetResult();
        Assert.All(await Task.WhenAll(calls), state => Assert.Equal(ReplyState.Succeeded, state));
        Assert.Equal(5, gateway.Calls);
    }

    [Fact]
    public async Task A_gateway_that_hangs_takes_only_so_many_attempts_and_the_rest_stays_where_it_is()
    {
        var hanging = new Gate { Name = "hanging", Holds = new TaskCompletionSource(), Answer = new GatewayReply(ReplyState.Unknown) };
        using var lane = new GatewayLane(hanging, clock, Limits);
        var gateways = new GatewayLanes(gateway, lane);
        Assert.Empty(gateways.Full);
        Assert.Same(gateway, gateways.For(World.Settings));
        for (var i = 0; i < Limits.Most; i++)
        {
            Assert.True(lane.TryEnter());
        }

        Assert.False(lane.TryEnter());
        Assert.Equal(["hanging"], gateways.Full);
        lane.Leave();
        Assert.Empty(gateways.Full);
        var held = Ask(lane);
        hanging.Holds.SetResult();
        Assert.Equal(ReplyState.Unknown, await held);
    }

    [Fact]
    public async Task A_gateway_that_is_not_there_cannot_be_reached()
    {
        var absent = new GatewayLanes(gateway).For(World.Settings with { Gateway = "elsewhere" });
        Assert.Equal(ReplyState.Unavailable, await Ask(absent));
        Assert.Throws<ArgumentException>(() => new GatewayLanes());
        Assert.Throws<ArgumentException>(() => new GatewayLanes(gateway, gateway));
    }

    private static async Task<ReplyState> Ask(IGateway gateway) => (await gateway.Find("ch_1", "key", default)).State;

    /// <summary>A gateway that answers what it is told to, when it is told to.</summary>
    private sealed class Gate : IGateway
    {
        public string Name { get; init; } = "gate";

        public bool TwoStep => false;

        public GatewayReply Answer { get; set; } = new(ReplyState.NotFound);

        public TaskCompletionSource? Holds { get; set; }

        public int Calls { get; private set; }

        public ValueTask<GatewayReply> Prepare(GatewayCall call, CancellationToken cancel) => Reply();

        public ValueTask<GatewayReply> Confirm(string id, string key, CancellationToken cancel) => Reply();

        public ValueTask<GatewayReply> Execute(GatewayCall call, CancellationToken cancel) => Reply();

        public ValueTask<GatewayReply> Cancel(string id, string key, CancellationToken cancel) => Reply();

        public ValueTask<GatewayReply> Find(string? id, string key, CancellationToken cancel) => Reply();

        private async ValueTask<GatewayReply> Reply()
        {
            Calls++;
            if (Holds is { } holds)
            {
                await holds.Task;
            }

            return Answer;
        }
    }
}
