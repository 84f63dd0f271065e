using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Solde.Server.Api;

/// <summary>An answer: a status and a JSON body.</summary>
internal sealed record Reply(int Status, string Body)
{
    // Texts, and the + of an instant's offset, stay readable. What has a meaning in HTML is not escaped: an answer says that it is JSON, and that nobody
    // is to take it for anything else (nosniff).
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whole seconds after which the request may be made again.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>What is kept to be answered again, where the body holds what is shown only once; null = the body.</summary>
    public string? Kept { get; init; }

    /// <summary>The code of the refusal that it tells; null = it tells none.</summary>
    public string? Refusal { get; init; }

    /// <summary>It was given before, to the same request.</summary>
    public bool IsRepeated { get; init; }

    public static Reply Ok(JsonNode body) => Of(StatusCodes.Status200OK, body);

    public static Reply Created(JsonNode body) => Of(StatusCodes.Status201Created, body);

    public static Reply Of(int status, JsonNode body) => new(status, body.ToJsonString(Readable));

    /// <summary>Writes the answer.</summary>
    public async Task Write(HttpContext http)
    {
        var response = http.Response;
        response.StatusCode = Status;
        response.ContentType = Status < 400 ? "application/json" : "application/problem+json";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        if (RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (IsRepeated)
        {
            response.Headers["Idempotency-Replayed"] = "true";
        }

        await response.WriteAsync(Body, http.RequestAborted);
    }
}
