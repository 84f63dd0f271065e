using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Solde.Server.Api;

/// <summary>The description of the API (OpenAPI 3.1), made of the same table that the requests are answered by; the shapes stand in <c>schemas.json</c>.</summary>
internal static partial class OpenApi
{
    private const string Json = "application/json";

    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), NewLine = "\n" };

    private static readonly Lazy<string> Made = new(() => Document().ToJsonString(Readable) + "\n");

    /// <summary>The document, always the same text.</summary>
    public static string Text => Made.Value;

    private static JsonObject Document()
    {
        var shapes = Shapes();
        var paths = new JsonObject();
        foreach (var endpoint in RestApi.Endpoints.Where(endpoint => !endpoint.IsHidden))
        {
            var path = Endpoint.Root + endpoint.Path;
            if (paths[path] is not JsonObject operations)
            {
                paths[path] = operations = [];
            }

            operations[endpoint.Method.ToLowerInvariant()] = Operation(endpoint);
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = shapes["info"]!.DeepClone(),
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(new JsonObject { ["key"] = new JsonArray() }),
            ["tags"] = new JsonArray([.. RestApi.Endpoints.Select(endpoint => endpoint.Tag).Distinct().Select(tag => new JsonObject { ["name"] = tag })]),
            ["paths"] = paths,
            ["components"] = shapes["components"]!.DeepClone(),
        };
    }

    private static JsonObject Operation(Endpoint endpoint)
    {
        var operation = new JsonObject
        {
            ["operationId"] = endpoint.Name,
            ["tags"] = new JsonArray(endpoint.Tag),
            ["summary"] = endpoint.Summary,
            ["parameters"] = new JsonArray([.. Parameters(endpoint).Select(name => Reference("parameters", name))]),
        };
        if (endpoint.Takes is { } takes)
        {
            operation["requestBody"] = new JsonObject { ["required"] = !takes.StartsWith("Optional", StringComparison.Ordinal), ["content"] = Content(Json, takes) };
        }

        operation["responses"] = Responses(endpoint);
        return operation;
    }

    private static IEnumerable<string> Parameters(Endpoint endpoint) =>
    [
        .. Placeholders().Matches(endpoint.Path).Select(match => match.Groups["name"].Value), .. endpoint.Query,
        .. endpoint.NeedsName ? ["idempotencyKey"] : Array.Empty<string>(),
    ];

    private static JsonObject Responses(Endpoint endpoint)
    {
        var responses = new JsonObject();
        if (!endpoint.MayCreate || endpoint.Method == "PUT")
        {
            responses["200"] = Response("Done", endpoint.Gives);
        }

        if (endpoint.MayCreate)
        {
            responses["201"] = Response("Made", endpoint.Gives);
        }

        foreach (var (status, name) in Problems(endpoint))
        {
            responses[status.ToString(CultureInfo.InvariantCulture)] = Reference("responses", name);
        }

        if (!endpoint.Refuses.IsEmpty)
        {
            responses["409"] = Response(
                $"Refused; nothing changed. code is one of {string.Join(", ", endpoint.Refuses)}", "Problem", "application/problem+json");
        }

        return responses;
    }

    private static IEnumerable<(int Status, string Name)> Problems(Endpoint endpoint)
    {
        yield return (400, "malformed");
        yield return (401, "unauthorized");
        if (endpoint.IsWrite)
        {
            yield return (403, "readOnlyKey");
        }

        yield return (404, "notFound");
        if (endpoint.NeedsName)
        {
            yield return (409, "requestUnderWay");
        }

        if (endpoint.IsWrite)
        {
            yield return (413, "tooLarge");
            yield return (415, "unsupportedMediaType");
        }

        if (endpoint.NeedsName)
        {
            yield return (422, "idempotencyKeyReused");
        }

        yield return (429, "tooManyRequests");
    }

    private static JsonObject Response(string description, string schema, string type = Json) =>
        new() { ["description"] = description, ["content"] = Content(type, schema) };

    private static JsonObject Content(string type, string schema) => new() { [type] = new JsonObject { ["schema"] = Reference("schemas", schema) } };

    private static JsonObject Reference(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };

    private static JsonObject Shapes()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("schemas.json")!;
        return (JsonObject)JsonNode.Parse(stream)!;
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholders();
}
