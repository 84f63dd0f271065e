namespace Solde.App.Messages;

/// <summary>What a mail server said.</summary>
/// <param name="Accepted">It took the message.</param>
/// <param name="Error">Otherwise, why not.</param>
/// <param name="Final">Trying again is of no use.</param>
public sealed record MailReply(bool Accepted, string? Error, bool Final);

/// <summary>Sends one rendered e-mail.</summary>
public interface IMailer
{
    /// <summary>Hands a message to the mail server. Not idempotent: the Message-ID (made from the message's id) is the same at every try.
    /// Waits at most 30 s; a refusal is a value, a broken connection throws nothing but comes back as not accepted and not final.</summary>
    ValueTask<MailReply> Send(Message message, CancellationToken cancel);
}
