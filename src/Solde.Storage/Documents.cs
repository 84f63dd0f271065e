using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Json;
using Solde.Core.Properties;

namespace Solde.Storage;

/// <summary>Settings and rules are stored as the documents users write.</summary>
internal static class Documents
{
    public static string Write(PropertySettings settings) => PropertyJson.Write(settings).ToJsonString();

    public static PropertySettings ReadSettings(string json) => PropertyJson.Read(DocumentValue.Parse(json));

    /// <summary>Versions by name, in the order of the names; null = none.</summary>
    public static string? Write(IReadOnlyDictionary<string, int> versions) => versions.Count == 0
        ? null
        : new JsonObject(versions.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => KeyValuePair.Create(each.Key, (JsonNode?)each.Value))).ToJsonString();

    public static FrozenDictionary<string, int> ReadVersions(string? json) => json is null
        ? FrozenDictionary<string, int>.Empty
        : JsonNode.Parse(json)!.AsObject().ToFrozenDictionary(each => each.Key, each => each.Value!.GetValue<int>());

    public static string Write(AutomationRule rule) => AutomationJson.Write(rule).ToJsonString();

    public static AutomationRule ReadRule(string json, PropertySettings property) =>
        AutomationJson.ReadRule(DocumentValue.Parse(json), property.Currency, property.Country);
}
