using System.Text.Json.Nodes;
using NodaTime;
using Solde.App.Journal;
using Solde.Core.Automations;
using Solde.Core.Json;
using Solde.Core.Payments;
using Solde.Core.Requests;

namespace Solde.Server.Api;

/// <summary>What is done about a booking, as the API shows it: runs, holds, requests, attempts.</summary>
internal static class WorkView
{
    public static JsonObject Run(Run run, DateTimeZone zone) => new()
    {
        ["automation"] = run.Automation.Name,
        ["automationId"] = run.Automation.Id.ToString("D"),
        ["state"] = CamelCase.Of(run.State),
        ["reason"] = run switch
        {
            { State: RunState.Skipped } => Written.Word(run.Skipped),
            { State: RunState.Cancelled } => Written.Word(run.Cancelled),
            { State: RunState.Failed } => Written.Word(run.Failed),
            _ => null,
        },
        ["dueAt"] = Timeline.At(run.DueAt, zone),
        ["amount"] = Written.Amount(run.Amount),
        ["failures"] = run.Failures,
    };

    public static JsonObject Hold(Hold hold, DateTimeZone zone) => new()
    {
        ["number"] = hold.Number,
        ["amount"] = Written.Amount(hold.Amount),
        ["state"] = CamelCase.Of(hold.State),
        ["folio"] = hold.Folio,
        ["expiresAt"] = Timeline.At(hold.ExpiresAt, zone),
        ["releaseFailed"] = hold.ReleaseFailed,
    };

    public static JsonObject Request(PaymentRequest request, DateTimeZone zone) => new()
    {
        ["number"] = request.Number,
        ["kind"] = CamelCase.Of(request.Kind),
        ["state"] = CamelCase.Of(request.State),
        ["amount"] = Written.Amount(request.Amount),
        ["sendAt"] = At(request.SendAt, zone),
        ["deadline"] = BookingView.Day(request.Deadline),
        ["expired"] = request.Expired,
        ["lastSentAt"] = At(request.LastSentAt, zone),
        ["to"] = request.To,
        ["method"] = Written.Word(request.Method),
    };

    public static JsonObject Attempt(Attempt attempt, DateTimeZone zone) => new()
    {
        ["attempt"] = attempt.Id.ToString("D"),
        ["kind"] = CamelCase.Of(attempt.Order.Kind),
        ["state"] = CamelCase.Of(attempt.State),
        ["amount"] = Written.Amount(attempt.Order.Amount),
        ["automation"] = attempt.Order.Automation?.Name,
        ["at"] = Timeline.At(attempt.At, zone),
        ["sentAt"] = At(attempt.SentAt, zone),
        ["nextCheckAt"] = At(attempt.NextCheckAt, zone),
    };

    private static string? At(Instant? instant, DateTimeZone zone) => instant is { } at ? Timeline.At(at, zone) : null;
}
