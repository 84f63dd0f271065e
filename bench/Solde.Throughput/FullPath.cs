using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Solde.App.Automations;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.App.Payments;
using Solde.App.Properties;
using Solde.App.Work;
using Solde.Bench;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Properties;
using Solde.Storage;
using Solde.Tests.Postgres;

namespace Solde.Throughput;

/// <summary>Solde itself: bookings whose payment is due are looked at, decided, ordered, sent to an acquirer that answers at once, settled, journalled, and
/// their e-mails queued. All rows are those of production; afterwards they are counted, and the journal is verified.</summary>
internal sealed class FullPath(string database, bool twoStep, int nodes) : IContender
{
    private const int Bookings = 20_000;
    private const int WarmUp = 4_000;
    private const int Properties = 100;
    private static readonly HashSet<string> Warm = [];
    private static readonly Duration SinceBooked = Duration.FromMinutes(90);

    public string Name => $"Solde on {database}{(twoStep ? ", two-step acquirer" : "")}{(nodes > 1 ? $", {nodes} nodes" : "")}";

    public string Counted => $"payments, from due to settled and journalled with their e-mails queued; {Bookings} bookings of {Properties} properties";

    public bool IsReference => false;

    public async Task<Measured> Run(PostgresCluster cluster, CancellationToken cancellation)
    {
        if (Warm.Add(database))
        {
            await Measure(WarmUp, cluster, cancellation); // The code is compiled for what it does most; a server has that behind it.
        }

        return await Measure(Bookings, cluster, cancellation);
    }

    private async Task<Measured> Measure(int bookings, PostgresCluster cluster, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("solde-throughput-");
        await using var postgres = database == "PostgreSQL" ? await cluster.Server.CreateDatabase(null, cancellation) : null;
        try
        {
            var path = Path.Combine(folder.FullName, "solde.db");
            async ValueTask<SqlStore> Open(IBell? bell) => postgres is null
                ? SqlStore.Sqlite(path, new StoreOptions { Bell = bell })
                : await SqlStore.Postgres(postgres.ConnectionString, new StoreOptions { Bell = bell });
            await using (var store = await Open(null))
            {
                await Seed(store, bookings, cancellation);
            }

            if (postgres is not null)
            {
                await postgres.Execute("VACUUM ANALYZE", cancellation);
                await postgres.Execute("CHECKPOINT", cancellation);
            }

            var processor = Environment.CpuUsage.TotalTime;
            var elapsed = await Work(Open, bookings, cancellation);
            processor = Environment.CpuUsage.TotalTime - processor;
            await using var after = await Open(null);
            var counts = await Rows(after, bookings);
            counts["CPU of this process, µs a payment"] = Text((long)(processor.TotalMicroseconds / bookings));
            return new Measured(bookings, elapsed, counts);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

#pragma warning disable RS0030 // The composition root of this program.
    private static readonly LiveClock Clock = new(TimeProvider.System);
#pragma warning restore RS0030

    private static Instant Now => Clock.GetCurrentInstant();

    private static readonly Instant FarAhead = Instant.FromUtc(9999, 1, 1, 0, 0);

    private static Guid PropertyOf(int number) => new(1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, (byte)(number >> 8), (byte)number);

    private static async Task Seed(SqlStore store, int bookings, CancellationToken cancellation)
    {
        var ids = new Ids();
        var booked = Now - SinceBooked;
        for (var i = 0; i < Properties; i++)
        {
            await store.SaveProperty(PropertyOf(i), Hotel(i), booked);
            await new AutomationDesk(store, ids).Create(PropertyOf(i), Rule, active: true, booked);
            var view = (await store.Property(PropertyOf(i)))!;
            await store.Commit(
                [.. Enumerable.Range(0, bookings / Properties).Select(n => Recording.New(PropertyOf(i), view, Booking(n), [], booked, ids)!)]);
            cancellation.ThrowIfCancellationRequested();
        }

        while (await store.ClaimSweep(Now, Now, 1_000) is { } page)
        {
            await store.AdvanceSweep(page, Now);
        }
    }

    private async Task<TimeSpan> Work(Func<IBell, ValueTask<SqlStore>> open, int bookings, CancellationToken cancellation)
    {
        var acquirer = new InstantAcquirer(twoStep);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(TimeSpan.FromMinutes(2));
        var stores = new List<SqlStore>();
        var running = new List<Task>();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < nodes; i++)
        {
#pragma warning disable RS0030 // The composition root of this program.
            var bell = new Bell(TimeProvider.System);
            var store = await open(bell);
            stores.Add(store);
            var ids = new Ids();
            var execution = new Execution(store, acquirer, ids, Clock);
            var node = new Node(
                store, execution, new Outbox(store, new NoMailer(), ids, message => message), new Braking(store, store, ids), ids, bell, TimeProvider.System,
                (e, queue) => Console.Error.WriteLine($"{queue}: {e.Message}"));
#pragma warning restore RS0030
            running.Add(node.Run(WorkQueues.Reviews | WorkQueues.Attempts, stop.Token));
        }

        await acquirer.Charged(bookings, stop.Token);
        var elapsed = TimeSpan.Zero;
        while (elapsed == TimeSpan.Zero)
        {
            // The last answers are being settled; a booking has no review left once its payment is.
            var due = await stores[0].Due(FarAhead, 1);
            elapsed = due.Attempts.IsEmpty ? watch.Elapsed : TimeSpan.Zero;
            await Task.Delay(5, stop.Token); // Who looks all the time takes a core from who works.
        }

        await stop.CancelAsync();
        await Task.WhenAll(running);
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }

        return elapsed;
    }

