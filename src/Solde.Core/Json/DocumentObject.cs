using System.Text.Json;

namespace Solde.Core.Json;

/// <summary>An object of a JSON document whose keys are all known. A key with the value null counts as not given.</summary>
/// <param name="Value">The object and where it stands.</param>
public readonly record struct DocumentObject(DocumentValue Value)
{
    /// <summary>The JSON path of the object.</summary>
    public string Path => Value.Path;

    /// <summary>The error to throw when the keys do not go together.</summary>
    public DocumentException Wrong(string problem) => Value.Wrong(problem);

    /// <summary>Whether a key is written, be it null.</summary>
    public bool Writes(string key) => Value.Element.TryGetProperty(key, out _);

    /// <summary>The value of a key; null when it is not given.</summary>
    public DocumentValue? Optional(string key) =>
        Value.Element.TryGetProperty(key, out var element) && element.ValueKind != JsonValueKind.Null
            ? new DocumentValue(element, DocumentPath.Of(Path, key))
            : null;

    /// <summary>The value of a key that must be given.</summary>
    /// <exception cref="DocumentException">It is not given; the error stands at the object.</exception>
    public DocumentValue Required(string key) => Optional(key) ?? throw Wrong($"{key} is missing");

    /// <summary>Refuses a key that is given where it has no meaning.</summary>
    public void Refuse(string key, string why)
    {
        if (Optional(key) is { } value)
        {
            throw value.Wrong(why);
        }
    }

    /// <summary>True or false, or a default.</summary>
    public bool Flag(string key, bool otherwise) => Optional(key)?.AsFlag() ?? otherwise;

    /// <summary>One of the values of an enum, or a default.</summary>
    public T OneOf<T>(string key, T otherwise)
        where T : struct, Enum => Optional(key)?.AsOneOf<T>() ?? otherwise;

    /// <summary>A list; empty when it is not given.</summary>
    public ImmutableArray<T> List<T>(string key, Func<DocumentValue, T> read, int maximum = DocumentValue.LongestList) =>
        Optional(key)?.AsList(read, maximum) ?? [];

    /// <summary>A list of texts; empty when it is not given.</summary>
    public ImmutableArray<string> Texts(string key) => List(key, value => value.AsText(100));
}
