using Solde.Core.Bookings;
using Solde.Core.Properties;

namespace Solde.Core.Automations.Linting;

/// <summary>What can be seen of one rule by itself.</summary>
internal static class RuleFaults
{
    private const string Direct = "direct";
    private static readonly Percent Nothing = Percent.Of(0);
    private static readonly Percent All = Percent.Of(100);

    internal static IEnumerable<LintWarning> Of(AutomationRule rule, PropertySettings property) =>
        Filter(rule, property).Concat(rule.Operation == Operation.None ? Actions(rule) : Money(rule, property));

    private static IEnumerable<LintWarning> Actions(AutomationRule rule)
    {
        if (rule.OnSuccess == ActionSet.Nothing)
        {
            yield return At(LintCode.DoesNothing, "$.onSuccess");
        }
    }

    private static IEnumerable<LintWarning> Money(AutomationRule rule, PropertySettings property)
    {
        if (TakesNothing(rule.Amount, property))
        {
            yield return At(LintCode.TakesNothing, "$.amount");
        }

        if (rule is { Operation: Operation.Charge, Amount.BeyondBalance: true })
        {
            yield return At(LintCode.BeyondBalance, "$.amount.beyondBalance");
        }

        if (PlaceOfMore(rule.Amount) is { } place)
        {
            yield return At(LintCode.NeverMoreThanOwed, place);
        }

        if (rule.Surcharge is not null && SurchargeLaw.Forbids(property.Country))
        {
            yield return At(LintCode.SurchargeForbidden, "$.surcharge");
        }

        if (rule.Card == CardChoice.LastOta && IsBeforeArrivalDay(rule.Trigger))
        {
            yield return At(LintCode.VirtualCardTooEarly, "$.trigger");
        }
    }

    private static IEnumerable<LintWarning> Filter(AutomationRule rule, PropertySettings property)
    {
        var filter = rule.Filter;
        var unknown = filter.GuaranteePolicies.Where(code => property.Policy(code) is null).ToImmutableArray();
        if (!unknown.IsEmpty)
        {
            var none = unknown.Length == filter.GuaranteePolicies.Length;
            yield return At(none ? LintCode.NeverFits : LintCode.UnknownPolicy, "$.filter.guaranteePolicies") with { Named = unknown };
        }

        if (!filter.Channels.IsEmpty && filter.Ota is { } ota && filter.Channels.All(channel => ota ? channel == Direct : Channels.IsOta(channel)))
        {
            yield return At(LintCode.NeverFits, "$.filter.ota");
        }

        if (IsAllLeftOut(filter.IncludeCompanies, filter.ExcludeCompanies))
        {
            yield return At(LintCode.NeverFits, "$.filter.includeCompanies");
        }

        if (IsAllLeftOut(filter.IncludeAgencies, filter.ExcludeAgencies))
        {
            yield return At(LintCode.NeverFits, "$.filter.includeAgencies");
        }

        if (rule.Operation != Operation.None && (filter.Cards, rule.Card) is
            (CardFilter.None, _) or (CardFilter.GuestOnly, CardChoice.LastOta) or (CardFilter.OtaOnly, CardChoice.LastGuest))
        {
            yield return At(LintCode.NeverFits, "$.filter.cards");
        }
    }

    private static bool IsAllLeftOut(ImmutableArray<string> include, ImmutableArray<string> exclude) =>
        !include.IsEmpty && include.All(name => exclude.Contains(name));

    private static bool TakesNothing(AmountRule amount, PropertySettings property)
    {
        var takesAll = amount.Percent is { } delta && delta.TenThousandths <= -All.TenThousandths && amount.Fixed is not { IsPositive: true };
        return amount.Basis switch
        {
            AmountBasis.Balance => takesAll,
            AmountBasis.DepositDue => takesAll || property.GuaranteePolicies.IsEmpty,
            AmountBasis.Charges => amount is { Nights: null, Percent: null or { TenThousandths: 0 } } && amount.Extra is not { IsPositive: true },
        };
    }

    // Beyond the balance it is another matter, and a deposit is less than what is owed.
    private static string? PlaceOfMore(AmountRule amount) => amount switch
    {
        { BeyondBalance: true } or { Basis: AmountBasis.DepositDue } => null,
        { Basis: AmountBasis.Charges } => amount.Percent is { } factor && factor.TenThousandths > All.TenThousandths ? "$.amount.percent" : null,
        { Percent: { } delta } when delta.TenThousandths > Nothing.TenThousandths => "$.amount.percent",
        { Percent: null or { TenThousandths: 0 }, Fixed.IsPositive: true } => "$.amount.fixed",
        _ => null,
    };

    private static bool IsBeforeArrivalDay(Trigger trigger) => trigger.Kind switch
    {
        TriggerKind.AfterCreation => true,
        TriggerKind.DaysBeforeArrival => trigger.Days > 0,
        TriggerKind.UntilArrival => trigger.Hours > 12, // It counts back from noon.
        _ => false,
    };

    private static LintWarning At(LintCode code, string place) => new(code, null, place);
}
