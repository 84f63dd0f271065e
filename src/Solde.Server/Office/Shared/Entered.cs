using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Solde.Server.Office.Shared;

/// <summary>What somebody entered into a form, and what is wrong with it, field by field. A form that is refused shows both again.</summary>
public sealed class Entered
{
    /// <summary>What a ticked box sends.</summary>
    public const string Ticked = "1";

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Text Text, ImmutableArray<object?> Values)> wrong = new(StringComparer.Ordinal);

    /// <summary>An empty form.</summary>
    public Entered()
    {
    }

    /// <summary>A form as it was sent. Spaces around a value are nobody's intent.</summary>
    /// <param name="form">The form.</param>
    /// <param name="verbatim">Fields of which every sign counts: passwords.</param>
    public Entered(IFormCollection form, params ReadOnlySpan<string> verbatim)
    {
        foreach (var (name, sent) in form)
        {
            var value = sent.Count == 0 ? "" : $"{sent[^1]}";
            values[name] = verbatim.Contains(name) ? value : value.Trim();
        }
    }

    public bool IsRight => wrong.Count == 0;

    public string this[string name]
    {
        get => values.GetValueOrDefault(name, "");
        set => values[name] = value;
    }

    /// <summary>Whether a form has a field.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>What was entered, as one text.</summary>
    public string ToJson() => JsonSerializer.Serialize(values);

    /// <summary>What a text of <see cref="ToJson"/> says; an empty form where it is none.</summary>
    public static Entered FromJson(string text)
    {
        var entered = new Entered();
        try
        {
            foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(text) ?? [])
            {
                entered[name] = value ?? "";
            }
        }
        catch (JsonException)
        {
            return new Entered(); // Nobody's browser sends that.
        }

        return entered;
    }

    /// <summary>Whether a box is ticked.</summary>
    public bool Is(string name) => this[name] == Ticked;

    /// <summary>Ticks a box, or not.</summary>
    public void Tick(string name, bool isTicked) => this[name] = isTicked ? Ticked : "";

    /// <summary>Notes what is wrong with a field; the first problem of a field is the one to tell.</summary>
    public void Refuse(string field, Text text, params ImmutableArray<object?> with) => wrong.TryAdd(field, (text, with));

    /// <summary>What is wrong with a field; null = nothing.</summary>
    public (Text Text, ImmutableArray<object?> Values)? WrongWith(string field) => wrong.TryGetValue(field, out var found) ? found : null;

    /// <summary>What is wrong with the first field of those that are; null = nothing.</summary>
    public (Text Text, ImmutableArray<object?> Values)? FirstWrong() => wrong.Count == 0 ? null : wrong.Values.First();

    /// <summary>A field that must be filled in, of at most so many characters.</summary>
    public string Required(string field, int most)
    {
        var value = this[field];
        if (value.Length == 0)
        {
            Refuse(field, SharedTexts.Required);
        }
        else if (value.Length > most)
        {
            Refuse(field, SharedTexts.TooLong, most);
        }

        return value;
    }
}
