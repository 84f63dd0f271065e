using System.Collections.Frozen;
using System.Text.Json;

namespace Solde.Core.Json;

/// <summary>How enum values are spelled in documents: <c>NewBookings</c> is <c>newBookings</c>.</summary>
public static class CamelCase
{
    /// <summary>The spelling of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.ByValue[value];

    /// <summary>The value with a spelling; null when there is none. Upper and lower case are told apart.</summary>
    public static T? Find<T>(string name)
        where T : struct, Enum => Names<T>.ByName.TryGetValue(name, out var value) ? value : null;

    /// <summary>All spellings, in the order of declaration.</summary>
    public static ImmutableArray<string> All<T>()
        where T : struct, Enum => Names<T>.All;

    private static class Names<T>
        where T : struct, Enum
    {
        internal static readonly FrozenDictionary<T, string> ByValue =
            Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

        internal static readonly FrozenDictionary<string, T> ByName = ByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

        internal static readonly ImmutableArray<string> All = [.. Enum.GetValues<T>().Select(value => ByValue[value])];
    }
}
