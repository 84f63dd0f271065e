using NodaTime;
using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.App.Payments;
using Solde.App.Properties;
using Solde.App.Simulate;
using Solde.Core;
using Solde.Core.Agenda;
using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Folios;
using Solde.Core.Properties;
using Solde.Gateways.Sandbox;
using Solde.Storage;

namespace Solde.Browser.Tests;

/// <summary>Rows in every list of a salon's pages, as many as a test wants: services and products, appointments of one day, each settled in cash with a gift
/// voucher sold, and one of them settled again and again. Nobody has an address: no letter leaves meanwhile.</summary>
internal sealed class SalonCrowd
{
    private const string Member = "lea";
    private static readonly Duration Each = Duration.FromMinutes(15);

    private readonly CountedIds ids = new();
    private readonly SqlStore store;
    private readonly Guid property;
    private readonly Instant now;
    private readonly Desk desk;
    private int count;
    private BookingKey first;

    public SalonCrowd(SqlStore store, Guid property, Instant now)
    {
        (this.store, this.property, this.now) = (store, property, now);
        var gateway = new SandboxGateway(new SandboxAcquirer(new MemoryLedger(), () => now), twoStep: false);
        desk = new Desk(store, new Execution(store, gateway, ids, new VirtualClock { Now = now }), ids);
    }

    /// <summary>The day of the appointments.</summary>
    public LocalDate Day => now.InUtc().Date.PlusDays(7);

    /// <summary>What addresses of pages name: the first booking, which has as much to show as the lists.</summary>
    public Ids Ids => new(first.Booking, Guid.Empty, Guid.Empty, first.Booking);

    /// <summary>Adds rows until every list has so many at least.</summary>
    public async Task Grow(int rows)
    {
        for (; count < rows; count++)
        {
            Assert.True(await store.ChangeSettings(property, settings => new SettingsChange(Grown(settings), [], LookAgain: false), now));
            var reference = $"A{count}";
            await Book(reference);
            await Settle(reference, Euros(105), new SaleLine(SaleLineKind.GiftVoucher, "Bon cadeau", Euros(50)));
            await Settle("A0", Euros(10), new SaleLine(SaleLineKind.Extra, "Masque", Euros(10)));
            first = (await store.Find(property, "A0"))!.Value;
        }
    }

    private static Money Euros(int amount) => new(amount * 100L, Currency.Eur);

    private PropertySettings Grown(PropertySettings settings) => settings with
    {
        Services = settings.Services.Add(new Service($"cut{count}", Euros(55), (int)Each.TotalMinutes, CardOnline.Off) { Name = $"Coupe {count}" }),
        Products = settings.Products.Add(new Product($"shampoo{count}", $"Shampooing {count}", Euros(18), null)),
        GiftVouchers = new GiftVoucherOffer(Euros(10), Euros(200), 12),
        Team = settings.Team.IsEmpty ? [new TeamMember(Member, "Léa")] : settings.Team,
    };

    private async Task Book(string reference)
    {
        var start = Day.At(new LocalTime(8, 0)).PlusMinutes((int)Each.TotalMinutes * count);
        var booking = new NewBooking
        {
            Ref = reference,
            Details = new BookingDetails
            {
                Channel = "direct", Ota = false, Arrival = start.Date, Departure = start.Date, Start = start, Services = [$"cut{count}"], TeamMember = Member,
                Guest = new Guest($"Anne Martin {count}", null, "fr"),
            },
            Charges = [new ChargeLine("services", Euros(55), Booked: true)],
        };
        Assert.Null(await desk.Book(property, booking, now, TestContext.Current.CancellationToken));
    }

    private async Task Settle(string reference, Money cash, SaleLine line)
    {
        var settling = new Settling { Add = [line], Tenders = [new Tender(PaymentMethod.Cash, cash)], CardOnFile = false };
        Assert.Null(await desk.Do(property, reference, "checkout", known => CheckoutActions.Settle(known, settling, now), now, TestContext.Current.CancellationToken));
    }
}
