using System.Text.Json.Nodes;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.App.Payments;
using Solde.App.Reviews;
using Solde.Core.Properties;

namespace Solde.App.Simulate;

/// <summary>The loop of virtual time: events at their instants, in order, and before what is due at that instant; then on to the next
/// instant at which anything happens or is due. Rehearsals and backtests both run on it.</summary>
internal sealed class Play
{
    private const int Page = 1_000;
    private readonly Guid property;
    private readonly Stage stage;
    private readonly Action<JournalEntry> tell;
    private readonly Autopilot autopilot;
    private readonly PlayedEvents events;
    private JournalCursor cursor;

    /// <summary>Sets up a play of a property that the stage's store knows.</summary>
    /// <param name="property">The property.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="stage">The world it is played in.</param>
    /// <param name="tell">Gets each journal entry as it is written.</param>
    /// <param name="show">Gets what is shown and not stored (test, explain).</param>
    internal Play(Guid property, PropertySettings settings, Stage stage, Action<JournalEntry> tell, Action<JsonObject> show)
    {
        this.property = property;
        this.stage = stage;
        this.tell = tell;
        var execution = new Execution(stage.Store, stage.Gateway, stage.Ids, stage.Clock);
        autopilot = new Autopilot(stage.Store, execution, new Outbox(stage.Store, stage.Mailer, stage.Ids, stage.Render), stage.Ids);
        events = new PlayedEvents(property, settings, stage, execution, show);
    }

    /// <summary>Tells what the journal has so far, then plays to the end (inclusive).</summary>
    internal async ValueTask Run(ImmutableArray<ScenarioEvent> happenings, Instant until, CancellationToken cancel)
    {
        await Tell();
        var next = 0;
        while (NextInstant(happenings, next, await stage.Store.NextDueAt(stage.Clock.Now)) is { } now && now <= until)
        {
            stage.Clock.Now = Instant.Max(now, stage.Clock.Now);
            while (next < happenings.Length && happenings[next].At <= now)
            {
                await events.Play(happenings[next++], cancel);
                await Tell();
            }

            await autopilot.RunDue(stage.Clock.Now, cancel);
            await Tell();
        }
    }

    private static Instant? NextInstant(ImmutableArray<ScenarioEvent> happenings, int next, Instant? due)
    {
        Instant? happening = next < happenings.Length ? happenings[next].At : null;
        return (happening, due) switch
        {
            (null, _) => due,
            (_, null) => happening,
            ({ } a, { } b) => Instant.Min(a, b),
        };
    }

    private async ValueTask Tell()
    {
        while (await stage.Store.Journal(property, cursor, Page) is { IsEmpty: false } entries)
        {
            foreach (var entry in entries)
            {
                tell(entry);
            }

            cursor = entries[^1].Cursor;
        }
    }
}
