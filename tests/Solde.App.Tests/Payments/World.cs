using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using NodaTime;
using NodaTime.Text;
using Solde.App.Automations;
using Solde.App.Backtest;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.App.Payments;
using Solde.App.Requests;
using Solde.App.Reviews;
using Solde.App.Simulate;
using Solde.App.Tests.Play;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Gateways.Sandbox;
using Solde.Storage;
using Solde.Tests;

namespace Solde.App.Tests.Payments;

/// <summary>One property, one booking of 700.00 made at <see cref="Start"/>, and an acquirer that can be made to fail.</summary>
internal sealed class World : IDisposable
{
    public const string Good = "4242424242424242";
    public const string Poor = "4000000000009995";
    public const string Authenticating = "4000002760003184";
    public static readonly Instant Start = Instant.FromUtc(2026, 6, 1, 10, 0);

    private readonly VirtualClock clock = new() { Now = Start };
    private readonly MemoryLedger ledger = new();
    private readonly CountedIds ids = new();
    private readonly SandboxAcquirer acquirer;
    private readonly Execution execution;
    private readonly Autopilot autopilot;
    private readonly Guid property;

    private World(string which)
    {
        Inner = which.StartsWith("SQLite", StringComparison.Ordinal) ? SqlStore.InMemory() : new MemoryStore();
        (Store, Interruption) = Interrupted.Around(Inner);
        acquirer = new SandboxAcquirer(ledger, () => clock.Now);
        Gateway = new WatchedGateway(new SandboxGateway(acquirer, which.EndsWith("two steps", StringComparison.Ordinal)), clock);
        execution = new Execution(Store, new MeasuredGateway(Gateway, new ManualTime(), Threw), ids, clock);
        Desk = new Desk(Store, execution, ids);
        autopilot = new Autopilot(Store, execution, new Outbox(Store, new AcceptingMailer(), ids, MessageText.Render), ids);
        property = ids.New();
    }

    /// <summary>The stores and the kinds of gateway that payments must be safe on.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["SQLite, two steps", "SQLite, one step", "memory, two steps", "memory, one step"];

    public static TheoryData<string> All => [.. Kinds];

    public static PropertySettings Settings { get; } = new()
    {
        Name = "Les Pins", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "en",
    };

    /// <summary>Charges the balance of every booking so many hours after it was made.</summary>
    public static AutomationRule ChargeAfter(int hours, string name = "Charge") => new()
    {
        Name = name, Trigger = new Trigger(TriggerKind.AfterCreation, hours, 0, LocalTime.Midnight), Operation = Operation.Charge,
    };

    public IStore Store { get; }

    public IStore Inner { get; }

    public Interrupted Interruption { get; }

    public WatchedGateway Gateway { get; }

    /// <summary>The calls of the gateway that threw.</summary>
    public List<string> Defects { get; } = [];

    public Desk Desk { get; }

    /// <summary>Where guests act, with the gateway's pages as given; needs SQLite.</summary>
    public GuestDesk Guests(IHostedPages hosted) => new(Store, (IGuestPages)Inner, Desk, execution, hosted, ids, clock);

    public SandboxFaults Faults => acquirer.Faults;

    /// <summary>The verb by which money moves at this gateway.</summary>
    public SandboxVerb Sending => Gateway.TwoStep ? SandboxVerb.Confirm : SandboxVerb.Execute;

    public Instant Now => clock.Now;

    public Guid Property => property;

    /// <summary>What the acquirer has of a kind.</summary>
    public ImmutableArray<LedgerEntry> Entries(AttemptKind kind) => [.. ledger.Entries().Where(entry => entry.Kind == kind)];

    /// <summary>The charges that took money.</summary>
    public ImmutableArray<LedgerEntry> Charges => [.. Entries(AttemptKind.Charge).Where(entry => entry.State == ReplyState.Succeeded)];

    public static async Task<World> Open(string which, PropertySettings settings, params AutomationRule[] rules)
    {
        var world = new World(which);
        await world.Store.SaveProperty(world.property, settings, Start);
        foreach (var rule in rules)
        {
            await new AutomationDesk(world.Store, world.ids).Create(world.property, rule, active: true, Start);
        }

        return world;
    }

