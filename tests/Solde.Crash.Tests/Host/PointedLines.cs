using Solde.App.Messages;
using Solde.App.Payments;
using Solde.Core.Payments;

namespace Solde.Crash.Tests.Host;

/// <summary>A node's line to the acquirer, with a point before each call leaves and one when it is answered. One answer may be lost.</summary>
internal sealed class PointedGateway(IGateway inner, Points points) : IGateway
{
    private static readonly GatewayReply Unknown = new(ReplyState.Unknown);

    public string Name => inner.Name;

    public bool TwoStep => inner.TwoStep;

    public ValueTask<GatewayReply> Prepare(GatewayCall call, CancellationToken cancel) => Call("Prepare", () => inner.Prepare(call, cancel));

    public ValueTask<GatewayReply> Confirm(string id, string key, CancellationToken cancel) => Call("Confirm", () => inner.Confirm(id, key, cancel));

    public ValueTask<GatewayReply> Execute(GatewayCall call, CancellationToken cancel) => Call(
        call.Kind switch
        {
            AttemptKind.Charge => "Charge",
            AttemptKind.Authorize => "Authorize",
            AttemptKind.Capture => "Capture",
            AttemptKind.Release => "Release",
            AttemptKind.Refund => "Refund",
            AttemptKind.Validate => "Validate",
        },
        () => inner.Execute(call, cancel));

    public ValueTask<GatewayReply> Cancel(string id, string key, CancellationToken cancel) => Call("Cancel", () => inner.Cancel(id, key, cancel));

    public ValueTask<GatewayReply> Find(string? id, string key, CancellationToken cancel) => Call("Find", () => inner.Find(id, key, cancel));

    private async ValueTask<GatewayReply> Call(string call, Func<ValueTask<GatewayReply>> real)
    {
        await points.Pass(call);
        var reply = await real();
        await points.Pass($"{call}, answered");
        return points.IsLost(call) ? Unknown : reply;
    }
}

/// <summary>A node's way out for e-mails, with a point before each leaves and one when it has. Keeps count of what left.</summary>
internal sealed class PointedMailer(IMailer inner, Points points, string sent) : IMailer
{
    private readonly Lock turn = new();

    public async ValueTask<MailReply> Send(Message message, CancellationToken cancel)
    {
        await points.Pass("Send");
        var reply = await inner.Send(message, cancel);
        lock (turn)
        {
            File.AppendAllText(sent, $"{message.Id} {message.Template} to {message.Address}\n");
        }

        await points.Pass("Send, answered");
        return reply;
    }
}
