using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Properties;

namespace Solde.App.Checkout;

/// <summary>What a client agrees to who leaves a card with an appointment.</summary>
public static class OnlineBooking
{
    /// <summary>The consent: the card pays the booked services at most, and the fees of the protection that holds, if one does.</summary>
    /// <param name="property">The property.</param>
    /// <param name="details">The appointment.</param>
    /// <param name="newClient">The client was never here.</param>
    /// <param name="now">When they agree.</param>
    public static Consent ConsentTo(PropertySettings property, BookingDetails details, bool newClient, Instant now)
    {
        var booked = details.Services.Select(property.Service).OfType<Service>()
            .Aggregate(Money.Zero(property.Currency), (sum, service) => sum + service.Price);
        var options = OnlineOptions.For(property, details.Services, details.Start!.Value, newClient, now);
        return new Consent(booked, now)
        {
            Fees = options.Protection is { } protection ? FeeTerms.Of(protection, booked) : null,
            Terms = PropertyTerms.VersionFor(property, details.Guest.Language),
            Language = details.Guest.Language ?? property.Language,
        };
    }
}
