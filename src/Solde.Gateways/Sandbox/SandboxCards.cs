using Solde.App.Bookings;
using Solde.App.Simulate;

namespace Solde.Gateways.Sandbox;

/// <summary>What guests do at the acquirer itself, for plays. A play stands still meanwhile, so it waits where a ledger takes its time.</summary>
/// <param name="acquirer">Where the cards are left.</param>
public sealed class SandboxCards(SandboxAcquirer acquirer) : ISandboxCards
{
    /// <inheritdoc/>
    public StoredCard? Store(string number, YearMonth expiry) => Done(acquirer.StoreCard(number, expiry));

    /// <inheritdoc/>
    public void Authenticate(string gatewayId) => Done(acquirer.Authenticate(gatewayId));

    private static T Done<T>(ValueTask<T> work) => work.IsCompletedSuccessfully ? work.Result : work.AsTask().GetAwaiter().GetResult();
}
