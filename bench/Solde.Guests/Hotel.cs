using System.Globalization;
using NodaTime;
using Solde.App.Bookings;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Folios;
using Solde.Core.Properties;
using Solde.Server;

namespace Solde.Guests;

/// <summary>A guest who will come.</summary>
/// <param name="Secret">What opens their link.</param>
/// <param name="Reference">Their booking's reference, which every page of theirs shows.</param>
internal sealed record Invited(string Secret, string Reference);

/// <summary>The property that has all bookings: each has a card on file and a deposit that was paid, owes the rest, and an automation will charge it on the day
/// of arrival. So its pages show a bit of everything.</summary>
internal static class Hotel
{
    private const int Together = 64;

    private static readonly PropertySettings Settings = new()
    {
        Name = "Les Pins", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "fr",
        Methods = [new(PaymentMethod.Card), new(PaymentMethod.BankTransfer), new(PaymentMethod.OnSite)],
        PaymentDetails = new() { BankTransfer = new BankAccount("Hôtel Les Pins", "FR7630006000011234567890189", "AGRIFRPP") },
    };

    /// <summary>Takes in bookings through the desk, as other systems' come in.</summary>
    /// <param name="database">Where to.</param>
    /// <param name="bookings">How many there are.</param>
    /// <param name="guests">How many of them, spread over all, get a link and will come.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<IReadOnlyList<Invited>> Fill(Database database, int bookings, int guests, Instant now, CancellationToken cancel)
    {
        var property = database.Ids.New();
        await database.Store.SaveProperty(property, Settings, now);
        var rule = new AutomationRule { Name = "Balance", Trigger = new Trigger(TriggerKind.ArrivalDay, 0, 0, new LocalTime(14, 0)), Operation = Operation.Charge };
        await database.Automations.Create(property, rule, active: true, now);
        var card = (await database.Acquirer.InProcess!.StoreCard("4242424242424242", new YearMonth(2035, 12)))!;
        var every = bookings / guests;
        await Parallel.ForEachAsync(Enumerable.Range(1, bookings), new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = cancel }, async (n, stop) =>
        {
            if (await database.Desk.Book(property, Booking(n, card, now, invited: n % every == 0), now, stop) is { } refusal)
            {
                throw new InvalidOperationException($"a booking was refused: {refusal}");
            }
        });

        var invited = new List<Invited>();
        foreach (var references in Enumerable.Range(1, guests).Select(n => Reference(n * every)).Chunk(500))
        {
            var found = await database.Store.Find(property, [.. references]);
            invited.AddRange(references.Select(reference => new Invited(database.Ids.LinkOf(found[reference], 0).Address.Split('/')[^1], reference)));
        }

        return invited;
    }

    private static NewBooking Booking(int n, StoredCard card, Instant now, bool invited)
    {
        var arrival = now.InZone(Settings.Zone).Date.PlusDays(20 + (n % 200));
        return new NewBooking
        {
            Ref = Reference(n),
            Details = new BookingDetails
            {
                Channel = "direct", Ota = false, Arrival = arrival, Departure = arrival.PlusDays(3), Guest = new Guest("Zoé Lefèvre", "guest@example.com", "fr"),
                Rooms = [new Room("12", "Double", null, null)],
            },
            Charges = [new ChargeLine("accommodation", new Money(360_00, Currency.Eur), Booked: true), new ChargeLine("breakfast", new Money(60_00, Currency.Eur), Booked: true)],
            Cards = [(card, CardOwner.Guest)],
            Payments = [(new Money(120_00, Currency.Eur), PaymentMethod.BankTransfer)],
            Link = invited,
        };
    }

    private static string Reference(int n) => string.Create(CultureInfo.InvariantCulture, $"BK{n:0000000}");
}
