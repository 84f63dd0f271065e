using Solde.App;
using Solde.App.Agenda;
using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.App.Simulate;
using Solde.Core.Agenda;
using Solde.Core.Bookings;
using Solde.Core.Cards;

namespace Solde.Simulation.Tests;

/// <summary>A client books an appointment on the salon's page.</summary>
/// <param name="At">When.</param>
/// <param name="Email">Their address.</param>
/// <param name="Services">What they want.</param>
/// <param name="Day">The first day that suits them; they take the first free time of it, or of the day after.</param>
/// <param name="CardAfterMinutes">Where a card is asked they are so long about it, or longer than the time is kept; null = they leave none.</param>
internal sealed record BookOnlineEvent(Instant At, string Email, ImmutableArray<string> Services, LocalDate Day, int? CardAfterMinutes) : ScenarioEvent(At, "bookOnline")
{
    private const int Most = 12;

    /// <summary>The clients of a salon. They come in small crowds, who are shown the same free times.</summary>
    public static IEnumerable<BookOnlineEvent> Of(Scenario scenario, Random random)
    {
        while (true)
        {
            var at = scenario.Start + Duration.FromHours(random.Next(0, 24 * 60));
            var day = at.InZone(scenario.Property.Zone).Date.PlusDays(random.Next(0, 8));
            for (var client = 0; client < random.Next(2, 5); client++)
            {
                yield return new BookOnlineEvent(
                    at, $"client{random.Next(0, 4)}@example.com", [scenario.Property.Services[random.Next(scenario.Property.Services.Length)].Code], day,
                    random.Next(4) switch { 0 => null, 1 => 10, _ => random.Next(0, 12) });
            }
        }
    }

    /// <summary>The same, at most so many that a salon's life stays as short as it was.</summary>
    public static ImmutableArray<ScenarioEvent> Some(Scenario scenario, Random random) => [.. Of(scenario, random).Take(random.Next(0, Most))];
}

/// <summary>The salons' pages on a node, on which clients book.</summary>
internal sealed class OnlineClients(Simulation simulation, IStore store, IAgenda agenda, Execution execution, VirtualClock clock)
{
    private const string Number = "4111111111111111";

    private readonly AppointmentDesk desk = new(store, agenda, new Desk(store, execution, simulation.Ids), simulation.Ids, clock);

    /// <summary>Books; where the time is then kept for a card, the card comes later, through whichever node.</summary>
    public async Task Book(int world, BookOnlineEvent client)
    {
        var property = simulation.Worlds[world].Id;
        var settings = (await desk.Property(property))!;
        var free = await desk.Free(property, settings, client.Services, member: null, client.Day, days: 2);
        if (free.IsEmpty)
        {
            return;
        }

        var asked = new AskedAppointment(client.Services, free[0], new Guest("Léa Roy", client.Email, "fr")) { LeavesCard = client.CardAfterMinutes is not null };
        var (_, consent) = await desk.Offer(property, settings, asked);
        switch (await desk.Book(property, asked with { Agreed = consent }))
        {
            case { Refusal: Refusals.TimeTaken }:
                simulation.Count("time taken online");
                break;
            case { Booking.Snapshot: { Held: not null } booking } when client.CardAfterMinutes is { } minutes:
                var at = clock.Now + Duration.FromMinutes(minutes);
                simulation.Later(new Happening(world, new AddCardEvent(at, booking.Ref, new ScenarioCard(Number, new YearMonth(2030, 12), CardOwner.Guest)), at));
                break;
        }
    }
}
