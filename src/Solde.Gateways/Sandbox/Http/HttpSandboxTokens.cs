using System.Text.Json;
using Solde.App.Cards;

namespace Solde.Gateways.Sandbox.Http;

/// <summary>Tokens of a sandbox on its own origin.</summary>
/// <param name="origin">Where the cards are stored.</param>
/// <param name="time">How long the network may take.</param>
public sealed class HttpSandboxTokens(SandboxOrigin origin, TimeProvider time) : ICardTokens
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public async ValueTask<TokenReply> Store(string number, YearMonth expiry, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            return await origin.StoreCard(number, expiry, either.Token) is { } card ? new TokenReply(TokenState.Stored, card) : new TokenReply(TokenState.Refused);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or JsonException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return new TokenReply(TokenState.Unavailable);
        }
    }
}
