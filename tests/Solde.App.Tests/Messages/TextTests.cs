using System.Net;
using System.Text.RegularExpressions;
using Solde.App.Messages;
using Solde.Core.Bookings;
using Solde.Core.Planning;

namespace Solde.App.Tests.Messages;

public sealed partial class TextTests
{
    // What a message always has. A text may lack "again" and "next" without a hole: they are whole sentences.
    private static readonly string[] AlwaysThere =
        [MessageData.PropertyName, MessageData.Reference, MessageData.Visit, MessageData.Amount, MessageData.Again, MessageData.Next];

    public static TheoryData<Recipient, string, string> All { get; } =
    [
        .. from language in new[] { "fr", "en" }
           from of in Templates.ToGuest.Concat(Templates.ByThemselves).Order().Select(name => (Recipient.Guest, name)).Concat(Templates.ToStaff.Select(name => (Recipient.Staff, name)))
           select (of.Item1, of.name, language),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_message_reads_well_whatever_it_knows(Recipient reader, string template, string language)
    {
        foreach (var (draft, booking) in Occasions(reader, template))
        {
            var message = Sample.Render(draft, booking.In(language, language));
            Assert.DoesNotContain('\n', message.Subject!);
            Assert.InRange(message.Subject!.Length, 10, 110);
            foreach (var text in new[] { message.Subject, message.Text! })
            {
                Assert.DoesNotMatch(Hole(), text);
                Assert.DoesNotMatch(language == "fr" ? FrenchPlain() : EnglishPlain(), text);
            }

            Assert.DoesNotContain("{{", message.Html, StringComparison.Ordinal);
            Assert.Contains($"<html lang=\"{language}\">", message.Html, StringComparison.Ordinal);
            Assert.Contains(draft.To == Recipient.Guest ? Sample.PayLink : Sample.StaffLink, message.Text, StringComparison.Ordinal);
        }
    }

    [Theory, InlineData("fr", "Voir ma réservation"), InlineData("en", "View my booking")]
    public void A_confirmation_leads_to_the_booking(string language, string words)
    {
        foreach (var draft in (MessageDraft[])[Sample.Full(Recipient.Guest, Templates.PaymentConfirmation), Sample.Bare(Recipient.Guest, Templates.PaymentConfirmation)])
        {
            var message = Sample.Render(draft, Sample.Booking.In(language, language));
            Assert.Contains(words, message.Text, StringComparison.Ordinal);
            Assert.Contains($"\n{Sample.PayLink}/booking\n", message.Text, StringComparison.Ordinal);
            Assert.Contains($"href=\"{Sample.PayLink}/booking\"", message.Html, StringComparison.Ordinal);
        }
    }

    [Theory, InlineData("fr"), InlineData("en")]
    public void A_request_for_a_card_leads_to_where_one_is_left(string language)
    {
        var message = Sample.Render(Sample.Full(Recipient.Guest, Templates.CardRequest), Sample.Booking.In(language, language));
        Assert.Contains($"\n{Sample.PayLink}/card\n", message.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Sample.PayLink}/card\"", message.Html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_placeholder_has_a_value_or_stands_in_its_condition(Recipient reader, string template, string language)
    {
        var source = MessageText.Source(reader, template, Languages.Find(language)!);
        var outside = Condition().Replace(source, block =>
        {
            Assert.Subset(
                AlwaysThere.Append(block.Groups["name"].Value).ToHashSet(), Placeholders(block.Groups["then"].Value));
            return block.Groups["else"].Value;
        });
        Assert.Subset(AlwaysThere.ToHashSet(), Placeholders(outside));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Both_parts_say_the_same(Recipient reader, string template, string language)
    {
        var message = Sample.Render(Sample.Full(reader, template), Sample.Booking.In(language, language));
        var html = WebUtility.HtmlDecode(Tag().Replace(message.Html![message.Html!.IndexOf("<h1", StringComparison.Ordinal)..], ""));
        Assert.All(
            message.Text!.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.EndsWith('.')),
            line => Assert.Contains(line.Split(": ")[^1], html, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Recipient.Guest, Templates.BalanceRequest)]
    [InlineData(Recipient.Staff, Templates.PaymentFailed)]
    public void What_a_guest_typed_is_encoded_in_HTML_and_nowhere_else(Recipient reader, string template)
    {
        var message = Sample.Render(Sample.Full(reader, template), Sample.Booking.For("<script>alert(\"1\")</script> & Co {{link}}"));
        Assert.DoesNotContain("<script", message.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; Co {{link}}", message.Html, StringComparison.Ordinal);
        Assert.Contains("<script>alert(\"1\")</script> & Co {{link}}", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_cannot_leave_its_attribute()
    {
        var message = Sample.Write(Sample.Full(Recipient.Guest, Templates.PaymentLink), Sample.Booking);
        var html = MessageText.Render(MessageWriting.Write(
            Sample.Full(Recipient.Guest, Templates.PaymentLink), Sample.Key, Sample.Booking, message.Id, message.CreatedAt, "https://x/?a=1&b=\" onclick=\"x", Sample.StaffLink)!).Html;
        Assert.Contains("href=\"https://x/?a=1&amp;b=&quot; onclick=&quot;x\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Eve\r\nBcc: all@example.com")]
    [InlineData("Eve\nBcc: all@example.com")]
    [InlineData("Eve\u2028Bcc: all@example.com")]
    [InlineData("Eve\u0085Bcc: all@example.com")]
    [InlineData("Eve\u001E\u202EBcc: all@example.com")]
    [InlineData("Eve\n\n---\n\nBcc: all@example.com")]
    public void No_value_can_add_a_line_to_the_head_or_a_paragraph(string name)
    {
        var plain = Sample.Render(Sample.Full(Recipient.Staff, Templates.BookingModified), Sample.Booking.For("Eve"));
        var message = Sample.Render(Sample.Full(Recipient.Staff, Templates.BookingModified), Sample.Booking.For(name));
        Assert.DoesNotContain(message.Subject!, c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202E');
        Assert.Contains("Bcc: all@example.com", message.Subject, StringComparison.Ordinal);
        Assert.Equal(plain.Text!.Count(c => c == '\n'), message.Text!.Count(c => c == '\n'));
    }

    [Fact]
    public void An_appointment_is_not_called_a_stay()
    {
        var message = Sample.Render(Sample.Full(Recipient.Guest, Templates.PaymentLink), Sample.Appointment);
        Assert.Contains("votre rendez-vous", message.Text, StringComparison.Ordinal);
        Assert.Contains("Rendez-vous\u00A0: 24 juillet 2026 à 14\u00A0h\u00A030", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Arrivée", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_written_before_a_value_was_known_still_renders()
    {
        var message = Sample.Write(Sample.Full(Recipient.Guest, Templates.BalanceRequest), Sample.Booking);
        var older = message with { Data = message.Data.Where(value => value.Key != MessageData.Deadline).ToDictionary() };
        Assert.Contains("dès que possible", MessageText.Render(older).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_does_not_exist_is_said_by_name() => Assert.Contains(
        "fr/guest/run-lost",
        Assert.Throws<InvalidOperationException>(() => Sample.Render(Sample.Full(Recipient.Guest, Templates.RunLost), Sample.Booking)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("anna@example.com", null)]
    [InlineData("anna.martin+pins@mail.example.com", null)]
    [InlineData("élodie@exemple.fr", null)]
    [InlineData("anna", "is not of the form name@domain")]
    [InlineData("", "is not of the form name@domain")]
    [InlineData("@example.com", "is not of the form name@domain")]
    [InlineData("anna@", "is not of the form name@domain")]
    [InlineData("anna@b@example.com", "is not of the form name@domain")]
    [InlineData("anna@example.com\r\nBcc: all@example.com", "contains a space or a line break")]
    [InlineData("anna@example.com\n", "contains a space or a line break")]
    [InlineData("Anna <anna@example.com>", "contains a space or a line break")]
    [InlineData("a@example.com,b@example.com", "is not a single address")]
    public void An_address_is_one_address_and_nothing_more(string address, string? fault) => Assert.Equal(fault, MessageText.AddressFault(address));

    private static IEnumerable<(MessageDraft Draft, BookingSnapshot Booking)> Occasions(Recipient reader, string template)
    {
        yield return (Sample.Full(reader, template), Sample.Booking);
        yield return (Sample.Full(reader, template) with { Again = true }, Sample.Booking);
        yield return (Sample.Full(reader, template), Sample.Appointment);
        yield return (Sample.Bare(reader, template), Sample.Booking);
        yield return (Sample.Bare(reader, template), Sample.Appointment);
        yield return (Sample.Bare(reader, template), Sample.Booking.For(""));
    }

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Groups["name"].Value)];

    // A value that is missing leaves two spaces, a space before a mark, an empty pair or a line that ends in its colon.
    [GeneratedRegex("""\{\{|\}\}|  | [.,)]|\( |\(\)|“”|«\s*»|, \.|^\s*,|\.\.| \n""", RegexOptions.Multiline, 1000)]
    private static partial Regex Hole();

    // A straight apostrophe, or a space of the wrong width beside a mark.
    [GeneratedRegex("""'| [:;!?»]|« |\w[;!?]""", RegexOptions.None, 1000)]
    private static partial Regex FrenchPlain();

    [GeneratedRegex("""'| [:;!?]""", RegexOptions.None, 1000)]
    private static partial Regex EnglishPlain();

    [GeneratedRegex("""\{\{#if (?<name>\w+)\}\}(?<then>.*?)(\{\{else\}\}(?<else>.*?))?\{\{/if\}\}""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}
