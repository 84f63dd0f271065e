using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.App.Simulate;
using Solde.Gateways.Sandbox;

namespace Solde.App.Tests.Play;

/// <summary>Worlds to play in, with every part real but the mail server.</summary>
internal static class Stages
{
    internal static Stage Of(IStore store, bool twoStep = true, VirtualClock? clock = null)
    {
        clock ??= new VirtualClock();
        var acquirer = new SandboxAcquirer(new MemoryLedger(), () => clock.Now);
        return new Stage(
            store, new SandboxGateway(acquirer, twoStep), new SandboxCards(acquirer), new AcceptingMailer(), new CountedIds(), clock,
            MessageText.Render);
    }
}

/// <summary>A mail server that takes everything.</summary>
internal sealed class AcceptingMailer : IMailer
{
    internal List<Message> Sent { get; } = [];

    public ValueTask<MailReply> Send(Message message, CancellationToken cancel)
    {
        Sent.Add(message);
        return new ValueTask<MailReply>(new MailReply(Accepted: true, null, Final: true));
    }
}
