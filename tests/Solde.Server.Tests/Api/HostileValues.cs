using System.Text;
using System.Text.Json.Nodes;

namespace Solde.Server.Tests.Api;

/// <summary>Values that programs have stumbled over: injections, wrong types, texts that are too long, numbers that are too large.</summary>
internal sealed class HostileValues(Random random)
{
    private static readonly string[] Texts =
    [
        "'; DROP TABLE bookings; --", "1' OR '1'='1", "\" OR \"\"=\"", "{{7*7}}", "${jndi:ldap://127.0.0.1/a}", "{{#each this}}{{@root}}{{/each}}", "<script>alert(1)</script>",
        "../../etc/passwd", "%2e%2e%2f", "%00", "null", "undefined", "NaN", "-1", "0", "1e309", "é̀̂", "𝕊𝕠𝕝𝕕𝕖", "‮txet", "日本語", "a,b;c", "=cmd|' /C calc'!A0", "\\", "/", "?",
        "#", "&", "B1", "main", "expedia", "Rest", "Les Pins", "Anne Martin",
    ];

    /// <summary>A text that any field of that kind may hold.</summary>
    public string Text() => Texts[random.Next(Texts.Length)];

    public string Token() => random.Next(2) == 0 ? $"tok_{random.Next(99)}" : "'--{{x}}";

    /// <summary>Bytes that are no JSON, or JSON that readers disagree on.</summary>
    public byte[] Bytes()
    {
        string[] bodies =
        [
            "", "{", "[", "nul", "{\"a\":1,\"a\":2}", "\ufeff{}", "{} {}", "'{}'", "{a:1}", "{\"amount\":\"\\ud800\"}", "1e999", "\"" + new string('x', 100_000) + "\"",
            new string('[', 5_000) + new string(']', 5_000), "{\"set\":" + new string('[', 60) + new string(']', 60) + "}", "{\"\\u0000\":null}",
        ];
        if (random.Next(4) > 0)
        {
            return Encoding.UTF8.GetBytes(bodies[random.Next(bodies.Length)]);
        }

        var bytes = new byte[random.Next(1, 300)];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Changes one thing somewhere in a document.</summary>
    public JsonNode Spoil(JsonObject document)
    {
        if (document.Count == 0 || random.Next(4) == 0)
        {
            document[Text()] = Value();
            return document;
        }

        var (key, value) = document.ElementAt(random.Next(document.Count));
        switch (value)
        {
            case JsonObject inner when random.Next(3) > 0:
                Spoil(inner);
                break;
            case JsonArray { Count: > 0 } list when list[0] is JsonObject first && random.Next(3) > 0:
                Spoil(first);
                break;
            default:
                if (random.Next(4) == 0)
                {
                    document.Remove(key);
                }
                else
                {
                    document[key] = Value();
                }

                break;
        }

        return document;
    }

    public JsonNode Spoil(JsonNode document) => document is JsonObject o ? Spoil(o) : Value()!;

    private JsonNode? Value() => random.Next(16) switch
    {
        0 => null,
        1 => random.Next(),
        2 => -1,
        3 => 1.5e300,
        4 => true,
        5 => new JsonArray(),
        6 => new JsonObject(),
        7 => new string('9', 40),
        8 => new string('x', 5_000),
        9 => "",
        10 => "line\nbreak\u0000",
        11 => "2026-02-30",
        12 => "9999-12-31T23:59:59.999999999Z",
        13 => "-0.001",
        14 => long.MaxValue,
        _ => Text(),
    };
}
