using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Guarantees;
using Solde.Core.Json;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Automations;

/// <summary>The editor's form and an automation's document, each made from the other. What the document cannot be is refused where documents are read.</summary>
internal static class RuleForm
{
    /// <summary>The form of a rule.</summary>
    public static Entered Of(AutomationRule rule, ILanguage language)
    {
        var entered = new Entered();
        entered["name"] = rule.Name;
        (entered["when"], entered["hours"], entered["days"]) = (CamelCase.Of(rule.Trigger.Kind), Shown(rule.Trigger.Hours), Shown(rule.Trigger.Days));
        entered["at"] = rule.Trigger.At.ToString("HH':'mm", CultureInfo.InvariantCulture);
        (entered["scope"], entered["priority"]) = (CamelCase.Of(rule.Scope), Shown(rule.Priority));
        entered.Tick("exclusive", rule.Exclusive);
        (entered["operation"], entered["card"]) = (CamelCase.Of(rule.Operation), CamelCase.Of(rule.Card));
        entered.Tick("validateCard", rule.ValidateCard);
        entered.Tick("repeatOnModification", rule.RepeatOnModification);
        Put(entered, rule.Filter);
        Put(entered, rule.Amount, language);
        (entered["surchargePercent"], entered["surchargeFixed"]) = (Shown(rule.Surcharge?.Percent, language), Shown(rule.Surcharge?.Fixed, language));
        Put(entered, "success", rule.OnSuccess);
        Put(entered, "failure", rule.OnFailure);
        return entered;
    }

    /// <summary>The document of a form. What is no number, amount or time is left as it was entered, for the reader to refuse.</summary>
    public static JsonObject Document(Entered entered, Currency currency) => new()
    {
        ["name"] = entered["name"],
        ["trigger"] = Trigger(entered),
        ["scope"] = entered["scope"],
        ["exclusive"] = entered.Is("exclusive"),
        ["priority"] = Number(entered["priority"]),
        ["filter"] = Filter(entered),
        ["operation"] = entered["operation"],
        ["card"] = entered["card"],
        ["amount"] = Amount(entered, currency),
        ["surcharge"] = entered["surchargePercent"].Length + entered["surchargeFixed"].Length == 0
            ? null
            : new JsonObject { ["percent"] = Share(entered["surchargePercent"]), ["fixed"] = Money(entered["surchargeFixed"], currency) },
        ["validateCard"] = entered.Is("validateCard"),
        ["repeatOnModification"] = entered.Is("repeatOnModification"),
        ["onSuccess"] = Actions(entered, "success"),
        ["onFailure"] = Actions(entered, "failure"),
    };

    /// <summary>The rule of a form; null = it could not be saved, and the field at fault says what is expected.</summary>
    public static AutomationRule? Read(Entered entered, Currency currency, string country)
    {
        try
        {
            return AutomationJson.ReadRule(DocumentValue.Of(Document(entered, currency)), currency, country);
        }
        catch (DocumentException fault)
        {
            var field = RuleField.At(fault.Path);
            entered.Refuse(field.Name, field.Wrong);
            return null;
        }
    }

    private static void Put(Entered entered, BookingFilter filter)
    {
        entered["ota"] = filter.Ota switch { null => "", true => "true", false => "false" };
        entered["cards"] = filter.Cards is { } cards ? CamelCase.Of(cards) : "";
        foreach (var state in Enum.GetValues<GuaranteeState>())
        {
            entered.Tick($"state-{CamelCase.Of(state)}", filter.GuaranteeStates.Contains(state));
        }

        (string Name, ImmutableArray<string> Names)[] lists =
        [
            ("channels", filter.Channels), ("guaranteePolicies", filter.GuaranteePolicies), ("includeCompanies", filter.IncludeCompanies),
            ("excludeCompanies", filter.ExcludeCompanies), ("includeAgencies", filter.IncludeAgencies), ("excludeAgencies", filter.ExcludeAgencies),
        ];
        foreach (var (name, names) in lists)
        {
            entered[name] = string.Join('\n', names);
        }
    }

    private static void Put(Entered entered, AmountRule amount, ILanguage language)
    {
        (entered["basis"], entered["percent"], entered["fixed"]) = (CamelCase.Of(amount.Basis), Shown(amount.Percent, language), Shown(amount.Fixed, language));
        (entered["groups"], entered["nights"]) = (string.Join('\n', amount.Groups), amount.Nights is { } nights ? Shown(nights) : "");
        entered["extra"] = Shown(amount.Extra, language);
        entered.Tick("beyondBalance", amount.BeyondBalance);
    }

