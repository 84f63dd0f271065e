using System.Collections.Immutable;
using Solde.App.Automations;
using Solde.App.Bookings;
using Solde.App.Reviews;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Automations.Linting;
using Solde.Core.Planning;

namespace Solde.Server.Office.Automations;

/// <summary>What an automation would do if it were at work now, on the nearest bookings (C13), and what the linter says of it. Nothing is written.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Warnings">What the linter says of it, or of others because of it.</param>
/// <param name="Touched">How many of the bookings it would touch.</param>
/// <param name="Looked">How many were looked at.</param>
/// <param name="Amount">What it would take of them in all.</param>
/// <param name="First">The first of them, those due soonest, with what it would do.</param>
/// <param name="Others">Why it would not touch the others, and how many there are of each kind, the most first.</param>
internal sealed record RulePreview(
    AutomationRule Rule, ImmutableArray<LintWarning> Warnings, int Touched, int Looked, Money Amount, ImmutableArray<(StoredBooking Booking, Verdict Verdict)> First,
    ImmutableArray<(Reasons Why, int Bookings)> Others)
{
    private const int MostShown = 10;

    /// <summary>Looks at a rule that is not saved yet.</summary>
    /// <param name="parts">What the office acts on.</param>
    /// <param name="here">Where and when.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="known">The automation of which it becomes a version; null = a new one.</param>
    public static ValueTask<RulePreview> Of(OfficeParts parts, Here here, AutomationRule rule, Automation? known)
    {
        var candidate = known is null
            ? new Automation(new AutomationRef(Guid.Empty, rule.Name), int.MaxValue, AutomationState.Inactive, null, [new AutomationVersion(1, here.Now, rule)])
            : known with { Ref = known.Ref with { Name = rule.Name }, Versions = known.Versions.Add(new AutomationVersion(known.Versions.Length + 1, here.Now, rule)) };
        return Of(parts, here, candidate);
    }

    /// <summary>Looks at an automation; one that is inactive as if it were switched on now.</summary>
    public static async ValueTask<RulePreview> Of(OfficeParts parts, Here here, Automation automation)
    {
        var (view, tested) = (here.View!, Rehearsal.AtWork(automation, here.Now));
        var rules = view.Rules.With(tested);
        var bookings = await NearbyBookings.Of(parts.Search, parts.Work.Store, here.Place!.Property, new LocalClock(view.Settings.Zone).DateOf(here.Now));
        var rule = tested.Current.Rule;
        var verdicts = Rehearsal.Try(bookings, rules, tested, here.Now).Select(each => (each.Booking, each.Rehearsed.Verdict)).ToLookup(each => Acts(each.Verdict, rule.Operation));
        var touched = verdicts[true]
            .OrderBy(each => each.Verdict.Kind == VerdictKind.Expected).ThenBy(each => each.Verdict.DueAt)
            .ToImmutableArray();
        var warnings = Linter.Check(rules, view.Settings, [.. bookings.Select(stored => stored.Snapshot)], here.Now)
            .Where(warning => warning.Automation is { } name && (name == rule.Name || warning.Other == rule.Name));
        var amount = touched.Aggregate(Money.Zero(view.Settings.Currency), (sum, each) => sum + each.Verdict.Amount);
        return new RulePreview(rule, [.. warnings], touched.Length, bookings.Length, amount, [.. touched.Take(MostShown)], WhyNot(verdicts[false].Select(each => each.Verdict)));
    }

    private static ImmutableArray<(Reasons Why, int Bookings)> WhyNot(IEnumerable<Verdict> verdicts) =>
    [
        .. verdicts.CountBy(verdict => verdict.Reasons == Reasons.None ? Reasons.NothingDue : verdict.Reasons)
            .OrderByDescending(each => each.Value).Take(MostShown).Select(each => (each.Key, each.Value)),
    ];

    private static bool Acts(Verdict verdict, Operation operation) =>
        verdict.Kind is VerdictKind.Planned or VerdictKind.Due or VerdictKind.Waiting or VerdictKind.Expected
        && (operation == Operation.None || verdict.Amount.IsPositive);
}
