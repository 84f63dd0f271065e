using Solde.Core.Folios;
using Solde.Core.Guarantees;
using Solde.Core.Json;
using Solde.Core.Planning;

namespace Solde.Core.Automations;

/// <summary>Reads the parts of an automation's document.</summary>
internal static class AutomationReading
{
    // Ten years: longer than any booking is made ahead, short enough for every sum of times.
    private const int MostHours = 87_600;
    private const int MostDays = 3_650;
    private const int MostNights = 365;

    internal static Trigger Trigger(DocumentValue value)
    {
        var fields = value.AsObject("when", "hours", "days", "at");
        var kind = fields.Required("when").AsOneOf<TriggerKind>();
        var isAtLocalTime = kind is TriggerKind.DaysBeforeArrival or TriggerKind.ArrivalDay or TriggerKind.DepartureDay;
        var takesDays = kind == TriggerKind.DaysBeforeArrival;
        var misplaced = $"has no meaning with {CamelCase.Of(kind)}";
        if (!takesDays)
        {
            fields.Refuse("days", misplaced);
        }

        if (isAtLocalTime)
        {
            fields.Refuse("hours", misplaced);
            var days = takesDays ? fields.Required("days").AsInteger(0, MostDays) : 0;
            return new Trigger(kind, 0, days, fields.Required("at").AsLocalTime());
        }

        fields.Refuse("at", misplaced);
        return new Trigger(kind, fields.Required("hours").AsInteger(0, MostHours), 0, LocalTime.Midnight);
    }

    internal static BookingFilter Filter(DocumentValue value)
    {
        var fields = value.AsObject(
            "channels", "ota", "guaranteeStates", "guaranteePolicies", "cards", "includeCompanies", "excludeCompanies", "includeAgencies",
            "excludeAgencies");
        return new BookingFilter
        {
            Channels = fields.Texts("channels"),
            Ota = fields.Optional("ota")?.AsFlag(),
            GuaranteeStates = fields.List("guaranteeStates", state => state.AsOneOf<GuaranteeState>()),
            GuaranteePolicies = fields.Texts("guaranteePolicies"),
            Cards = fields.Optional("cards")?.AsOneOf<CardFilter>(),
            IncludeCompanies = fields.Texts("includeCompanies"),
            ExcludeCompanies = fields.Texts("excludeCompanies"),
            IncludeAgencies = fields.Texts("includeAgencies"),
            ExcludeAgencies = fields.Texts("excludeAgencies"),
        };
    }

    internal static AmountRule Amount(DocumentValue? value, Currency currency)
    {
        if (value is not { } given)
        {
            return new AmountRule(AmountBasis.Balance, null, null, [], null, null, false);
        }

        var fields = given.AsObject("basis", "percent", "fixed", "groups", "nights", "extra", "beyondBalance");
        var basis = fields.OneOf("basis", AmountBasis.Balance);
        RefuseMisplaced(fields, basis);
        // Of charges the percentage is a factor; of the others a delta, which may take away more than all before fixed is added.
        var lowestPercent = basis == AmountBasis.Charges ? 0 : -1000;
        return new AmountRule(
            basis,
            fields.Optional("percent")?.AsPercent(lowestPercent),
            fields.Optional("fixed")?.AsMoney(currency),
            fields.Texts("groups"),
            fields.Optional("nights")?.AsInteger(1, MostNights),
            fields.Optional("extra")?.AsMoney(currency),
            fields.Flag("beyondBalance", otherwise: false));
    }

    internal static Surcharge Surcharge(DocumentValue value, Operation operation, Currency currency, string country)
    {
        var fields = value.AsObject("percent", "fixed");
        if (SurchargeLaw.Forbids(country))
        {
            throw fields.Wrong($"surcharges on consumers' cards are forbidden in the EEA and the UK (PSD2 art. 62(4)), so in {country}");
        }

        if (operation != Operation.Charge)
        {
            throw fields.Wrong("a surcharge needs the operation charge");
        }

        var percent = fields.Optional("percent")?.AsPercent(0, 100);
        var amount = fields.Optional("fixed")?.AsPositiveMoney(currency);
        return (percent is null) == (amount is null)
            ? throw fields.Wrong("exactly one of percent and fixed is needed")
            : new Surcharge(percent, amount);
    }

    internal static ActionSet Actions(DocumentValue? value)
    {
        if (value is not { } given)
        {
            return ActionSet.Nothing;
        }

        var fields = given.AsObject("email", "closeFolio", "document", "folioVisible", "guaranteeState", "task");
        return new ActionSet(
            fields.Optional("email")?.AsOneOf([.. Templates.ToGuest.Order(StringComparer.Ordinal)]),
            fields.Flag("closeFolio", otherwise: false),
            fields.Optional("document")?.AsOneOf<FolioDocument>(),
            fields.Optional("folioVisible")?.AsFlag(),
            fields.Optional("guaranteeState")?.AsOneOf<GuaranteeState>(),
            fields.Optional("task")?.AsText());
    }

    private static void RefuseMisplaced(DocumentObject fields, AmountBasis basis)
    {
        if (basis == AmountBasis.Charges)
        {
            fields.Refuse("fixed", "has no meaning with the basis charges: use extra");
            if (fields.Optional("percent") is not null && fields.Optional("nights") is not null)
            {
                throw fields.Wrong("percent and nights exclude each other");
            }

            return;
        }

        const string onlyCharges = "has a meaning only with the basis charges";
        if (!fields.Texts("groups").IsEmpty)
        {
            fields.Refuse("groups", onlyCharges);
        }

        fields.Refuse("nights", onlyCharges);
        fields.Refuse("extra", $"{onlyCharges}: use fixed");
    }
}
