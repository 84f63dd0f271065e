using Solde.App.Journal;
using Solde.App.Simulate;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Properties;

namespace Solde.App.Backtest;

/// <summary>Plays past bookings against candidate rules (X2): each booking's whole life, from one instant at which something is due to the
/// next, through the same decisions, machine and sandbox as a rehearsal.</summary>
/// <remarks>Bookings do not see each other, so they are played one after the other in a world of their own and forgotten: memory does not
/// grow with their number.</remarks>
public sealed class Backtester
{
    private readonly PropertySettings property;
    private readonly ImmutableArray<Automation> automations;
    private readonly Func<VirtualClock, MemoryStore, Stage> stageOf;
    private readonly VirtualClock clock = new();
    private readonly MemoryStore store = new();
    private readonly Guid id = Guid.Parse("00000000-0000-7000-8000-000000000001");
    private readonly List<JournalEntry> entries = [];

    /// <summary>Prepares a backtest; the rules are active from <paramref name="start"/> on.</summary>
    /// <param name="property">The property's settings.</param>
    /// <param name="rules">The candidate rules, in order of age.</param>
    /// <param name="start">When time begins.</param>
    /// <param name="stageOf">Makes the world of one booking around the store: a fresh sandbox, a mailer that keeps nothing.</param>
    public Backtester(
        PropertySettings property, IEnumerable<AutomationRule> rules, Instant start, Func<VirtualClock, MemoryStore, Stage> stageOf)
    {
        this.property = property;
        this.stageOf = stageOf;
        automations = [.. rules.Select((rule, i) => new Automation(
            new AutomationRef(IdOf(i), rule.Name), i + 1, AutomationState.Active, start, [new AutomationVersion(1, start, rule)]))];
    }

    /// <summary>Plays one booking from its creation to <paramref name="until"/>.</summary>
    /// <returns>The booking at the end, and its journal.</returns>
    public async ValueTask<(BookingSnapshot? End, IReadOnlyList<JournalEntry> Journal)> Play(
        ImportedBooking imported, Instant until, CancellationToken cancel = default)
    {
        await Prepare();
        store.ForgetBookings();
        entries.Clear();
        clock.Now = Instant.Min(imported.Booking.CreatedAt ?? until, until);
        var play = new Play(id, property, stageOf(clock, store), entries.Add, static _ => { });
        await play.Run(EventsOf(imported), until, cancel);
        var end = await store.Bookings(id, null, 1);
        return (end.IsEmpty ? null : end[0].Snapshot, entries);
    }

    private async ValueTask Prepare()
    {
        if (await store.Property(id) is null)
        {
            await store.SaveProperty(id, property, Instant.MinValue);
            foreach (var automation in automations)
            {
                await store.SaveAutomation(id, automation, [], Instant.MinValue);
            }
        }
    }

    private static ImmutableArray<ScenarioEvent> EventsOf(ImportedBooking imported)
    {
        var reference = imported.Booking.Ref;
        var events = ImmutableArray.CreateBuilder<ScenarioEvent>(3);
        events.Add(new BookEvent(imported.Booking.CreatedAt ?? Instant.MinValue, imported.Booking));
        Add(imported.CancelledAt, at => new CancelEvent(at, reference));
        Add(imported.NoShowAt, at => new NoShowEvent(at, reference));
        Add(imported.CheckedInAt, at => new CheckInEvent(at, reference));
        Add(imported.CheckedOutAt, at => new CheckOutEvent(at, reference));
        return events.DrainToImmutable();

        void Add(Instant? at, Func<Instant, ScenarioEvent> happening)
        {
            if (at is { } instant)
            {
                events.Add(happening(instant));
            }
        }
    }

    // Ids of a play are counted, so that it can be repeated; rules come after the property.
    private static Guid IdOf(int rule) => new(0, 0, 0x7000, 0x80, 0, 0, 0, 0, 1, (byte)(rule >> 8), (byte)rule);
}
