using Solde.App.Bookings;
using Solde.App.Simulate;

namespace Solde.Gateways.Sandbox.Http;

/// <summary>What guests do at an acquirer on its own origin, for plays, which stand still meanwhile.</summary>
/// <param name="origin">Where the cards are left.</param>
public sealed class HttpSandboxCards(SandboxOrigin origin) : ISandboxCards
{
    /// <inheritdoc/>
    public StoredCard? Store(string number, YearMonth expiry) => origin.StoreCard(number, expiry, default).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Authenticate(string gatewayId) => origin.Authenticate(gatewayId, default).AsTask().GetAwaiter().GetResult();
}
