using System.Text.Json;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Guarantees;
using Solde.Core.Json;
using Solde.Core.Payments;

namespace Solde.App.Backtest;

/// <summary>Reads a backtest's report that <see cref="BacktestJson"/> wrote, such as the result of a job.</summary>
public static class BacktestReading
{
    /// <summary>The report of a JSON text.</summary>
    /// <exception cref="JsonException">The text is none that was written here.</exception>
    /// <exception cref="KeyNotFoundException">The same.</exception>
    public static BacktestReport Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var currency = Currency.Parse(root.GetProperty("currency").GetString()!);
        return new BacktestReport
        {
            Currency = currency,
            Bookings = Count(root, "bookings"),
            Charged = Amount(root, "charged", currency),
            Collected = Amount(root, "collected", currency),
            LeftByStays = Amount(root, "leftByStays", currency),
            KeptOfGone = Amount(root, "keptOfCancelledAndNoShow", currency),
            Automations = [.. root.GetProperty("automations").EnumerateArray().Zip(root.GetProperty("runs").EnumerateArray(), (one, runs) => Automation(one, runs, currency))],
            Months = [.. root.GetProperty("byMonth").EnumerateArray().Select(month => Month(month, currency))],
            Channels = [.. root.GetProperty("byChannel").EnumerateArray().Select(channel => Channel(channel, currency))],
            Statuses = Counts<BookingStatus>(root, "statuses"),
            Guarantees = Counts<GuaranteeState>(root, "guarantees"),
            Declines = Counts<DeclineReason>(root, "declined"),
            Requests = Requests(root.GetProperty("requests"), currency),
            Holds = Holds(root.GetProperty("holds"), currency),
            GuestMessages = Count(root.GetProperty("messages"), "guest"),
            StaffMessages = Count(root.GetProperty("messages"), "staff"),
            Tasks = Count(root, "tasks"),
        };
    }

    private static AutomationTotals Automation(JsonElement totals, JsonElement runs, Currency currency) => new(
        totals.GetProperty("name").GetString()!, Count(totals, "planned"), Count(totals, "succeeded"), Count(totals, "failed"), Count(totals, "actionRequired"),
        Counts<SkipReason>(totals, "skipped"), Count(runs, "missed"), Counts<RunCancelReason>(runs, "cancelled"), Count(runs, "waiting"),
        Amount(totals, "collected", currency), Amount(runs, "held", currency));

    private static MonthTotals Month(JsonElement month, Currency currency)
    {
        var parts = month.GetProperty("month").GetString()!.Split('-');
        return new MonthTotals(
            new YearMonth(int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)),
            Amount(month, "collected", currency));
    }

    private static ChannelTotals Channel(JsonElement channel, Currency currency) => new(
        channel.GetProperty("channel").GetString()!, Count(channel, "bookings"), Amount(channel, "charged", currency), Amount(channel, "collected", currency));

    private static RequestTotals Requests(JsonElement requests, Currency currency) => new(
        Count(requests, "sent"), Amount(requests, "asked", currency), Count(requests, "paid"), Count(requests, "expired"), Count(requests, "revoked"),
        Count(requests, "spared"), Count(requests, "dropped"));

    private static HoldTotals Holds(JsonElement holds, Currency currency) => new(
        Count(holds, "placed"), Amount(holds, "amount", currency), Count(holds, "captured"), Count(holds, "released"), Count(holds, "expired"));

    private static int Count(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    private static Money Amount(JsonElement of, string name, Currency currency) =>
        Money.TryParse(of.GetProperty(name).GetString()!, currency, out var amount) is { } problem ? throw new JsonException($"{name}: {problem}") : amount;

    private static ImmutableSortedDictionary<T, int> Counts<T>(JsonElement of, string name)
        where T : struct, Enum => of.GetProperty(name).EnumerateObject().ToImmutableSortedDictionary(
        pair => CamelCase.Find<T>(pair.Name) ?? throw new JsonException($"{name}: {pair.Name}"), pair => pair.Value.GetInt32());
}
