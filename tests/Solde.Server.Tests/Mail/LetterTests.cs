using System.Globalization;
using System.Net.Mail;
using System.Text;
using Solde.App.Messages;
using Solde.Core.Planning;
using Solde.Server.Mail;
using Solde.Tests;

namespace Solde.Server.Tests.Mail;

/// <summary>What arrives is what was written, byte by byte: sent to a real server and read by another program.</summary>
public sealed class LetterTests
{
    public static TheoryData<string> Messages => ["guest", "staff"];

    [Theory, MemberData(nameof(Messages))]
    public async Task Both_parts_arrive_as_they_were_written(string kind)
    {
        var message = kind == "guest" ? Letters.ToGuest : Letters.ToStaff;
        var (mail, _) = await Deliver(message);
        Assert.Empty(mail.Defects);
        Assert.Equal("multipart/alternative", mail.Type);
        Assert.Equal([("text/plain", "utf-8", OnTheWire(message.Text!)), ("text/html", "utf-8", OnTheWire(message.Html!))], mail.Parts);
    }

    [Fact]
    public async Task The_head_says_from_whom_to_whom_and_what_about()
    {
        var (mail, _) = await Deliver(Letters.ToGuest);
        Assert.Equal("Hôtel Müller <solde@mueller.example>", mail.Field("From"));
        Assert.Equal("desk@mueller.example", mail.Field("Reply-To"));
        Assert.Equal("anna@guest.example", mail.Field("To"));
        Assert.Equal(Letters.ToGuest.Subject, mail.Field("Subject"));
        Assert.Equal("<0198a6c0-0000-7000-8000-000000000001@mueller.example>", mail.Field("Message-ID"));
        Assert.Equal("auto-generated", mail.Field("Auto-Submitted"));
        Assert.Equal("1.0", mail.Field("MIME-Version"));
        Assert.True(DateTimeOffset.TryParse(mail.Field("Date"), CultureInfo.InvariantCulture, out _), mail.Field("Date"));
        Assert.Equal(9, mail.Head.Count);
    }

    [Fact]
    public async Task Reminders_alone_can_be_done_without()
    {
        var (mail, _) = await Deliver(Letters.ToGuest with { Template = Templates.PaymentReminder, Subject = "Reminder: B1" });
        Assert.Equal("<mailto:desk@mueller.example?subject=Reminder%3A%20B1>", mail.Field("List-Unsubscribe"));
        Assert.Null((await Deliver(Letters.ToGuest)).Mail.Field("List-Unsubscribe"));
        Assert.Null((await Deliver((Letters.ToGuest with { Template = Templates.PaymentReminder }).With(MessageData.ReplyTo, ""))).Mail.Field("List-Unsubscribe"));
    }

    [Fact]
    public async Task Staff_are_given_no_address_to_answer_to()
    {
        var (mail, _) = await Deliver(Letters.ToStaff);
        Assert.Null(mail.Field("Reply-To"));
    }

    [Fact]
    public async Task A_name_in_the_settings_wins_over_the_property_s()
    {
        var (mail, _) = await Deliver(Letters.ToGuest, new MailAddress("solde@mueller.example", "Réservations, Müller & Söhne"));
        Assert.Equal("\"Réservations, Müller & Söhne\" <solde@mueller.example>", mail.Field("From"));
    }

