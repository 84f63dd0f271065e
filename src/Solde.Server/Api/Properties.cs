using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using Solde.App.Journal;
using Solde.App.Properties;
using Solde.Core.Properties;

namespace Solde.Server.Api;

/// <summary>Properties: a key opens one.</summary>
internal static class Properties
{
    private const string Tag = "Properties";

    private static readonly Turns Turns = new();

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
            Tag = Tag, Takes = "PropertyDocument", Gives = "Property", Refuses = [RefusalWords.CurrencyFixed, RefusalWords.KindFixed, RefusalWords.GatewayFixed],
        },
        Switch("pause", "Nothing is decided and nothing is dropped until it is resumed.", (brake, property, now) => brake.Pause(property, now)),
        Switch("resume", "The autopilot goes on; the bookings are looked at, the nearest arrival first.", (brake, property, now) => brake.Resume(property, now)),
    ];

    private static ValueTask<Reply> Save(Call call)
    {
        var settings = PropertyJson.Read(call.Body);
        return (settings.Currency == call.Settings.Currency, settings.Kind == call.Settings.Kind, settings.Gateway == call.Settings.Gateway) switch
        {
            (false, _, _) => new(Problem.Refused(RefusalWords.CurrencyFixed)),
            (_, false, _) => new(Problem.Refused(RefusalWords.KindFixed)),
            (_, _, false) => new(Problem.Refused(RefusalWords.GatewayFixed)),
            _ => Turns.Take(call.Property, async () =>
            {
                // What is the same already makes no version, and no booking is looked at for it.
                var known = (await call.Parts.Store.Property(call.Property))!.Settings;
                if (!JsonNode.DeepEquals(PropertyJson.Write(known), PropertyJson.Write(settings)))
                {
                    await call.Parts.Store.SaveProperty(call.Property, settings, call.Parts.Now());
                }

                return Reply.Ok(View(call, settings with { Brake = known.Brake }));
            }),
        };
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
