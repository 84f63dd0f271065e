using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NodaTime;
using Solde.App.Work;

namespace Solde.Server.Serve;

/// <summary>Whether a node is well: <c>/health/live</c> (it runs) and <c>/health/ready</c> (it can work), for monitors. Strangers may ask: an answer names
/// the part that is not well and no more, the log has the rest, and the database is asked once a second at most.</summary>
internal sealed partial class Health(Database database, Node node, IClock clock, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan AnswerLasts = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // Leases of nodes whose clocks differ by more than this overlap.
    private static readonly Duration MostClockError = Duration.FromSeconds(10);

    private readonly Lock turn = new();
    private Task<string>? asked;
    private long askedAt;

    /// <summary>Adds the two questions to a web application.</summary>
    public void Map(WebApplication app)
    {
        app.MapGet("/health/live", static () => Results.Text("alive"));
        app.MapGet("/health/ready", async () => await NotWell() is { Length: > 0 } parts
            ? Results.Text($"not well: {parts}", statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("ready"));
    }

    private Task<string> NotWell()
    {
        lock (turn)
        {
            if (asked is null || (asked.IsCompleted && time.GetElapsedTime(askedAt) >= AnswerLasts))
            {
                (asked, askedAt) = (Ask(), time.GetTimestamp());
            }

            return asked;
        }
    }

    private async Task<string> Ask()
    {
        var parts = new List<string>();
        try
        {
            var before = clock.GetCurrentInstant();
            var there = await database.Store.ServerTime().AsTask().WaitAsync(Patience, time);
            if (there is { } server && (server < before - MostClockError || server > clock.GetCurrentInstant() + MostClockError))
            {
                LogClock(server, before);
                parts.Add("clock");
            }
        }
        catch (Exception e) when (e is DbException or TimeoutException or System.IO.IOException or InvalidOperationException)
        {
            LogNotReady(e);
            parts.Add("database");
        }

        if (node.Stalled is not WorkQueues.None and var queues)
        {
            LogStalled(queues);
            parts.Add("worker");
        }

        return string.Join(", ", parts);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready: the database does not answer")]
    private partial void LogNotReady(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready: the database's clock says {Server}, this machine's {Here}")]
    private partial void LogClock(Instant server, Instant here);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready: no pass over {Queues} was finished lately")]
    private partial void LogStalled(WorkQueues queues);
}