    [Fact]
    public async Task It_travels_as_plain_letters_in_lines_of_bearable_length()
    {
        var (_, raw) = await Deliver(Letters.ToGuest with { Subject = string.Join(' ', Enumerable.Repeat("Été à l’hôtel : 1 490 €", 12)) });
        Assert.DoesNotContain(raw, c => c > 126);
        var lines = Encoding.ASCII.GetString(raw).Split("\r\n");
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 998));
        Assert.All(lines, line => Assert.DoesNotContain(line, c => c is '\r' or '\n'));
    }

    [Theory]
    [InlineData("Été à l’hôtel")]
    [InlineData("€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€")]
    [InlineData("Hôtel Müller : le solde de votre séjour est de 1\u202F490,00\u00A0€, à régler avant le 10 juillet 2026 🏖")]
    [InlineData("plain, but longer than a line of seventy-eight letters, so that it has to be folded somewhere along its way")]
    public async Task Any_subject_arrives_as_it_was_written(string subject)
    {
        var (mail, _) = await Deliver(Letters.ToGuest with { Subject = subject });
        Assert.Equal(subject, mail.Field("Subject"));
    }

    [Fact]
    public async Task What_a_guest_typed_is_not_decoded()
    {
        var (mail, _) = await Deliver(Letters.ToGuest with { Subject = "Booking B1 modified (=?utf-8?q?Eve?=)" });
        Assert.Equal("Booking B1 modified (= ?utf-8?q?Eve?=)", mail.Field("Subject"));
    }

    [Theory]
    [InlineData(".\n..\n.hidden\n")]
    [InlineData("a space \nand a tab\t\n")]
    [InlineData("=\n=3D\n=C3=A9\n")]
    [InlineData("From here\nto there")]
    [InlineData("🏖 €é\n\n\n€")]
    public async Task Any_text_arrives_as_it_was_written(string text)
    {
        var longLine = string.Concat(Enumerable.Repeat("é=. €", 400));
        var (mail, _) = await Deliver(Letters.ToGuest with { Text = text, Html = longLine + text + longLine });
        Assert.Equal([OnTheWire(text), OnTheWire(longLine + text + longLine)], mail.Parts.Select(part => part.Text));
    }

    [Theory]
    [InlineData("Eve\r\nBcc: all@guest.example")]
    [InlineData("Eve\nBcc: all@guest.example")]
    [InlineData("Eve\r\n\r\nBcc: all@guest.example")]
    [InlineData("Eve <eve@guest.example>, all@guest.example")]
    [InlineData("Eve\", \"<all@guest.example>")]
    public async Task Nothing_can_add_a_line_to_the_head_or_a_reader(string evil)
    {
        var message = (Letters.ToGuest with { Subject = evil }).With(MessageData.PropertyName, evil).With(MessageData.ReplyTo, evil);
        var (mail, _) = await Deliver(message);
        string[] known = ["From", "To", "Reply-To", "Subject", "Message-ID", "Auto-Submitted", "Date", "MIME-Version", "Content-Type"];
        Assert.Subset(known.ToHashSet(StringComparer.OrdinalIgnoreCase), mail.Head.Select(field => field.Name).ToHashSet(StringComparer.OrdinalIgnoreCase));
        Assert.EndsWith("<solde@mueller.example>", mail.Field("From"), StringComparison.Ordinal);
        Assert.Equal("anna@guest.example", mail.Field("To"));
    }

    [Theory]
    [InlineData("Eve {{link}} {{#if amount}}x{{/if}}")]
    [InlineData("<script>alert(1)</script><img src=x onerror=y>")]
    [InlineData("Eve\r\n\r\n---\r\n\r\n<b>lines</b>")]
    [InlineData("</title></head><!-- ]]> ${7*7} {{{link}}}")]
    public async Task What_guests_and_operators_write_travels_as_text(string evil)
    {
        const string own = "subject: S {{guestName}}\ntitle: T <i>{{propertyName}}</i>\nfacts: amount holder iban\naction: <u>A</u>\n\n<a href=x>{{guestName}}</a>";
        Assert.Null(OwnText.Check(own, new TemplateName(Recipient.Guest, Templates.BalanceRequest, "fr"))); // Tags are letters like others to it.
        var message = Letters.ToGuest.With(MessageData.GuestName, evil).With(MessageData.PropertyName, evil).With(MessageData.Holder, evil).With(MessageData.Iban, evil)
            with { Source = own };
        var rendered = MessageText.Render(message);
        var (mail, _) = await Deliver(rendered);
        Assert.Equal(rendered.Subject, mail.Field("Subject"));
        var html = mail.Parts[1].Text;
        Assert.All(
            (string[])["<script", "<img", "<b>lines", "<i>", "<u>", "<a href=x", "<!-- ]]>", "</title></head><!"],
            tag => Assert.DoesNotContain(tag, html, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(1, html.Split("<body").Length - 1);
        Assert.Equal(1, mail.Parts[0].Text.Split(message.Data[MessageData.Link]).Length - 1); // What looks like a template's field stays what it is.
    }

    [Fact]
    public async Task The_account_for_a_transfer_arrives_in_both_parts()
    {
        var message = MessageText.Render(Letters.ToGuest.With(MessageData.Holder, "Hôtel Müller & Söhne").With(MessageData.Iban, "FR76 3000 6000 0112 3456 7890 189")
            .With(MessageData.TransferReference, "RF14 B1"));
        var (mail, _) = await Deliver(message);
        Assert.Contains("\r\nIBAN\u00A0: FR76 3000 6000 0112 3456 7890 189\r\nRéférence du virement\u00A0: RF14 B1\r\n", mail.Parts[0].Text, StringComparison.Ordinal);
        Assert.Contains("Hôtel Müller &amp; Söhne", mail.Parts[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_try_bears_the_same_id()
    {
        var (first, _) = await Deliver(Letters.ToGuest);
        var (second, _) = await Deliver(Letters.ToGuest with { Tries = 2 });
        Assert.Equal(first.Field("Message-ID"), second.Field("Message-ID"));
    }

    private static string OnTheWire(string text) => text.ReplaceLineEndings("\r\n");

    private static async Task<(ReceivedMail Mail, byte[] Raw)> Deliver(Message message, MailAddress? from = null)
    {
        await using var server = await SmtpServer.Start();
        var settings = Letters.Server(server.Port);
        using var mailer = new SmtpMailer(from is null ? settings : settings with { From = from }, new ManualTime());
        Assert.Equal(new MailReply(Accepted: true, null, Final: true), await mailer.Send(message, default));
        return (server.Received(), server.Raw(1));
    }
}
