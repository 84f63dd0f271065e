using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Solde.App.Access;
using Solde.App.Bookings;

namespace Solde.Server.Tests.Api;

/// <summary>A request as it is sent, byte by byte.</summary>
internal sealed record RawRequest(HttpMethod Method, string Path, byte[]? Body, string? Name, string Key, string Type = "application/json")
{
    public async Task<(int Status, string Text, bool IsRepeated)> Send(ApiRig rig)
    {
        using var request = new HttpRequestMessage(Method, Path);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Key}");
        if (Name is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", Name);
        }

        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", Type);
        }

        using var response = await rig.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text, response.Headers.Contains("Idempotency-Replayed"));
    }

    public override string ToString() =>
        $"{Method} {Path} {Name} {(Body is { Length: < 2_000 } ? Encoding.UTF8.GetString(Body) : $"{Body?.Length} bytes")}";
}

/// <summary>Requests, drawn from a seed: well-formed ones, and what becomes of them in careless and hostile hands.</summary>
internal sealed class HostileRequests
{
    private const int Bookings = 150;

    private readonly ApiRig rig;
    private readonly Random random;
    private readonly List<StoredCard> cards = [];
    private readonly List<string> automations = [];
    private readonly List<(RawRequest Request, bool IsPost)> sent = [];
    private readonly HostileValues values;
    private string readKey = "";
    private int names;

#pragma warning disable RS0030 // Seeded: a failure prints the seed, and the same seed sends the same requests.
    public HostileRequests(ApiRig rig, int seed) => (this.rig, random, values) = (rig, new Random(seed), new HostileValues(new Random(seed + 1)));
#pragma warning restore RS0030

    /// <summary>Cards at the acquirer, automations that charge, hold and ask, and a booking next door.</summary>
    public async Task Begin()
    {
        foreach (var number in new[] { "4242424242424242", "4000000000000341", "4000002760003184", "4000000000009995", "4000000000000069" })
        {
            cards.Add(rig.NewCard(number));
        }

        foreach (var (name, operation, when) in new[] { ("Deposit", "charge", "afterCreation"), ("Caution", "authorize", "afterArrival"), ("Rest", "charge", "untilArrival") })
        {
            var rule = new JsonObject
            {
                ["name"] = name, ["active"] = true, ["trigger"] = new JsonObject { ["when"] = when, ["hours"] = 1 }, ["operation"] = operation,
                ["amount"] = new JsonObject { ["basis"] = "balance", ["percent"] = -50 },
            };
            automations.Add((string)(await rig.Post("/automations", rule)).Json["automation"]!);
        }

        readKey = await rig.NewKey(rig.Mine, KeyScope.Read);
        await rig.Put($"/api/v1/properties/{rig.Theirs:D}/bookings/THEIRS", ApiRig.Booking(), rig.TheirKey);
    }

    /// <summary>The next request.</summary>
    public RawRequest Next()
    {
        var (request, body) = random.Next(100) < 12 ? Look() : Act();
        var next = random.Next(100) < 62 ? With(request, body) : Spoiled(request, body);
        sent.Add((next, next.Method == HttpMethod.Post));
        return next;
    }

    private static RawRequest With(RawRequest request, JsonNode? body) => request with { Body = body is null ? null : Encoding.UTF8.GetBytes(body.ToJsonString()) };

    private string Ref() => random.Next(12) == 0 ? values.Text() : $"B{random.Next(Bookings)}";

    private string Amount() => string.Create(CultureInfo.InvariantCulture, $"{random.Next(1, 400)}.{random.Next(100):00}");

    private RawRequest To(HttpMethod method, string path) => new(
        method, rig.Under(path), null, method == HttpMethod.Post ? string.Create(CultureInfo.InvariantCulture, $"n{names++}") : null, rig.MyKey);

