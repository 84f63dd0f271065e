using System.Collections.Frozen;
using System.Text.Json;
using Solde.Core.Facts;

namespace Solde.App.Journal;

/// <summary>Facts as the journal stores them: the fact's name, and its fields as compact JSON beside it.</summary>
public static class FactJson
{
    // No fact has a field of this name (a test sees to it); it stands first, so that it is found without reading the rest.
    private const string Doer = "by";

    private static readonly FrozenDictionary<string, Type> Types = FactNames.All.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The fields of a fact. The same fact always gives the same text, so that it can be hashed.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="currency">The currency of its property.</param>
    /// <param name="by">Who did it (<see cref="Actor"/>); null = nobody is named.</param>
    public static string Write(IFact fact, Currency currency, string? by = null)
    {
        var json = JsonSerializer.Serialize(fact, StoredJson.Of(fact.GetType(), currency));
        if (by is null)
        {
            return json;
        }

        var doer = $"\"{Doer}\":{JsonSerializer.Serialize(by, StoredJsonContext.Default.String)}";
        return json == "{}" ? $"{{{doer}}}" : $"{{{doer},{json.AsSpan(1)}";
    }

    /// <summary>Who did it; null = nobody is named.</summary>
    /// <param name="json">The fields, as written by <see cref="Write"/>.</param>
    public static string? By(string json)
    {
        if (!json.StartsWith($"{{\"{Doer}\":", StringComparison.Ordinal))
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty(Doer).GetString();
    }

    /// <summary>The fact of a name and its fields.</summary>
    /// <param name="what">Its name (<see cref="FactNames"/>).</param>
    /// <param name="json">Its fields, as written by <see cref="Write"/>.</param>
    /// <param name="currency">The currency of its property.</param>
    /// <exception cref="JsonException">The name is unknown or the text does not fit it.</exception>
    public static IFact Read(string what, string json, Currency currency) => Types.TryGetValue(what, out var type)
        ? (IFact)JsonSerializer.Deserialize(json, StoredJson.Of(type, currency))!
        : throw new JsonException($"no fact is called {what}");
}
