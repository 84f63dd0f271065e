using Solde.Core.Payments;
using Solde.Core.Properties;

namespace Solde.App.Payments;

/// <summary>The gateways of an installation. A property names the one that its cards are at; one that names none has the first.</summary>
public sealed class GatewayLanes
{
    private readonly ImmutableArray<IGateway> all;

    /// <summary>Gateways, those that are asked in live time each in a <see cref="GatewayLane"/>.</summary>
    /// <param name="all">At least one, each with a name of its own.</param>
    /// <exception cref="ArgumentException">There is none, or two have the same name.</exception>
    public GatewayLanes(params ImmutableArray<IGateway> all)
    {
        this.all = all;
        if (all.IsEmpty || all.DistinctBy(gateway => gateway.Name).Count() < all.Length)
        {
            throw new ArgumentException("gateways need names, each its own", nameof(all));
        }
    }

    /// <summary>The names, the first being that of properties that name none.</summary>
    public IEnumerable<string> Names => all.Select(gateway => gateway.Name);

    /// <summary>Attempts under way at all of them; 0 for those without a lane.</summary>
    public int UnderWay => all.OfType<GatewayLane>().Sum(lane => lane.UnderWay);

    /// <summary>The gateways that take no more attempts for now, as properties name them; empty text = those that name none.</summary>
    public ImmutableArray<string> Full =>
        [.. all.Where(gateway => gateway is GatewayLane { IsFull: true }).SelectMany<IGateway, string>(full => full == all[0] ? [full.Name, ""] : [full.Name])];

    /// <summary>A property's gateway. One that this installation does not have cannot be reached.</summary>
    public IGateway For(PropertySettings property) =>
        property.Gateway is not { } name ? all[0] : all.FirstOrDefault(gateway => gateway.Name == name) ?? new AbsentGateway(name);

    /// <summary>A gateway that this installation does not have.</summary>
    private sealed class AbsentGateway(string name) : IGateway
    {
        private static readonly GatewayReply Unavailable = new(ReplyState.Unavailable, Reason: DeclineReason.GatewayUnavailable);

        public string Name => name;

        public bool TwoStep => false;

        public ValueTask<GatewayReply> Prepare(GatewayCall call, CancellationToken cancel) => new(Unavailable);

        public ValueTask<GatewayReply> Confirm(string id, string key, CancellationToken cancel) => new(Unavailable);

        public ValueTask<GatewayReply> Execute(GatewayCall call, CancellationToken cancel) => new(Unavailable);

        public ValueTask<GatewayReply> Cancel(string id, string key, CancellationToken cancel) => new(Unavailable);

        public ValueTask<GatewayReply> Find(string? id, string key, CancellationToken cancel) => new(Unavailable);
    }
}
