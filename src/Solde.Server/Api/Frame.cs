using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using NodaTime;
using Solde.App.Access;
using Solde.App.Work;
using Solde.Core.Json;

namespace Solde.Server.Api;

/// <summary>What every request goes through: who asks, how often, for which property, with what body, and whether it was answered before.</summary>
internal sealed class Frame(ApiParts parts, ILogger log)
{
    private const int LongestName = 100;

    private static readonly Duration BetweenForgetting = Duration.FromHours(1);
    private static readonly byte[] EmptyObject = "{}"u8.ToArray();

    private readonly Rates rates = new(parts.Limits);
    private Instant forgetAt = Instant.MinValue;

    /// <summary>Answers a request.</summary>
    public async Task Run(HttpContext http, Endpoint endpoint)
    {
        var started = Stopwatch.GetTimestamp();
        using var span = StartSpan(http, endpoint);
        await RunMeasured(http, endpoint);
        span?.SetTag("http.response.status_code", http.Response.StatusCode);
        Telemetry.Answered(endpoint.Method, Endpoint.Root + endpoint.Path, http.Response.StatusCode, Stopwatch.GetElapsedTime(started));
    }

    // Below the caller's span where it tells of one, else a trace of its own: never below the web host's, which nobody keeps, so that what is below it
    // would not be kept either.
    private static Activity? StartSpan(HttpContext http, Endpoint endpoint)
    {
        if (!Telemetry.Spans.HasListeners())
        {
            return null;
        }

        Activity.Current = null;
        var isTold = ActivityContext.TryParse(http.Request.Headers.TraceParent, http.Request.Headers.TraceState, isRemote: true, out var caller);
        return Telemetry.Spans.StartActivity($"{endpoint.Method} {endpoint.Path}", ActivityKind.Server, isTold ? caller : default);
    }

    private async Task RunMeasured(HttpContext http, Endpoint endpoint)
    {
        try
        {
            var reply = await Guarded(() => Answer(http, endpoint));
            await reply.Write(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
        }
#pragma warning disable CA1031 // Whatever went wrong, who asks gets an answer and the log the reason.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogError(e, "{Method} {Path} failed", endpoint.Method, endpoint.Path);
            await Problem.Broken.Write(http);
        }
    }

    private async ValueTask<Reply> Answer(HttpContext http, Endpoint endpoint)
    {
        var now = parts.Now();
        var key = await KeyOf(http, now);
        if (rates.Take(key.Prefix, now) is { } seconds)
        {
            return Problem.TooMany(seconds);
        }

        if ((endpoint.IsOfProperty && !IsItsProperty(http, key)) || await parts.Store.Property(key.Property) is not { } view)
        {
            return Problem.NotFound;
        }

        if ((endpoint.IsWrite || endpoint.TellsSecrets) && key.Scope == KeyScope.Read)
        {
            return Problem.ReadOnly;
        }

        RefuseUnknown(http.Request.Query, endpoint);
        var bytes = endpoint.IsWrite ? await Body.Read(http, endpoint.MostBytes, http.RequestAborted) : default;
        ValueTask<Reply> Handled() => Guarded(() =>
        {
            var body = DocumentValue.Parse(bytes.IsEmpty ? EmptyObject : bytes);
            if (endpoint.Takes is null)
            {
                body.AsObject();
            }

            return endpoint.Handle(new Call(http, endpoint, parts, key, view, body, now));
        });
        return endpoint.NeedsName ? await Once(http, key, bytes, now, Handled) : await Handled();
    }

    private async ValueTask<ApiKey> KeyOf(HttpContext http, Instant now)
    {
        const string scheme = "Bearer ";
        var header = http.Request.Headers.Authorization.ToString();
        var text = header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..].Trim() : "";
        var found = ApiKeyText.PrefixOf(text) is { } prefix ? await parts.Access.FindKey(prefix) : null;
        if (found is not { RevokedAt: null } key || !ApiKeyText.Opens(text, key.Hash))
        {
            // Guessing is counted by where it comes from.
            throw new ApiFault(rates.Take($"{http.Connection.RemoteIpAddress}", now) is { } seconds ? Problem.TooMany(seconds) : Problem.Unauthorized);
        }

        var today = now.InUtc().Date;
        if (key.UsedOn != today)
        {
            await parts.Access.NoteUse(key, today);
        }

        return key;
    }

    private static bool IsItsProperty(HttpContext http, ApiKey key) =>
        Guid.TryParseExact((string?)http.Request.RouteValues["property"], "D", out var property) && property == key.Property;

    private static void RefuseUnknown(IQueryCollection query, Endpoint endpoint)
    {
        foreach (var (name, values) in query)
        {
            if (!endpoint.Query.Contains(name) || values.Count != 1)
            {
                throw ApiFault.Malformed(
                    $"?{name}", endpoint.Query.Contains(name) ? "given twice" : $"unknown parameter{Spelling.Hint(name, endpoint.Query)}");
            }
        }
    }

    /// <summary>Does what must not be done twice. What went wrong in Solde itself is not kept: whether it was done is not known then.</summary>
    private async ValueTask<Reply> Once(HttpContext http, ApiKey key, ReadOnlyMemory<byte> body, Instant now, Func<ValueTask<Reply>> handle)
    {
        var name = http.Request.Headers["Idempotency-Key"].ToString();
        if (name.Length is 0 or > LongestName || name.Any(c => c is <= ' ' or > '~'))
        {
            return Problem.NoName;
        }

        await ForgetSometimes(now);
        var claim = await parts.Access.Begin(key, name, HashOf(http, body), now, now - ApiLimits.AnswersLast);
        switch (claim.State)
        {
            case ClaimState.Begun:
                var reply = await handle();
                await parts.Access.Keep(key, name, new KeptAnswer(reply.Status, reply.Kept ?? reply.Body));
                return reply;
            case ClaimState.UnderWay:
                return Problem.UnderWay;
            case ClaimState.OtherRequest:
                return Problem.OtherRequest;
            case ClaimState.Answered:
                return new Reply(claim.Answer!.Status, claim.Answer.Body) { IsRepeated = true };
            default:
                throw new InvalidOperationException($"{claim.State} is no state of a claim");
        }
    }

    // With requests, never by the clock: who is not asked does nothing.
    private async ValueTask ForgetSometimes(Instant now)
    {
        if (now >= forgetAt)
        {
            forgetAt = now + BetweenForgetting;
            await parts.Access.ForgetAnswers(now - ApiLimits.AnswersLast);
        }
    }

    private static ImmutableArray<byte> HashOf(HttpContext http, ReadOnlyMemory<byte> body)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Method}\n{target}\n"));
        hash.AppendData(body.Span);
        return [.. hash.GetHashAndReset()];
    }

    private static async ValueTask<Reply> Guarded(Func<ValueTask<Reply>> work)
    {
        try
        {
            return await work();
        }
        catch (ApiFault fault)
        {
            return fault.Reply;
        }
        catch (DocumentException fault)
        {
            return Problem.Malformed(fault.Path, fault.Problem);
        }
        catch (BadHttpRequestException fault)
        {
            return Problem.OfStatus(fault.StatusCode);
        }
    }
}
