using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Solde.App.Webhooks;

namespace Solde.Server.Tests.Api;

/// <summary>Webhooks over the API: made, tested, told, replayed; the secret is shown once.</summary>
public sealed class WebhookApiTests
{
    [Fact]
    public async Task A_secret_is_shown_when_it_is_made_and_never_again()
    {
        await using var rig = await ApiRig.Open();
        var made = await rig.Post("/webhooks", Document("https://example.com/solde"), name: "one");
        var secret = (string)made.Json["secret"]!;
        Assert.Equal(201, made.Status);
        Assert.True(WebhookSignature.IsSecret(secret));
        var again = await rig.Post("/webhooks", Document("https://example.com/solde"), name: "one");
        Assert.Equal((201, null, (string)made.Json["webhook"]!), (again.Status, (string?)again.Json["secret"], (string)again.Json["webhook"]!));
        var path = $"/webhooks/{(string)made.Json["webhook"]!}";
        Assert.DoesNotContain(secret, (await rig.Get(path)).Text + (await rig.Get("/webhooks")).Text, StringComparison.Ordinal);
        var rotated = await rig.Post($"{path}/rotateSecret");
        Assert.NotEqual(secret, (string)rotated.Json["secret"]!);
        Assert.Equal("2026-06-02T10:00:00+02:00", (string)rotated.Json["oldSecretUntil"]!);
    }

    [Theory]
    [InlineData("""{ "url": "example", "events": ["*"] }""", "$.url")]
    [InlineData("""{ "url": "https://example.com", "events": [] }""", "$")]
    [InlineData("""{ "url": "https://example.com", "events": ["payment.suceeded"] }""", "$.events[0]")]
    [InlineData("""{ "url": "https://example.com", "events": ["paiement.*"] }""", "$.events[0]")]
    [InlineData("""{ "url": "https://example.com", "events": ["*"], "secret": "x" }""", "$.secret")]
    public async Task What_is_wrong_is_named(string document, string path)
    {
        await using var rig = await ApiRig.Open();
        var answer = await rig.Post("/webhooks", JsonNode.Parse(document));
        Assert.Equal((400, path), (answer.Status, (string?)answer.Json["path"]));
    }

    [Fact]
    public async Task A_property_has_twenty_at_most()
    {
        await using var rig = await ApiRig.Open();
        for (var i = 0; i < WebhookDesk.Most; i++)
        {
            Assert.Equal(201, (await rig.Post("/webhooks", Document("https://example.com/"))).Status);
        }

        Assert.Equal("tooManyWebhooks", (await rig.Post("/webhooks", Document("https://example.com/"))).Code);
    }

    [Fact]
    public async Task What_was_told_is_listed_and_told_again_on_demand()
    {
        await using var rig = await ApiRig.Open();
        using var receiver = new HttpListener();
        var url = Listen(receiver);
        var made = await rig.Post("/webhooks", Document(url));
        var path = $"/webhooks/{(string)made.Json["webhook"]!}";
        var test = rig.Post($"{path}/test");
        var (id, first) = await Take(receiver, (string)made.Json["secret"]!);
        Assert.Equal(("webhook.test", true), ((string)JsonNode.Parse(first)!["type"]!, (bool)(await test).Json["taken"]!));

        await rig.Put("/bookings/B1", ApiRig.Booking());
        var told = await Send(rig, receiver, (string)made.Json["secret"]!);
        Assert.Equal("booking.created", (string)JsonNode.Parse(told.Body)!["type"]!);
        Assert.NotEqual(id, told.Id);
        var listed = Assert.Single((await rig.Get($"{path}/deliveries?deliveryState=delivered")).Json["items"]!.AsArray())!;
        Assert.Equal((told.Id, "delivered", 1, 200), ((string)listed["delivery"]!, (string)listed["state"]!, (int)listed["tries"]!, (int)listed["status"]!));

        Assert.Equal("queued", (string)(await rig.Post($"{path}/deliveries/{told.Id}/replay")).Json["state"]!);
        Assert.Equal(told, await Send(rig, receiver, (string)made.Json["secret"]!));
        Assert.Equal(1, (int)(await rig.Post($"{path}/replay", new JsonObject { ["since"] = "2026-06-01T10:00" })).Json["replayed"]!);
        Assert.Equal(0, (int)(await rig.Post($"{path}/replay", new JsonObject { ["since"] = "2026-06-01T10:01" })).Json["replayed"]!);

        Assert.False((bool)(await rig.Put(path, new JsonObject { ["url"] = url, ["events"] = new JsonArray("*"), ["active"] = false })).Json["active"]!);
        Assert.Equal("webhookOff", (await rig.Post($"{path}/deliveries/{told.Id}/replay")).Code);
        Assert.Equal(200, (await rig.Delete(path)).Status);
        Assert.Equal(404, (await rig.Get(path)).Status);
    }

    private static JsonObject Document(string url) => new() { ["url"] = url, ["events"] = new JsonArray("booking.*") };

    private static string Listen(HttpListener receiver)
    {
        using var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        free.Stop();
        receiver.Prefixes.Add(url);
        receiver.Start();
        return url;
    }

    private static async Task<(string Id, string Body)> Send(ApiRig rig, HttpListener receiver, string secret)
    {
        var sent = new List<Task>();
        await rig.Webhooks.Pass(sent.Add);
        var taken = await Take(receiver, secret);
        await Task.WhenAll(sent);
        return taken;
    }

    private static async Task<(string Id, string Body)> Take(HttpListener receiver, string secret)
    {
        var request = await receiver.GetContextAsync();
        using var reader = new StreamReader(request.Request.InputStream);
        var body = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        var headers = request.Request.Headers;
        var id = headers["webhook-id"]!;
        var at = NodaTime.Instant.FromUnixTimeSeconds(long.Parse(headers["webhook-timestamp"]!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(WebhookSignature.IsSigned(headers["webhook-signature"]!, secret, id, at, Encoding.UTF8.GetBytes(body)));
        request.Response.StatusCode = 200;
        request.Response.Close();
        return (id, body);
    }
}
