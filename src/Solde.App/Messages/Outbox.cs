using System.Diagnostics.CodeAnalysis;
using Solde.App.Bookings;
using Solde.Core.Facts;

namespace Solde.App.Messages;

/// <summary>Sends queued messages: rendered at sending, kept from then on, never again after a recorded success (semantics 6).</summary>
/// <param name="store">The durable memory.</param>
/// <param name="mailer">The way out.</param>
/// <param name="render">Makes the text: <see cref="MessageText.Render"/>, but where nobody will read it.</param>
public sealed class Outbox(IStore store, IMailer mailer, Func<Message, Message> render)
{
    private const int MostTries = 8;

    // Kept on the row of a message that was sent a second time, so that it is shown.
    private const string Doubt = "the answer to an earlier try is not known; it may have arrived twice";

    /// <summary>Sends one message, or notes why it could not be sent and when it is tried again. One that is not due, because it was sent or
    /// somebody else is sending it, is left alone.</summary>
    public async ValueTask Send(BookingKey booking, Guid id, Instant now, CancellationToken cancel)
    {
        if (await store.Message(booking, id) is not { } message || !(message.NextTryAt <= now))
        {
            return;
        }

        var inDoubt = message.State == MessageState.Sending;
        if (WhyNever(message, inDoubt) is { } error || !TryRender(message, out var rendered, out error))
        {
            await GiveUp(booking, message, error, now);
            return;
        }

        var begun = rendered with
        {
            State = MessageState.Sending, Tries = message.Tries + 1, NextTryAt = now + Lease, Error = inDoubt ? Doubt : null,
        };
        await store.SaveMessage(booking, begun, fact: null);
        var reply = await mailer.Send(begun, cancel);
        await (reply.Accepted
            ? store.SaveMessage(
                booking,
                begun with { State = MessageState.Accepted, NextTryAt = null },
                new MessageSent(now, message.To, message.Template, message.Address))
            : Failed(booking, begun, reply, now));
    }

    private static string? WhyNever(Message message, bool inDoubt) => MessageText.AddressFault(message.Address) is { } fault
        ? $"the address {fault}"
        : inDoubt && message.Error == Doubt ? "twice no answer; it is not sent a third time" : null;

    /// <summary>The text is made once and kept from then on.</summary>
    private bool TryRender(Message message, out Message rendered, [NotNullWhen(false)] out string? error)
    {
        (rendered, error) = (message, null);
        if (message.Text is not null)
        {
            return true;
        }

        try
        {
            rendered = render(message);
            return true;
        }
#pragma warning disable CA1031 // Whatever is wrong with one text must not keep the others from being sent.
        catch (Exception e)
#pragma warning restore CA1031
        {
            error = $"the text could not be made: {e.Message}";
            return false;
        }
    }

    // Two minutes: longer than a mail server may take, so that a second try never overlaps the first.
    private static Duration Lease => Duration.FromMinutes(2);

    private ValueTask Failed(BookingKey booking, Message message, MailReply reply, Instant now)
    {
        var error = reply.Error ?? "not accepted";
        if (!reply.Final && message.Tries < MostTries)
        {
            var wait = Duration.FromMinutes(1 << Math.Min(message.Tries, 10));
            return store.SaveMessage(booking, message with { State = MessageState.Queued, NextTryAt = now + wait, Error = error }, fact: null);
        }

        return GiveUp(booking, message, error, now);
    }

    private ValueTask GiveUp(BookingKey booking, Message message, string error, Instant now) => store.SaveMessage(
        booking,
        message with { State = MessageState.Failed, NextTryAt = null, Error = error },
        new MessageFailed(now, message.To, message.Template, message.Address, error));
}
