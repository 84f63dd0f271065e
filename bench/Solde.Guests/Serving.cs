using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Solde.Server;
using Solde.Server.Cli;
using Solde.Server.Settings;

namespace Solde.Guests;

/// <summary>What is measured.</summary>
/// <param name="Bookings">How many bookings there are.</param>
/// <param name="Rate">Requests a second.</param>
/// <param name="WarmUp">So many seconds nothing is counted.</param>
/// <param name="Seconds">So many seconds it is.</param>
/// <param name="Runs">How often, one after the other, each with guests of its own.</param>
internal sealed record Plan(int Bookings, int Rate, int WarmUp, int Seconds, int Runs)
{
    /// <summary>How many guests come in one run.</summary>
    public int Guests => Load.Guests(Rate, WarmUp + Seconds);
}

/// <summary>Runs <c>solde serve</c> in this process, and lets guests come from another.</summary>
internal static class Serving
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Fills a database, serves it and prints how long guests waited.</summary>
    /// <param name="name">The database's name.</param>
    /// <param name="database">The database.</param>
    /// <param name="folder">An empty folder.</param>
    /// <param name="plan">What is measured.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="settle">What the database does once it is filled; null = nothing.</param>
    /// <returns>Whether every answer was the one that it must be.</returns>
    public static async Task<bool> Measure(string name, string database, string folder, Plan plan, CancellationToken cancel, Func<Task>? settle = null)
    {
        var given = new GivenSettings();
        foreach (var (setting, value) in new[]
        {
            ("database", database), ("data", folder), ("listen", "http://127.0.0.1:0"), ("sandbox.pages.listen", "http://127.0.0.1:0"), ("proxies", "127.0.0.1"),
        })
        {
            given.Set(setting, new GivenValue(value, "", ""));
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
#pragma warning disable RS0030 // The whole program, with the clock it has.
        var terminal = Terminal.InMemory(TextWriter.Null, Console.Error, TimeProvider.System);
#pragma warning restore RS0030
        var measured = Task.FromResult(false);
        await ServeCommand.Run(Installation.Read(given), withApi: true, terminal, stop.Token, async (at, _) =>
        {
            measured = Measure(name, at, plan, terminal.Now, settle, cancel);
            await measured.ContinueWith(_ => stop.Cancel(), TaskScheduler.Default);
        });
        return await measured;
    }

    private static async Task<bool> Measure(string name, AtWork at, Plan plan, Func<Instant> now, Func<Task>? settle, CancellationToken cancel)
    {
        var guests = await Hotel.Fill(at.Database, plan.Bookings, plan.Guests * plan.Runs, now(), cancel);
        await (settle?.Invoke() ?? Task.CompletedTask);
        var runs = new List<Run>();
        foreach (var some in guests.Chunk(plan.Guests).Take(plan.Runs))
        {
            await IsIdle(at.Database, now, cancel);
            if (await Come(at.Address, some, plan, cancel) is not { } run)
            {
                return false;
            }

            runs.Add(run);
        }

        Report.Print(name, plan, runs);
        return true;
    }

    /// <summary>Waits until the node has sent the letters and looked at what came in.</summary>
    private static async Task IsIdle(Database database, Func<Instant> now, CancellationToken cancel)
    {
#pragma warning disable RS0030 // The whole program, with the clock it has.
        using var timer = new PeriodicTimer(Look, TimeProvider.System);
#pragma warning restore RS0030
        do
        {
            await timer.WaitForNextTickAsync(cancel);
        }
        while ((await database.Store.Depths(now())).Any(queue => queue.Due > 0));
    }

    /// <returns>Null = some answers were wrong; it has said which.</returns>
    private static async Task<Run?> Come(Uri address, IEnumerable<Invited> guests, Plan plan, CancellationToken cancel)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Solde.Guests.dll"), "load", "--address", $"{address}", "--rate", Text(plan.Rate),
            "--warm-up", Text(plan.WarmUp), "--seconds", Text(plan.Seconds),
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["DOTNET_gcServer"] = "0"; // The server's collectors are the server's.
        using var process = Process.Start(start)!;
        try
        {
            foreach (var guest in guests)
            {
                await process.StandardInput.WriteLineAsync($"{guest.Secret} {guest.Reference}");
            }

            process.StandardInput.Close();
            using var self = Process.GetCurrentProcess();
            var before = self.TotalProcessorTime;
            var output = (await process.StandardOutput.ReadToEndAsync(cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await process.WaitForExitAsync(cancel);
            self.Refresh();
            var busy = (self.TotalProcessorTime - before).TotalSeconds / (plan.WarmUp + plan.Seconds);
            return process.ExitCode == 0 ? new Run([.. output.Select(Asked.Parse)], busy) : null;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
