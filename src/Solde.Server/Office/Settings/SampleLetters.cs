using System.Collections.Immutable;
using NodaTime;
using Solde.App.Messages;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.Server.Office.Settings;

/// <summary>E-mails about a made-up booking of a property, written and rendered as the real ones are.</summary>
internal static class SampleLetters
{
    private const string Page = "https://www.example.com/pay/sample";

    /// <summary>An e-mail as somebody would get it.</summary>
    /// <param name="name">Which.</param>
    /// <param name="source">The property's own text; null = the built-in one.</param>
    /// <param name="property">The property.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="now">The instant.</param>
    /// <param name="logo">Where the property's logo is; empty = nowhere.</param>
    public static Message Of(TemplateName name, string? source, PropertySettings property, Guid id, Instant now, string logo)
    {
        var written = MessageWriting.Write(Draft(name, property), Booking(property, name.Language, now), id, now, Page, Page, logo)!;
        return MessageText.Render(written with { Source = source, Language = name.Language });
    }

    // Staff read in the language that is asked for, too.
    private static BookingSnapshot Booking(PropertySettings property, string language, Instant now)
    {
        var booking = SampleBooking.Of(property, language, ota: false, now);
        return Planner.Create(
            property with { Language = language, OwnTemplates = ImmutableDictionary<string, int>.Empty }, booking.Ref,
            new BookingCreated(now, now, booking.Details, booking.Charges));
    }

    private static MessageDraft Draft(TemplateName name, PropertySettings property) => new(name.To, name.Template)
    {
        Amount = SampleBooking.Price(property),
        Automation = new AutomationRef(Guid.Empty, name.Language == "fr" ? "Solde avant l'arrivée" : "Balance before arrival"),
        Reason = name.Template switch
        {
            Templates.PaymentFailed or Templates.ValidationFailed => DeclineReason.InsufficientFunds,
            Templates.AuthenticationRequired => DeclineReason.AuthenticationRequired,
            Templates.Dysfunction => DeclineReason.InvalidCard,
            _ => null,
        },
        Method = PaymentMethod.Card,
    };
}
