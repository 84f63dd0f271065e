using System.Collections.Immutable;
using NodaTime;
using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.Server.Office.Settings;

/// <summary>E-mails about a made-up booking of a property, written and rendered as the real ones are.</summary>
internal static class SampleLetters
{
    private const int DaysUntilArrival = 24;
    private const int MinutesUntilStart = 24 * 60 * DaysUntilArrival;
    private const long Units = 490;
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

    /// <summary>The made-up booking; staff read in the language that is asked for, too.</summary>
    private static BookingSnapshot Booking(PropertySettings property, string language, Instant now)
    {
        var today = now.InZone(property.Zone).Date;
        var arrival = today.PlusDays(DaysUntilArrival);
        var details = new BookingDetails
        {
            Channel = "direct", Ota = false, Arrival = arrival, Departure = property.Kind == PropertyKind.Salon ? arrival : arrival.PlusDays(7),
            Start = property.Kind == PropertyKind.Salon ? now.InZone(property.Zone).LocalDateTime.PlusMinutes(MinutesUntilStart).With(TimeAdjusters.TruncateToHour) : null,
            Guest = new Guest("Camille Durand", "camille@example.com", language),
        };
        var charge = new ChargeLine("accommodation", new Money(Units * property.Currency.MinorPerUnit, property.Currency), Booked: true);
        return Planner.Create(property with { Language = language, OwnTemplates = ImmutableDictionary<string, int>.Empty }, "2048", new BookingCreated(now, now, details, [charge]));
    }

    private static MessageDraft Draft(TemplateName name, PropertySettings property) => new(name.To, name.Template)
    {
        Amount = new Money(Units * property.Currency.MinorPerUnit, property.Currency),
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
