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

    /// <summary>Sends one message, or notes why it could not be sent and when it is tried again.</summary>
    public async ValueTask Send(BookingKey booking, Guid id, Instant now, CancellationToken cancel)
    {
        if (await store.Message(booking, id) is not { } message)
        {
            return;
        }

        var begun = render(message) with { State = MessageState.Sending, Tries = message.Tries + 1, NextTryAt = now + Lease };
        await store.SaveMessage(booking, begun, fact: null);
        var reply = await mailer.Send(begun, cancel);
        await (reply.Accepted
            ? store.SaveMessage(
                booking,
                begun with { State = MessageState.Accepted, NextTryAt = null, Error = null },
                new MessageSent(now, message.To, message.Template, message.Address))
            : Failed(booking, begun, reply, now));
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

        return store.SaveMessage(
            booking,
            message with { State = MessageState.Failed, NextTryAt = null, Error = error },
            new MessageFailed(now, message.To, message.Template, message.Address, error));
    }
}