    /// <summary>What was written, and whether it is right.</summary>
    private static async Task<Dictionary<string, string>> Rows(SqlStore store, int all)
    {
        var (entries, bookings, paid) = (0L, 0, 0L);
        for (var i = 0; i < Properties; i++)
        {
            var verified = (await new Verify(store).Property(PropertyOf(i)))!;
            if (!verified.Problems.IsEmpty)
            {
                throw new InvalidOperationException($"verify: {verified.Problems[0]}");
            }

            (bookings, entries) = (bookings + verified.Bookings, entries + verified.Entries);
            for (Guid? after = null; await store.Bookings(PropertyOf(i), after, 1_000) is { IsEmpty: false } page; after = page[^1].Key.Booking)
            {
                paid += page.Count(stored => stored.Snapshot.Collectible.Minor == 0);
            }
        }

        if (paid != all)
        {
            throw new InvalidOperationException($"{paid} of {all} bookings are paid");
        }

        var messages = await store.Due(FarAhead, 1_000_000);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["bookings"] = Text(bookings), ["journal entries"] = Text(entries), ["messages queued"] = Text(messages.Messages.Length), ["verify"] = "clean",
        };
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static PropertySettings Hotel(int number) => new()
    {
        Name = $"Hotel {number}", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "fr",
        StaffAddress = "desk@hotel.example",
    };

    private static AutomationRule Rule => new()
    {
        Name = "Charge the balance", Trigger = new Trigger(TriggerKind.AfterCreation, 1, 0, LocalTime.Midnight), Operation = Operation.Charge,
    };

    private static NewBooking Booking(int number)
    {
        var arrival = new LocalDate(2031, 7, 1).PlusDays(number % 60);
        return new NewBooking
        {
            Ref = string.Create(CultureInfo.InvariantCulture, $"B{number}"),
            Details = new BookingDetails
            {
                Channel = "booking.com", Ota = true, Arrival = arrival, Departure = arrival.PlusDays(7), Rooms = [new Room("101", "double", null, null)],
                Guest = new Guest("Anne Martin", "anne.martin@guest.example", "fr"),
            },
            Charges = [new("accommodation", new Money(70_000, Currency.Eur), Booked: true), new("cityTax", new Money(1_540, Currency.Eur), Booked: true)],
            Cards = [(new StoredCard("tok_1", "4242", "visa", new YearMonth(2035, 12)), CardOwner.Ota)],
        };
    }

    private sealed class NoMailer : IMailer
    {
        public ValueTask<MailReply> Send(Message message, CancellationToken cancel) => throw new InvalidOperationException("no message is sent here");
    }
}
