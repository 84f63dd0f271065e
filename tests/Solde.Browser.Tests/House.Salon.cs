using NodaTime;
using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Checkout;
using Solde.Core.Folios;
using Solde.Core.Properties;
using Solde.Gateways.Sandbox;
using Solde.Server;
using Solde.Server.Settings;

namespace Solde.Browser.Tests;

/// <content>A property that sells appointments.</content>
internal sealed partial class House
{
    /// <summary>An appointment comes in, of services that the property sells, in three days at two if nothing else is said. The client left a card, if one is
    /// named, and agreed to what that is for.</summary>
    public async Task<Guid> BookAppointment(
        string reference, string client, string[] services, string language = "fr", string card = Good, int? hoursUntilStart = null, LocalDateTime? at = null, string? member = null)
    {
        using var opened = Database.Open(Installation.At(File), make: false, Now);
        var (property, settings) = await opened.Property(null);
        using var ledger = SqliteLedger.Open(File + ".sandbox");
        var stored = card.Length == 0 ? null : await new SandboxAcquirer(ledger, Now).StoreCard(card, new YearMonth(2035, 12));
        var start = at ?? (hoursUntilStart is { } hours
            ? (Now() + Duration.FromHours(hours)).InZone(settings.Zone).LocalDateTime
            : Now().InZone(settings.Zone).Date.PlusDays(3).At(new LocalTime(14, 0)));
        var details = new BookingDetails
        {
            Channel = "direct", Ota = false, Arrival = start.Date, Departure = start.Date, Start = start, Services = [.. services], Guest = new Guest(client, "lea@example.com", language),
            TeamMember = member,
        };
        var booking = new NewBooking
        {
            Ref = reference,
            Details = details,
            Charges = [.. services.Select(code => ChargeLine.Of(settings.Services.Single(service => service.Code == code)))],
            Cards = stored is null ? [] : [(stored, CardOwner.Guest)],
            Consent = stored is null ? null : OnlineBooking.ConsentTo(settings, details, newClient: false, Now()),
        };
        Assert.Null(await opened.Desk.Book(property, booking, Now(), default));
        return (await opened.Store.Find(property, [reference]))[reference].Booking;
    }

    /// <summary>A gift voucher of 50 € is sold with a booking of its own, and paid in cash.</summary>
    public async Task<Guid> SellVoucher(string reference)
    {
        var booking = await Book(reference, "Ana Costa", 100);
        await SellVoucherWith(reference, "Les Pins");
        return booking;
    }

    /// <summary>A gift voucher of 50 € is sold with a booking of 100 € that a property has, and paid in cash.</summary>
    public async Task SellVoucherWith(string reference, string propertyName)
    {
        using var opened = Database.Open(Installation.At(File), make: false, Now);
        var (property, settings) = await opened.Property(propertyName);
        Money Euros(int amount) => new(amount * 100L, settings.Currency);
        await opened.Properties.Save(property, known => known with { GiftVouchers = new GiftVoucherOffer(Euros(10), Euros(200), 12) }, Now());
        var settling = new Settling
        {
            Add = [new SaleLine(SaleLineKind.GiftVoucher, "Bon cadeau", Euros(50))], Tenders = [new Tender(PaymentMethod.Cash, Euros(150))], CardOnFile = false,
        };
        Assert.Null(await opened.Desk.Do(property, reference, "checkout", known => CheckoutActions.Settle(known, settling, Now()), Now(), default));
    }

    /// <summary>The property writes terms of its own.</summary>
    public async Task WriteTerms(string language, string text)
    {
        using var opened = Database.Open(Installation.At(File), make: false, Now);
        await opened.Properties.SaveTemplate((await opened.Property(null)).Id, PropertyTerms.In(language), text, Now());
    }

    /// <summary>The property's id, by which clients find its booking page.</summary>
    public async Task<Guid> PropertyId()
    {
        using var opened = Database.Open(Installation.At(File), make: false, Now);
        return (await opened.Property(null)).Id;
    }

    /// <summary>The only appointment of a client.</summary>
    public async Task<StoredBooking> AppointmentOf(string client)
    {
        using var opened = Database.Open(Installation.At(File), make: false, Now);
        var (property, _) = await opened.Property(null);
        return (await opened.Store.Bookings(property, null, 100)).Single(stored => stored.Snapshot.Details.Guest.Email == client);
    }
}
