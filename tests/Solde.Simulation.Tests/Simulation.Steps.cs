using Solde.App.Automations;
using Solde.App.Work;

namespace Solde.Simulation.Tests;

/// <summary>The scheduler.</summary>
internal sealed partial class Simulation
{
    // Nothing of a booking is open so long after the last thing that happened to it; what the gateway never answered is staff's by then.
    private static readonly Duration Horizon = Duration.FromDays(40);

    private Instant End => Worlds.Max(world => world.Scenario.Until);

    private void Play()
    {
        foreach (var world in Worlds)
        {
            Pump.Finish(async () =>
            {
                await Watch.Store.SaveProperty(world.Id, world.Scenario.Property, Now);
                var desk = new AutomationDesk(Watch.Store, Ids);
                foreach (var automation in world.Scenario.Automations)
                {
                    await desk.Create(world.Id, automation.Rule, automation.Active, Now);
                }

                return true;
            });
        }

        foreach (var node in nodes)
        {
            node.Start();
        }

        while (Failure is null && Step())
        {
            Pump.Drain();
        }

        if (Failure is null)
        {
            Calm();
            while (Failure is null && Step())
            {
                Pump.Drain();
            }
        }

        if (Failure is null)
        {
            Pump.Finish(async () =>
            {
                await Watch.CheckTheEnd();
                return true;
            });
        }
    }

    /// <summary>Nothing goes wrong any more, so all that was left must come to its end.</summary>
    private void Calm()
    {
        isCalm = true;
        Tell("", "nothing goes wrong from here on");
        foreach (var node in nodes)
        {
            node.PausedUntil = Now;
            if (node.Life is null)
            {
                node.Start();
            }
        }
    }

    /// <returns>False when there is nothing left to do.</returns>
    private bool Step()
    {
        if (++count > MostSteps)
        {
            Fail($"does not come to rest in {MostSteps:N0} steps");
            return false;
        }

        if (Pump.HasStray)
        {
            Fail("a continuation came from another thread, so that the same seed would not give the same run");
            return false;
        }

        if (Befalls(Knobs.Crash) && nodes.Where(node => node.Life is not null && Traffic.Parked.Any(call => call.Life == node.Life)).ToList() is { Count: > 0 } up)
        {
            Crash(Pick(up));
            return true;
        }

        if (Befalls(Knobs.Pause) && nodes.Where(node => node.IsAwake && Traffic.Parked.Any(call => call.Life == node.Life)).ToList() is { Count: > 0 } awake)
        {
            var node = Pick(awake);
            node.PausedUntil = Now + Duration.FromSeconds(random.Next(Knobs.PauseSeconds.Least, Knobs.PauseSeconds.Most));
            Note(node.Life!, node.PausedUntil > Now + Duration.FromSeconds(60) ? "pause past a lease" : "short pause", $"until {node.PausedUntil:HH:mm:ss}");
            return true;
        }

        if (Choices() is { Count: > 0 } choices)
        {
            Pick(choices)();
            if (random.Next(200) == 0)
            {
                Pass(Now + Duration.FromMilliseconds(random.Next(1, 1_500)));
            }

            return true;
        }

        return PassTime();
    }

    private List<Action> Choices()
    {
        var choices = new List<Action>();
        foreach (var call in Traffic.Parked)
        {
            if (call.Life.Node.IsAwake)
            {
                choices.Add(() =>
                {
                    Tell(call.Life.Node.Name, call.What);
                    Traffic.Release(call);
                });
            }
        }

        foreach (var late in Traffic.Late)
        {
            choices.Add(() => Arrive(late));
        }

        foreach (var post in Posts.OnTheirWay.Where(post => post.ArrivesAt <= Now))
        {
            foreach (var node in nodes.Where(node => node.IsAwake))
            {
                choices.Add(() => Deliver(post, node));
            }
        }

        foreach (var node in nodes.Where(node => node.IsAwake))
        {
            choices.AddRange(node.Startable.Select(queue => (Action)(() => node.Pass(queue))));
        }

        // People act when they like: now and then while something else is under way.
        var isTime = happenings.Count > 0 && (happenings[0].At <= Now || (choices.Count > 0 && Befalls(0.01) && happenings[0].At < Now + Duration.FromDays(2)));
        if (isTime && nodes.Where(node => node.IsAwake).ToList() is { Count: > 0 } doors)
        {
            choices.Add(() => Happen(Pick(doors)));
        }

        foreach (var node in nodes.Where(node => node.Life is null && node.RestartAt <= Now))
        {
            choices.Add(() => Restart(node));
        }

        if (nodes.All(node => node.Life is { } life && Traffic.Parked.Any(call => call.Life == life)))
        {
            reached.Note("both nodes at work");
        }

        return choices;
    }

    private void Happen(SimulatedNode node)
    {
        var happening = happenings[0];
        happenings.RemoveAt(0);
        Tell(node.Name, $"{happening.Event.Do} at property {happening.World}: {happening.Event}");
        node.Do(happening);
    }

    private void Deliver(Post post, SimulatedNode node)
    {
        Posts.Leave(post);
        Tell(node.Name, $"is told {post.Event.Id}: {post.Event.Type} {post.Event.Entry.Id}");
        node.Take(post);
    }

    private void Crash(SimulatedNode node)
    {
        reached.Note("crash");
        var places = node.Crash(Now + Duration.FromMilliseconds(random.Next(0, 180_000)));
        foreach (var place in places)
        {
            reached.Note($"crash at {place}");
        }

        Tell(node.Name, $"CRASH at {string.Join(", ", places)}");
    }

    private void Restart(SimulatedNode node)
    {
        reached.Note("restart");
        Tell(node.Name, "starts again");
        node.Start();
    }

    private void Arrive(Late late)
    {
        Traffic.Late.Remove(late);
        Tell("acquirer", $"{late.What} arrives, given up by its sender");
        late.Arrive();
    }

    /// <summary>Nothing can go on now: the clock moves to the next instant at which something may.</summary>
    private bool PassTime()
    {
        var due = Watch.NextDue();
        if (due.Any(each => each.At <= Now))
        {
            // Nobody knows of it: what another node left, or a pass that failed. Nodes look every five seconds.
            Pass(Now + Duration.FromSeconds(5));
            return true;
        }

        var next = due.Select(each => each.At)
            .Concat(happenings.Take(1).Select(each => each.At))
            .Concat(Posts.OnTheirWay.Select(post => post.ArrivesAt).Where(at => at > Now))
            .Concat(nodes.Where(node => node.Life is null).Select(node => node.RestartAt))
            .Concat(nodes.Where(node => node.PausedUntil > Now).Select(node => node.PausedUntil))
            .DefaultIfEmpty(Instant.MaxValue).Min();
        if (!isCalm && next > End)
        {
            return false;
        }

        if (next > End + Horizon)
        {
            return false;
        }

        Pass(Instant.Max(next, Now + Duration.FromMilliseconds(1)) + Duration.FromMilliseconds(random.Next(0, 700)));
        return true;
    }

    private void Pass(Instant until)
    {
        foreach (var late in Traffic.Late.Where(late => late.ArrivesBy <= until).ToList())
        {
            Arrive(late);
        }

        Now = until;
        foreach (var node in nodes)
        {
            node.Tick();
        }

        var queues = Watch.NextDue().Where(each => each.At <= Now + Duration.FromMilliseconds(300)).Select(each => each.Queue).ToList();
        var told = random.Next(3) == 0 ? nodes : [Pick<SimulatedNode>(nodes)];
        foreach (var node in told.Where(node => node.Life is not null))
        {
            node.Wake(queues);
        }
    }
}