    private static void Put(Entered entered, string which, ActionSet actions)
    {
        entered[$"{which}-email"] = actions.Email ?? "";
        entered.Tick($"{which}-closeFolio", actions.CloseFolio);
        entered[$"{which}-document"] = actions.Document is { } document ? CamelCase.Of(document) : "";
        entered[$"{which}-folioVisible"] = actions.FolioVisible switch { null => "", true => "true", false => "false" };
        entered[$"{which}-guaranteeState"] = actions.GuaranteeState is { } state ? CamelCase.Of(state) : "";
        entered[$"{which}-task"] = actions.Task ?? "";
    }

    private static string Shown(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Shown(Percent? percent, ILanguage language) => percent is { } share ? EnteredMoney.Shown($"{share}", language) : "";

    private static string Shown(Money? money, ILanguage language) => money is { } amount ? EnteredMoney.Shown(amount, language) : "";

    // Of a trigger and an amount only what has a meaning there: the other fields of the form stand beside.
    private static JsonObject Trigger(Entered entered)
    {
        var trigger = new JsonObject { ["when"] = entered["when"] };
        switch (CamelCase.Find<TriggerKind>(entered["when"]))
        {
            case TriggerKind.DaysBeforeArrival:
                (trigger["days"], trigger["at"]) = (Number(entered["days"]), Time(entered["at"]));
                break;
            case TriggerKind.ArrivalDay or TriggerKind.DepartureDay:
                trigger["at"] = Time(entered["at"]);
                break;
            default:
                trigger["hours"] = Number(entered["hours"]);
                break;
        }

        return trigger;
    }

    private static JsonObject Filter(Entered entered) => new()
    {
        ["channels"] = Lines(entered["channels"]),
        ["ota"] = Flag(entered["ota"]),
        ["guaranteeStates"] = new JsonArray([.. CamelCase.All<GuaranteeState>().Where(state => entered.Is($"state-{state}")).Select(state => JsonValue.Create(state))]),
        ["guaranteePolicies"] = Lines(entered["guaranteePolicies"]),
        ["cards"] = Word(entered["cards"]),
        ["includeCompanies"] = Lines(entered["includeCompanies"]),
        ["excludeCompanies"] = Lines(entered["excludeCompanies"]),
        ["includeAgencies"] = Lines(entered["includeAgencies"]),
        ["excludeAgencies"] = Lines(entered["excludeAgencies"]),
    };

    private static JsonObject Amount(Entered entered, Currency currency)
    {
        var amount = new JsonObject { ["basis"] = entered["basis"], ["percent"] = Share(entered["percent"]), ["beyondBalance"] = entered.Is("beyondBalance") };
        if (entered["basis"] == CamelCase.Of(AmountBasis.Charges))
        {
            (amount["groups"], amount["nights"], amount["extra"]) = (Lines(entered["groups"]), Number(entered["nights"], mayBeLeft: true), Money(entered["extra"], currency));
        }
        else
        {
            amount["fixed"] = Money(entered["fixed"], currency);
        }

        return amount;
    }

    private static JsonObject Actions(Entered entered, string which) => new()
    {
        ["email"] = Word(entered[$"{which}-email"]),
        ["closeFolio"] = entered.Is($"{which}-closeFolio"),
        ["document"] = Word(entered[$"{which}-document"]),
        ["folioVisible"] = Flag(entered[$"{which}-folioVisible"]),
        ["guaranteeState"] = Word(entered[$"{which}-guaranteeState"]),
        ["task"] = Word(entered[$"{which}-task"]),
    };

    private static JsonValue? Word(string text) => text.Length == 0 ? null : JsonValue.Create(text);

    private static JsonValue? Flag(string text) => text switch { "" => null, "true" => JsonValue.Create(true), "false" => JsonValue.Create(false), _ => JsonValue.Create(text) };

    // A browser may send seconds.
    private static JsonValue Time(string text) => JsonValue.Create(text.Length == 8 && text.EndsWith(":00", StringComparison.Ordinal) ? text[..5] : text);

    private static JsonValue? Number(string text, bool mayBeLeft = false) =>
        mayBeLeft && text.Length == 0 ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number)
        : JsonValue.Create(text);

    private static JsonValue? Share(string text) => Word(text.Replace(',', '.').Replace('−', '-').TrimEnd('%', ' ', '\u00A0', '\u202F'));

    private static JsonValue? Money(string text, Currency currency) =>
        text.Length == 0 ? null : JsonValue.Create(EnteredMoney.Read(text, currency)?.ToDecimalString() ?? text);

    private static JsonArray Lines(string text) =>
        new([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => JsonValue.Create(line))]);
}
