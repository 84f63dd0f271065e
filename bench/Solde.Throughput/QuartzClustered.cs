using System.Collections.Concurrent;
using System.Collections.Specialized;
using System.Diagnostics;
using Quartz;
using Quartz.Impl;
using Quartz.Listener;
using Quartz.Simpl;
using Quartz.Spi;
using Solde.Tests;
using Solde.Tests.Postgres;

namespace Solde.Throughput;

/// <summary>Quartz.NET's clustered job store: one node that fires one-off triggers that are all due, as fast as it can.</summary>
internal sealed class QuartzClustered(int batch) : IContender
{
    /// <summary>More than are fired in the time; those that are left stay unfired.</summary>
    private const int Triggers = 20_000;

    /// <summary>Quartz acquires no more triggers at once than it has threads free; ten is its own default.</summary>
    private readonly int threads = Math.Max(10, batch);

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3), Window = TimeSpan.FromSeconds(10);

    public string Name => batch == 1 ? "Quartz, clustered" : $"Quartz, clustered, batches of {batch}";

    public string Counted => $"jobs that do nothing, executed in the {Window.TotalSeconds:0} s after the first {WarmUp.TotalSeconds:0}; a one-off trigger each, all due";

    public bool IsReference => false;

    public async Task<Measured> Run(PostgresCluster cluster, CancellationToken cancellation)
    {
        await using var database = await cluster.Server.CreateDatabase(cancellation: cancellation);
        await database.Execute(TestFiles.Read("bench/quartz/tables.sql"), cancellation);
        var scheduler = await new StdSchedulerFactory(Settings(database)).GetScheduler(cancellation);
        var job = JobBuilder.Create<Nothing>().WithIdentity("nothing").StoreDurably().Build();
        await scheduler.ScheduleJob(job, TriggerBuilder.Create().WithIdentity("0").StartNow().Build(), cancellation);
        await database.Execute(Copies, cancellation);

        var errors = new Errors();
        scheduler.ListenerManager.AddSchedulerListener(errors);
        await scheduler.Start(cancellation);
        await Task.Delay(WarmUp, cancellation);
        var (before, started) = (Nothing.Executions, Stopwatch.GetTimestamp());
        await Task.Delay(Window, cancellation);
        var (after, elapsed) = (Nothing.Executions, Stopwatch.GetElapsedTime(started));
        await scheduler.Shutdown(waitForJobsToComplete: true, cancellation);

        errors.ThrowIfAny();
        if (await database.Scalar<long>("SELECT count(*) FROM qrtz_triggers", cancellation) == 0)
        {
            throw new InvalidOperationException($"Quartz fired all {Triggers} triggers before the time was over: give it more.");
        }

        return new Measured(after - before, elapsed, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["version"] = typeof(IScheduler).Assembly.GetName().Version!.ToString(3),
            ["threads"] = $"{threads}",
            ["batchTriggerAcquisitionMaxCount"] = $"{batch}",
            ["triggers"] = $"{Triggers}",
            ["clustered"] = "true",
        });
    }

    /// <summary>The first trigger over and over: scheduling them one by one would take longer than firing them. Each millisecond before now
    /// has one, so that none is a misfire (those are a minute late) and the index has an order.</summary>
    private static string Copies { get; } = $"""
        INSERT INTO qrtz_triggers (sched_name, trigger_name, trigger_group, job_name, job_group, description, next_fire_time, prev_fire_time,
            priority, trigger_state, trigger_type, start_time, end_time, calendar_name, misfire_instr, job_data)
        SELECT sched_name, n::text, trigger_group, job_name, job_group, description, next_fire_time - n * 10000, prev_fire_time,
            priority, trigger_state, trigger_type, start_time - n * 10000, end_time, calendar_name, misfire_instr, job_data
        FROM qrtz_triggers, generate_series(1, {Triggers - 1}) n;
        INSERT INTO qrtz_simple_triggers (sched_name, trigger_name, trigger_group, repeat_count, repeat_interval, times_triggered)
        SELECT sched_name, n::text, trigger_group, repeat_count, repeat_interval, times_triggered
        FROM qrtz_simple_triggers, generate_series(1, {Triggers - 1}) n;
        ANALYZE;
        """;

    private NameValueCollection Settings(PostgresDatabase database) => new()
    {
        ["quartz.scheduler.instanceName"] = $"throughput-{database.Name}",
        ["quartz.scheduler.instanceId"] = "AUTO",
        ["quartz.scheduler.batchTriggerAcquisitionMaxCount"] = $"{batch}",
        ["quartz.threadPool.maxConcurrency"] = $"{threads}",
        ["quartz.serializer.type"] = typeof(NoData).AssemblyQualifiedName,
        ["quartz.jobStore.type"] = "Quartz.Impl.AdoJobStore.JobStoreTX, Quartz",
        ["quartz.jobStore.driverDelegateType"] = "Quartz.Impl.AdoJobStore.PostgreSQLDelegate, Quartz",
        ["quartz.jobStore.dataSource"] = "throughput",
        ["quartz.jobStore.clustered"] = "true",
        ["quartz.jobStore.useProperties"] = "true",
        // Quartz asks for it where triggers are acquired in batches.
        ["quartz.jobStore.acquireTriggersWithinLock"] = batch == 1 ? "false" : "true",
        ["quartz.dataSource.throughput.provider"] = "Npgsql",
        ["quartz.dataSource.throughput.connectionString"] = database.ConnectionString,
    };
}

/// <summary>A job that does nothing and is counted.</summary>
internal sealed class Nothing : IJob
{
    private static long executions;

    /// <summary>How often one was executed in this process.</summary>
    public static long Executions => Interlocked.Read(ref executions);

    public Task Execute(IJobExecutionContext context)
    {
        Interlocked.Increment(ref executions);
        return Task.CompletedTask;
    }
}

/// <summary>Quartz wants to be told how data are written even where no job has any.</summary>
internal sealed class NoData : IObjectSerializer
{
    public void Initialize()
    {
    }

    public byte[] Serialize<T>(T obj) where T : class => throw new NotSupportedException("No job has data.");

    public T DeSerialize<T>(byte[] data) where T : class => throw new NotSupportedException("No job has data.");
}

/// <summary>What goes wrong in the scheduler's own threads.</summary>
internal sealed class Errors : SchedulerListenerSupport
{
    private readonly ConcurrentQueue<Exception> seen = [];

    public override Task SchedulerError(string msg, SchedulerException cause, CancellationToken cancellationToken = default)
    {
        seen.Enqueue(new InvalidOperationException(msg, cause));
        return Task.CompletedTask;
    }

    public void ThrowIfAny()
    {
        if (!seen.IsEmpty)
        {
            throw new AggregateException(seen);
        }
    }
}