    /// <summary>Opens a world in which a booking is made at once.</summary>
    public static async Task<World> Booked(string which, string card, params AutomationRule[] rules)
    {
        var world = await Open(which, Settings, rules);
        await world.Book(card);
        return world;
    }

    public async Task Book(string card)
    {
        var details = new BookingDetails
        {
            Channel = "direct", Ota = false, Arrival = new LocalDate(2026, 7, 24), Departure = new LocalDate(2026, 7, 31),
            Guest = new Guest("Anne Martin", "anne@example.com", "fr"),
        };
        var booking = new NewBooking
        {
            Ref = "B1", Details = details, Charges = [new("accommodation", Euros(700), Booked: true)],
            Cards = [(await Card(card), CardOwner.Guest)],
        };
        Assert.Null(await Desk.Book(property, booking, Now, default));
    }

    public async Task<StoredCard> Card(string number) => (await acquirer.StoreCard(number, new YearMonth(2030, 12)))!;

    /// <summary>Something staff or the guest do now; null, or why it was refused.</summary>
    public async Task<string?> Do(Func<BookingSnapshot, Answer> action) => await Desk.Do(property, "B1", "something", action, Now, default);

    public async Task<string?> Do(Func<BookingSnapshot, RuleSet, Answer> action)
    {
        var rules = await Store.Rules(property);
        return await Do(booking => action(booking, rules));
    }

    /// <summary>Staff say what became of an attempt; null, or why it was refused.</summary>
    public async Task<string?> Resolve(Guid attempt, bool succeeded, string? gatewayId) =>
        await Desk.Resolve((await Store.Find(property, "B1"))!.Value, attempt, succeeded, gatewayId, Now, default);

    /// <summary>The guest authenticates at the bank; the product is not told.</summary>
    public async Task Authenticate()
    {
        var waiting = (await Booking()).Attempts.Single(attempt => attempt.State == AttemptState.ActionRequired);
        await acquirer.Authenticate(waiting.GatewayId!);
    }

    /// <summary>Lets time pass, and all that is due be done at its instant.</summary>
    public async Task PassUntil(Duration sinceStart)
    {
        var until = Start + sinceStart;
        await autopilot.RunDue(clock.Now, default);
        while (await Store.NextDueAt(clock.Now) is { } next && next <= until)
        {
            clock.Now = next;
            await autopilot.RunDue(next, default);
        }

        clock.Now = until;
    }

    public Task PassHours(double hours) => PassUntil(Duration.FromHours(hours));

    public async Task<BookingSnapshot> Booking()
    {
        var key = (await Store.Find(property, "B1"))!.Value;
        return (await Store.Load([key]))[0].Snapshot;
    }

    /// <summary>The journal's facts of a kind, such as <c>payment</c> or <c>hold.released</c>: since the start, what, and why.</summary>
    public async Task<string[]> Story(params string[] of)
    {
        var entries = await Store.Journal(property, default, int.MaxValue);
        return
        [
            .. entries.Select(entry => entry.Fact)
                .Where(fact => of.Any(name => FactNames.Of(fact) == name || FactNames.Of(fact).StartsWith($"{name}.", StringComparison.Ordinal)))
                .Select(Line),
        ];
    }

    public static Money Euros(int amount) => new(amount * 100L, Currency.Eur);

    public static string Since(Instant at) => DurationPattern.CreateWithInvariantCulture("H:mm:ss").Format(at - Start);

    public void Dispose() => (Inner as IDisposable)?.Dispose();

    // Only what a test lets throw may throw.
    private void Threw(Exception wrong, string call)
    {
        if (Gateway.Throwing is null)
        {
            ExceptionDispatchInfo.Throw(wrong);
        }

        Defects.Add(call);
    }

    private static string Line(IFact fact)
    {
        var view = Timeline.View(new JournalEntry(default, null, null, fact), Settings);
        var about = (string?)view["reason"] ?? (string?)view["template"] ?? (string?)view["text"];
        return $"{Since(fact.At)} {FactNames.Of(fact)}{(about is null ? "" : $" {about}")}";
    }
}
