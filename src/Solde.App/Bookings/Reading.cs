using Solde.Core.Automations;

namespace Solde.App.Bookings;

/// <summary>Shorter ways to ask a store for one thing.</summary>
public static class Reading
{
    /// <summary>A property's automations; none when there is no such property.</summary>
    public static async ValueTask<RuleSet> Rules(this IStore store, Guid property) => (await store.Property(property))?.Rules ?? RuleSet.Empty;

    /// <summary>The key of a booking by the property's reference; null when there is none.</summary>
    public static async ValueTask<BookingKey?> Find(this IStore store, Guid property, string reference) =>
        (await store.Find(property, [reference])).TryGetValue(reference, out var key) ? key : null;

    /// <summary>A booking; null when there is none.</summary>
    public static async ValueTask<StoredBooking?> Load(this IStore store, BookingKey key) =>
        await store.Load([key]) is [var stored] ? stored : null;
}
