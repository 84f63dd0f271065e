using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Solde.Core.Json;

/// <summary>A value in a JSON document, which knows where it stands. Reading it as something it is not is a <see cref="DocumentException"/>.</summary>
/// <param name="Element">The value.</param>
/// <param name="Path">Its JSON path.</param>
public readonly partial record struct DocumentValue(JsonElement Element, string Path)
{
    /// <summary>The longest text that a document may hold where nothing else is said, in UTF-16 units.</summary>
    public const int LongestText = 500;

    /// <summary>The longest list that a document may hold where nothing else is said.</summary>
    public const int LongestList = 1000;

    /// <summary>Reads a document: one JSON value without comments, trailing commas, repeated keys or undecodable text.</summary>
    /// <param name="json">The document.</param>
    /// <param name="path">The path its errors begin with.</param>
    /// <exception cref="DocumentException">It is not JSON (with line and column), or a key stands twice.</exception>
    public static DocumentValue Parse(string json, string path = "$") => Parse(Encoding.UTF8.GetBytes(json), path);

    /// <inheritdoc cref="Parse(string, string)"/>
    public static DocumentValue Parse(ReadOnlyMemory<byte> json, string path = "$")
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var value = new DocumentValue(document.RootElement.Clone(), path);
            value.RefuseWhatReadersDisagreeOn();
            return value;
        }
        catch (JsonException e)
        {
            // The reader counts lines and bytes from 0, and repeats them at the end of its message.
            var reason = e.Message.Split(" LineNumber:", 2)[0].TrimEnd('.', ' ');
            throw new DocumentException(path, $"not JSON: line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}: {reason}");
        }
    }

    /// <summary>Reads a document that was built in memory.</summary>
    public static DocumentValue Of(JsonNode node, string path = "$") => Parse(node.ToJsonString(), path);

    /// <summary>The error to throw when this value is not acceptable.</summary>
    public DocumentException Wrong(string problem) => new(Path, problem);

    /// <summary>An object with no other keys than these.</summary>
    public DocumentObject AsObject(params ReadOnlySpan<string> keys)
    {
        Expect(JsonValueKind.Object, "an object");
        foreach (var property in Element.EnumerateObject())
        {
            if (!keys.Contains(property.Name))
            {
                throw new DocumentException(
                    DocumentPath.Of(Path, property.Name), $"unknown key{Spelling.Hint(property.Name, keys.ToArray())}");
            }
        }

        return new DocumentObject(this);
    }

    /// <summary>One key of an object whose other keys are not known yet.</summary>
    public DocumentValue Key(string key)
    {
        Expect(JsonValueKind.Object, "an object");
        return new DocumentObject(this).Required(key);
    }

    /// <summary>An object as it stands, for what is compared and not interpreted.</summary>
    public JsonObject AsAnyObject()
    {
        Expect(JsonValueKind.Object, "an object");
        return (JsonObject)JsonNode.Parse(Element.GetRawText())!;
    }

    /// <summary>The entries of an object whose keys are data, such as days by unit type.</summary>
    public IEnumerable<(string Key, DocumentValue Value)> AsEntries(int maximum = LongestList)
    {
        Expect(JsonValueKind.Object, "an object");
        var path = Path;
        return Element.GetPropertyCount() > maximum
            ? throw Wrong($"more than {maximum} keys")
            : Element.EnumerateObject().Select(property => (property.Name, new DocumentValue(property.Value, DocumentPath.Of(path, property.Name))));
    }

    /// <summary>A list, each item read by <paramref name="read"/>.</summary>
    public ImmutableArray<T> AsList<T>(Func<DocumentValue, T> read, int maximum = LongestList)
    {
        Expect(JsonValueKind.Array, "a list");
        if (Element.GetArrayLength() > maximum)
        {
            throw Wrong($"more than {maximum} items");
        }

        var path = Path;
        return [.. Element.EnumerateArray().Select((item, i) => read(new DocumentValue(item, DocumentPath.Of(path, i))))];
    }

    /// <summary>A text that is neither blank nor longer than <paramref name="longest"/>, on one line.</summary>
    public string AsText(int longest = LongestText)
    {
        Expect(JsonValueKind.String, "a text");
        return Text(Element.GetString()!, longest) is var text && text.Any(char.IsControl)
            ? throw Wrong("control characters (line breaks, tabs) are not allowed")
            : text;
    }

    /// <summary>As <see cref="AsText"/>, on any number of lines, which end with a line feed whatever they ended with.</summary>
    public string AsLines(int longest)
    {
        Expect(JsonValueKind.String, "a text");
        return Text(Element.GetString()!.ReplaceLineEndings("\n").Trim(), longest) is var text && text.Any(letter => char.IsControl(letter) && letter != '\n')
            ? throw Wrong("control characters (tabs) are not allowed")
            : text;
    }

    private string Text(string text, int longest) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text) => throw Wrong("empty"),
        _ when text.Length > longest => throw Wrong($"longer than {longest} characters"),
        _ => text,
    };

    /// <summary>An e-mail address, as far as one can tell by looking: one @ with something on both sides, no blanks.</summary>
    public string AsEmailAddress()
    {
        var text = AsText(EmailAddress.Longest);
        return EmailAddress.Is(text) ? text : throw Wrong("not an e-mail address");
    }

    /// <summary>True or false.</summary>
    public bool AsFlag() => Element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw WrongKind("true or false"),
    };

    /// <summary>A whole number between two bounds, inclusive.</summary>
    public int AsInteger(int minimum, int maximum)
    {
        Expect(JsonValueKind.Number, "a whole number");
        return Element.TryGetInt32(out var number) && number >= minimum && number <= maximum
            ? number
            : throw Wrong($"{DocumentPath.Quote(Element.GetRawText()).Trim('"')} is not a whole number between {minimum} and {maximum}");
    }

    /// <summary>An amount: a decimal text with at most the currency's decimals, such as <c>"12.50"</c>. May be negative.</summary>
    public Money AsMoney(Currency currency)
    {
        Expect(JsonValueKind.String, "an amount as a text, such as \"12.50\"");
        return Money.TryParse(Element.GetString()!, currency, out var money) is { } problem ? throw Wrong(problem) : money;
    }

    /// <summary>An amount above zero.</summary>
    public Money AsPositiveMoney(Currency currency)
    {
        var money = AsMoney(currency);
        return money.IsPositive ? money : throw Wrong("the amount must be above zero");
    }

    /// <summary>An amount that is not below zero.</summary>
    public Money AsMoneyNotNegative(Currency currency)
    {
        var money = AsMoney(currency);
        return money.Minor >= 0 ? money : throw Wrong("the amount must not be below zero");
    }

    /// <summary>A percentage, as a number or a text: <c>30</c>, <c>"1.5"</c>.</summary>
    public Percent AsPercent(int minimum = -1000, int maximum = 1000)
    {
        var text = Element.ValueKind switch
        {
            JsonValueKind.Number => Element.GetRawText(),
            JsonValueKind.String => Element.GetString()!,
            _ => throw WrongKind("a percentage, such as 30 or \"1.5\""),
        };
        if (Percent.TryParse(text, out var percent) is { } problem)
        {
            throw Wrong(problem);
        }

        return percent.TenThousandths >= Percent.Of(minimum).TenThousandths && percent.TenThousandths <= Percent.Of(maximum).TenThousandths
            ? percent
            : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"{percent} is not between {minimum} and {maximum}"));
    }

    /// <summary>One of the values of an enum, spelled as in <see cref="CamelCase"/>.</summary>
    public T AsOneOf<T>()
        where T : struct, Enum
    {
        Expect(JsonValueKind.String, $"one of {string.Join(", ", CamelCase.All<T>())}");
        var text = Element.GetString()!;
        return CamelCase.Find<T>(text) ?? throw NoneOf(text, CamelCase.All<T>());
    }

    /// <summary>One of some words.</summary>
    public string AsOneOf(params ReadOnlySpan<string> words)
    {
        var text = AsText();
        return words.Contains(text) ? text : throw NoneOf(text, [.. words]);
    }

    private DocumentException NoneOf(string text, ImmutableArray<string> words) =>
        Wrong($"{DocumentPath.Quote(text)} is none of {string.Join(", ", words)}");

    private void Expect(JsonValueKind kind, string words)
    {
        if (Element.ValueKind != kind)
        {
            throw WrongKind(words);
        }
    }

    private DocumentException WrongKind(string words) => Wrong($"{words} is expected, not {DocumentPath.Kind(Element)}");

    // JSON leaves open what a repeated key means, and lets \ud800 stand for no character: readers differ, so neither is taken.
    private void RefuseWhatReadersDisagreeOn()
    {
        switch (Element.ValueKind)
        {
            case JsonValueKind.String:
                RefuseUndecodable(Path, Element.GetString);
                break;
            case JsonValueKind.Array:
                foreach (var (i, item) in Element.EnumerateArray().Index())
                {
                    new DocumentValue(item, DocumentPath.Of(Path, i)).RefuseWhatReadersDisagreeOn();
                }

                break;
            case JsonValueKind.Object:
                var seen = new HashSet<string>();
                foreach (var property in Element.EnumerateObject())
                {
                    var path = DocumentPath.Of(Path, RefuseUndecodable(Path, () => property.Name)!);
                    if (!seen.Add(property.Name))
                    {
                        throw new DocumentException(path, "the key stands twice");
                    }

                    new DocumentValue(property.Value, path).RefuseWhatReadersDisagreeOn();
                }

                break;
        }
    }

    private static string? RefuseUndecodable(string path, Func<string?> text)
    {
        try
        {
            return text();
        }
        catch (InvalidOperationException)
        {
            throw new DocumentException(path, "text that is not Unicode");
        }
    }
}
