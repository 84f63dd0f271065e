using System.Text.Json.Nodes;
using Solde.App.Automations;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.App.Payments;
using Solde.App.Reviews;
using Solde.Core.Properties;

namespace Solde.App.Simulate;

/// <summary>The world a scenario is played in: the production parts, with a virtual clock.</summary>
/// <param name="Store">An empty store.</param>
/// <param name="Gateway">The sandbox acquirer.</param>
/// <param name="Cards">The same, as guests see it.</param>
/// <param name="Mailer">Where e-mails go.</param>
/// <param name="Ids">A counted sequence of ids.</param>
/// <param name="Clock">The clock the sandbox reads.</param>
public sealed record Stage(IStore Store, IGateway Gateway, ISandboxCards Cards, IMailer Mailer, IIds Ids, VirtualClock Clock);

/// <summary>What came out of a play.</summary>
/// <param name="Property">The property played.</param>
/// <param name="Timeline">The journal, with test and explain results where they were asked for.</param>
public sealed record PlayResult(Guid Property, ImmutableArray<JsonObject> Timeline);

/// <summary>Plays a scenario through the production engine: events at their instants, then what is due, until the end.</summary>
public sealed class Player
{
    private readonly Scenario scenario;
    private readonly Stage stage;
    private readonly Autopilot autopilot;
    private readonly PlayedEvents events;
    private readonly List<JsonObject> timeline = [];
    private readonly Guid property;
    private long cursor;

    private Player(Scenario scenario, Stage stage)
    {
        this.scenario = scenario;
        this.stage = stage;
        property = stage.Ids.New();
        autopilot = new Autopilot(stage.Store, stage.Gateway, stage.Mailer, stage.Ids);
        events = new PlayedEvents(property, scenario.Property, stage, Show);
    }

    /// <summary>Plays a scenario to its end.</summary>
    public static async ValueTask<PlayResult> Play(Scenario scenario, Stage stage, CancellationToken cancel = default)
    {
        var player = new Player(scenario, stage);
        await player.Prepare();
        await player.PlayAll(cancel);
        return new PlayResult(player.property, [.. player.timeline]);
    }

    private async ValueTask Prepare()
    {
        stage.Clock.Now = scenario.Start;
        await stage.Store.SaveProperty(property, scenario.Property, scenario.Start);
        var desk = new AutomationDesk(stage.Store, stage.Ids);
        foreach (var automation in scenario.Automations)
        {
            await desk.Create(property, automation.Rule, automation.Active, scenario.Start);
        }
    }

    private async ValueTask PlayAll(CancellationToken cancel)
    {
        var next = 0;
        while (NextInstant(next, await stage.Store.NextDueAt(stage.Clock.Now)) is { } now && now <= scenario.Until)
        {
            stage.Clock.Now = Instant.Max(now, stage.Clock.Now);
            while (next < scenario.Events.Length && scenario.Events[next].At <= now)
            {
                await events.Play(scenario.Events[next++], cancel);
                await Collect();
            }

            await autopilot.RunDue(stage.Clock.Now, cancel);
            await Collect();
        }
    }

    private Instant? NextInstant(int next, Instant? due)
    {
        Instant? play = next < scenario.Events.Length ? scenario.Events[next].At : null;
        return (play, due) switch
        {
            (null, _) => due,
            (_, null) => play,
            ({ } a, { } b) => Instant.Min(a, b),
        };
    }

    private async ValueTask Collect()
    {
        while (await stage.Store.Journal(property, cursor, 1_000) is { IsEmpty: false } entries)
        {
            foreach (var entry in entries)
            {
                timeline.Add(Timeline.View(entry, scenario.Property));
            }

            cursor = entries[^1].Cursor;
        }
    }

    private void Show(JsonObject entry) => timeline.Add(entry);
}
