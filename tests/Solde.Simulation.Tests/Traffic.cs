namespace Solde.Simulation.Tests;

/// <summary>One incarnation of a node, from its start to its crash. What it waits for when it crashes never comes.</summary>
internal sealed class Life(SimulatedNode node)
{
    public SimulatedNode Node => node;

    public bool IsOver { get; set; }

    /// <summary>What people do through it, and have no answer to yet.</summary>
    public List<Happening> Doing { get; } = [];

    /// <summary>Events of the acquirer's that it has not answered yet.</summary>
    public List<Post> Taking { get; } = [];
}

/// <summary>A call that waits for the scheduler to let it go on.</summary>
internal sealed record Parked(Life Life, string What, TaskCompletionSource Go);

/// <summary>A request on its way to the acquirer whose sender has given up waiting.</summary>
internal sealed record Late(Instant ArrivesBy, string What, Action Arrive);

/// <summary>The calls that wait, of all nodes.</summary>
internal sealed class Traffic
{
    private readonly List<Parked> parked = [];

    public List<Late> Late { get; } = [];

    public IReadOnlyList<Parked> Parked => parked;

    /// <summary>Waits until the scheduler lets it go on.</summary>
    public Task Gate(Life life, string what)
    {
        var go = new TaskCompletionSource();
        if (!life.IsOver)
        {
            parked.Add(new Parked(life, what, go));
        }

        return go.Task;
    }

    public void Release(Parked call)
    {
        parked.Remove(call);
        call.Go.SetResult();
    }

    /// <summary>A crash: whoever waits there waits for ever.</summary>
    public IEnumerable<string> Drop(Life life)
    {
        life.IsOver = true;
        var places = parked.Where(call => call.Life == life).Select(call => call.What).ToList();
        parked.RemoveAll(call => call.Life == life);
        return places;
    }
}
