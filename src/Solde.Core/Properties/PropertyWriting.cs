using System.Text.Json.Nodes;
using Solde.Core.Guarantees;
using Solde.Core.Json;
using Solde.Core.Requests;

namespace Solde.Core.Properties;

/// <summary>Writes the parts of a property's document.</summary>
internal static class PropertyWriting
{
    internal static JsonObject? Schedule(BalanceSchedule? schedule) => schedule is null ? null : new JsonObject
    {
        ["dueDays"] = schedule.DueDays,
        ["leadDays"] = schedule.LeadDays,
        ["byType"] = ByName(schedule.ByType),
        ["byUnit"] = ByName(schedule.ByUnit),
        ["methods"] = Written.Words(schedule.Methods),
        ["remindDays"] = Written.List(schedule.RemindDays, days => JsonValue.Create(days)),
    };

    internal static JsonObject Policy(GuaranteePolicy policy) => new()
    {
        ["code"] = policy.Code,
        ["deposit"] = policy.Deposit switch
        {
            { Percent: { } percent } => new JsonObject { ["percent"] = Written.Share(percent) },
            { Nights: { } nights } => new JsonObject { ["nights"] = nights },
            var deposit => new JsonObject { ["fixed"] = Written.Amount(deposit.Fixed) },
        },
        ["periodHours"] = policy.PeriodHours,
        ["satisfiedBy"] = CamelCase.Of(policy.SatisfiedBy),
    };

    internal static JsonObject StaffAddresses(IReadOnlyDictionary<string, string> addresses) => ByName(addresses, address => JsonValue.Create(address));

    private static JsonObject ByName(IReadOnlyDictionary<string, int> days) => ByName(days, count => JsonValue.Create(count));

    internal static JsonObject Branding(Branding branding) => new()
    {
        ["color"] = branding.Color,
        ["mailText"] = ByName(branding.MailText, text => JsonValue.Create(text)),
        ["legalLink"] = ByName(branding.LegalLink, link => JsonValue.Create(link)),
        ["privacyLink"] = ByName(branding.PrivacyLink, link => JsonValue.Create(link)),
    };

    // Sorted, so that the same settings are the same text.
    internal static JsonObject ByName<T>(IReadOnlyDictionary<string, T> values, Func<T, JsonNode> write) =>
        new(values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)write(pair.Value))));
}
