using System.Globalization;
using System.Text.Json;

namespace Solde.App.Backtest;

/// <summary>A backtest's report as JSON.</summary>
public static class BacktestJson
{
    /// <summary>Writes the report: <c>bookings</c>, <c>automations</c> and <c>byMonth</c> first, then the details by further keys.
    /// Amounts are decimal texts in the property's currency.</summary>
    public static void Write(Utf8JsonWriter json, BacktestReport report)
    {
        json.WriteStartObject();
        json.WriteNumber("bookings", report.Bookings);
        json.WriteStartArray("automations");
        foreach (var automation in report.Automations)
        {
            Write(json, automation);
        }

        json.WriteEndArray();
        json.WriteStartArray("byMonth");
        foreach (var month in report.Months)
        {
            json.WriteStartObject();
            json.WriteString("month", month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
            Write(json, "collected", month.Collected);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("currency", report.Currency.Code);
        Write(json, "charged", report.Charged);
        Write(json, "collected", report.Collected);
        Write(json, "leftByStays", report.LeftByStays);
        Write(json, "keptOfCancelledAndNoShow", report.KeptOfGone);
        WriteRuns(json, report);
        WriteChannels(json, report);
        Write(json, "statuses", report.Statuses);
        Write(json, "guarantees", report.Guarantees);
        Write(json, "declined", report.Declines);
        WriteRequestsAndHolds(json, report);
        json.WriteStartObject("messages");
        json.WriteNumber("guest", report.GuestMessages);
        json.WriteNumber("staff", report.StaffMessages);
        json.WriteEndObject();
        json.WriteNumber("tasks", report.Tasks);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AutomationTotals automation)
    {
        json.WriteStartObject();
        json.WriteString("name", automation.Name);
        json.WriteNumber("planned", automation.Planned);
        json.WriteNumber("succeeded", automation.Succeeded);
        json.WriteNumber("failed", automation.Failed);
        json.WriteNumber("actionRequired", automation.ActionRequired);
        Write(json, "skipped", automation.Skipped);
        Write(json, "collected", automation.Collected);
        json.WriteEndObject();
    }

    private static void WriteRuns(Utf8JsonWriter json, BacktestReport report)
    {
        json.WriteStartArray("runs");
        foreach (var automation in report.Automations)
        {
            json.WriteStartObject();
            json.WriteString("automation", automation.Name);
            json.WriteNumber("missed", automation.Missed);
            Write(json, "cancelled", automation.Cancelled);
            json.WriteNumber("waiting", automation.Waiting);
            Write(json, "held", automation.Held);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteChannels(Utf8JsonWriter json, BacktestReport report)
    {
        json.WriteStartArray("byChannel");
        foreach (var channel in report.Channels)
        {
            json.WriteStartObject();
            json.WriteString("channel", channel.Channel);
            json.WriteNumber("bookings", channel.Bookings);
            Write(json, "charged", channel.Charged);
            Write(json, "collected", channel.Collected);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRequestsAndHolds(Utf8JsonWriter json, BacktestReport report)
    {
        json.WriteStartObject("requests");
        json.WriteNumber("sent", report.Requests.Sent);
        Write(json, "asked", report.Requests.Asked);
        json.WriteNumber("paid", report.Requests.Paid);
        json.WriteNumber("expired", report.Requests.Expired);
        json.WriteNumber("revoked", report.Requests.Revoked);
        json.WriteNumber("spared", report.Requests.Spared);
        json.WriteNumber("dropped", report.Requests.Dropped);
        json.WriteEndObject();
        json.WriteStartObject("holds");
        json.WriteNumber("placed", report.Holds.Placed);
        Write(json, "amount", report.Holds.Amount);
        json.WriteNumber("captured", report.Holds.Captured);
        json.WriteNumber("released", report.Holds.Released);
        json.WriteNumber("expired", report.Holds.Expired);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Money amount) => json.WriteString(name, amount.ToDecimalString());

    private static void Write<T>(Utf8JsonWriter json, string name, IReadOnlyDictionary<T, int> counts)
        where T : struct, Enum
    {
        json.WriteStartObject(name);
        foreach (var (what, count) in counts)
        {
            json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(what.ToString()), count);
        }

        json.WriteEndObject();
    }
}
