using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.App.Requests;
using Solde.App.Vouchers;
using Solde.App.Work;
using Solde.Core.Facts;
using Solde.Core.Planning;

namespace Solde.App.Messages;

/// <summary>Sends queued messages: rendered at sending, kept from then on, never again after a recorded success (semantics 6).</summary>
/// <param name="store">The durable memory.</param>
/// <param name="mailer">The way out.</param>
/// <param name="ids">Makes the links that leave with messages.</param>
/// <param name="render">Makes the text: <see cref="MessageText.Render"/>, but where nobody will read it.</param>
public sealed class Outbox(IStore store, IMailer mailer, IIds ids, Func<Message, Message> render)
{
    /// <summary>So many messages go in a batch: at four connections and 30 s a try it is through before its lease is over.</summary>
    public const int Together = 32;

    private const int MostTries = 8;

    // Kept at the head of the error, whatever else happens, once a second try began: so it is shown, and never becomes a third.
    private const string Doubt = "the answer to an earlier try is not known; it may have arrived twice";
    private const string DoubtAgain = "twice no answer; it is not sent a third time";

    // Longer than a batch may take, so that a second try never overlaps the first.
    private static readonly Duration Lease = Duration.FromMinutes(5);

    private readonly Grouping<SavedMessage, bool> saving = new(500, async messages =>
    {
        await store.SaveMessages(messages);
        foreach (var saved in messages)
        {
            Telemetry.Tried(saved.Message);
        }

        return [.. messages.Select(_ => true)];
    });

    /// <summary>A message whose sending begins: if nothing more is known of it when the lease is over, it is in doubt.</summary>
    public static Message Begun(Message message, Instant leaseUntil) => message with
    {
        State = MessageState.Sending,
        Tries = message.Tries + 1,
        NextTryAt = leaseUntil,
        Error = message.State == MessageState.Sending || WasInDoubt(message) ? Doubt : null,
    };

    /// <summary>Sends what is due, or notes why it could not be sent and when it is tried again.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="limit">At most so many; a batch must be through before its lease is over.</param>
    /// <param name="cancel">Stops waiting for the mail server.</param>
    /// <returns>How many were due.</returns>
    public async ValueTask<int> SendDue(Instant now, int limit, CancellationToken cancel)
    {
        var due = await store.ClaimMessages(now, now + Lease, limit);
        await Task.WhenAll(due.Select(each => Send(each.Booking, each.Message, now, cancel)));
        return due.Length;
    }

    private async Task Send(BookingKey booking, Message message, Instant now, CancellationToken cancel)
    {
        if (WhyNever(message) is { } error || !TryRender(message, out var rendered, out error))
        {
            await GiveUp(booking, message with { Tries = message.Tries + 1 }, error, now); // Claimed is tried, as it is stored.
            return;
        }

        using var span = Telemetry.Spans.StartActivity("message", ActivityKind.Client);
        var begun = Begun(rendered, now + Lease);
        var reply = await mailer.Send(WithVoucher(booking, WithLink(booking, begun)), cancel);
        span?.SetTag("template", message.Template).SetTag("accepted", reply.Accepted);
        await (reply switch
        {
            { Accepted: true } => saving.Add(new SavedMessage(
                booking,
                begun with { State = MessageState.Accepted, NextTryAt = null },
                new MessageSent(now, message.To, message.Template, message.Address))),
            { InDoubt: true } when WasInDoubt(begun) => GiveUp(booking, begun, DoubtAgain, now),
            // As after a crash: it stays in sending and is sent once more when the lease is over.
            { InDoubt: true } => saving.Add(new SavedMessage(booking, begun with { Error = reply.Error }, Fact: null)),
            _ => Failed(booking, begun, reply, now),
        });
    }

    // The address that opens the guest's page is in the letter alone; what is kept of the text has it as it is written down.
    private Message WithLink(BookingKey booking, Message message)
    {
        var written = message.Data.GetValueOrDefault(MessageData.Link, "");
        if (message.To != Recipient.Guest || PayLink.NumberOf(written) is not { } number)
        {
            return message;
        }

        var address = ids.LinkOf(booking, number).Address;
        return message with
        {
            Text = message.Text?.Replace(written, address, StringComparison.Ordinal),
            Html = message.Html?.Replace(written, address, StringComparison.Ordinal),
        };
    }

    // So is the code of a gift voucher: who reads the database cannot spend it.
    private Message WithVoucher(BookingKey booking, Message message)
    {
        var written = message.Data.GetValueOrDefault(MessageData.VoucherCode, "");
        if (WrittenVoucher.NumberOf(written) is not { } number)
        {
            return message;
        }

        var code = ids.VoucherOf(booking, number);
        return message with
        {
            Subject = message.Subject?.Replace(written, code, StringComparison.Ordinal),
            Text = message.Text?.Replace(written, code, StringComparison.Ordinal),
            Html = message.Html?.Replace(written, code, StringComparison.Ordinal),
        };
    }

    private static bool WasInDoubt(Message message) => message.Error?.StartsWith(Doubt, StringComparison.Ordinal) == true;

    private static string? WhyNever(Message message) => MessageText.AddressFault(message.Address) is { } fault
        ? $"the address {fault}"
        : message.State == MessageState.Sending && WasInDoubt(message) ? DoubtAgain : null;

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

    private Task<bool> Failed(BookingKey booking, Message message, MailReply reply, Instant now)
    {
        var error = (WasInDoubt(message) ? Doubt + "; " : "") + (reply.Error ?? "not accepted");
        if (!reply.Final && message.Tries < MostTries)
        {
            var wait = Duration.FromMinutes(1 << Math.Min(message.Tries, 10));
            return saving.Add(new SavedMessage(
                booking, message with { State = MessageState.Queued, NextTryAt = now + wait, Error = error }, Fact: null));
        }

        return GiveUp(booking, message, error, now);
    }

    private Task<bool> GiveUp(BookingKey booking, Message message, string error, Instant now) => saving.Add(new SavedMessage(
        booking,
        message with { State = MessageState.Failed, NextTryAt = null, Error = error },
        new MessageFailed(now, message.To, message.Template, message.Address, error)));
}
