using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Solde.App;
using Solde.App.Automations;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Properties;
using Solde.Storage;

namespace Solde.Punctuality;

/// <summary>Properties whose bookings are charged an hour after they were made, so that any instant can be chosen for it.</summary>
internal sealed class Hotels(SqlStore store, IIds ids, IReadOnlyDictionary<string, StoredCard> cards)
{
    private const int Page = 1_000;
    private static readonly Duration Hour = Duration.FromHours(1);

    /// <summary>A new property.</summary>
    /// <param name="gateway">Its gateway.</param>
    /// <param name="now">When it is made.</param>
    public async Task<Guid> Open(string gateway, Instant now)
    {
        var id = ids.New();
        var settings = new PropertySettings
        {
            Name = $"Hotel {id}", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "fr",
            StaffAddress = "desk@hotel.example", Gateway = gateway,
        };
        await store.SaveProperty(id, settings, now - Duration.FromDays(1));
        await new AutomationDesk(store, ids).Create(id, Rule, active: true, now - Duration.FromDays(1));
        return id;
    }

    /// <summary>Books, so that payment n is due at the n-th instant.</summary>
    public async Task Book(Guid property, string prefix, IEnumerable<Instant> dueAt, Instant now)
    {
        var view = (await store.Property(property))!;
        var card = cards[view.Settings.Gateway!];
        foreach (var page in dueAt.Index().Chunk(Page))
        {
            await store.Commit(
            [
                .. page.Select(each => Recording.New(
                    property, view, Booking(string.Create(CultureInfo.InvariantCulture, $"{prefix}{each.Index}"), each.Item - Hour, card), [], now, ids)!),
            ]);
        }
    }

    /// <summary>Edits the rule of a property, so that all its bookings are walked through.</summary>
    public async Task Edit(Guid property, Instant now) =>
        await new AutomationDesk(store, ids).Edit(property, Rule.Name, Rule with { Trigger = Rule.Trigger with { Hours = 2 } }, now);

    /// <summary>From due to settled, for every payment of a property that was due at or after an instant.</summary>
    public async Task<List<Duration>> Lateness(Guid property, Instant since)
    {
        var due = new Dictionary<Guid, Instant>();
        var late = new List<Duration>();
        var cursor = default(JournalCursor);
        while (await store.Journal(property, cursor, Page) is { IsEmpty: false } entries)
        {
            foreach (var entry in entries)
            {
                if (entry.Fact is RunPlanned planned)
                {
                    due[entry.Booking!.Value] = planned.DueAt;
                }
                else if (entry.Fact is PaymentSucceeded paid && due[entry.Booking!.Value] is var at && at >= since)
                {
                    late.Add(paid.At - at);
                }
            }

            cursor = entries[^1].Cursor;
        }

        return late;
    }

    private static AutomationRule Rule { get; } = new()
    {
        Name = "Charge the balance", Trigger = new Trigger(TriggerKind.AfterCreation, 1, 0, LocalTime.Midnight), Operation = Operation.Charge,
    };

    private static NewBooking Booking(string reference, Instant created, StoredCard card)
    {
        var arrival = new LocalDate(2031, 7, 1).PlusDays(reference.Length);
        return new NewBooking
        {
            Ref = reference,
            CreatedAt = created,
            Details = new BookingDetails
            {
                Channel = "booking.com", Ota = true, Arrival = arrival, Departure = arrival.PlusDays(7), Rooms = [new Room("101", "double", null, null)],
                Guest = new Guest("Anne Martin", "anne.martin@guest.example", "fr"),
            },
            Charges = [new("accommodation", new Money(70_000, Currency.Eur), Booked: true)],
            Cards = [(card, CardOwner.Ota)],
        };
    }
}
