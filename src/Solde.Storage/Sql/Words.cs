using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;

namespace Solde.Storage.Sql;

/// <summary>Enum values as stored: camel case, the same words as in the journal.</summary>
internal static class Words
{
    private static readonly ConcurrentDictionary<Enum, string> Known = new();

    public static string Of(Enum value) => Known.GetOrAdd(value, static v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()));

    public static T Parse<T>(string word)
        where T : struct, Enum => Values<T>.ByWord[word];

    private static class Values<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<string, T> ByWord = Enum.GetValues<T>().ToFrozenDictionary(value => Of(value));
    }
}
