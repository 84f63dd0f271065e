using System.Collections.Immutable;
using NodaTime;
using Solde.App.Backtest;
using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.Core.Agenda;
using Solde.Core.Bookings;
using Solde.Core.Folios;
using Solde.Core.Json;
using Solde.Core.Properties;
using Solde.Server.Cli;

namespace Solde.Server.Demo;

/// <summary>A made-up salon beside the demo's hotels: a team, two weeks of appointments, and a page on which clients book.</summary>
internal sealed class DemoSalon(Database database, Func<Instant> clock)
{
    private const int Days = 14;
    private const int EveryOther = 3; // Of the times that are free one in three is taken, so that there is something left to book.

    /// <summary>Takes the salon in, unless the database has one already.</summary>
    /// <returns>The salon.</returns>
    public async Task<Guid> TakeIn()
    {
        foreach (var known in await database.Store.Properties())
        {
            if (known.Settings.Kind == PropertyKind.Salon)
            {
                return known.Id;
            }
        }

        var (salon, now) = (database.Ids.New(), clock());
        var settings = PropertyJson.Read(DocumentValue.Parse(Files.ReadBytes(Path.Combine(DemoCommand.SamplesFolder(), "demo-salon.json"))));
        await database.Store.SaveProperty(salon, settings, now);
        var view = (await database.Store.Property(salon))!;
        var bookings = await Task.WhenAll(Times(settings, now).Select((time, i) => Booking(settings, time, i, now)));
        await database.Store.Commit([.. bookings.Select(booking => Recording.New(salon, view, booking, [], now, database.Ids)!)]);
        return salon;
    }

    /// <summary>Times that are taken, each with the service that it is taken for.</summary>
    private static IEnumerable<(FreeTime Time, Service Service)> Times(PropertySettings settings, Instant now)
    {
        var (today, taken, seen) = (now.InZone(settings.Zone).Date, new List<TakenTime>(), 0);
        for (var day = today; day < today.PlusDays(Days); day = day.PlusDays(1))
        {
            foreach (var member in settings.Team)
            {
                var service = settings.Services[seen % settings.Services.Length];
                while (member.Does([service.Code]) && FreeTimes.Of(settings, [service.Code], member.Code, day, taken, now) is { IsEmpty: false } free)
                {
                    var time = free[Math.Min(seen++ % EveryOther * 2, free.Length - 1)];
                    var from = time.Start.InZoneLeniently(settings.Zone).ToInstant();
                    taken.Add(new TakenTime(member.Code, from - Duration.FromHours(1), from + Duration.FromMinutes(service.Minutes) + Duration.FromHours(1)));
                    yield return (time, service);
                    service = settings.Services[seen % settings.Services.Length];
                }

                seen++;
            }
        }
    }

    // Who must leave a card has left one; of the others every second one who may.
    private async Task<NewBooking> Booking(PropertySettings settings, (FreeTime Time, Service Service) of, int number, Instant now)
    {
        var reference = $"N{number + 1:D3}";
        var details = new BookingDetails
        {
            Channel = "direct",
            Ota = false,
            Arrival = of.Time.Start.Date,
            Departure = of.Time.Start.Date,
            Start = of.Time.Start,
            Services = [of.Service.Code],
            TeamMember = of.Time.Member,
            Guest = SimulatedGuests.GuestOf(reference, settings.Language),
        };
        var booking = new NewBooking { Ref = reference, Details = details, Charges = [ChargeLine.Of(of.Service)] };
        if (of.Service.CardOnline == CardOnline.Off || (of.Service.CardOnline == CardOnline.Optional && number % 2 == 0))
        {
            return booking;
        }

        var card = SimulatedGuests.CardsOf(reference, ota: false, CardSimulation.Simulated)[0];
        var stored = (await database.Acquirer.InProcess!.StoreCard(card.Number, card.Expiry))!;
        return booking with { Cards = [(stored, card.Owner)], Consent = OnlineBooking.ConsentTo(settings, details, newClient: false, now) };
    }
}
