using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NodaTime;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Bookings;
using Solde.Core.Json;
using Solde.Core.Properties;

namespace Solde.Server.Api;

/// <summary>One request that may be answered: its key opens the property.</summary>
/// <param name="Http">The request.</param>
/// <param name="Endpoint">What is asked for.</param>
/// <param name="Parts">What the API acts on.</param>
/// <param name="Key">Whose request it is.</param>
/// <param name="View">The property as it is now.</param>
/// <param name="Body">The body; an empty object where there is none.</param>
/// <param name="Now">The instant.</param>
internal sealed record Call(HttpContext Http, Endpoint Endpoint, ApiParts Parts, ApiKey Key, PropertyView View, DocumentValue Body, Instant Now)
{
    private const int LongestReference = 100;

    public Guid Property => Key.Property;

    /// <summary>Who asks, for the journal.</summary>
    public string By => Actor.Key(Key.Prefix);

    public PropertySettings Settings => View.Settings;

    /// <summary>Stops what only looks; what writes is done to its end though nobody may wait for the answer.</summary>
    public CancellationToken Cancel => Endpoint.IsWrite ? CancellationToken.None : Http.RequestAborted;

    /// <summary>The booking's reference in the address. Taken from the address as it was sent, since <c>%2F</c> belongs to the reference.</summary>
    public string Ref => ReferenceOf() is { } reference && IsReference(reference)
        ? reference
        : throw (Endpoint.Method == "PUT" ? ApiFault.Malformed("ref", $"a reference has 1 to {LongestReference} characters on one line") : ApiFault.NotFound());

    /// <summary>The body's keys, no others than these.</summary>
    public DocumentObject Fields(params ReadOnlySpan<string> keys) => Body.AsObject(keys);

    /// <summary>An id in the address.</summary>
    public Guid Id(string name) => Guid.TryParseExact((string?)Http.Request.RouteValues[name], "D", out var id) ? id : throw ApiFault.NotFound();

    /// <summary>The booking in the address.</summary>
    public async ValueTask<BookingKey> Booking() => await Parts.Store.Find(Property, Ref) ?? throw ApiFault.NotFound();

    /// <summary>The booking in the address, loaded.</summary>
    public async ValueTask<StoredBooking> Load() => (await Parts.Store.Load(await Booking()))!;

    /// <summary>Does something to the booking in the address, and shows it as it is then.</summary>
    public async ValueTask<Reply> Act(Func<BookingSnapshot, Answer> action)
    {
        var key = await Booking();
        return await Parts.Desk.As(By).Do(key, Endpoint.Name, action, Now, Cancel) is { } refusal
            ? Problem.Refused(refusal)
            : Reply.Ok(BookingView.Of((await Parts.Store.Load(key))!));
    }

    private static bool IsReference(string text) =>
        text.Length <= LongestReference && !string.IsNullOrWhiteSpace(text) && !text.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c == '\ufffd');

    private string? ReferenceOf()
    {
        var target = Http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2)[0];
        var template = (Endpoint.Root + Endpoint.Path).Split('/');
        var segments = target.Split('/');
        var place = Array.IndexOf(template, "{ref}");
        return segments.Length == template.Length ? Uri.UnescapeDataString(segments[place]) : null;
    }
}
