using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.App.Payments;
using Solde.Bench;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Checkout;
using Solde.Core.Folios;
using Solde.Core.Properties;
using Solde.Gateways.Sandbox;
using Solde.Storage;

namespace Solde.Days;

/// <summary>A property that sells as production does: each booking is settled at the desk, a part in cash and the rest from the card on file.</summary>
internal sealed class Shop
{
    /// <summary>What each sale comes to, in cents.</summary>
    public const int Total = 9_450;

    private const int AtOnce = 16;
    private static readonly Duration BetweenSales = Duration.FromMilliseconds(100); // Sixteen of them are far less than the lease of a payment.
    private static readonly Percent Reduced = Percent.Of(10), Full = Percent.Of(20);

    private readonly SqlStore store;
    private readonly Till till = new();
    private readonly Ids ids = new();
    private readonly SandboxAcquirer acquirer;
    private readonly Desk desk;
    private int sold;

    public Shop(SqlStore store)
    {
        this.store = store;
        acquirer = new SandboxAcquirer(new MemoryLedger(), till.GetCurrentInstant);
        desk = new Desk(store, new Execution(store, new SandboxGateway(acquirer, twoStep: false), ids, till), ids);
    }

    public static Guid Property { get; } = new(1, 2, 3, new byte[8]);

    public static PropertySettings Settings { get; } = new()
    {
        Name = "Les Pins", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "fr",
        Legal = new LegalIdentity
        {
            Name = "Les Pins SARL", Address = "1 allée des Pins, 40200 Mimizan", Registration = "RCS Mont-de-Marsan 123 456 789", VatNumber = "FR12123456789",
            VatRates = ImmutableDictionary<string, Percent>.Empty.Add("accommodation", Reduced),
        },
    };

    public static Instant EveningOf(LocalDate day) => Settings.Zone.AtStrictly(day.At(new LocalTime(21, 0))).ToInstant();

    public async Task Open() => await store.SaveProperty(Property, Settings, till.Now);

    /// <summary>So many sales from nine o'clock on.</summary>
    public async Task Sell(LocalDate day, int sales, CancellationToken cancel)
    {
        till.Now = Settings.Zone.AtStrictly(day.At(new LocalTime(9, 0))).ToInstant();
        var view = (await store.Property(Property))!;
        var card = new SandboxCards(acquirer).Store("4242424242424242", new YearMonth(2099, 12))!;
        foreach (var some in Enumerable.Range(sold + 1, sales).Chunk(1_000))
        {
            await store.Commit([.. some.Select(n => Recording.New(Property, view, Booking(n, day, card), [], till.Now, ids)!)]);
        }

        await Parallel.ForEachAsync(
            Enumerable.Range(sold + 1, sales), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (n, stop) =>
            {
                till.Advance(BetweenSales);
                if (await desk.Do(Property, RefOf(n), "settle", booking => CheckoutActions.Settle(booking, With, till.Now), till.Now, stop) is { } refusal)
                {
                    throw new InvalidOperationException($"{RefOf(n)} was refused: {refusal}");
                }
            });
        sold += sales;
    }

    private static Settling With { get; } = new()
    {
        Add = [new SaleLine(SaleLineKind.Product, "Miel de pin", Cents(1_450), Full)], Tenders = [new Tender(PaymentMethod.Cash, Cents(2_000))], Sales = 0,
    };

    private static NewBooking Booking(int n, LocalDate day, StoredCard card) => new()
    {
        Ref = RefOf(n),
        Details = new BookingDetails
        {
            Channel = "direct", Ota = false, Arrival = day.PlusDays(-1), Departure = day, Guest = new Guest("Anne Martin", "anne@martin.example", "fr"),
        },
        Charges = [new ChargeLine("accommodation", Cents(8_000), Booked: true)], Cards = [(card, CardOwner.Guest)],
    };

    private static string RefOf(int n) => string.Create(CultureInfo.InvariantCulture, $"S{n}");

    private static Money Cents(int amount) => new(amount, Currency.Eur);

    /// <summary>The shop's clock: it goes on with each sale.</summary>
    private sealed class Till : IClock
    {
        private readonly Lock turn = new();
        private Instant now = Instant.FromUtc(2026, 5, 31, 8, 0);

        public Instant Now
        {
            get { lock (turn) { return now; } }
            set { lock (turn) { now = value; } }
        }

        public void Advance(Duration step)
        {
            lock (turn)
            {
                now += step;
            }
        }

        public Instant GetCurrentInstant() => Instant.FromUnixTimeMilliseconds(Now.ToUnixTimeMilliseconds());
    }
}