    private (RawRequest Request, JsonNode? Body) Look()
    {
        string[] paths =
        [
            "", "/bookings?limit=20", $"/bookings/{Uri.EscapeDataString(Ref())}", $"/bookings/{Uri.EscapeDataString(Ref())}/folios",
            $"/bookings/{Uri.EscapeDataString(Ref())}/explain", $"/bookings/{Uri.EscapeDataString(Ref())}/journal", "/plannedPayments?limit=5",
            "/failedPayments", "/attemptsInDoubt", "/holds", "/requests?state=pending", "/tasks", "/messages", "/journal?limit=200", "/automations",
        ];
        return (To(HttpMethod.Get, Pick(paths)), null);
    }

    private (RawRequest Request, JsonNode? Body) Act()
    {
        var booking = $"/bookings/{Uri.EscapeDataString(Ref())}";
        return random.Next(100) switch
        {
            < 30 => (To(HttpMethod.Put, booking), Booking()),
            < 33 => (To(HttpMethod.Post, "/automations"), Rule()),
            < 35 => (To(HttpMethod.Put, $"/automations/{Pick(automations)}"), Rule()),
            < 37 => (To(HttpMethod.Post, $"/automations/{Pick(automations)}/{Pick(["activate", "deactivate", "activate"])}"), null),
            < 38 => (To(HttpMethod.Put, ""), Settings()),
            < 41 => (To(HttpMethod.Post, $"/tasks/{Guid.Empty:N}-{random.Next(9)}/done"), null),
            _ => Event(booking),
        };
    }

    private (RawRequest Request, JsonNode? Body) Event(string booking)
    {
        (string Do, JsonObject? Body)[] events =
        [
            ("addCharge", new() { ["group"] = values.Text(), ["amount"] = Amount() }),
            ("addCharge", new() { ["group"] = "spa", ["amount"] = Amount(), ["folio"] = "main" }),
            ("addPayment", new() { ["amount"] = Amount(), ["method"] = Pick(["cash", "cheque", "bankTransfer"]) }),
            ("addPayment", new() { ["amount"] = Amount(), ["method"] = "terminal" }),
            ("refund", new() { ["amount"] = Amount(), ["creditLine"] = random.Next(2) == 0 }),
            ("addCard", new() { ["card"] = ApiRig.Card(Pick(cards)) }),
            ("addCard", new() { ["card"] = ApiRig.Card(new StoredCard(values.Token(), "1111", "visa", new NodaTime.YearMonth(2031, 1))) }),
            ("modify", new() { ["set"] = new JsonObject { ["charges"] = new JsonArray(new JsonObject { ["group"] = "stay", ["amount"] = Amount() }) } }),
            ("modify", new() { ["set"] = new JsonObject { ["arrival"] = Day(0), ["departure"] = Day(9) } }),
            ("setGuarantee", new() { ["state"] = Pick(["guaranteed", "awaiting"]) }),
            ("openFolio", new() { ["folio"] = $"F{random.Next(4)}" }), ("closeFolio", new() { ["folio"] = $"F{random.Next(4)}" }),
            ("cancel", null), ("noShow", null), ("checkIn", null), ("checkOut", null), ("forceSend", null), ("resend", null), ("cancelRequest", null),
            ("releaseHold", null), ("collect", null), ("sendLink", null), ("sendLink", new() { ["amount"] = Amount() }),
            ("chargeCard", new() { ["amount"] = Amount() }), ("chargeCard", null), ("placeHold", null), ("startRun", new() { ["automation"] = "Rest" }),
            ("captureHold", new() { ["amount"] = Amount() }), ("changeAmount", new() { ["amount"] = Amount() }),
            ("dysfunction", new() { ["reason"] = "insolvent" }), ("cancelRun", new() { ["automation"] = "Rest" }),
            ("rescheduleRun", new() { ["automation"] = "Rest", ["to"] = $"{Day(40)}T10:00" }), ("retryPayment", new() { ["automation"] = "Deposit" }),
        ];
        var (what, body) = events[random.Next(random.Next(3) == 0 ? events.Length : 13)];
        return (To(HttpMethod.Post, $"{booking}/{what}"), body);
    }

