using Solde.App.Messages;

namespace Solde.Server.Mail;

/// <summary>Reads the reports that mail servers send back (delivery status notifications, RFC 3464).</summary>
internal static class DeliveryReports
{
    /// <summary>Reads one.</summary>
    /// <param name="text">The whole mail.</param>
    /// <exception cref="FormatException">It is none, or none about a message of Solde's; why, in words.</exception>
    public static DeliveryReport Read(string text)
    {
        var mail = MimePart.Read(text);
        var parts = mail.Parts().ToList();
        var status = parts.Find(part => part.Type is "message/delivery-status" or "message/global-delivery-status")
            ?? throw new FormatException("not a delivery report: it has no part of the type message/delivery-status");
        var recipients = status.Groups().Where(group => group.Field("Action") is not null).ToList();
        if (recipients.Count == 0)
        {
            throw new FormatException("the delivery report names no recipient");
        }

        var outcome = OutcomeOf(recipients);
        var worst = recipients.Find(recipient => OutcomeOf([recipient]) == outcome)!;
        return new DeliveryReport(IdOf(parts), outcome, DiagnosticOf(worst));
    }

    // An address may stand for several mailboxes: one that refuses is what staff must know.
    private static DeliveryOutcome OutcomeOf(List<MimePart> recipients)
    {
        var actions = recipients.Select(recipient => recipient.Field("Action")!.ToLowerInvariant()).ToList();
        return actions.Contains("failed") ? DeliveryOutcome.Bounced
            : actions.Contains("delivered") ? DeliveryOutcome.Delivered
            : DeliveryOutcome.Underway; // delayed, relayed, expanded
    }

    /// <summary>The id in the Message-ID of what was sent, which a report carries whole or as its headers.</summary>
    private static Guid IdOf(List<MimePart> parts)
    {
        var sent = parts.Find(part => part.Type is "message/rfc822" or "text/rfc822-headers" or "message/global" or "message/global-headers")
            ?? throw new FormatException("the delivery report does not carry the headers of the message it is about");
        var id = MimePart.Read(sent.Body.TrimStart('\n')).Field("Message-ID") ?? throw new FormatException("the message it is about has no Message-ID");
        return Guid.TryParseExact(id.Trim('<', '>', ' ').Split('@')[0], "D", out var message)
            ? message
            : throw new FormatException($"the message it is about is not one of Solde's: {id}");
    }

    // "smtp; 550 5.1.1 no such user": what counts stands after the kind.
    private static string? DiagnosticOf(MimePart recipient)
    {
        var words = recipient.Field("Diagnostic-Code") is { } code ? code[(code.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim() : "";
        var status = recipient.Field("Status")?.Trim() ?? "";
        var all = words.Contains(status, StringComparison.Ordinal) ? words : $"{status} {words}".Trim();
        return all.Length == 0 ? null : all;
    }
}
