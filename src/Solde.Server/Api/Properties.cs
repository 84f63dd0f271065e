using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Properties;
using Solde.Core.Properties;

namespace Solde.Server.Api;

/// <summary>Properties: a key opens one.</summary>
internal static class Properties
{
    private const string Tag = "Properties";

    public static ImmutableArray<Endpoint> Endpoints { get; } =
    [
        new("GET", "/properties", "listProperties", "The property that the key opens.", call => new(Reply.Ok(Paging.Page([View(call, call.Settings)], null))))
        {
            Tag = Tag, Gives = "PropertyPage",
        },
        new("GET", Endpoint.Property, "getProperty", "A property's settings.", call => new(Reply.Ok(View(call, call.Settings)))) { Tag = Tag, Gives = "Property" },
        new(
            "PUT", Endpoint.Property, "saveProperty",
            "Saves a property's settings, all of them; open bookings are looked at again. Currency, kind and gateway stay what they are.", Save)
        {
            Tag = Tag, Takes = "PropertyDocument", Gives = "Property", Refuses = [Refusals.CurrencyFixed, Refusals.KindFixed, Refusals.GatewayFixed],
        },
        Switch("pause", "Nothing is decided and nothing is dropped until it is resumed.", (brake, property, now) => brake.Pause(property, now)),
        Switch("resume", "The autopilot goes on; the bookings are looked at, the nearest arrival first.", (brake, property, now) => brake.Resume(property, now)),
    ];

    private static async ValueTask<Reply> Save(Call call)
    {
        var settings = PropertyJson.Read(call.Body);
        return await call.Parts.Properties.As(call.By).Save(call.Property, _ => settings, call.Parts.Now()) is { } refusal
            ? Problem.Refused(refusal)
            : Reply.Ok(View(call, (await call.Parts.Store.Property(call.Property))!.Settings));
    }

    private static Endpoint Switch(string name, string summary, Func<Braking, Guid, Instant, ValueTask<bool>> change) =>
        new("POST", $"{Endpoint.Property}/{name}", $"{name}Property", summary, async call =>
        {
            await change(call.Parts.Brake.As(call.By), call.Property, call.Now);
            return Reply.Ok(View(call, (await call.Parts.Store.Property(call.Property))!.Settings));
        })
        {
            Tag = Tag, Gives = "Property",
        };

    private static JsonObject View(Call call, PropertySettings settings) => new()
    {
        ["property"] = call.Property.ToString("D"),
        ["paused"] = settings.Brake.Paused,
        ["holdsBackSince"] = settings.Brake.HoldsBackSince is { } since ? Timeline.At(since, settings.Zone) : null,
        ["settings"] = PropertyJson.Write(settings),
    };
}
