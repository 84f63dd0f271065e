using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Properties;

namespace Solde.Server.Api;

/// <summary>Tasks: what only staff can settle.</summary>
internal static class Tasks
{
    private const string Tag = "Tasks";

    public static ImmutableArray<Endpoint> Endpoints { get; } =
    [
        new("GET", Endpoint.Property + "/tasks", "listTasks", "Tasks that are not done, the oldest first.", List)
        {
            Tag = Tag, Gives = "TaskPage", Query = [Paging.After, Paging.Limit],
        },
        new("POST", Endpoint.Property + "/tasks/{task}/done", "finishTask", "Notes that a task is done.", Finish) { Tag = Tag, Gives = "Done" },
    ];

    private static async ValueTask<Reply> List(Call call)
    {
        var limit = Paging.LimitOf(call);
        var after = Paging.CursorOf<(Instant, TaskId)>(call, 3, parts =>
            (Paging.Number(parts[0]), Paging.Id(parts[1]), Paging.Number(parts[2])) is ({ } at, { } booking, { } seq) && Time(at) is { } created
                ? (created, new TaskId(booking, seq))
                : null);
        var page = await call.Parts.Listings.Tasks(call.Property, TaskFilter.All, after, limit);
        return Reply.Ok(Paging.Page(page.Select(task => View(task, call.Settings)), page.Length == limit ? CursorOf(page[^1]) : null));
    }

    private static async ValueTask<Reply> Finish(Call call)
    {
        var task = (string?)call.Http.Request.RouteValues["task"] ?? "";
        return task.Split('-') is [var booking, var number] && Paging.Id(booking) is { } id && Paging.Number(number) is { } seq
            && await call.Parts.Listings.Finish(call.Property, new TaskId(id, seq), call.Now)
            ? Reply.Ok(new JsonObject { ["task"] = task, ["done"] = true })
            : Problem.NotFound;
    }

    private static JsonObject View(StaffTask task, PropertySettings property) => new()
    {
        ["task"] = $"{task.Id.Booking:N}-{Paging.Text(task.Id.Seq)}",
        ["ref"] = task.Ref,
        ["text"] = task.Text,
        ["channel"] = task.Channel,
        ["createdAt"] = Timeline.At(task.CreatedAt, property.Zone),
    };

    private static string CursorOf(StaffTask task) =>
        Paging.Cursor(Paging.Text(StoredTime.Milliseconds(task.CreatedAt)), task.Id.Booking.ToString("N"), Paging.Text(task.Id.Seq));

    private static Instant? Time(long milliseconds) =>
        milliseconds is >= 0 and <= 253_402_300_799_999 ? Instant.FromUnixTimeMilliseconds(milliseconds) : null; // The end of the year 9999.
}
