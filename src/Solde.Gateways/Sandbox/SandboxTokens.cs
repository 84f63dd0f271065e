using Solde.App.Cards;

namespace Solde.Gateways.Sandbox;

/// <summary>Tokens of a sandbox in this process.</summary>
/// <param name="acquirer">Where the cards are stored.</param>
public sealed class SandboxTokens(SandboxAcquirer acquirer) : ICardTokens
{
    /// <inheritdoc/>
    public async ValueTask<TokenReply> Store(string number, YearMonth expiry, CancellationToken cancel) =>
        await acquirer.StoreCard(number, expiry) is { } card ? new TokenReply(TokenState.Stored, card) : new TokenReply(TokenState.Refused);
}
