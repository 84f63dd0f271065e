using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Solde.App.Journal;

namespace Solde.App.Documents;

/// <summary>What a document says, as it is kept.</summary>
public static class DocumentJson
{
    /// <summary>As it is kept. The same document always gives the same text.</summary>
    public static string Write(DocumentText text, Currency currency) => JsonSerializer.Serialize(text, StoredJson.Of<DocumentText>(currency));

    /// <summary>From what is kept, also by an older program.</summary>
    public static DocumentText Read(string json, Currency currency) => JsonSerializer.Deserialize(ToldInAmounts(json), StoredJson.Of<DocumentText>(currency))!;

    /// <summary>What the journal binds: SHA-256 of the number, a zero byte, and what is kept, in hexadecimal.</summary>
    public static string DigestOf(string number, string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{number}\0{json}")));

    // A line was told of as a whole or not at all, before part of it could be. What is kept stays as it is: the journal binds it.
    private static string ToldInAmounts(string json)
    {
        if (!json.Contains("\"told\":true", StringComparison.Ordinal))
        {
            return json;
        }

        var document = JsonNode.Parse(json)!;
        foreach (var line in document["lines"]!.AsArray().Where(line => line!["told"]?.GetValueKind() == JsonValueKind.True))
        {
            line!["told"] = (long)line["amount"]!;
        }

        return document.ToJsonString();
    }
}
