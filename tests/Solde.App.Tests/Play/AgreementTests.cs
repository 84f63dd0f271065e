using Solde.App.Backtest;
using Solde.App.Journal;
using Solde.App.Simulate;
using Solde.Core.Properties;
using Solde.Storage;
using Solde.Tests;

namespace Solde.App.Tests.Play;

/// <summary>Live, rehearsal, backtest and test agree, entry by entry: on every scenario, on 500 generated ones and on 100 of salons.</summary>
public sealed class AgreementTests
{
    private const int Generated = 500;
    private const int GeneratedSalons = 100;

    private static IEnumerable<string> Files => TestFiles.Names("tests/scenarios", "*.json").Select(name => TestFiles.Read($"tests/scenarios/{name}"));

    private static IEnumerable<string> Made(int count) => Enumerable.Range(1, count).Select(seed => GeneratedScenario.Of(seed).ToJsonString());

    private static IEnumerable<string> Salons(int count) => Enumerable.Range(1, count).Select(seed => GeneratedSalon.Of(seed).ToJsonString());

    [Fact]
    public async Task A_backtest_gives_the_journal_of_a_rehearsal()
    {
        foreach (var scenario in Files.Concat(Made(Generated)).Concat(Salons(GeneratedSalons)).Select(ScenarioReader.Read))
        {
            Assert.Equal(Worlds.Text(await Worlds.Rehearsed(scenario)), Worlds.Text(await Worlds.Backtested(scenario)));
        }
    }

    [Fact]
    public async Task A_live_database_gives_the_journal_of_a_rehearsal()
    {
        foreach (var scenario in Files.Concat(Made(Generated)).Concat(Salons(GeneratedSalons)).Select(ScenarioReader.Read))
        {
            Assert.Equal(Worlds.Text(await Worlds.Rehearsed(scenario)), Worlds.Text(await Worlds.Live(scenario)));
        }
    }

    [Fact]
    public async Task The_same_play_twice_gives_the_same_journal()
    {
        foreach (var scenario in Made(50).Select(ScenarioReader.Read))
        {
            Assert.Equal(Worlds.Text(await Worlds.Rehearsed(scenario)), Worlds.Text(await Worlds.Rehearsed(scenario)));
        }
    }

    [Fact]
    public async Task A_booking_backtested_alone_gives_its_part_of_the_journal()
    {
        var compared = 0;
        foreach (var scenario in Made(Generated).Select(json => ScenarioReader.Read(json)).Select(Lives))
        {
            var timeline = await Worlds.Rehearsed(scenario);
            var backtester = new Backtester(
                scenario.Property, scenario.Automations.Select(a => a.Rule), scenario.Start, (clock, store) => Stages.Of(store, twoStep: false, clock));
            foreach (var imported in Imported(scenario))
            {
                var (_, journal) = await backtester.Play(imported, scenario.Until);
                var alone = journal.Where(entry => entry.Ref is not null).Select(entry => Timeline.View(entry, scenario.Property));
                Assert.Equal(Worlds.Text(timeline.Where(entry => (string?)entry["ref"] == imported.Booking.Ref)), Worlds.Text(alone));
                compared++;
            }
        }

        Assert.True(compared >= Generated, $"only {compared} bookings were compared");
    }

    [Fact]
    public async Task What_a_test_announces_is_what_the_next_review_does()
    {
        var count = 0;
        foreach (var scenario in Files.Concat(Made(Generated)).Select(ScenarioReader.Read).Where(HasNoRetries))
        {
            using var inner = SqlStore.InMemory();
            var (store, announcing) = Announcing.Around(inner);
            var play = await Player.Play(scenario, Stages.Of(store));
            Assert.Empty(AnnouncedRuns.Differences(announcing.All, play.Timeline, scenario.Property));
            count += announcing.All.Count;
        }

        Assert.True(count >= Generated, $"only {count} runs were announced");
    }

    // A payment that staff retry, or that a guest authenticates, was announced long ago.
    private static bool HasNoRetries(Scenario scenario) =>
        !scenario.Events.Any(e => e is RetryPaymentEvent or GuestPaysEvent { Method: PaymentMethod.Card, Card: null });

    /// <summary>Only what the past can tell: rules active from the start, bookings and what became of the stay.</summary>
    private static Scenario Lives(Scenario scenario) => scenario with
    {
        Automations = [.. scenario.Automations.Select(a => a with { Active = true })],
        Events = [.. scenario.Events.Where(e => e is BookEvent or CancelEvent or NoShowEvent or CheckInEvent or CheckOutEvent)],
    };

    private static IEnumerable<ImportedBooking> Imported(Scenario scenario) =>
        from book in scenario.Events.OfType<BookEvent>()
        let own = scenario.Events.Where(e => PlayedRef.Of(e) == book.Booking.Ref).ToList()
        where own.TrueForAll(e => e.At >= book.At)
        select new ImportedBooking(
            book.Booking with { CreatedAt = book.At },
            own.OfType<CheckInEvent>().FirstOrDefault()?.At,
            own.OfType<CheckOutEvent>().FirstOrDefault()?.At,
            own.OfType<CancelEvent>().FirstOrDefault()?.At,
            own.OfType<NoShowEvent>().FirstOrDefault()?.At);
}

/// <summary>The reference an event of a stay's life names.</summary>
internal static class PlayedRef
{
    internal static string? Of(ScenarioEvent happening) => happening switch
    {
        BookEvent e => e.Booking.Ref,
        CancelEvent e => e.Ref,
        NoShowEvent e => e.Ref,
        CheckInEvent e => e.Ref,
        CheckOutEvent e => e.Ref,
        _ => null,
    };
}
