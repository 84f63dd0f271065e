using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Solde.App.Journal;

namespace Solde.App.Documents;

/// <summary>What a document says, as it is kept.</summary>
public static class DocumentJson
{
    /// <summary>As it is kept. The same document always gives the same text.</summary>
    public static string Write(DocumentText text, Currency currency) => JsonSerializer.Serialize(text, StoredJson.Of<DocumentText>(currency));

    /// <summary>From what is kept.</summary>
    public static DocumentText Read(string json, Currency currency) => JsonSerializer.Deserialize(json, StoredJson.Of<DocumentText>(currency))!;

    /// <summary>What the journal binds: SHA-256 of the number, a zero byte, and what is kept, in hexadecimal.</summary>
    public static string DigestOf(string number, string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{number}\0{json}")));
}
