using Solde.Core.Bookings;
using Solde.Core.Properties;

namespace Solde.Core.Automations.Linting;

/// <summary>Looks for what could be saved and is probably not meant (X5). Pure: it depends on what it is given alone.</summary>
public static class Linter
{
    /// <summary>The most bookings that a warning names.</summary>
    public const int MostExamples = 5;

    /// <summary>How long a hold lasts at acquirers that grant no more (C14).</summary>
    public static readonly Duration HoldsLast = Duration.FromDays(7);

    /// <summary>Looks at rules one by one, at those at work in pairs, and at what they leave of some bookings.</summary>
    /// <param name="rules">The automations. Archived ones are left out; inactive ones are looked at one by one only.</param>
    /// <param name="property">The property's settings.</param>
    /// <param name="sample">Stored bookings, as many as one wants looked at; those that are over have no part in it.</param>
    /// <param name="now">The instant.</param>
    /// <returns>The warnings, in the order in which the automations act; last those of the rules as a whole.</returns>
    public static ImmutableArray<LintWarning> Check(RuleSet rules, PropertySettings property, ImmutableArray<BookingSnapshot> sample, Instant now)
    {
        var warnings = ImmutableArray.CreateBuilder<LintWarning>();
        var atWork = rules.All.Where(automation => automation.State == AutomationState.Active).ToList();
        foreach (var automation in rules.All.Where(automation => automation.State != AutomationState.Archived))
        {
            var rule = automation.Current.Rule;
            warnings.AddRange(RuleFaults.Of(rule, property).Select(fault => fault with { Automation = rule.Name }));
            warnings.AddRange(HoldFaults.Of(rule, property, sample).Select(fault => fault with { Automation = rule.Name }));
            if (automation.State == AutomationState.Active)
            {
                warnings.AddRange(atWork.TakeWhile(earlier => earlier != automation).Select(earlier => RulePairs.Of(earlier.Current.Rule, rule)).OfType<LintWarning>());
            }
        }

        warnings.AddRange(Coverage.Of(atWork, property, sample, now));
        return warnings.DrainToImmutable();
    }

    /// <summary>A rule set of rules that are at work from the beginning of time, for rules that no property has yet.</summary>
    public static RuleSet AtWork(IEnumerable<(AutomationRule Rule, bool Active)> rules) => new(rules.Select((each, i) => new Automation(
        new AutomationRef(new Guid(i + 1, 0, 0, new byte[8]), each.Rule.Name), i + 1, each.Active ? AutomationState.Active : AutomationState.Inactive,
        Instant.MinValue, [new AutomationVersion(1, Instant.MinValue, each.Rule)])));
}
