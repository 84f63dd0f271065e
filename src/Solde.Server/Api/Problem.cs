using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Solde.App.Bookings;

namespace Solde.Server.Api;

/// <summary>What goes wrong for who asks, as problem+json (RFC 9457) with a <c>code</c> for programs, and a <c>path</c> where one value is to blame.</summary>
internal static class Problem
{
    public static Reply Unauthorized { get; } = Of(401, "unauthorized", "A key is needed: Authorization: Bearer solde_live_…");

    public static Reply ReadOnly { get; } = Of(403, "readOnlyKey", "This key may only read.");

    /// <summary>The same for what does not exist and for what belongs to somebody else.</summary>
    public static Reply NotFound { get; } = Of(404, "notFound", "There is nothing at this address, or it is not yours.");

    public static Reply Unsupported { get; } = Of(415, "unsupportedMediaType", "The body must be application/json, UTF-8, not compressed.");

    public static Reply NoName { get; } = Malformed("Idempotency-Key", "1 to 100 letters, digits or signs are needed, a new one for each request");

    public static Reply OtherRequest { get; } =
        Of(422, "idempotencyKeyReused", "This Idempotency-Key came with another request in the last 24 hours.");

    public static Reply UnderWay { get; } = Of(
        409, "requestUnderWay",
        "The first request with this Idempotency-Key has not been answered. If that was more than a minute ago, look at what became of it before you send "
        + "it again under a new key.");

    public static Reply Broken { get; } = Of(500, "internal", "An error in Solde itself; its log says more.");

    public static Reply TooLarge(int most) => Of(413, "tooLarge", $"A body may have {most} bytes.");

    public static Reply TooMany(int retryAfterSeconds) =>
        Of(429, "tooManyRequests", $"Too many requests; the next one in {retryAfterSeconds} s.") with { RetryAfterSeconds = retryAfterSeconds };

    /// <summary>A value that cannot be accepted.</summary>
    /// <param name="path">Where it stands: a JSON path, <c>?name</c> of the query, or a header's name.</param>
    /// <param name="problem">What is wrong with it.</param>
    public static Reply Malformed(string path, string problem) => Of(400, "malformed", $"{path}: {problem}", path);

    /// <summary>What the product refuses, by its code (docs/refusals.md).</summary>
    /// <param name="code">The code.</param>
    /// <param name="path">The value that is to blame, as in <see cref="Malformed"/>; null = no one value is.</param>
    public static Reply Refused(string code, string? path = null) => Of(409, code, RefusalWords.Of(code), path) with { Refusal = code };

    /// <summary>A status that nothing is said about here.</summary>
    public static Reply OfStatus(int status) => status == 404 ? NotFound : Of(status, CodeOf(status), $"{ReasonPhrases.GetReasonPhrase(status)}.");

    public static Reply Of(int status, string code, string detail, string? path = null)
    {
        var body = new JsonObject
        {
            ["type"] = "about:blank",
            ["title"] = ReasonPhrases.GetReasonPhrase(status),
            ["status"] = status,
            ["code"] = code,
            ["detail"] = detail,
        };
        if (path is not null)
        {
            body["path"] = path;
        }

        return Reply.Of(status, body);
    }

    private static string CodeOf(int status) => status switch
    {
        405 => "methodNotAllowed",
        408 => "timeout",
        413 => "tooLarge",
        415 => "unsupportedMediaType",
        _ => "refused",
    };
}

/// <summary>Ends a request with an answer. Thrown where a request is read, caught where it is answered.</summary>
internal sealed class ApiFault(Reply reply) : Exception(reply.Body)
{
    public Reply Reply { get; } = reply;

    public static ApiFault NotFound() => new(Problem.NotFound);

    public static ApiFault Malformed(string path, string problem) => new(Problem.Malformed(path, problem));
}
