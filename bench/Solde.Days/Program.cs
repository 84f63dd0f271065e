using System.CommandLine;
using Solde.Days;
using Solde.Storage;
using Solde.Tests.Postgres;

var sales = new Option<int>("--sales") { Description = "How many sales each day has.", DefaultValueFactory = _ => 5_000 };
var days = new Option<int>("--days") { Description = "How many days are closed.", DefaultValueFactory = _ => 5 };
var only = new Option<string?>("--only") { Description = "sqlite or postgres; without it both, one after the other." };
var command = new RootCommand("Measures how long the till of a day takes to be closed, of a property that sells very much.") { sales, days, only };
command.SetAction(async (arguments, cancellation) =>
{
    var (many, times) = (arguments.GetValue(sales), arguments.GetValue(days));
    if (arguments.GetValue(only) is null or "sqlite")
    {
        var folder = Directory.CreateTempSubdirectory("solde-days-").FullName;
        try
        {
            await using var store = SqlStore.Sqlite(Path.Combine(folder, "solde.db"));
            await Closing.Measure("SQLite", store, many, times, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    if (arguments.GetValue(only) is null or "postgres")
    {
        var programs = PostgresPrograms.Find() ?? throw new InvalidOperationException("PostgreSQL is not installed: apt-get install postgresql");
        await using var cluster = await PostgresCluster.Create(programs, cancellation);
        await using var database = await cluster.Server.CreateDatabase(null, cancellation);
        await using var store = await SqlStore.Postgres(database.ConnectionString);
        await Closing.Measure("PostgreSQL", store, many, times, cancellation);
    }

    return 0;
});
return await command.Parse(args).InvokeAsync();
