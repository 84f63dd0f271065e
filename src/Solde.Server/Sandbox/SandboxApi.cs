using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using Solde.Core.Payments;
using Solde.Gateways.Sandbox;
using Solde.Gateways.Sandbox.Http;

namespace Solde.Server.Sandbox;

/// <summary>The acquirer's API (docs/sandbox.md). Each answer carries its status in the body too.</summary>
/// <param name="acquirer">Does what is asked.</param>
/// <param name="settings">Line and latency.</param>
/// <param name="time">By which it waits.</param>
/// <param name="stopping">The host stops. A caller who hangs up stops nothing: what arrived is done.</param>
internal sealed class SandboxApi(SandboxAcquirer acquirer, SandboxSettings settings, TimeProvider time, CancellationToken stopping)
{
    /// <summary>What is said of a key that is none.</summary>
    public static readonly string NoKey = $"no {SandboxPaths.KeyHeader}, or one of more than {LongestKey} characters";

    private const int LongestKey = 255;
    private const int Page = 1000;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(SandboxPaths.Entries, Create);
        routes.MapGet(SandboxPaths.Entries, FindByKey);
        routes.MapGet(SandboxPaths.Entries + "/{id}", FindById);
        routes.MapPost(SandboxPaths.Entries + "/{id}/confirm", http => Act(http, SandboxVerb.Confirm));
        routes.MapPost(SandboxPaths.Entries + "/{id}/cancel", http => Act(http, SandboxVerb.Cancel));
        routes.MapPost(SandboxPaths.Entries + "/{id}/authenticate", Authenticate);
        routes.MapPost(SandboxPaths.Cards, StoreCard);
        routes.MapGet(SandboxPaths.Ledger, List);
    }

    /// <summary>Reads a body of JSON; null when it is none, or not of that kind.</summary>
    public static async Task<T?> Read<T>(HttpContext http, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(http.Request.Body, type, http.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Answers with JSON and its length: a reply that is cut off is known to be.</summary>
    public static async Task Write<T>(HttpContext http, int status, T value, JsonTypeInfo<T> type)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    /// <summary>The idempotency key; null = none that can be one.</summary>
    public static string? KeyOf(HttpContext http) =>
        http.Request.Headers[SandboxPaths.KeyHeader].ToString() is { Length: > 0 and <= LongestKey } key ? key : null;

    /// <summary>Done when an answer may leave.</summary>
    public static Task Late(SandboxSettings settings, TimeProvider time, CancellationToken stopping) =>
        settings.Latency > TimeSpan.Zero ? Task.Delay(settings.Latency, time, stopping) : Task.CompletedTask;

    private async Task Create(HttpContext http)
    {
        if (await Read(http, SandboxWire.Default.NewEntry) is not { } entry)
        {
            await Answer(http, SandboxAnswer.BadRequest("the body is not that of a new entry"));
        }
        else if (KeyOf(http) is not { } key)
        {
            await Answer(http, SandboxAnswer.BadRequest(NoKey));
        }
        else if (IsForTheOtherLine(entry))
        {
            await Answer(http, SandboxAnswer.BadRequest($"{entry.Kind}: this line takes charges and holds in {(settings.TwoStep ? "two steps" : "one step")}"));
        }
        else
        {
            await Answer(http, await acquirer.Send(entry.ToRequest(key), stopping));
        }
    }

    private async Task Act(HttpContext http, SandboxVerb verb) => await Answer(http, KeyOf(http) is { } key
        ? await acquirer.Send(new SandboxRequest { Verb = verb, Key = key, Id = IdOf(http) }, stopping)
        : SandboxAnswer.BadRequest(NoKey));

    private async Task FindById(HttpContext http) => await Find(http, new SandboxRequest { Verb = SandboxVerb.Find, Key = "", Id = IdOf(http) });

    private async Task FindByKey(HttpContext http) =>
        await Find(http, new SandboxRequest { Verb = SandboxVerb.Find, Key = http.Request.Query["key"].ToString() });

    private async Task Find(HttpContext http, SandboxRequest question) => await Answer(http, await acquirer.Send(question, stopping));

    private async Task Authenticate(HttpContext http) => await Answer(http, await acquirer.Authenticate(IdOf(http)));

    private async Task StoreCard(HttpContext http)
    {
        var card = await Read(http, SandboxWire.Default.NewCard);
        var stored = card is { ExpiryYear: >= 1 and <= 9998, ExpiryMonth: >= 1 and <= 12 }
            ? await acquirer.StoreCard(card.Number, new YearMonth(card.ExpiryYear, card.ExpiryMonth))
            : null;
        await Late(settings, time, stopping);
        if (stored is null)
        {
            http.Response.StatusCode = card is null ? StatusCodes.Status400BadRequest : StatusCodes.Status422UnprocessableEntity;
        }
        else
        {
            await Write(http, StatusCodes.Status200OK, CardOnFile.Of(stored), SandboxWire.Default.CardOnFile);
        }
    }

    private async Task List(HttpContext http)
    {
        _ = long.TryParse(http.Request.Query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var after);
        if (!IsThen(http.Request.Query, out var succeeded))
        {
            await Answer(http, SandboxAnswer.BadRequest("from and to are two instants, the later last, or neither is there"));
            return;
        }

        await Write(
            http, StatusCodes.Status200OK, [.. acquirer.Ledger.Entries(after, succeeded).Take(Page)], SandboxWire.Default.ImmutableArrayLedgerEntry);
    }

    // What cannot be read would otherwise ask for all.
    private static bool IsThen(IQueryCollection query, out Interval? succeeded)
    {
        succeeded = null;
        if (!query.ContainsKey("from") && !query.ContainsKey("to"))
        {
            return true;
        }

        var (from, to) = (InstantPattern.ExtendedIso.Parse(query["from"].ToString()), InstantPattern.ExtendedIso.Parse(query["to"].ToString()));
        if (!from.Success || !to.Success || from.Value > to.Value)
        {
            return false;
        }

        succeeded = new Interval(from.Value, to.Value);
        return true;
    }

    private async Task Answer(HttpContext http, SandboxAnswer answer)
    {
        await Late(settings, time, stopping);
        if (answer.Status is SandboxStatus.NoReply or SandboxStatus.Refused)
        {
            http.Abort();
            return;
        }

        await Write(http, (int)answer.Status, answer, SandboxWire.Default.SandboxAnswer);
    }

    private bool IsForTheOtherLine(NewEntry entry) =>
        entry.Kind is AttemptKind.Charge or AttemptKind.Authorize && entry.Confirm == settings.TwoStep;

    private static string IdOf(HttpContext http) => (string)http.Request.RouteValues["id"]!;
}
