using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Solde.App.Messages;
using Solde.Core.Planning;

namespace Solde.Server.Mail;

/// <summary>A rendered message as it travels: the one place where its headers and its two parts, text and HTML, are put together.</summary>
internal sealed class Letter : IDisposable
{
    // The part that leaves last.
    private readonly MemoryStream html;

    private Letter(MailMessage mail, MemoryStream html) => (Mail, this.html) = (mail, html);

    public MailMessage Mail { get; }

    /// <summary>Whether the last of the text was handed over: from there on, only the server's answer tells whether it has the message. The
    /// parts are streams for this: the SMTP client reads them only once the server has said yes to DATA.</summary>
    public bool HasLeft => html.Position > 0 && html.Position == html.Length;

    /// <summary>Puts a message together; null when its address is one that mail cannot be sent to.</summary>
    /// <param name="message">The rendered message.</param>
    /// <param name="from">Who writes; without a name the property's is taken.</param>
    public static Letter? Of(Message message, MailAddress from)
    {
        if (!MailAddress.TryCreate(message.Address, out var to))
        {
            return null;
        }

        var (text, html) = (Content(message.Text), Content(message.Html));
        var mail = new MailMessage
        {
            From = new MailAddress(from.Address, NameOf(from, message), Encoding.UTF8),
            Subject = OnOneLine(message.Subject ?? ""),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        mail.To.Add(to);
        if (message.Data.GetValueOrDefault(MessageData.ReplyTo) is { Length: > 0 } address && MessageText.AddressFault(address) is null
            && MailAddress.TryCreate(address, out var answers))
        {
            mail.ReplyToList.Add(answers);
            if (message.Template == Templates.PaymentReminder)
            {
                // RFC 2369. Of what guests are sent, reminders alone can be done without: all else is about money they owe or have paid.
                mail.Headers.Add("List-Unsubscribe", $"<mailto:{answers.Address}?subject={Uri.EscapeDataString(OnOneLine(message.Subject ?? ""))}>");
            }
        }

        mail.Headers.Add("Message-ID", $"<{message.Id:D}@{from.Host}>");
        mail.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's absence notice answers it.
        mail.AlternateViews.Add(Part(text, MediaTypeNames.Text.Plain));
        mail.AlternateViews.Add(Part(html, MediaTypeNames.Text.Html));
        return new Letter(mail, html);
    }

    public void Dispose() => Mail.Dispose();

    private static string NameOf(MailAddress from, Message message) =>
        from.DisplayName.Length > 0 ? from.DisplayName : OnOneLine(message.Data.GetValueOrDefault(MessageData.PropertyName, ""));

    // Texts are rendered with values on one line; whoever fills a row otherwise still adds no header. "=?" would begin an encoded word.
    private static string OnOneLine(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Replace("=?", "= ?", StringComparison.Ordinal).Trim();

    // Mail ends its lines with CR LF.
    private static MemoryStream Content(string? text) =>
        new(Encoding.UTF8.GetBytes((text ?? throw new InvalidOperationException("the message is not rendered")).ReplaceLineEndings("\r\n")), writable: false);

    // Base64: the framework's quoted-printable writes line ends as =0D=0A, which not every program shows as such.
    private static AlternateView Part(MemoryStream content, string type) =>
        new(content, new ContentType(type) { CharSet = "utf-8" }) { TransferEncoding = TransferEncoding.Base64 };
}
