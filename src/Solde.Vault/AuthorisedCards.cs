using Solde.App.Payments;

namespace Solde.Vault;

/// <summary>A gateway beside a vault: before a card is authorised there, its code is forgotten here.</summary>
/// <param name="gateway">The gateway.</param>
/// <param name="codes">The codes that are held.</param>
public sealed class AuthorisedCards(IGateway gateway, HeldCodes codes) : IGateway
{
    /// <inheritdoc/>
    public string Name => gateway.Name;

    /// <inheritdoc/>
    public bool TwoStep => gateway.TwoStep;

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Prepare(GatewayCall call, CancellationToken cancel)
    {
        Forget(call);
        return gateway.Prepare(call, cancel);
    }

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Confirm(string id, string key, CancellationToken cancel) => gateway.Confirm(id, key, cancel);

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Execute(GatewayCall call, CancellationToken cancel)
    {
        Forget(call);
        return gateway.Execute(call, cancel);
    }

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Cancel(string id, string key, CancellationToken cancel) => gateway.Cancel(id, key, cancel);

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Find(string? id, string key, CancellationToken cancel) => gateway.Find(id, key, cancel);

    private void Forget(GatewayCall call)
    {
        if (call.CardToken is { } token)
        {
            codes.DropOf(token);
        }
    }
}
