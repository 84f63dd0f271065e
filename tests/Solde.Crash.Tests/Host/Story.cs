using Solde.App;
using Solde.App.Automations;
using Solde.App.Backtest;
using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.App.Requests;
using Solde.App.Simulate;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Gateways.Sandbox.Http;

namespace Solde.Crash.Tests.Host;

/// <summary>What people do through the node. Each does what the state of things asks for, and does it again if it had no answer: so after a crash they go
/// on where they were.</summary>
internal sealed class Story(IStore store, Desk desk, SandboxOrigin origin, IIds ids, IClock clock, string prefix)
{
    public const string NewName = "Les Pins du Lac";
    public const int Imports = 2, ImportedTogether = 3;

    private static readonly Guid Property = new("01980000-0000-7000-8000-000000000001");
    private static readonly Money Stay = Euros(700);

    private readonly AutomationDesk automations = new(store, ids);
    private bool acted;

    private Instant Now => clock.GetCurrentInstant();

    /// <summary>Does what there is to do.</summary>
    /// <returns>Whether there was anything.</returns>
    public async Task<bool> Act()
    {
        await Settle();
        await Import();
        foreach (var booked in Cast.All)
        {
            await Book(booked);
        }

        await On("D1", Refund);
        await On("H1", booking => WithOpenHold(booking, HoldActions.Capture(booking, null, Now)));
        await On("H2", booking => WithOpenHold(booking, HoldActions.Release(booking, Now)));
        await PayAnew("A1");
        await Edit();
        var any = acted; // Also what was done before the database was lost, and all of this begun anew.
        acted = false;
        return any;
    }

    private static Money Euros(int amount) => new(amount * 100L, Currency.Eur);

    private async Task Settle()
    {
        if (await store.Property(Property) is null)
        {
            await Save("Les Pins");
        }

        var rules = await store.Rules(Property);
        foreach (var rule in Cast.Rules.Where(rule => rules.Find(rule.Name) is null))
        {
            await automations.Create(Property, rule, active: true, Now);
            acted = true;
        }
    }

    private async Task Save(string name)
    {
        await store.SaveProperty(
            Property,
            new PropertySettings
            {
                Name = name, Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "en",
                StaffAddress = "desk@lespins.example",
            },
            Now);
        acted = true;
    }

    // A rule and the settings are edited once there are bookings to be swept.
    private async Task Edit()
    {
        if (await Find("L2") is not { Snapshot.Runs: [{ State: RunState.Planned }] })
        {
            return;
        }

        var property = (await store.Property(Property))!;
        if (property.Rules.Find(Cast.Later)!.Current is { Number: 1, Rule: var rule })
        {
            await automations.Edit(Property, Cast.Later, rule with { Trigger = rule.Trigger with { Hours = 3 } }, Now);
            acted = true;
        }

        if (property.Settings.Name != NewName)
        {
            await Save(NewName);
        }
    }

    private async Task Import()
    {
        var intake = new Intake(store, desk, ids);
        for (var i = 0; i < Imports; i++)
        {
            var references = Enumerable.Range(1, ImportedTogether).Select(n => $"{prefix}I{(i * ImportedTogether) + n}").ToList();
            if ((await store.Find(Property, references)).Count < references.Count)
            {
                await intake.Take(Property, [.. references.Select(Imported)], Now, CancellationToken.None);
                acted = true;
            }
        }
    }

    private ImportedBooking Imported(string reference) => new(
        new ScenarioBooking(reference, Now, Details("imported"), [new("accommodation", Stay, Booked: true)], [], []), null, null, null, null);

    private async Task Book(Booked booked)
    {
        if (await Find(booked.Name) is not null)
        {
            return;
        }

        var booking = new NewBooking
        {
            Ref = prefix + booked.Name, Details = Details(booked.Channel), Charges = [new("accommodation", Stay, Booked: true)],
            Cards = [(await Card(booked.Card), CardOwner.Guest)],
        };
        if (await desk.Book(Property, booking, Now, CancellationToken.None) is { } refusal)
        {
            throw new InvalidOperationException($"{booked.Name} was refused: {refusal}");
        }

        acted = true;
    }

    private BookingDetails Details(string channel)
    {
        var arrival = Now.InUtc().Date.PlusDays(40);
        return new BookingDetails
        {
            Channel = channel, Ota = false, Arrival = arrival, Departure = arrival.PlusDays(7),
            Guest = new Guest("Anne Martin", "anne@martin.example", "en"),
        };
    }

    private async Task<StoredCard> Card(string number) =>
        await origin.StoreCard(number, new YearMonth(2099, 12), CancellationToken.None) ?? throw new InvalidOperationException($"no card {number}");

    private static Answer? Refund(BookingSnapshot booking, Instant now) =>
        booking.Folios.SelectMany(folio => folio.Payments).Any(payment => payment.Refunded.IsZero) && booking.Attempts.IsEmpty
            ? FolioActions.Refund(booking, Euros(30), creditLine: false, now)
            : null;

    private Answer? Refund(BookingSnapshot booking) => Refund(booking, Now);

    private static Answer? WithOpenHold(BookingSnapshot booking, Answer answer) =>
        booking.Holds.Any(hold => hold.State == HoldState.Open) && booking.Attempts.IsEmpty ? answer : null;

    /// <summary>The bank wants authentication; instead the guest pays the link with another card.</summary>
    private async Task PayAnew(string name)
    {
        if (await Find(name) is not { Snapshot: { Collectible.IsPositive: true } booking } || booking.Attempts.Any(attempt => attempt.IsInFlight)
            || (booking.AwaitingGuest.IsEmpty && !booking.Requests.Any(request => request.IsAsked)))
        {
            return;
        }

        if (!booking.Requests.Any(request => request.IsAsked))
        {
            await On(name, before => RequestActions.SendLink(before, null, Now));
        }

        var card = await Card(Cast.Good);
        await On(name, before => GuestActions.Pay(before, PaymentMethod.Card, card, Now));
    }

    private async Task On(string name, Func<BookingSnapshot, Answer?> action)
    {
        if (await Find(name) is not { } stored || action(stored.Snapshot) is null)
        {
            return;
        }

        await desk.Do(stored.Key, name, before => action(before) ?? Answer.Nothing, Now, CancellationToken.None);
        acted = true;
    }

    private async Task<StoredBooking?> Find(string name) =>
        await store.Find(Property, prefix + name) is { } key ? await store.Load(key) : null;
}
