using Solde.Core.Properties;

namespace Solde.Core.Checkout;

/// <summary>Whether a client who books online is asked for a card.</summary>
public enum OnlineCard
{
    /// <summary>No card is asked: the client pays on site.</summary>
    None,

    /// <summary>The client may leave one, or pay on site.</summary>
    Optional,

    /// <summary>Without a card the appointment cannot be booked.</summary>
    Mandatory,
}

/// <summary>What a client is offered who books services online at some time (SK1, SK2).</summary>
/// <param name="Card">Whether a card is asked.</param>
/// <param name="Because">Why: <c>service:</c> and the code of the service that decides, <c>protection:</c> and the name of the protection, or <c>services</c>
/// where none of them asks for a card.</param>
/// <param name="Protection">The protection whose fees the client agrees to: of those that hold, the first in the property's order. Null = none holds.</param>
public sealed record OnlineOptions(OnlineCard Card, string Because, Protection? Protection)
{
    /// <summary>What is offered.</summary>
    /// <param name="property">The property.</param>
    /// <param name="services">Codes of the services; those the property does not sell (any more) count nothing.</param>
    /// <param name="start">When the appointment starts, in the property's zone.</param>
    /// <param name="newClient">The client was never here.</param>
    /// <param name="now">The instant of booking.</param>
    public static OnlineOptions For(PropertySettings property, ImmutableArray<string> services, LocalDateTime start, bool newClient, Instant now)
    {
        ImmutableArray<Service> booked = [.. services.Select(property.Service).OfType<Service>()];
        var total = booked.Aggregate(Money.Zero(property.Currency), (sum, service) => sum + service.Price);
        var before = start.InZoneLeniently(property.Zone).ToInstant() - now;
        var protection = property.Protections.FirstOrDefault(each => Holds(each, services, total, newClient, before));
        return (protection, booked.MaxBy(service => service.CardOnline)) switch
        {
            ({ } holds, _) => new OnlineOptions(OnlineCard.Mandatory, $"protection:{holds.Name}", holds),
            (null, { CardOnline: CardOnline.Mandatory } service) => new OnlineOptions(OnlineCard.Mandatory, $"service:{service.Code}", null),
            (null, { CardOnline: CardOnline.Optional } service) => new OnlineOptions(OnlineCard.Optional, $"service:{service.Code}", null),
            _ => new OnlineOptions(OnlineCard.None, "services", null),
        };
    }

    private static bool Holds(Protection protection, ImmutableArray<string> services, Money total, bool newClient, Duration before) =>
        (protection.Services.IsEmpty || protection.Services.Any(services.Contains))
        && (protection.MinimumTotal is not { } least || total >= least)
        && (!protection.NewClientsOnly || newClient)
        && (protection.HoursBefore is not { } hours || before <= Duration.FromHours(hours));
}
