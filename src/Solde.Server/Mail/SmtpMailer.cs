using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using Solde.App.Messages;

namespace Solde.Server.Mail;

/// <summary>Sends through an SMTP server, each message over a connection of its own.</summary>
/// <param name="settings">The server.</param>
/// <param name="time">Measures how long a try takes.</param>
internal sealed class SmtpMailer(MailSettings settings, TimeProvider time) : IMailer, IDisposable
{
    /// <summary>How long one try may take, once a connection is free.</summary>
    public static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(30);

    /// <summary>How long a message waits for a connection to be free. With a try it is well under the outbox's lease: no message is sent by two
    /// at once.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private const string Stopped = "Solde was stopped";

    private readonly SemaphoreSlim free = new(settings.Connections);

    public async ValueTask<MailReply> Send(Message message, CancellationToken cancel)
    {
        using var letter = Letter.Of(message, settings.From);
        if (letter is null)
        {
            return new MailReply(Accepted: false, "the address is not one that mail can be sent to", Final: true);
        }

        if (!await IsFree(cancel))
        {
            return Later(cancel.IsCancellationRequested ? Stopped : $"all connections to {settings.Host} were busy");
        }

        try
        {
            using var limit = new CancellationTokenSource(LongestTry, time);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
            return await Send(letter, end.Token, cancel);
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose() => free.Dispose();

    private async Task<bool> IsFree(CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(LongestWait, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            await free.WaitAsync(end.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<MailReply> Send(Letter letter, CancellationToken end, CancellationToken stop)
    {
        try
        {
            using var client = Client(letter);
            // The client looks up names and waits for the last answer without heeding the token. Left alone, it is cut off as it is disposed
            // of, before anybody asks what had left.
            await client.SendMailAsync(letter.Mail, end).WaitAsync(end);
            return new MailReply(Accepted: true, null, Final: true);
        }
        catch (SmtpException refusal) when ((int)refusal.StatusCode is >= 400 and <= 599)
        {
            return Refused((int)refusal.StatusCode, refusal.Message);
        }
        catch (Exception fault) when (fault is SmtpException or OperationCanceledException or AuthenticationException or IOException
            or SocketException or ObjectDisposedException)
        {
            var why = stop.IsCancellationRequested ? Stopped : $"{settings.Host}: {(end.IsCancellationRequested ? "no answer in time" : Innermost(fault))}";
            return letter.HasLeft ? new MailReply(Accepted: false, why + ", after the text had left", Final: false) { InDoubt = true } : Later(why);
        }
    }

    private SmtpClient Client(Letter letter) => new(settings.Host, settings.Port)
    {
        EnableSsl = settings.Security == MailSecurity.StartTls,
        Credentials = settings.User is { } user ? new NetworkCredential(user, settings.Password) : null,
        // A name before the @ that is not plain letters needs SMTPUTF8 all the way to the reader; others must not.
        DeliveryFormat = letter.Mail.To.All(to => System.Text.Ascii.IsValid(to.User)) ? SmtpDeliveryFormat.SevenBit : SmtpDeliveryFormat.International,
    };

    /// <summary>A refusal with a code from 500 on is final, unless it is about how Solde signs in: then the settings are wrong, not the message.</summary>
    private static MailReply Refused(int code, string words)
    {
        const string before = "The server response was: ";
        var at = words.IndexOf(before, StringComparison.Ordinal);
        var answer = at < 0 ? words : words[(at + before.Length)..];
        var error = string.Create(CultureInfo.InvariantCulture, $"{code} {answer.ReplaceLineEndings(" ").Trim()}");
        return new MailReply(Accepted: false, error, Final: code is >= 500 and not (530 or 534 or 535 or 538));
    }

    private static MailReply Later(string why) => new(Accepted: false, why, Final: false);

    private static string Innermost(Exception fault) => fault.GetBaseException().Message.ReplaceLineEndings(" ").TrimEnd('.');
}
