using Solde.App;
using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.App.Payments;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Checkout;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Gateways.Sandbox.Http;

namespace Solde.Crash.Tests.Host;

/// <summary>People who settle many bookings at one moment, each at a desk of their own, and again after a crash what they cannot see settled.</summary>
internal sealed class Till(IStore store, Desk desk, IClock clock, Points points, NodeOptions options)
{
    /// <summary>The point that is passed before all are settled.</summary>
    public const string Opening = "Opening";

    /// <summary>What each booking comes to, in euros.</summary>
    public const int Price = 100;

    private static readonly Guid Property = new("01980000-0000-7000-8000-000000000002");

    /// <summary>What of a booking is paid in cash, in euros; its card pays the rest.</summary>
    public static int CashOf(int n) => n % 4 == 0 ? 30 : 0;

    /// <summary>The reference of a booking.</summary>
    public static string RefOf(string prefix, int n) => $"{prefix}S{n}";

    /// <summary>The bookings, each with a card of its own.</summary>
    public static async Task Fill(IStore store, SandboxOrigin origin, IIds ids, string prefix, int sales, Instant now)
    {
        var settings = new PropertySettings
        {
            Name = "Les Pins", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "fr",
        };
        await store.SaveProperty(Property, settings, now);
        var view = (await store.Property(Property))!;
        var changes = new List<Change>();
        foreach (var n in Enumerable.Range(1, sales))
        {
            changes.Add(Recording.New(Property, view, await Booking(n), [], now, ids)!);
        }

        Assert.All(await store.Commit([.. changes]), static result => Assert.Equal(CommitResult.Stored, result));

        async Task<NewBooking> Booking(int n)
        {
            var card = await origin.StoreCard(Cast.Good, new YearMonth(2099, 12), CancellationToken.None);
            var today = now.InZone(settings.Zone).Date;
            return new NewBooking
            {
                Ref = RefOf(prefix, n), Charges = [new("accommodation", new Money(Price * 100L, Currency.Eur), Booked: true)],
                Details = new BookingDetails
                {
                    Channel = "direct", Ota = false, Arrival = today.PlusDays(-2), Departure = today, Guest = new Guest("Anne Martin", "anne@martin.example", "fr"),
                },
                Cards = [(card!, CardOwner.Guest)],
            };
        }
    }

    /// <summary>Settles all at once.</summary>
    /// <returns>Whether anything was settled, or begun.</returns>
    public async Task<bool> Act()
    {
        await points.Pass(Opening);
        var all = Enumerable.Range(1, options.Sales);
        return (await Task.WhenAll((options.Backwards ? all.Reverse() : all).Select(n => Task.Run(() => Settle(n))))).Any(static acted => acted);
    }

    private async Task<bool> Settle(int n)
    {
        var stored = (await store.Load((await store.Find(Property, RefOf(options.Prefix, n)))!.Value))!;
        return !stored.Snapshot.Sales.Any(static sale => sale.ClosedAt is not null)
            && await desk.Do(stored.Key, "settle", booking => CheckoutActions.Settle(booking, With(booking, n), clock.GetCurrentInstant()), clock.GetCurrentInstant(), CancellationToken.None) is null;
    }

    // The cash went into the drawer once, whatever became of the card.
    private static Settling With(BookingSnapshot booking, int n) => new()
    {
        Tenders = CashOf(n) > 0 && booking.Sales.IsEmpty ? [new Tender(PaymentMethod.Cash, new Money(CashOf(n) * 100L, Currency.Eur))] : [], Sales = 0,
    };
}
