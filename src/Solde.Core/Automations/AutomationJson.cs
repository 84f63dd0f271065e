using System.Text.Json.Nodes;
using Solde.Core.Json;

namespace Solde.Core.Automations;

/// <summary>An automation as the document that users write: in the API, exports, scenarios and the database (semantics 2).</summary>
public static class AutomationJson
{
    private const string Active = "active";

    private static readonly ImmutableArray<string> RuleKeys =
    [
        "name", "trigger", "scope", "exclusive", "priority", "filter", "operation", "card", "amount", "surcharge", "validateCard",
        "repeatOnModification", "onSuccess", "onFailure",
    ];

    /// <summary>Reads an automation and whether it is active; all but name, trigger and operation may be left out.</summary>
    /// <param name="document">The document.</param>
    /// <param name="currency">The property's currency.</param>
    /// <param name="country">The property's country, whose law decides about surcharges.</param>
    /// <exception cref="DocumentException">It could not be saved, and why.</exception>
    public static (AutomationRule Rule, bool Active) Read(DocumentValue document, Currency currency, string country)
    {
        var fields = document.AsObject([.. RuleKeys, Active]);
        return (RuleOf(fields, currency, country), fields.Flag(Active, otherwise: true));
    }

    /// <summary>Reads an automation's rule from a document without <c>active</c>.</summary>
    /// <inheritdoc cref="Read"/>
    public static AutomationRule ReadRule(DocumentValue document, Currency currency, string country) =>
        RuleOf(document.AsObject(RuleKeys.AsSpan()), currency, country);

    /// <summary>The rule with some keys of its document replaced, each as a whole.</summary>
    /// <param name="rule">The rule as it is.</param>
    /// <param name="set">An object with the keys to replace; errors name its path.</param>
    /// <param name="currency">The property's currency.</param>
    /// <param name="country">The property's country.</param>
    /// <exception cref="DocumentException">The result could not be saved, and why.</exception>
    public static AutomationRule Edit(AutomationRule rule, DocumentValue set, Currency currency, string country)
    {
        var merged = Write(rule);
        foreach (var (key, value) in set.AsAnyObject())
        {
            merged[key] = value?.DeepClone();
        }

        return ReadRule(DocumentValue.Of(merged, set.Path), currency, country);
    }

    /// <summary>The document of a rule, every key written out.</summary>
    public static JsonObject Write(AutomationRule rule) => new()
    {
        ["name"] = rule.Name,
        ["trigger"] = AutomationWriting.Trigger(rule.Trigger),
        ["scope"] = CamelCase.Of(rule.Scope),
        ["exclusive"] = rule.Exclusive,
        ["priority"] = rule.Priority,
        ["filter"] = AutomationWriting.Filter(rule.Filter),
        ["operation"] = CamelCase.Of(rule.Operation),
        ["card"] = CamelCase.Of(rule.Card),
        ["amount"] = AutomationWriting.Amount(rule.Amount),
        ["surcharge"] = AutomationWriting.Surcharge(rule.Surcharge),
        ["validateCard"] = rule.ValidateCard,
        ["repeatOnModification"] = rule.RepeatOnModification,
        ["onSuccess"] = AutomationWriting.Actions(rule.OnSuccess),
        ["onFailure"] = AutomationWriting.Actions(rule.OnFailure),
    };

    /// <summary>The document of a rule with its <c>active</c>.</summary>
    public static JsonObject Write(AutomationRule rule, bool active)
    {
        var document = Write(rule);
        document.Insert(1, Active, active);
        return document;
    }

    private static AutomationRule RuleOf(DocumentObject fields, Currency currency, string country)
    {
        var operation = fields.Required("operation").AsOneOf<Operation>();
        return new AutomationRule
        {
            Name = fields.Required("name").AsText(100),
            Trigger = AutomationReading.Trigger(fields.Required("trigger")),
            Operation = operation,
            Scope = fields.OneOf("scope", Scope.All),
            Exclusive = fields.Flag("exclusive", otherwise: false),
            Priority = fields.Optional("priority")?.AsInteger(0, 1_000_000) ?? 100,
            Filter = fields.Optional("filter") is { } filter ? AutomationReading.Filter(filter) : BookingFilter.Any,
            Card = fields.OneOf("card", CardChoice.Last),
            Amount = AutomationReading.Amount(fields.Optional("amount"), currency),
            Surcharge = fields.Optional("surcharge") is { } surcharge
                ? AutomationReading.Surcharge(surcharge, operation, currency, country)
                : null,
            ValidateCard = fields.Flag("validateCard", otherwise: false),
            RepeatOnModification = fields.Flag("repeatOnModification", otherwise: false),
            OnSuccess = AutomationReading.Actions(fields.Optional("onSuccess")),
            OnFailure = AutomationReading.Actions(fields.Optional("onFailure")),
        };
    }
}
