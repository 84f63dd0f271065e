using Solde.App.Bookings;
using NodaTime;
using Solde.Core.Automations;
using Solde.Core.Facts;
using Solde.Core.Guarantees;
using Solde.Core.Properties;

namespace Solde.Contract.Tests.Storage;

public sealed class RuleTests
{
    public static TheoryData<StoreKind> Kinds => Rig.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Settings_come_back_as_they_were_and_the_newest_count(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        Assert.Equal("Les Pins", (await rig.Store.Property(rig.Property))!.Settings.Name);
        var changed = Rig.Settings with
        {
            Name = "Les Chênes", ReleaseHoldsAfterCheckOutDays = 0, SendRequestsAt = new LocalTime(8, 30), AuthenticationLinks = false,
        };
        await rig.Store.SaveProperty(rig.Property, changed, Rig.Noon);
        Assert.Equal(
            PropertyJson.Write(changed).ToJsonString(), PropertyJson.Write((await rig.Store.Property(rig.Property))!.Settings).ToJsonString());
        Assert.Null(await rig.Store.Property(rig.NewId()));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Properties_are_listed_in_the_order_made(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var second = rig.NewId();
        await rig.Store.SaveProperty(second, Rig.Settings with { Name = "B" }, Rig.Noon);
        await rig.Store.SaveProperty(rig.Property, Rig.Settings with { Name = "A" }, Rig.Noon);
        Assert.Equal([(rig.Property, "A"), (second, "B")], (await rig.Store.Properties()).Select(each => (each.Id, each.Settings.Name)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Automations_keep_all_their_versions(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        Assert.Empty((await rig.Store.Rules(rig.Property)).All);
        var rule = Rule(rig);
        await rig.Store.SaveAutomation(rig.Property, rule, [new AutomationCreated(Rig.Noon, rule.Ref)], Rig.Noon);
        Assert.Equal(rule.Ref, (await rig.Store.Rules(rig.Property)).All.Single().Ref);

        var edited = rule.Current.Rule with { Name = "Balance", Priority = 7 };
        var second = rule with
        {
            Ref = rule.Ref with { Name = "Balance" }, State = AutomationState.Archived, ActivatedAt = Rig.Noon,
            Versions = [.. rule.Versions, new AutomationVersion(2, Rig.Noon + Duration.FromDays(1), edited)],
        };
        await rig.Store.SaveAutomation(rig.Property, second, [new AutomationEdited(Rig.Noon, second.Ref, 2)], Rig.Noon);
        var stored = (await rig.Store.Rules(rig.Property)).All.Single();
        Assert.Equal((second.Ref, second.Age, second.State, second.ActivatedAt), (stored.Ref, stored.Age, stored.State, stored.ActivatedAt));
        Assert.Equal(["Arrivals", "Balance"], stored.Versions.Select(version => version.Rule.Name));
        Assert.Equal((7, 100), (stored.Versions[1].Rule.Priority, stored.Versions[0].Rule.Priority));
        Assert.Equal(second.Versions[1].At, stored.Versions[1].At);
        Assert.Equal(["automation.created", "automation.edited"], (await rig.Feed(rig.Property, default, 10)).Select(entry => FactNames.Of(entry.Fact)));
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Rules_are_of_one_property(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var other = rig.NewId();
        await rig.Store.SaveProperty(other, Rig.Settings, Rig.Noon);
        await rig.Store.SaveAutomation(rig.Property, Rule(rig), [], Rig.Noon);
        Assert.Empty((await rig.Store.Rules(other)).All);
        Assert.Empty((await rig.Store.Rules(rig.NewId())).All);
    }

    internal static Automation Rule(Rig rig) => new(
        new AutomationRef(rig.NewId(), "Arrivals"), 1, AutomationState.Inactive, null,
        [
            new AutomationVersion(1, Rig.Noon, new AutomationRule
            {
                Name = "Arrivals",
                Trigger = new Trigger(TriggerKind.AfterArrival, 0, 0, LocalTime.Midnight),
                Operation = Operation.Charge,
                Filter = new BookingFilter { Channels = ["expedia"], GuaranteeStates = [GuaranteeState.Awaiting] },
            }),
        ]);
}
