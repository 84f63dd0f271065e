using System.Diagnostics;
using System.Diagnostics.Metrics;
using Solde.App.Messages;
using Solde.App.Payments;
using Solde.Core.Payments;

namespace Solde.App.Work;

/// <summary>What a node tells of itself to whoever listens: measurements and spans under the name <c>Solde</c>, in the units and, where there are any, by the
/// names of OpenTelemetry. Nothing in them names a booking, a person, an address or a card. Nobody listening costs next to nothing.</summary>
public static class Telemetry
{
    /// <summary>The name of the meter and of the source of spans.</summary>
    public const string Name = "Solde";

    /// <summary>Where spans come from: <c>review batch</c>, <c>gateway …</c>, <c>message</c>, and requests of the API.</summary>
    public static ActivitySource Spans { get; } = new(Name);

    /// <summary>Where measurements come from.</summary>
    public static Meter Meter { get; } = new(Name);

    private static readonly Histogram<double> Lateness = Meter.CreateHistogram<double>("solde.queue.lateness", "s", "From when work was due until it was done.", advice: Times());

    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>("solde.attempts", "{attempt}", "Attempts by what the gateway said.");

    private static readonly Counter<long> Messages = Meter.CreateCounter<long>("solde.messages", "{message}", "Messages by the state a try left them in.");

    private static readonly Histogram<double> Calls = Meter.CreateHistogram<double>("solde.gateway.duration", "s", "Calls of the gateway.", advice: Times());

    private static readonly Histogram<double> Transactions = Meter.CreateHistogram<double>("solde.store.duration", "s", "Transactions of the store.", advice: Times());

    private static readonly Histogram<double> Requests = Meter.CreateHistogram<double>("http.server.request.duration", "s", "Requests of the API.", advice: Times());

    /// <summary>Work of a queue is done.</summary>
    public static void Done(string queue, Instant dueAt, Instant now)
    {
        if (Lateness.Enabled)
        {
            Lateness.Record(Math.Max(0, (now - dueAt).TotalSeconds), new KeyValuePair<string, object?>("queue", queue));
        }
    }

    /// <summary>An attempt has a new state.</summary>
    public static void Settled(Attempt attempt, string gateway)
    {
        if (Attempts.Enabled)
        {
            Attempts.Add(1, new("gateway", gateway), new("kind", attempt.Order.Kind.ToString()), new("outcome", attempt.State.ToString()));
        }
    }

    /// <summary>A message has a new state.</summary>
    public static void Tried(Message message)
    {
        if (Messages.Enabled)
        {
            Messages.Add(1, new("state", message.State.ToString()), new("template", message.Template));
        }
    }

    /// <summary>The gateway answered.</summary>
    internal static void Called(string gateway, string step, ReplyState reply, TimeSpan took) =>
        Calls.Record(took.TotalSeconds, new("gateway", gateway), new("step", step), new("reply", reply.ToString()));

    /// <summary>A transaction ended.</summary>
    /// <param name="system">sqlite or postgresql.</param>
    /// <param name="operation">read or write.</param>
    /// <param name="took">How long it took, with its wait for a connection.</param>
    public static void Transacted(string system, string operation, TimeSpan took)
    {
        if (Transactions.Enabled)
        {
            Transactions.Record(took.TotalSeconds, new("db.system.name", system), new("db.operation.name", operation));
        }
    }

    /// <summary>A request was answered.</summary>
    /// <param name="method">GET, POST…</param>
    /// <param name="route">The route's template: the ids of a request name a property or a booking.</param>
    /// <param name="status">The status it was answered with.</param>
    /// <param name="took">How long it took.</param>
    public static void Answered(string method, string route, int status, TimeSpan took)
    {
        if (Requests.Enabled)
        {
            Requests.Record(took.TotalSeconds, new("http.request.method", method), new("http.route", route), new("http.response.status_code", status));
        }
    }

    // From a millisecond to an hour.
    private static InstrumentAdvice<double> Times() =>
        new() { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600] };
}
