using Solde.App.Bookings;

namespace Solde.App.Simulate;

/// <summary>What guests do at the sandbox acquirer itself, outside the product: leave a card on its page, authenticate at the bank.</summary>
public interface ISandboxCards
{
    /// <summary>Stores a card; null when the number fails the Luhn check.</summary>
    StoredCard? Store(string number, YearMonth expiry);

    /// <summary>The guest authenticates the payment that waits under this gateway id.</summary>
    void Authenticate(string gatewayId);
}
