using System.Text.Json.Nodes;
using Solde.App.Automations;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.App.Payments;

namespace Solde.App.Simulate;

/// <summary>The world a scenario is played in: the production parts, with a virtual clock.</summary>
/// <param name="Store">An empty store.</param>
/// <param name="Gateway">The sandbox acquirer.</param>
/// <param name="Cards">The same, as guests see it.</param>
/// <param name="Mailer">Where e-mails go.</param>
/// <param name="Ids">A counted sequence of ids.</param>
/// <param name="Clock">The clock the sandbox reads.</param>
/// <param name="Render">Makes the text of an e-mail when it is sent.</param>
public sealed record Stage(
    IStore Store, IGateway Gateway, ISandboxCards Cards, IMailer Mailer, IIds Ids, VirtualClock Clock, Func<Message, Message> Render);

/// <summary>What came out of a play.</summary>
/// <param name="Property">The property played.</param>
/// <param name="Timeline">The journal, with test and explain results where they were asked for.</param>
public sealed record PlayResult(Guid Property, ImmutableArray<JsonObject> Timeline);

/// <summary>Plays a scenario through the production engine.</summary>
public static class Player
{
    /// <summary>Plays a scenario to its end.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="stage">The world; its store must be empty.</param>
    /// <param name="cancel">Stops the play.</param>
    public static async ValueTask<PlayResult> Play(Scenario scenario, Stage stage, CancellationToken cancel = default)
    {
        var property = stage.Ids.New();
        stage.Clock.Now = scenario.Start;
        await stage.Store.SaveProperty(property, scenario.Property, scenario.Start);
        var desk = new AutomationDesk(stage.Store, stage.Ids);
        foreach (var automation in scenario.Automations)
        {
            await desk.Create(property, automation.Rule, automation.Active, scenario.Start);
        }

        var timeline = ImmutableArray.CreateBuilder<JsonObject>();
        var play = new Play(property, scenario.Property, stage, entry => timeline.Add(Timeline.View(entry, scenario.Property)), timeline.Add);
        await play.Run(scenario.Events, scenario.Until, cancel);
        return new PlayResult(property, timeline.DrainToImmutable());
    }
}
