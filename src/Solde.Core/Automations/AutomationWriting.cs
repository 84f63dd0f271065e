using System.Text.Json.Nodes;
using Solde.Core.Json;

namespace Solde.Core.Automations;

/// <summary>Writes the parts of an automation's document: of triggers and amounts only the keys that have a meaning there.</summary>
internal static class AutomationWriting
{
    internal static JsonObject Trigger(Trigger trigger)
    {
        var document = new JsonObject { ["when"] = CamelCase.Of(trigger.Kind) };
        switch (trigger.Kind)
        {
            case TriggerKind.DaysBeforeArrival:
                document["days"] = trigger.Days;
                document["at"] = Written.Time(trigger.At);
                break;
            case TriggerKind.ArrivalDay or TriggerKind.DepartureDay:
                document["at"] = Written.Time(trigger.At);
                break;
            default:
                document["hours"] = trigger.Hours;
                break;
        }

        return document;
    }

    internal static JsonObject Filter(BookingFilter filter) => new()
    {
        ["channels"] = Written.Texts(filter.Channels),
        ["ota"] = filter.Ota,
        ["guaranteeStates"] = Written.Words(filter.GuaranteeStates),
        ["guaranteePolicies"] = Written.Texts(filter.GuaranteePolicies),
        ["cards"] = Written.Word(filter.Cards),
        ["includeCompanies"] = Written.Texts(filter.IncludeCompanies),
        ["excludeCompanies"] = Written.Texts(filter.ExcludeCompanies),
        ["includeAgencies"] = Written.Texts(filter.IncludeAgencies),
        ["excludeAgencies"] = Written.Texts(filter.ExcludeAgencies),
    };

    internal static JsonObject Amount(AmountRule amount)
    {
        var document = new JsonObject { ["basis"] = CamelCase.Of(amount.Basis), ["percent"] = Written.Share(amount.Percent) };
        if (amount.Basis == AmountBasis.Charges)
        {
            document["groups"] = Written.Texts(amount.Groups);
            document["nights"] = amount.Nights;
            document["extra"] = Written.Amount(amount.Extra);
        }
        else
        {
            document["fixed"] = Written.Amount(amount.Fixed);
        }

        document["beyondBalance"] = amount.BeyondBalance;
        return document;
    }

    internal static JsonObject? Surcharge(Surcharge? surcharge) => surcharge switch
    {
        null => null,
        { Percent: { } percent } => new JsonObject { ["percent"] = Written.Share(percent) },
        _ => new JsonObject { ["fixed"] = Written.Amount(surcharge.Fixed) },
    };

    internal static JsonObject Actions(ActionSet actions) => new()
    {
        ["email"] = actions.Email,
        ["closeFolio"] = actions.CloseFolio,
        ["document"] = Written.Word(actions.Document),
        ["folioVisible"] = actions.FolioVisible,
        ["guaranteeState"] = Written.Word(actions.GuaranteeState),
        ["task"] = actions.Task,
    };
}
