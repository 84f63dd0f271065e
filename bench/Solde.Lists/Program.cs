using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Solde.Lists;
using Solde.Storage;
using Solde.Tests.Postgres;

var many = new Option<int>("--bookings") { Description = "How many bookings the property has.", DefaultValueFactory = _ => 1_000_000 };
var calls = new Option<int>("--calls") { Description = "How many lists of each kind are asked for.", DefaultValueFactory = _ => 200 };
var only = new Option<string?>("--only") { Description = "sqlite or postgres; without it both, one after the other." };
var kept = new Option<string?>("--kept")
{
    Description = "A SQLite file, or the connection string of a PostgreSQL database (then --only postgres), that stays: the next time it is asked as it is.",
};
var agenda = new Option<bool>("--agenda") { Description = "The agenda of a salon instead, with so many appointments." };
var command = new RootCommand("Measures how long lists of bookings take, of a property that has very many.") { many, calls, only, kept, agenda };
command.SetAction(async (arguments, cancellation) =>
{
    var folder = Directory.CreateTempSubdirectory("solde-lists-").FullName;
    var (count, times, isAgenda) = (arguments.GetValue(many), arguments.GetValue(calls), arguments.GetValue(agenda));
    try
    {
        if (arguments.GetValue(only) is null or "sqlite")
        {
            await OnSqlite(arguments.GetValue(kept) ?? Path.Combine(folder, "solde.db"), folder, isAgenda, count, times, cancellation);
        }

        if (arguments.GetValue(only) is null or "postgres")
        {
            if (arguments.GetValue(kept) is { } server)
            {
                await OnPostgres(server, folder, isAgenda, count, times, cancellation);
                return 0;
            }

            var programs = PostgresPrograms.Find() ?? throw new InvalidOperationException("PostgreSQL is not installed: apt-get install postgresql");
            await using var cluster = await PostgresCluster.Create(programs, cancellation);
            await OnPostgres((await cluster.Server.CreateDatabase(null, cancellation)).ConnectionString, folder, isAgenda, count, times, cancellation);
        }

        return 0;
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
});
return await command.Parse(args).InvokeAsync();

static async Task OnSqlite(string path, string folder, bool isAgenda, int count, int calls, CancellationToken cancel)
{
    if (isAgenda)
    {
        if (!File.Exists(path))
        {
            await Salon.OnSqlite(path, count);
        }

        await OfficePages.Measure("SQLite", path, folder, OfficePages.Agenda(count), calls, cancel);
        return;
    }

    if (!File.Exists(path))
    {
        using (var store = SqlStore.Sqlite(path))
        {
            await AddHotel(store);
        }

        var now = Now();
        Filling.Sqlite(path, new Rows(await SampleBooking.Make(folder), now), Bookings(count, now), count);
    }

    var watch = Stopwatch.StartNew();
    await using (var filled = SqlStore.Sqlite(path))
    {
        await Measuring.Lists("SQLite", filled, watch.Elapsed, calls);
    }

    await OfficePages.Measure("SQLite", path, folder, OfficePages.Lists(), calls, cancel);
}

static async Task OnPostgres(string database, string folder, bool isAgenda, int count, int calls, CancellationToken cancel)
{
    if (isAgenda)
    {
        bool isNew;
        await using (var store = await SqlStore.Postgres(database))
        {
            isNew = await store.Property(Hotel.Id) is null;
        }

        if (isNew)
        {
            await Salon.OnPostgres(database, count, cancel);
        }

        await OfficePages.Measure("PostgreSQL", database, folder, OfficePages.Agenda(count), calls, cancel);
        return;
    }

    await using (var store = await SqlStore.Postgres(database))
    {
        if (await store.Property(Hotel.Id) is null)
        {
            await AddHotel(store);
            var now = Now();
            await Filling.Postgres(database, new Rows(await SampleBooking.Make(folder), now), Bookings(count, now), count, cancel);
        }
    }

    var watch = Stopwatch.StartNew();
    await using (var filled = await SqlStore.Postgres(database))
    {
        var upgrade = watch.Elapsed;
        await Filling.Settle(database, cancel);
        await Measuring.Lists("PostgreSQL", filled, upgrade, calls);
    }

    await OfficePages.Measure("PostgreSQL", database, folder, OfficePages.Lists(), calls, cancel);
}

static async Task AddHotel(SqlStore store) => await store.SaveProperty(Hotel.Id, Hotel.Settings, Instant.FromUnixTimeMilliseconds(0));

#pragma warning disable RS0030 // What is planned is so from today on.
static Instant Now() => Instant.FromDateTimeUtc(DateTime.UtcNow);
#pragma warning restore RS0030

static IEnumerable<Booked> Bookings(int count, Instant now)
{
    var random = new Random(1);
    return Enumerable.Range(1, count).Select(n => Booked.Number(n, random, now));
}
