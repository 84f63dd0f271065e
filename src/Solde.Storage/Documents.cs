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

    public static string Write(AutomationRule rule) => AutomationJson.Write(rule).ToJsonString();

    public static AutomationRule ReadRule(string json, PropertySettings property) =>
        AutomationJson.ReadRule(DocumentValue.Parse(json), property.Currency, property.Country);
}
