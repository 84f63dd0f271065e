using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Simulate;
using Solde.Core.Json;
using Solde.Core.Properties;
using Solde.Server.Tests.Api;

namespace Solde.Server.Tests.Scenarios;

/// <summary>Plays a scenario over HTTP: what staff and other systems do goes through the API, what guests do through the link they were sent.</summary>
internal sealed class WebPlay
{
    private readonly WebStage stage;
    private readonly DateTimeZone zone;

    private WebPlay(WebStage stage, DateTimeZone zone) => (this.stage, this.zone) = (stage, zone);

    /// <summary>Plays a scenario to its end.</summary>
    /// <param name="json">Its file.</param>
    /// <param name="database">A connection string; null = SQLite in memory.</param>
    /// <returns>The journal, as the API tells it.</returns>
    public static async Task<ImmutableArray<JsonObject>> Run(string json, string? database)
    {
        var scenario = ScenarioReader.Read(json);
        var document = JsonNode.Parse(json)!.AsObject();
        await using var web = await WebStage.Open(scenario.Property, scenario.Start, database);
        foreach (var (i, automation) in scenario.Automations.Index())
        {
            var rule = document["automations"]![i]!.DeepClone();
            rule["active"] = automation.Active; // The API's start inactive where nothing is said.
            await web.Call(HttpMethod.Post, "/automations", rule);
        }

        await new WebPlay(web, scenario.Property.Zone).Run(document["events"]!.AsArray(), scenario.Until);
        return await web.Journal();
    }

    // The same loop as that of a play (Play.Run): events first, then what is due at that instant.
    private async Task Run(JsonArray events, Instant until)
    {
        var happenings = events.Select(each => (At: AtOf(each!.AsObject()), Event: each!.AsObject())).OrderBy(each => each.At).ToList();
        var next = 0;
        while (Earliest(next < happenings.Count ? happenings[next].At : null, await stage.NextDueAt()) is { } now && now <= until)
        {
            stage.Now = Instant.Max(now, stage.Now);
            while (next < happenings.Count && happenings[next].At <= now)
            {
                await Play(happenings[next++].Event);
            }

            await stage.RunDue();
        }
    }

    private static Instant? Earliest(Instant? a, Instant? b) => (a, b) switch
    {
        ({ } one, { } other) => Instant.Min(one, other),
        _ => a ?? b,
    };

    private Instant AtOf(JsonObject happening) => DocumentValue.Of(happening).Key("at").AsInstant(zone);

    private Task Play(JsonObject happening) => (string)happening["do"]! switch
    {
        "book" => Book((JsonObject)happening["booking"]!),
        "guestPays" => Visit(happening, pays: true),
        "guestChooses" => Visit(happening, pays: false),
        _ => OnBooking(happening),
    };

    private async Task Book(JsonObject booking)
    {
        var body = booking.DeepClone().AsObject();
        var cards = booking["cards"]?.AsArray().Select(card => Tokenized(card!)).ToList() ?? [];
        if (cards.TrueForAll(card => card is not null))
        {
            body["cards"] = new JsonArray([.. cards]);
            await stage.Call(HttpMethod.Put, $"/bookings/{body["ref"]}", body);
        }
    }

    // The keys of an event are those that the API's operation of its name takes.
    private async Task OnBooking(JsonObject happening)
    {
        var body = happening.DeepClone().AsObject();
        foreach (var key in (ReadOnlySpan<string>)["at", "do", "ref"])
        {
            body.Remove(key);
        }

        if (body["card"] is JsonObject card)
        {
            if (Tokenized(card) is not { } tokenized)
            {
                return;
            }

            body["card"] = tokenized;
        }

        await stage.Call(HttpMethod.Post, $"/bookings/{happening["ref"]}/{happening["do"]}", body);
    }

    /// <summary>A card as other systems have it, left at the gateway; null = the gateway does not take such a number, so nobody has a token to send.</summary>
    private JsonObject? Tokenized(JsonNode card)
    {
        if (stage.Cards.Store((string)card["number"]!, ExpiryOf(card)) is not { } stored)
        {
            return null;
        }

        var tokenized = ApiRig.Card(stored);
        tokenized["owner"] = (string?)card["owner"] ?? "guest";
        return tokenized;
    }

    private static YearMonth ExpiryOf(JsonNode card)
    {
        var parts = ((string)card["exp"]!).Split('/');
        return new YearMonth(2000 + int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[0], CultureInfo.InvariantCulture));
    }

    /// <summary>A guest opens the link of the newest letter and does what the scenario says, as far as the page offers it.</summary>
    private async Task Visit(JsonObject happening, bool pays)
    {
        if (stage.Letters.LinkOf((string)happening["ref"]!) is not { } link)
        {
            return;
        }

        var browser = new GuestBrowser(stage.Http);
        await browser.Open(link);
        var card = happening["card"];
        var method = $"{Enum.Parse<PaymentMethod>((string)happening["method"]!, ignoreCase: true)}";
        const string authenticate = "handler=Authenticate";
        if (pays && browser.Has(authenticate) && (card is null || !browser.Has("method", method)))
        {
            await browser.Submit(authenticate);
            await browser.Press("act", "approve");
        }
        else if (browser.Has("method", method))
        {
            await browser.Press("method", method);
            await AtTheGateway(browser, card);
        }

        Assert.Equal(WebStage.Site.Host, browser.Address.Host);
    }

    /// <summary>Types the card, if the guest was sent there and has one; one that is not taken is given up.</summary>
    private static async Task AtTheGateway(GuestBrowser browser, JsonNode? card)
    {
        bool IsThere() => browser.Address.Host == WebStage.Gateway.Host;

        if (IsThere() && card is not null)
        {
            await browser.Press("act", "card", ("number", (string)card["number"]!), ("expiry", (string)card["exp"]!), ("code", "123"));
        }

        if (IsThere() && browser.Has("act", "approve"))
        {
            await browser.Press("act", "approve");
        }

        if (IsThere())
        {
            await browser.Press("act", "giveUp");
        }
    }
}
