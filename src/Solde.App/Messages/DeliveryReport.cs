namespace Solde.App.Messages;

/// <summary>What became of a message after a mail server had accepted it.</summary>
public enum DeliveryOutcome
{
    /// <summary>It lies in the reader's mailbox.</summary>
    Delivered,

    /// <summary>It came back, or will never arrive.</summary>
    Bounced,

    /// <summary>Neither: it is late, or was handed on to where nobody reports from.</summary>
    Underway,
}

/// <summary>What a mail server or a provider reports of one message.</summary>
/// <param name="Message">The message's id, from its Message-ID.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Diagnostic">The words of the server that refused it; may name the address.</param>
public sealed record DeliveryReport(Guid Message, DeliveryOutcome Outcome, string? Diagnostic);
