using System.Collections.Immutable;
using NodaTime;
using Solde.App.Reviews;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Cards;
using Solde.Core.Planning;

namespace Solde.Server.Guests;

/// <summary>What will be taken from a guest's own card, or blocked on it, if nothing changes until then.</summary>
/// <param name="On">The day, as the property's clock shows it.</param>
/// <param name="Amount">How much.</param>
/// <param name="Card">The card.</param>
/// <param name="IsHold">It is blocked, not taken.</param>
internal sealed record Ahead(LocalDate On, Money Amount, CardOnFile Card, bool IsHold)
{
    /// <summary>What is planned on a booking, the earliest first. While nothing is certain (the property pauses its payments), nothing is told.</summary>
    public static ImmutableArray<Ahead> Of(Visit visit)
    {
        var (booking, rules) = (visit.Booking, visit.Stored.Property.Rules);
        if (booking.OldestOpenFolio is not { Visible: true } folio || rules.All.IsEmpty)
        {
            return []; // Nothing can be taken, or nothing that the guest is to see.
        }

        var verdicts = new Pass(booking, rules, visit.Now).Follow().Verdicts;
        var left = Money.Min(folio.Collectible, booking.Collectible);
        var found = ImmutableArray.CreateBuilder<Ahead>();
        foreach (var (verdict, rule) in rules.All.Select((automation, i) => (Verdict: verdicts[i], Rule: RuleOf(visit, automation))).OrderBy(each => each.Verdict.DueAt))
        {
            if (verdict is not { Kind: VerdictKind.Planned, Amount.IsPositive: true } || rule.Operation == Operation.None
                || booking.LastCard(rule.Card) is not { Owner: CardOwner.Guest } card)
            {
                continue;
            }

            // Each is told what it would take by itself; what an earlier one took is not there any more. A surcharge comes on top.
            var isFree = rule.Amount.BeyondBalance || rule.Surcharge is not null;
            var amount = isFree ? verdict.Amount : Money.Min(verdict.Amount, left);
            if (amount.IsPositive)
            {
                found.Add(new Ahead(verdict.DueAt.InZone(visit.Property.Zone).Date, amount, card, rule.Operation == Operation.Authorize));
                left = rule.Operation == Operation.Charge && !rule.Amount.BeyondBalance ? left - amount : left;
            }
        }

        return found.DrainToImmutable();
    }

    private static AutomationRule RuleOf(Visit visit, Automation automation) =>
        (visit.Booking.RunOf(automation.Ref.Id) is { } run ? automation.VersionOf(run) : automation.Current).Rule;
}
