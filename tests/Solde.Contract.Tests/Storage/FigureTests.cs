using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Figures;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Storage;

namespace Solde.Contract.Tests.Storage;

/// <summary>Sums of money by time: what was taken, and what is planned.</summary>
public sealed class FigureTests
{
    private static readonly AutomationRef Rule = new(new Guid(1, 2, 3, new byte[8]), "Balance");
    private static readonly Duration Day = Duration.FromDays(1);

    public static TheoryData<StoreKind> Databases => Rig.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task What_was_taken_is_summed_by_quarters_of_an_hour(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        foreach (var i in Enumerable.Range(1, 9))
        {
            var stored = await rig.Book($"B{i}");
            await rig.Commit(Rig.With(stored, Paid(Rig.Noon, 100 + i)));
        }

        var refunded = await rig.Book("R");
        await rig.Commit(Rig.With(refunded, Paid(Rig.Noon + Duration.FromMinutes(15), 50), new RefundSucceeded(Rig.Noon + Duration.FromMinutes(29), Rig.Euros(20), 1, "main", false, null)));
        Assert.Equal(
            [new Taking(Rig.Noon, Rig.Euros(945), Rig.Euros(0)), new Taking(Rig.Noon + Duration.FromMinutes(15), Rig.Euros(50), Rig.Euros(20))],
            await Of(rig).Takings(rig.Property, Rig.Noon, Rig.Noon + Day));
        Assert.Empty(await Of(rig).Takings(rig.Property, Rig.Noon + Duration.FromMinutes(30), Rig.Noon + Day));
        Assert.Empty(await Of(rig).Takings(rig.NewId(), Rig.Noon, Rig.Noon + Day));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_a_booking_brought_along_was_taken_by_others(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var change = rig.New("B1");
        var paid = Paid(Rig.Noon, 100) with { BroughtAlong = true };
        await rig.Commit(change with { Facts = [.. change.Facts, paid], After = Core.Planning.Planner.Apply(change.After, paid) });
        Assert.Empty(await Of(rig).Takings(rig.Property, Rig.Noon, Rig.Noon + Day));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_planned_follows_each_change_of_it(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (one, two) = (await rig.Book("B1"), await rig.Book("B2"));
        await rig.Commit(Rig.With(one, Planned(Rig.Noon + Day, 700)));
        await rig.Commit(Rig.With(two, Planned(Rig.Noon + Day, 300)));
        Assert.Equal([(Rig.Noon + Day, Rig.Euros(1000), 2L)], await Planned(rig));
        await rig.Commit(Rig.With(await rig.Load(one.Key), new RunRescheduled(Rig.Noon, Rule, Rig.Noon + (2 * Day), RescheduleReason.ByStaff)));
        Assert.Equal([(Rig.Noon + Day, Rig.Euros(300), 1L), (Rig.Noon + (2 * Day), Rig.Euros(700), 1L)], await Planned(rig));
        await rig.Commit(Rig.With(await rig.Load(two.Key), new RunCancelled(Rig.Noon, Rule, RunCancelReason.ByStaff)));
        Assert.Equal([(Rig.Noon + (2 * Day), Rig.Euros(700), 1L)], await Planned(rig));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_refused_is_not_counted(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var stored = await rig.Book("B1");
        var change = Rig.With(stored, Paid(Rig.Noon, 100));
        Assert.Equal([CommitResult.Stored, CommitResult.Conflict], await rig.Store.Commit([change, change]));
        Assert.Equal(CommitResult.Conflict, await rig.Commit(change));
        Assert.Equal(Rig.Euros(100), Assert.Single(await Of(rig).Takings(rig.Property, Rig.Noon, Rig.Noon + Day)).Collected);
    }

    [Theory, MemberData(nameof(SearchTests.Upgraded), MemberType = typeof(SearchTests))]
    public async Task A_database_that_had_no_sums_gets_the_same(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (one, two) = (await rig.Book("B1"), await rig.Book("B2"));
        await rig.Commit(Rig.With(one, Paid(Rig.Noon + Duration.FromMinutes(1), 100), new RefundSucceeded(Rig.Noon, Rig.Euros(20), 1, "main", false, null)));
        await rig.Commit(Rig.With(two, Planned(Rig.Noon + Day, 300), Planned(Rig.Noon + Day, 200, new AutomationRef(new Guid(4, 5, 6, new byte[8]), "Other"))));
        var (taken, planned) = (await Of(rig).Takings(rig.Property, Rig.Noon, Rig.Noon + Day), await Of(rig).Expected(rig.Property, Rig.Noon, Rig.Noon + (9 * Day)));
        Assert.Equal((1, 2), (taken.Length, planned.Length));
        await rig.ReopenFromBefore(6);
        Assert.Equal(taken, await Of(rig).Takings(rig.Property, Rig.Noon, Rig.Noon + Day));
        Assert.Equal(planned, await Of(rig).Expected(rig.Property, Rig.Noon, Rig.Noon + (9 * Day)));
    }

    [Fact]
    public async Task Days_are_those_of_the_property_also_when_the_clocks_change()
    {
        await using var rig = await Rig.Open(StoreKind.SqliteMemory);
        var zone = Rig.Settings.Zone;
        var sunday = new LocalDate(2026, 10, 25); // 25 hours long.
        var stored = await rig.Book("B1");
        await rig.Commit(Rig.With(stored, Paid(At(sunday.PlusDays(-1), 23, 59), 10), Paid(At(sunday, 0, 0), 20), Paid(At(sunday, 23, 59), 30), Paid(At(sunday.PlusDays(1), 0, 0), 40)));
        var view = (await rig.Store.Property(rig.Property))!;
        var outlook = await Outlook.Read(Of(rig), rig.Property, view, At(sunday.PlusDays(1), 12, 0), 7, 7);
        Assert.Equal([Rig.Euros(10), Rig.Euros(50), Rig.Euros(40)], outlook.Collected[^3..].Select(day => day.Amount));
        Assert.Equal((Rig.Euros(40), Rig.Euros(40)), (outlook.Today, outlook.ThisWeek)); // The 26th is a Monday.

        Instant At(LocalDate day, int hour, int minute) => zone.AtLeniently(day + new LocalTime(hour, minute)).ToInstant();
    }

    private static SqlStore Of(Rig rig) => rig.Sqlite;

    private static PaymentRecorded Paid(Instant at, int euros) => new(at, Rig.Euros(euros), PaymentMethod.Cash, [new FolioShare("main", Rig.Euros(euros))]);

    private static RunPlanned Planned(Instant due, int euros, AutomationRef? automation = null) => new(Rig.Noon, automation ?? Rule, due, Rig.Euros(euros), 1);

    private static async Task<ImmutableArray<(Instant, Money, long)>> Planned(Rig rig) =>
        [.. (await Of(rig).Expected(rig.Property, Rig.Noon, Rig.Noon + (9 * Day))).Select(each => (each.From, each.Amount, each.Runs))];
}
