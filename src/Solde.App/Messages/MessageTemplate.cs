using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;

namespace Solde.App.Messages;

/// <summary>The text of one kind of message in one language. Plain text throughout: the plain and the HTML part are both made from it, so
/// they cannot disagree.</summary>
/// <remarks>
/// <code>
/// subject: one line
/// title: one line
/// facts: the values of the summary, by name; those that are empty are left out, those of a transfer stand below the others
/// next: what staff do next (optional)
/// action: the words on the button (optional)
///
/// Paragraphs, with a blank line between them.
///
/// ---
///
/// Paragraphs that come after the summary and the button.
/// </code>
/// All but <c>facts</c> may use Handlebars over <see cref="MessageData"/>.
/// </remarks>
public sealed class MessageTemplate
{
    // No value can contain it (values are cleaned), so what a guest typed never starts another part.
    private const char PartEnd = '\u001E';
    private static readonly Lazy<IHandlebars> Engine = new(static () => Handlebars.Create(new HandlebarsConfiguration
    {
        NoEscape = true,
        ThrowOnUnresolvedBindingExpression = true,
    }));

    private readonly HandlebarsTemplate<object, object> compiled;
    private readonly ImmutableArray<string> facts;

    private MessageTemplate(ImmutableArray<string> facts, HandlebarsTemplate<object, object> compiled)
    {
        this.facts = facts;
        this.compiled = compiled;
    }

    /// <summary>Reads and compiles a template.</summary>
    /// <param name="source">Its text.</param>
    /// <param name="language">Sets its spaces and quotation marks.</param>
    /// <exception cref="FormatException">A line of the head is not understood, or subject, title or text is missing.</exception>
    /// <exception cref="HandlebarsException">A block is not closed.</exception>
    public static MessageTemplate Parse(string source, ILanguage language)
    {
        var (head, body) = Split(source.ReplaceLineEndings("\n").Trim('\n'), "\n\n");
        var fields = HeadOf(head);
        var (before, after) = Split(body, "\n---\n");
        var rows = fields.GetValueOrDefault("facts", "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (rows.FirstOrDefault(fact => !MessageData.Labelled.Contains(fact)) is { } unknown)
        {
            throw new FormatException($"facts: there is no value {unknown}");
        }

        string[] parts =
        [
            Needed(fields, "subject"), Needed(fields, "title"), fields.GetValueOrDefault("next", ""), fields.GetValueOrDefault("action", ""),
            before, after,
        ];
        return new MessageTemplate([.. rows], Engine.Value.Compile(language.Typeset(string.Join(PartEnd, parts))));
    }

    /// <summary>Fills the template in.</summary>
    /// <param name="data">The values by name; one that is not there counts as empty. None may hold control characters.</param>
    /// <param name="language">The labels' language.</param>
    /// <exception cref="HandlebarsUndefinedBindingException">The template names a value that is not one of <see cref="MessageData"/>'s.</exception>
    public MessageParts Fill(IReadOnlyDictionary<string, string> data, ILanguage language)
    {
        var parts = compiled(data).Split(PartEnd);
        var rows = facts.Where(fact => !string.IsNullOrEmpty(data.GetValueOrDefault(fact)))
            .ToLookup(MessageData.OfTransfer.Contains, fact => new MessageFact(language.Label(fact), Shown(fact, data[fact]), fact is MessageData.Amount or MessageData.Deadline));
        return new MessageParts(
            parts[0].Trim(), parts[1].Trim(), parts[2].Trim(), parts[3].Trim(), Paragraphs(parts[4]), [.. rows[false]], [.. rows[true]], Paragraphs(parts[5]));
    }

    /// <summary>Words of the language begin with a capital in the summary; names are left as they are.</summary>
    private static string Shown(string fact, string value) =>
        fact is MessageData.Method or MessageData.Methods ? char.ToUpperInvariant(value[0]) + value[1..] : value;

    private static ImmutableArray<string> Paragraphs(string text) =>
    [
        .. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(paragraph => string.Join(' ', paragraph.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))),
    ];

    private static Dictionary<string, string> HeadOf(string head)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in head.Split('\n'))
        {
            var (name, value) = Split(line, ":");
            if (name is not ("subject" or "title" or "facts" or "next" or "action") || !fields.TryAdd(name, value.Trim()))
            {
                throw new FormatException($"not a line of a template's head, or there twice: {line}");
            }
        }

        return fields;
    }

    private static string Needed(Dictionary<string, string> fields, string name) =>
        fields.GetValueOrDefault(name) is { Length: > 0 } value ? value : throw new FormatException($"a template needs a {name}");

    private static (string Before, string After) Split(string text, string at)
    {
        var position = text.IndexOf(at, StringComparison.Ordinal);
        return position < 0 ? (text, "") : (text[..position], text[(position + at.Length)..]);
    }
}

/// <summary>A row of a message's summary.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The value.</param>
/// <param name="Strong">How much, or until when: what matters most.</param>
public sealed record MessageFact(string Label, string Value, bool Strong);

/// <summary>A filled-in template: plain text, part by part.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Title">The heading of the HTML page.</param>
/// <param name="Next">What staff do next; empty = nothing.</param>
/// <param name="Action">The words on the button; empty = no button.</param>
/// <param name="Before">The paragraphs before the summary.</param>
/// <param name="Facts">The summary.</param>
/// <param name="Transfer">The account that a transfer goes to, and its reference; none = not there.</param>
/// <param name="After">The paragraphs after the button.</param>
public sealed record MessageParts(
    string Subject,
    string Title,
    string Next,
    string Action,
    ImmutableArray<string> Before,
    ImmutableArray<MessageFact> Facts,
    ImmutableArray<MessageFact> Transfer,
    ImmutableArray<string> After);
