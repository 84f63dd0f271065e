using Solde.App.Messages;

namespace Solde.Simulation.Tests;

/// <summary>A node's line to the mail server.</summary>
internal sealed class GatedMailer(Life life, Simulation simulation) : IMailer
{
    public async ValueTask<MailReply> Send(Message message, CancellationToken cancel)
    {
        await simulation.Gate(life, "mail");
        var fault = simulation.Befalls(simulation.Knobs.Mail) ? simulation.Pick("mail in doubt", "mail refused", "mail put off") : null;
        var arrives = fault is null || (fault == "mail in doubt" && simulation.Befalls(0.5));
        if (arrives)
        {
            simulation.Watch.Mailed(message);
        }

        await simulation.Gate(life, "mail, answered");
        if (fault is null)
        {
            return new MailReply(Accepted: true, null, Final: true);
        }

        simulation.Note(life, fault, message.Template);
        return new MailReply(Accepted: false, fault, Final: fault == "mail refused") { InDoubt = fault == "mail in doubt" };
    }
}
