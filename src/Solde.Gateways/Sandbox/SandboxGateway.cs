using Solde.App.Payments;
using Solde.Core.Payments;

namespace Solde.Gateways.Sandbox;

/// <summary>The product's client of the sandbox acquirer. Knows the line and nothing of what is behind it.</summary>
/// <param name="line">Where requests go.</param>
/// <param name="twoStep">Charges and holds are prepared, then confirmed; false: done in one step.</param>
public sealed class SandboxGateway(ISandboxLine line, bool twoStep) : IGateway
{
    private static readonly GatewayReply Unknown = new(ReplyState.Unknown);
    private static readonly GatewayReply Unavailable = new(ReplyState.Unavailable, Reason: DeclineReason.GatewayUnavailable);
    private static readonly GatewayReply NotFound = new(ReplyState.NotFound);

    /// <inheritdoc/>
    public string Name => "sandbox";

    /// <inheritdoc/>
    public bool TwoStep => twoStep;

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Prepare(GatewayCall call, CancellationToken cancel) => twoStep && NeedsPreparing(call)
        ? Send(Request(SandboxVerb.Prepare, call), cancel)
        : throw new InvalidOperationException($"{call.Kind} is not prepared at a {(twoStep ? "two" : "one")}-step gateway");

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Confirm(string id, string key, CancellationToken cancel) =>
        Send(new SandboxRequest { Verb = SandboxVerb.Confirm, Key = key, Id = id }, cancel);

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Execute(GatewayCall call, CancellationToken cancel) => !twoStep || !NeedsPreparing(call)
        ? Send(Request(SandboxVerb.Execute, call), cancel)
        : throw new InvalidOperationException($"{call.Kind} is prepared first at a two-step gateway");

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Cancel(string id, string key, CancellationToken cancel) =>
        Send(new SandboxRequest { Verb = SandboxVerb.Cancel, Key = key, Id = id }, cancel);

    /// <inheritdoc/>
    public ValueTask<GatewayReply> Find(string? id, string key, CancellationToken cancel) =>
        Send(new SandboxRequest { Verb = SandboxVerb.Find, Key = key, Id = id }, cancel);

    private ValueTask<GatewayReply> Send(SandboxRequest request, CancellationToken cancel)
    {
        // Answers from memory are there at once; a backtest asks for a hundred thousand a second.
        var answer = line.Send(request, cancel);
        return answer.IsCompletedSuccessfully ? new ValueTask<GatewayReply>(Read(answer.Result)) : Later(answer);

        static async ValueTask<GatewayReply> Later(ValueTask<SandboxAnswer> answer) => Read(await answer);
    }

    private static GatewayReply Read(SandboxAnswer answer) => answer.Status switch
    {
        SandboxStatus.Ok when answer.State is { } state => new GatewayReply(
            state, answer.Id, answer.Reason, answer.ExpiresAtUnixMs is { } expires ? Instant.FromUnixTimeMilliseconds(expires) : null),
        SandboxStatus.Ok or SandboxStatus.NoReply or SandboxStatus.Conflict or SandboxStatus.Failed => Unknown,
        SandboxStatus.Refused => Unavailable,
        SandboxStatus.NotFound => NotFound,
        SandboxStatus.BadRequest => throw new InvalidOperationException($"the sandbox acquirer refused the request: {answer.Error}"),
    };

    private static bool NeedsPreparing(GatewayCall call) => call.Kind is AttemptKind.Charge or AttemptKind.Authorize;

    private static SandboxRequest Request(SandboxVerb verb, GatewayCall call) => new()
    {
        Verb = verb,
        Key = call.Key,
        Kind = call.Kind,
        AmountMinor = call.Amount.Minor,
        Currency = call.Amount.Currency.Code,
        CardToken = call.CardToken,
        Target = call.Target,
        OnSession = call.OnSession,
        Attempt = call.Attempt,
        Reference = call.Reference,
    };
}
