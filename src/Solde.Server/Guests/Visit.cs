using NodaTime;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.App.Requests;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Server.Office;

namespace Solde.Server.Guests;

/// <summary>A guest at the page of their booking.</summary>
/// <param name="Stored">The booking.</param>
/// <param name="Link">The number of the link they came by.</param>
/// <param name="Door">The booking's door: where its pages are (<see cref="Doors"/>).</param>
/// <param name="Now">The instant.</param>
internal sealed record Visit(StoredBooking Stored, int Link, string Door, Instant Now)
{
    public BookingSnapshot Booking => Stored.Snapshot;

    public PropertySettings Property => Stored.Property.Settings;

    public ILanguage Language { get; } = Languages.Of(Recipient.Guest, Stored.Snapshot.Details.Guest.Language, Stored.Property.Settings.Language);

    /// <summary>What the page is about.</summary>
    public PayPage Page { get; } = PayPage.Of(Stored.Snapshot, Link, Now);

    public string Say(Text text) => text.In(Language);

    public string Say(Text text, params ReadOnlySpan<object?> values) => text.In(Language, values);

    public string Amount(Money amount) => Language.Amount(amount);

    /// <summary>Stay or appointment, as it follows "your".</summary>
    public string What => Language.Visit(Property.Kind);

    public string Method(PaymentMethod method) => Capital(Language.Method(method, Recipient.Guest));

    /// <summary>The rooms by type and number, each once.</summary>
    public string Rooms => Language.AllOf([.. Booking.Details.Rooms.Select(room => room.Unit.Length > 0 ? $"{room.Type} {room.Unit}".Trim() : room.Type).Where(room => room.Length > 0).Distinct()]);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
