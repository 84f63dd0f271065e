using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Automations;
using Solde.Core.Facts;

namespace Solde.App.Automations;

/// <summary>Where automations are made, changed and switched (C1, LH18). Every change is a fact and makes open bookings due.</summary>
/// <param name="store">The durable memory.</param>
/// <param name="ids">Makes ids.</param>
public sealed class AutomationDesk(IStore store, IIds ids)
{
    /// <summary>Who acts (<see cref="Actor"/>); null = nobody is named.</summary>
    public string? By { get; private init; }

    /// <summary>The desk as somebody uses it: the journal names them with everything they do.</summary>
    public AutomationDesk As(string by) => new(store, ids) { By = by };

    /// <summary>Saves a new automation; inactive unless told otherwise.</summary>
    public async ValueTask<Automation> Create(Guid property, AutomationRule rule, bool active, Instant now)
    {
        var rules = await store.Rules(property);
        var name = new AutomationRef(ids.New(), rule.Name);
        var age = rules.All.Select(automation => automation.Age).DefaultIfEmpty().Max() + 1;
        var automation = new Automation(
            name, age, active ? AutomationState.Active : AutomationState.Inactive, active ? now : null, [new AutomationVersion(1, now, rule)]);
        ImmutableArray<IFact> facts = active
            ? [new AutomationCreated(now, name), new AutomationActivated(now, name)]
            : [new AutomationCreated(now, name)];
        await store.SaveAutomation(property, automation, facts, now, By);
        return automation;
    }

    /// <summary>Switches an automation on.</summary>
    public ValueTask<string?> Activate(Guid property, string name, Instant now) => Change(property, name, "activate", now, automation =>
        automation.State switch
        {
            AutomationState.Archived => (null, Refusals.Archived),
            AutomationState.Active => (null, Refusals.AlreadyActive),
            AutomationState.Inactive => (
                (automation with { State = AutomationState.Active, ActivatedAt = now }, new AutomationActivated(now, automation.Ref)), null),
        });

    /// <summary>Switches an automation off; its planned runs are cancelled.</summary>
    public ValueTask<string?> Deactivate(Guid property, string name, Instant now) => Change(property, name, "deactivate", now, automation =>
        automation.State == AutomationState.Active
            ? ((automation with { State = AutomationState.Inactive }, new AutomationDeactivated(now, automation.Ref)), null)
            : (null, Refusals.NotActive));

    /// <summary>Archives an automation: never deleted, planned runs stay, no booking is taken any more.</summary>
    public ValueTask<string?> Archive(Guid property, string name, Instant now) => Change(property, name, "archive", now, automation =>
        automation.State == AutomationState.Archived
            ? (null, Refusals.Archived)
            : ((automation with { State = AutomationState.Archived }, new AutomationArchived(now, automation.Ref)), null));

    /// <summary>Saves a new version. Planned runs of an <c>all</c> automation follow it.</summary>
    public ValueTask<string?> Edit(Guid property, string name, AutomationRule rule, Instant now) => Change(property, name, "edit", now, automation =>
    {
        if (automation.State == AutomationState.Archived)
        {
            return (null, Refusals.Archived);
        }

        var number = automation.Versions.Length + 1;
        var edited = automation with
        {
            Ref = automation.Ref with { Name = rule.Name },
            Versions = automation.Versions.Add(new AutomationVersion(number, now, rule)),
        };
        return ((edited, new AutomationEdited(now, edited.Ref, number)), null);
    });

    private async ValueTask<string?> Change(
        Guid property, string name, string what, Instant now, Func<Automation, ((Automation After, IFact Fact)? Done, string? Refusal)> change)
    {
        var (done, refusal) = (await store.Rules(property)).Find(name) is { } automation
            ? change(automation)
            : (null, Refusals.UnknownAutomation);
        if (done is { } changed)
        {
            await store.SaveAutomation(property, changed.After, [changed.Fact], now, By);
            return null;
        }

        await store.Record(property, [new ActionRefused(now, what, refusal!)], By);
        return refusal;
    }
}
