using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using Solde.App.Access;
using Solde.App.Requests;
using Solde.Core.Planning;

namespace Solde.App.Messages;

/// <summary>Renders a message from its row: subject, plain text and HTML.</summary>
/// <remarks>Templates are compiled at their first use, once per process.</remarks>
public static class MessageText
{
    private static readonly SearchValues<char> NotInAnAddress = SearchValues.Create(",;<>\"()");
    private static readonly ConcurrentDictionary<string, MessageTemplate> Compiled = new(StringComparer.Ordinal);

    /// <summary>The message with its subject, text and HTML.</summary>
    /// <exception cref="InvalidOperationException">There is no such template for that reader and language.</exception>
    public static Message Render(Message message)
    {
        var language = Languages.Find(message.Language) ?? Languages.English;
        var data = Clean(message.Data);
        if (message.To == Recipient.Guest)
        {
            data[MessageData.Link] = LinkOf(message.Template, data[MessageData.Link]);
        }

        var template = message.Source is { } own ? OwnText.Of(own, language) : TemplateOf(message.To, message.Template, language);
        var parts = template.Fill(data, language);
        var footer = message.Template == Inviting.Template
            ? language.InvitationFooter(data[MessageData.By], message.Address)
            : language.Footer(message.To, data[MessageData.PropertyName], data[MessageData.Reference]);
        return message with
        {
            Subject = parts.Subject,
            Text = PlainText(parts, data, language, footer),
            Html = MessageLayout.Page(parts, language, data, footer),
        };
    }

    /// <summary>The source of a built-in template; where an operator's own text begins.</summary>
    /// <exception cref="InvalidOperationException">There is none of that name for that reader and language.</exception>
    public static string Source(Recipient reader, string template, ILanguage language) => Resource(NameOf(reader, template, language));

    /// <summary>What is wrong with an e-mail address, in words that follow it; null when mail can be sent to it.</summary>
    /// <remarks>Not whether it exists: only that it is one address, and nothing that would add lines to a mail's head.</remarks>
    public static string? AddressFault(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return address switch
        {
            { Length: > 254 } => "is too long",
            _ when address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) => "contains a space or a line break",
            _ when address.AsSpan().ContainsAny(NotInAnAddress) => "is not a single address",
            _ when at <= 0 || at == address.Length - 1 || address.LastIndexOf('@') != at => "is not of the form name@domain",
            _ => null,
        };
    }

    /// <summary>The links under a message to a guest, those that there are.</summary>
    internal static IEnumerable<(string Words, string Address)> LinksOf(IReadOnlyDictionary<string, string> data, ILanguage language) =>
        ((IEnumerable<(string Words, string Address)>)[(language.LegalNotice, data[MessageData.LegalLink]), (language.Privacy, data[MessageData.PrivacyLink])])
            .Where(link => link.Address.Length > 0);

    // What was paid is not asked for any more; who is asked for a card is not asked for money.
    private static string LinkOf(string template, string link) => template switch
    {
        Templates.PaymentConfirmation or Templates.GiftVoucher => PayLink.ToBooking(link),
        Templates.AppointmentConfirmation => PayLink.ToAppointment(link),
        Templates.CardRequest => PayLink.ToCard(link),
        _ => link,
    };

    private static MessageTemplate TemplateOf(Recipient reader, string template, ILanguage language) => Compiled.GetOrAdd(
        NameOf(reader, template, language), static (name, language) => MessageTemplate.Parse(Resource(name), language), language);

    private static string NameOf(Recipient reader, string template, ILanguage language) => new TemplateName(reader, template, language.Code).Code;

    private static string Resource(string name)
    {
        using var stream = typeof(MessageText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"there is no e-mail template {name}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Every value on one line and free of characters that turn the direction of what follows: nothing a guest typed can add a
    /// line to a mail's head, start a paragraph or disguise a link. Values the row does not have are empty.</summary>
    private static Dictionary<string, string> Clean(IReadOnlyDictionary<string, string> data)
    {
        var clean = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in MessageData.All)
        {
            clean[key] = OnOneLine(data.GetValueOrDefault(key, ""));
        }

        return clean;
    }

    private static string OnOneLine(string value)
    {
        var line = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            _ = c switch
            {
                '\u2028' or '\u2029' => line.Append(' '),
                _ when char.IsControl(c) => line.Append(' '),
                (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => line,
                _ => line.Append(c),
            };
        }

        return line.ToString().Trim();
    }

    private static string PlainText(MessageParts parts, Dictionary<string, string> data, ILanguage language, string footer)
    {
        var blocks = new List<string>(parts.Before);
        if (parts.Next.Length > 0)
        {
            blocks.Add(language.ToDo + language.Colon + parts.Next);
        }

        if (!parts.Facts.IsEmpty)
        {
            blocks.Add(Lines(parts.Facts, language));
        }

        if (!parts.Transfer.IsEmpty)
        {
            blocks.Add($"{language.BankDetails}\n{Lines(parts.Transfer, language)}");
        }

        if (parts.Action.Length > 0 && data[MessageData.Link].Length > 0)
        {
            blocks.Add($"{parts.Action}{language.Colon.TrimEnd()}\n{data[MessageData.Link]}");
        }

        blocks.AddRange(parts.After);
        if (data[MessageData.MailText] is { Length: > 0 } own)
        {
            blocks.Add(own);
        }

        blocks.Add(string.Join('\n', [footer, .. LinksOf(data, language).Select(link => link.Words + language.Colon + link.Address)]));
        return string.Join("\n\n", blocks) + "\n";
    }

    private static string Lines(ImmutableArray<MessageFact> facts, ILanguage language) =>
        string.Join('\n', facts.Select(fact => fact.Label + language.Colon + fact.Value));
}
