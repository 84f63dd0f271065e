using Solde.App.Bookings;
using Solde.Core.Facts;

namespace Solde.App.Messages;

/// <summary>Notes what became of messages after a mail server had accepted them (semantics 6).</summary>
/// <param name="store">The durable memory.</param>
public sealed class Deliveries(IStore store)
{
    /// <summary>Notes a report. A bounce is the last word: what is told after it, or told again, changes nothing. So does a report of a message
    /// that was never sent: somebody made it up.</summary>
    /// <param name="booking">The message's booking.</param>
    /// <param name="report">What was reported.</param>
    /// <param name="now">When it was read.</param>
    /// <returns>The message as it stands afterwards; null when there is none of that id.</returns>
    /// <remarks>The journal has no word for a delivery; a bounce is a <c>message.failed</c>.</remarks>
    public async ValueTask<Message?> Note(BookingKey booking, DeliveryReport report, Instant now)
    {
        if (await store.Message(booking, report.Message) is not { } message)
        {
            return null;
        }

        var told = message with { State = StateOf(report.Outcome, message.State), NextTryAt = null };
        if (message.Tries == 0 || message.State == MessageState.Bounced || told.State == message.State)
        {
            return message;
        }

        if (told.State == MessageState.Bounced)
        {
            told = told with { Error = report.Diagnostic ?? "it came back" };
            await store.SaveMessages([new SavedMessage(booking, told, new MessageFailed(now, told.To, told.Template, told.Address, told.Error))]);
        }
        else
        {
            await store.SaveMessages([new SavedMessage(booking, told, Fact: null)]);
        }

        return told;
    }

    /// <summary>Sends a message once more, with the same text: a new message, since one that was sent is never sent again.</summary>
    /// <param name="booking">The message's booking.</param>
    /// <param name="message">The message.</param>
    /// <param name="address">Where it goes instead; null = to the same address.</param>
    /// <param name="id">The new message's id.</param>
    /// <param name="now">The instant.</param>
    /// <returns>The new message; null when there is none of that id, or when it has not come to its end and is still tried.</returns>
    public async ValueTask<Message?> Resend(BookingKey booking, Guid message, string? address, Guid id, Instant now)
    {
        while (true)
        {
            if (await store.Message(booking, message) is not { NextTryAt: null } sent || await store.Load(booking) is not { } stored)
            {
                return null;
            }

            var again = sent with
            {
                Id = id, Address = address ?? sent.Address, State = MessageState.Queued, CreatedAt = now, NextTryAt = now, Tries = 0, Error = null,
            };
            var change = new Change
            {
                Key = booking, FromVersion = stored.Version, Before = stored.Snapshot, Remembered = stored.Remembered, After = stored.Snapshot, Changed = false,
                Messages = [again], NextReviewAt = stored.NextReviewAt,
            };
            if ((await store.Commit([change])) is [CommitResult.Stored])
            {
                return again;
            }
        }
    }

    private static MessageState StateOf(DeliveryOutcome outcome, MessageState state) => outcome switch
    {
        DeliveryOutcome.Delivered => MessageState.Delivered,
        DeliveryOutcome.Bounced => MessageState.Bounced,
        DeliveryOutcome.Underway => state,
    };
}
