using System.Collections.Immutable;
using NodaTime;
using Solde.App.Jobs;
using Solde.App.Webhooks;
using Solde.App.Work;

namespace Solde.Storage;

/// <content>What gateways posted, and jobs.</content>
public sealed partial class SqlStore
{
    /// <inheritdoc/>
    public async ValueTask<bool> Keep(GatewayEvent posted, Instant now)
    {
        var isNew = await Write(tables => tables.GatewayEvents.Keep(posted, now));
        if (isNew)
        {
            rings.Ring(WorkQueues.GatewayEvents, now);
        }

        return isNew;
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<DueGatewayEvent>> ClaimGatewayEvents(Instant now, Instant leaseUntil, int limit) =>
        Write(tables => tables.GatewayEvents.Claim(now, leaseUntil, limit));

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<GatewayEventOutcome?>> MakeDue(ImmutableArray<(EventSubject Subject, bool Hurry)> events, Instant now)
    {
        var outcomes = await Write(async tables => await tables.Guests.MakeDue(events, await tables.Subjects.MakeDue(events, now), now));
        if (outcomes.Contains(GatewayEventOutcome.Asked))
        {
            rings.Ring(WorkQueues.Attempts | WorkQueues.GuestPages, now);
        }

        return outcomes;
    }

    /// <inheritdoc/>
    public async ValueTask SaveGatewayEvents(ImmutableArray<SeenGatewayEvent> events)
    {
        await Write(tables => tables.GatewayEvents.Save(events));
        if (events.Select(each => each.DueAt).Min() is { } next)
        {
            rings.Ring(WorkQueues.GatewayEvents, next);
        }
    }

    /// <inheritdoc/>
    public ValueTask<int> ForgetGatewayEvents(Instant before) => Write(tables => tables.GatewayEvents.Forget(before));

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<(GatewayEvent Event, GatewayEventOutcome Outcome, Instant At)>> StrangeGatewayEvents(int limit) =>
        Read(tables => tables.GatewayEvents.Strange(limit));

    /// <inheritdoc/>
    public async ValueTask AddJob(Job job)
    {
        await Write(tables => tables.Jobs.Add(job));
        rings.Ring(WorkQueues.Jobs, job.CreatedAt);
    }

    /// <inheritdoc/>
    public ValueTask<Job?> Job(Guid property, Guid job) => Read(tables => tables.Jobs.Find(property, job));

    /// <inheritdoc/>
    public ValueTask<int> OpenJobs(Guid property) => Read(tables => tables.Jobs.Open(property));

    /// <inheritdoc/>
    public ValueTask<Job?> CancelJob(Guid property, Guid job, Instant now) => Write(async tables =>
    {
        await tables.Jobs.Cancel(property, job, now);
        return await tables.Jobs.Find(property, job);
    });

    /// <inheritdoc/>
    public ValueTask<Job?> ClaimJob(Instant now, Instant leaseUntil) => Write(tables => tables.Jobs.Claim(now, leaseUntil));

    /// <inheritdoc/>
    public ValueTask<bool> KeepJob(Job job, Instant leaseUntil) => Write(tables => tables.Jobs.Keep(job, leaseUntil));

    /// <inheritdoc/>
    public async ValueTask GiveBackJob(Job job, Instant now)
    {
        await Write(tables => tables.Jobs.Keep(job with { State = JobState.Queued, Progress = 0 }, now));
        rings.Ring(WorkQueues.Jobs, now);
    }

    /// <inheritdoc/>
    public async ValueTask EndJob(Job job) => await Write(tables => tables.Jobs.End(job));

    /// <inheritdoc/>
    public ValueTask<int> ForgetJobs(Instant before) => Write(tables => tables.Jobs.Forget(before));
}
