using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Solde.App.Messages;
using Solde.Core.Automations;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Automations;

/// <summary>What differs between two versions of a rule, field by field, in the editor's words.</summary>
internal static class RuleDiff
{
    private const string Nothing = "–";

    /// <summary>The fields that differ, in the order of the editor.</summary>
    public static ImmutableArray<(Text Label, string Before, string After)> Of(AutomationRule before, AutomationRule after, ILanguage language)
    {
        var (old, now) = (Values(before, language), Values(after, language));
        return [.. RuleField.All.Where(field => old(field) != now(field)).Select(field => (field.Label, old(field), now(field)))];
    }

    private static Func<RuleField, string> Values(AutomationRule rule, ILanguage language)
    {
        var (form, document) = (RuleForm.Of(rule, language), AutomationJson.Write(rule));
        return field => Shown(field, form, At(document, field.Path), language);
    }

    private static string Shown(RuleField field, Entered form, JsonNode? value, ILanguage language)
    {
        if (value is null)
        {
            return Nothing; // Not set, or without a meaning there.
        }

        var text = form[field.Name];
        if (RuleOptions.Of(field.Name, language).FirstOrDefault(choice => choice.Value == text) is { Shown: { } shown })
        {
            return shown;
        }

        var isBox = value.GetValueKind() is JsonValueKind.True or JsonValueKind.False || field.Name.StartsWith("state-", StringComparison.Ordinal);
        return (isBox, text) switch
        {
            (true, _) => (form.Is(field.Name) ? AutomationTexts.Yes : AutomationTexts.No).In(language),
            (_, "") => Nothing,
            _ => text.Replace("\n", ", ", StringComparison.Ordinal),
        };
    }

    private static JsonNode? At(JsonNode document, string path) =>
        path.Split('.').Skip(1).Aggregate((JsonNode?)document, (node, key) => node is JsonObject fields ? fields[key] : null);
}
