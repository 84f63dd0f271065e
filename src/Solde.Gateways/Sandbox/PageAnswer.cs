using Solde.App.Payments;
using Solde.Gateways.Sandbox.Http;

namespace Solde.Gateways.Sandbox;

/// <summary>What the acquirer answers about a page, as it would come over a wire: plain data only.</summary>
/// <param name="Status">How the call ended.</param>
/// <param name="State">Where the page stands; null unless the status is Ok.</param>
/// <param name="Id">The page.</param>
/// <param name="Card">The card that was left.</param>
/// <param name="Error">What is wrong with a bad request, for programmers.</param>
public sealed record PageAnswer(SandboxStatus Status, HostedState? State = null, string? Id = null, CardOnFile? Card = null, string? Error = null)
{
    internal static readonly PageAnswer Refused = new(SandboxStatus.Refused);
    internal static readonly PageAnswer NoReply = new(SandboxStatus.NoReply);
    internal static readonly PageAnswer NotFound = new(SandboxStatus.NotFound);
    internal static readonly PageAnswer Failed = new(SandboxStatus.Failed);

    private static readonly HostedReply Unknown = new(HostedState.Unknown);

    /// <summary>What no caller that works rightly sends.</summary>
    public static PageAnswer BadRequest(string error) => new(SandboxStatus.BadRequest, Error: error);

    internal static PageAnswer Of(LedgerPage page) => new(
        SandboxStatus.Ok, page.State, page.Id,
        page.State == HostedState.Completed && page.Card?.Stored is { } card ? CardOnFile.Of(card) : null);

    /// <summary>The same for the product.</summary>
    /// <param name="origin">Where guests reach the acquirer's pages.</param>
    internal HostedReply ToReply(Uri origin) => Status switch
    {
        SandboxStatus.Ok when Id is not null => State switch
        {
            HostedState.Open => new HostedReply(HostedState.Open, Id, SandboxPaths.GuestPage(origin, Id)),
            HostedState.Completed => new HostedReply(HostedState.Completed, Id, Card: Card?.ToCard()),
            HostedState.Cancelled or HostedState.Expired => new HostedReply(State.Value, Id),
            HostedState.Unknown or HostedState.Unavailable or HostedState.NotFound or null => Unknown,
        },
        SandboxStatus.Ok or SandboxStatus.NoReply or SandboxStatus.Conflict or SandboxStatus.Failed => Unknown,
        SandboxStatus.Refused => new HostedReply(HostedState.Unavailable),
        SandboxStatus.NotFound => new HostedReply(HostedState.NotFound),
        SandboxStatus.BadRequest => throw new InvalidOperationException($"the sandbox acquirer refused the request: {Error}"),
    };
}
