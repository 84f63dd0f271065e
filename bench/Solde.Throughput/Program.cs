using System.CommandLine;
using Solde.Tests;
using Solde.Tests.Postgres;
using Solde.Throughput;

var repetitions = new Option<int>("--repetitions") { Description = "How often each contender is measured.", DefaultValueFactory = _ => 3 };
var only = new Option<string[]>("--only") { Description = "Measures the contenders whose names contain one of these words." };
var json = new Option<string>("--json")
{
    Description = "Where the figures are kept.", DefaultValueFactory = _ => Path.Combine(TestFiles.Root, "artifacts/bench/throughput.json"),
};
var command = new RootCommand("Compares durable work a second on one private PostgreSQL with fsync on.") { repetitions, only, json };
command.SetAction(async (arguments, cancellation) =>
{
    if (PostgresPrograms.Find() is not { } programs)
    {
        await Console.Error.WriteLineAsync("throughput: PostgreSQL is not installed: apt-get install postgresql");
        return 3;
    }

    IContender[] all =
    [
        new Pgbench(programs),
        new Graphile(Path.Combine(TestFiles.Root, "bench/graphile"), localQueue: 0),
        new Graphile(Path.Combine(TestFiles.Root, "bench/graphile"), localQueue: 500),
        new QuartzClustered(batch: 1),
        new QuartzClustered(batch: 50),
        new FullPath("PostgreSQL", twoStep: false, nodes: 1),
        new FullPath("PostgreSQL", twoStep: true, nodes: 1),
        new FullPath("PostgreSQL", twoStep: false, nodes: 2),
        new FullPath("SQLite", twoStep: false, nodes: 1),
    ];
    var words = arguments.GetValue(only) ?? [];
    IContender[] contenders =
        [.. all.Where(contender => words.Length == 0 || words.Any(word => contender.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))];
    var count = arguments.GetValue(repetitions);
    if (contenders.Length == 0 || count < 1)
    {
        await Console.Error.WriteLineAsync($"throughput: nothing to measure; the contenders are {string.Join("; ", all.Select(contender => contender.Name))}");
        return 2;
    }

    await using var cluster = await PostgresCluster.Create(programs, cancellation);
    var rows = await Comparison.Run(contenders, count, cluster, Console.Error.WriteLine, cancellation);
    var report = await Report.Of(rows, count, cluster, cancellation);
    Console.WriteLine(report.Table());

    var path = Path.GetFullPath(arguments.GetValue(json)!);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
#pragma warning disable RS0030 // The composition root of this program: the figures bear the date on which they were taken.
    await File.WriteAllTextAsync(path, report.ToJson(TimeProvider.System.GetUtcNow()) + "\n", cancellation);
#pragma warning restore RS0030
    Console.WriteLine($"\n{path}");
    return 0;
});
return await command.Parse(args).InvokeAsync();
