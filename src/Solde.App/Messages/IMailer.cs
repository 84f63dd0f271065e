namespace Solde.App.Messages;

/// <summary>What a mail server said.</summary>
/// <param name="Accepted">It took the message.</param>
/// <param name="Error">Otherwise, why not.</param>
/// <param name="Final">Trying again is of no use.</param>
public sealed record MailReply(bool Accepted, string? Error, bool Final)
{
    /// <summary>The whole text left and no answer came back: the message may have arrived, or may not. Neither accepted nor final.</summary>
    public bool InDoubt { get; init; }
}

/// <summary>Sends one rendered e-mail.</summary>
public interface IMailer
{
    /// <summary>Hands a message to the mail server. Not idempotent: the Message-ID (made from the message's id) is the same at every try.
    /// Waits at most two minutes for a connection to be free, and 30 s for the server; a refusal is a value, a broken connection throws
    /// nothing but comes back as not accepted and not final, or in doubt where the text had left.</summary>
    ValueTask<MailReply> Send(Message message, CancellationToken cancel);
}
