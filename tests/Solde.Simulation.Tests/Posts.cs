using System.Globalization;
using System.Text.Json;
using Solde.App.Webhooks;
using Solde.Core.Payments;
using Solde.Gateways.Sandbox;
using Solde.Gateways.Sandbox.Http;

namespace Solde.Simulation.Tests;

/// <summary>One delivery of an event of the acquirer's.</summary>
/// <param name="Event">What it tells.</param>
/// <param name="Number">In which order the events came about.</param>
/// <param name="ArrivesAt">Not before.</param>
internal sealed record Post(LedgerEvent Event, int Number, Instant ArrivesAt)
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /// <summary>How a node tells them from forged ones.</summary>
    public static IEventSource Source { get; } = new SandboxEvents(Secret);

    public byte[] Body { get; } = JsonSerializer.SerializeToUtf8Bytes(
        new PostedEvent(Event.Id, Event.Type, Event.Entry.Id, Event.At, Event.Entry.Attempt), SandboxWire.Default.PostedEvent);

    /// <summary>The header of that name, signed now.</summary>
    public string? Header(string name, Instant now) => name switch
    {
        WebhookSignature.IdHeader => Event.Id,
        WebhookSignature.TimestampHeader => now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        WebhookSignature.SignatureHeader => WebhookSignature.Sign(Secret, Event.Id, now, Body),
        _ => null,
    };
}

/// <summary>The acquirer's events on their way: each comes once, some never, several times, or days after those that follow it, to whichever node.</summary>
internal sealed class Posts(Simulation simulation)
{
    private static readonly string[] Fates = ["event lost", "event repeated", "event repeated", "event late", "event late"];

    private readonly List<Post> onTheirWay = [];
    private readonly Dictionary<string, int> latest = new(StringComparer.Ordinal);
    private int number;

    public IReadOnlyList<Post> OnTheirWay => onTheirWay;

    /// <summary>An entry came to its end.</summary>
    public void Ended(LedgerEntry entry, Instant at)
    {
        if (entry.Kind == AttemptKind.Validate)
        {
            return; // Answered at once; nobody waits for the end of it.
        }

        var post = new Post(new LedgerEvent(entry, at, 0, at), ++number, simulation.Soon(1_500));
        var fate = simulation.Befalls(simulation.Knobs.Event) ? simulation.Pick(Fates) : null;
        onTheirWay.AddRange(fate switch
        {
            "event lost" => [],
            "event repeated" => [post, post with { ArrivesAt = simulation.Soon(1_500) }, post with { ArrivesAt = simulation.Soon(MostLate(2)) }],
            "event late" => [post with { ArrivesAt = simulation.Soon(MostLate(3)) }],
            _ => (Post[])[post],
        });
        if (fate is not null)
        {
            simulation.Count(fate);
            simulation.Tell("acquirer", $"{fate}: {post.Event.Id} {post.Event.Type} {post.Event.Entry.Id}");
        }
    }

    /// <summary>It is at a node's door.</summary>
    public void Leave(Post post) => onTheirWay.Remove(post);

    /// <summary>The node did not answer that it has it.</summary>
    public void NoAnswer(Post post)
    {
        simulation.Count("event posted again");
        onTheirWay.Add(post with { ArrivesAt = simulation.Soon(4_000) });
    }

    /// <summary>A node has it.</summary>
    public void Arrived(Post post)
    {
        var reference = post.Event.Entry.Reference;
        if (latest.TryGetValue(reference, out var known) && known > post.Number)
        {
            simulation.Count("event out of order");
        }

        latest[reference] = Math.Max(known, post.Number);
    }

    // Within the minutes of a lease, the hours of the checks, or the days of a run's next try.
    private int MostLate(int days) => (int)simulation.Pick(Duration.FromMinutes(3), Duration.FromHours(5), Duration.FromDays(days)).TotalMilliseconds;
}
