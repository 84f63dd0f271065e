using System.CommandLine;
using Npgsql;
using Solde.Guests;
using Solde.Tests.Postgres;

var rate = new Option<int>("--rate") { Description = "Requests a second; a multiple of 10.", DefaultValueFactory = _ => 300 };
var warmUp = new Option<int>("--warm-up") { Description = "So many seconds nothing is counted; a visit lasts ten.", DefaultValueFactory = _ => 20 };
var seconds = new Option<int>("--seconds") { Description = "So many seconds it is.", DefaultValueFactory = _ => 60 };
var address = new Option<string>("--address") { Required = true };
var load = new System.CommandLine.Command("load", "What the measurement runs beside itself.") { address, rate, warmUp, seconds };
load.Hidden = true;
load.SetAction((arguments, _) => Load.Run(new Uri(arguments.GetRequiredValue(address)), arguments.GetValue(rate), arguments.GetValue(warmUp), arguments.GetValue(seconds)));

var many = new Option<int>("--bookings") { Description = "How many bookings the property has.", DefaultValueFactory = _ => 50_000 };
var runs = new Option<int>("--runs") { Description = "How often it is measured; medians are printed.", DefaultValueFactory = _ => 3 };
var only = new Option<string?>("--only") { Description = "sqlite or postgres; without it both, one after the other." };
var command = new RootCommand("Measures how long guests wait for their pages.") { many, runs, only, rate, warmUp, seconds, load };
command.SetAction(async (arguments, cancellation) =>
{
    var plan = new Plan(
        arguments.GetValue(many), arguments.GetValue(rate), arguments.GetValue(warmUp), arguments.GetValue(seconds), arguments.GetValue(runs));
    var isRight = true;
    if (arguments.GetValue(only) is null or "sqlite")
    {
        isRight &= await InFolder(folder => Serving.Measure("SQLite", Path.Combine(folder, "solde.db"), folder, plan, cancellation));
    }

    if (arguments.GetValue(only) is null or "postgres")
    {
        var programs = PostgresPrograms.Find() ?? throw new InvalidOperationException("PostgreSQL is not installed: apt-get install postgresql");
        await using var cluster = await PostgresCluster.Create(programs, cancellation);
        var database = await cluster.Server.CreateDatabase(null, cancellation);
        isRight &= await InFolder(folder => Serving.Measure("PostgreSQL", database.ConnectionString, folder, plan, cancellation, () => Settle(database.ConnectionString)));
    }

    return isRight ? 0 : 1;
});
return await command.Parse(args).InvokeAsync();

// What came in within a minute would have come within months: the server has long written it down, counted it and cleared up behind it.
static async Task Settle(string connectionString)
{
    await using var source = NpgsqlDataSource.Create(connectionString);
    foreach (var sql in (string[])["VACUUM ANALYZE", "CHECKPOINT"])
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}

static async Task<bool> InFolder(Func<string, Task<bool>> measure)
{
    var folder = Directory.CreateTempSubdirectory("solde-guests-").FullName;
    try
    {
        return await measure(folder);
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
}
