using NodaTime;
using Solde.App.Bookings;
using Solde.App.Payments;

namespace Solde.App.Tests.Requests;

/// <summary>A gateway's pages on which guests do what a test says.</summary>
internal sealed class TypedPages : IHostedPages
{
    private readonly Dictionary<string, HostedReply> pages = [];

    /// <summary>What the pages were opened with, in order.</summary>
    public List<HostedOrder> Orders { get; } = [];

    /// <summary>Nobody can be reached.</summary>
    public bool IsDown { get; set; }

    /// <summary>How often pages were asked about.</summary>
    public int Reads { get; private set; }

    /// <summary>The guest does what the page is for.</summary>
    public void Complete(string id, StoredCard? card) => pages[id] = new HostedReply(HostedState.Completed, id, Card: card);

    /// <summary>The page ends without that.</summary>
    public void End(string id, HostedState state) => pages[id] = new HostedReply(state, id);

    public ValueTask<HostedReply> Open(HostedOrder order, CancellationToken cancel)
    {
        if (IsDown)
        {
            return new(new HostedReply(HostedState.Unavailable));
        }

        Orders.Add(order);
        return new(pages[order.Key] = new HostedReply(HostedState.Open, order.Key, new Uri($"https://gateway.example/{order.Key}")));
    }

    public ValueTask<HostedReply> Read(string id, CancellationToken cancel)
    {
        Reads++;
        return new(IsDown ? new HostedReply(HostedState.Unknown) : pages.GetValueOrDefault(id, new HostedReply(HostedState.NotFound)));
    }

    public ValueTask<HostedReply> Close(string id, CancellationToken cancel)
    {
        if (pages[id].State == HostedState.Open)
        {
            End(id, HostedState.Cancelled);
        }

        return Read(id, cancel);
    }
}