    private JsonObject Booking()
    {
        var (first, nights) = (random.Next(30), random.Next(8));
        var booking = ApiRig.Booking(Day(first), Day(first + nights), Amount(), random.Next(2) == 0 ? Pick(cards) : null);
        booking["guest"]!["name"] = values.Text();
        booking["channel"] = Pick(["direct", "expedia", "booking.com", values.Text()]);
        if (random.Next(2) == 0)
        {
            booking["sourceVersion"] = random.Next(60);
        }

        if (random.Next(4) == 0)
        {
            booking["guaranteePolicy"] = "flex";
        }

        return booking;
    }

    private JsonObject Rule() => new()
    {
        ["name"] = $"{values.Text()} {random.Next(20)}",
        ["trigger"] = new JsonObject { ["when"] = "daysBeforeArrival", ["days"] = random.Next(20), ["at"] = "09:00" },
        ["operation"] = "charge",
        ["filter"] = new JsonObject { ["channels"] = new JsonArray("expedia") },
    };

    // The policies stay: what a booking was folded with is looked up by the time, to the millisecond, and here the clock stands still.
    private JsonObject Settings()
    {
        var settings = Core.Properties.PropertyJson.Write(ApiRig.Settings("Les Pins"));
        settings["sendRequestsAt"] = string.Create(CultureInfo.InvariantCulture, $"{random.Next(24):00}:00");
        return settings;
    }

    private static string Day(int days) => new NodaTime.LocalDate(2026, 6, 20).PlusDays(days).ToString("uuuu'-'MM'-'dd", CultureInfo.InvariantCulture);

    private RawRequest Spoiled(RawRequest request, JsonNode? body)
    {
        var whole = With(request, body);
        return random.Next(18) switch
        {
            0 => random.Next(2) == 0 ? whole with { Key = values.Text() } : whole with { Name = values.Text() },
            1 => whole with { Key = readKey },
            2 => whole with { Path = whole.Path.Replace($"{rig.Mine:D}", $"{rig.Theirs:D}", StringComparison.Ordinal) },
            3 => whole with { Path = whole.Path.Replace("/bookings/B", "/bookings/THEIRS", StringComparison.Ordinal) },
            4 => whole with { Path = $"{whole.Path}?{Uri.EscapeDataString(values.Text())}={Uri.EscapeDataString(values.Text())}" },
            5 => whole with { Name = null },
            6 when sent.Count > 0 => Again(Pick(sent).Request),
            7 when sent.FindLast(each => each.IsPost).Request is { } other => whole with { Name = other.Name },
            8 => whole with { Type = Pick(["text/html", "application/xml", "", "application/json; charset=latin1"]), Body = whole.Body ?? "{}"u8.ToArray() },
            9 => whole with { Body = new byte[random.Next(260_000, 400_000)] },
            10 => whole with { Body = values.Bytes() },
            11 => whole with { Method = Pick([HttpMethod.Delete, HttpMethod.Patch, HttpMethod.Put, HttpMethod.Post]) },
            12 => whole with { Path = rig.Under($"/{Uri.EscapeDataString(values.Text())}/{Uri.EscapeDataString(values.Text())}") },
            13 => whole with { Path = rig.Under($"/bookings?after={Uri.EscapeDataString(values.Text())}&limit={random.Next(-9, 400)}"), Method = HttpMethod.Get, Body = null },
            _ => With(request, values.Spoil(body?.DeepClone() ?? new JsonObject())),
        };
    }

    private RawRequest Again(RawRequest request) => random.Next(2) == 0 ? request : request with { Body = Encoding.UTF8.GetBytes($$"""{"again": {{random.Next(9)}}}""") };

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
