using System.CommandLine;
using System.Globalization;
using NodaTime;
using Solde.Punctuality;
using Solde.Tests.Postgres;

var many = new Option<int>("--bookings") { Description = "How many bookings the large database has.", DefaultValueFactory = _ => 1_000_000 };
var sqlite = new Option<bool>("--sqlite") { Description = "On SQLite; without it on a private PostgreSQL with its own defaults." };
var claims = new Option<bool>("--claims") { Description = "Only what it costs to take what is due after a million reviews, ten of each booking." };
var command = new RootCommand("Measures how late payments are settled, and what it costs to take what is due.") { many, sqlite, claims };
command.SetAction(async (arguments, cancellation) =>
{
    var programs = PostgresPrograms.Find();
    if (programs is null && !arguments.GetValue(sqlite))
    {
        await Console.Error.WriteLineAsync("punctuality: PostgreSQL is not installed: apt-get install postgresql");
        return 3;
    }

    await using var cluster = arguments.GetValue(sqlite) ? null : await PostgresCluster.Create(programs!, cancellation);
    await using var rig = await Rig.Open(cluster, cancellation);
    using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    void Show(Figure figure) => Console.WriteLine($"| {figure.What} | {figure.Measured} | {figure.Wanted} |");
    var claimsOn = await Background(rig, 10_000);
    var few = await Claims.Milliseconds(rig, claimsOn);
    if (cluster is not null && arguments.GetValue(claims))
    {
        var hotel = await Background(rig, 100_000);
        await AfterAMillionReviews(rig, hotel, await Claims.Milliseconds(rig, hotel));
        return 0;
    }

    var working = rig.Work(stop.Token);
    Show(await Scenarios.Burst(rig));
    Show(await Scenarios.Steady(rig, ""));
    Show(await Scenarios.Steady(rig, ", while a gateway hangs", () => Scenarios.Hang(rig)));
    var count = arguments.GetValue(many);
    var large = await Background(rig, count);
    Show(await Scenarios.Steady(
        rig, string.Create(CultureInfo.InvariantCulture, $", while a rule edited over {count:N0} bookings is swept"),
        () => rig.Hotels.Edit(large, Rig.Clock.GetCurrentInstant())));
    Show(new Figure("the sweep goes on to its end, after that", await rig.SweepEnds(cancellation), ""));
    Show(new Figure(
        string.Create(CultureInfo.InvariantCulture, $"resident memory of this node, which holds the loads above too, with {count:N0} bookings stored"),
        string.Create(CultureInfo.InvariantCulture, $"{Environment.WorkingSet >> 20:N0} MB"), "≤ 400 MB"));
    await stop.CancelAsync();
    await working;
    var lots = await Claims.Milliseconds(rig, claimsOn);
    Show(new Figure(
        string.Create(CultureInfo.InvariantCulture, $"taking 500 bookings that are due, of 10,000 and of {count:N0}: median"),
        string.Create(CultureInfo.InvariantCulture, $"{Claims.Text(few)}, {Claims.Text(lots)} ({lots / few:0.00} ×)"), "≤ 1.2 ×"));
    if (cluster is not null)
    {
        await AfterAMillionReviews(rig, large, await Claims.Milliseconds(rig, large));
    }

    return 0;

    async Task AfterAMillionReviews(Rig on, Guid hotel, double before)
    {
        var held = await Claims.UnderAHeldSnapshot(on, hotel, 1_000_000, cancellation);
        Show(new Figure(
            "taking 500 due bookings after a million reviews under a held snapshot, beside before",
            string.Create(CultureInfo.InvariantCulture, $"{Claims.Text(before)}, {Claims.Text(held)} ({held / before:0.00} ×)"), "≤ 3 ×"));
    }
});
return await command.Parse(args).InvokeAsync();

// Bookings whose payment is due in some years.
static async Task<Guid> Background(Rig rig, int count)
{
    var now = Rig.Clock.GetCurrentInstant();
    var hotel = await rig.Hotels.Open(Rig.Usual, now);
    await rig.Hotels.Book(hotel, "L", Enumerable.Range(0, count).Select(i => now + Duration.FromDays(1_000) + Duration.FromSeconds(i)), now);
    return hotel;
}
