using NodaTime;
using Solde.App.Webhooks;
using Solde.Server.Tests.Api;
using Solde.Storage;

namespace Solde.Server.Tests.Cli;

/// <summary><c>solde webhooks</c>.</summary>
public sealed class WebhooksCommandTests : IDisposable
{
    private static readonly Guid Property = new(1, 0, 0, new byte[8]);

    private readonly TemporaryFolder folder = new();

    public WebhooksCommandTests()
    {
        using var store = SqlStore.Sqlite(folder.Of("s.db"));
        store.SaveProperty(Property, ApiRig.Settings("Les Pins"), Instant.FromUtc(2016, 1, 1, 0, 0)).AsTask().GetAwaiter().GetResult();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_webhook_is_made_listed_rotated_switched_and_removed()
    {
        var made = await Run("create", "https://example.com/solde", "--events", "payment.*", "booking.cancelled");
        Assert.Equal(0, made.Code);
        Assert.True(WebhookSignature.IsSecret(made.Output.Trim()));
        var id = made.Error.Split(' ')[1].TrimEnd(':');
        var listed = (await Run("list")).Output;
        Assert.Contains("payment.*", listed);
        Assert.DoesNotContain(made.Output.Trim(), listed);
        Assert.DoesNotContain(made.Output.Trim(), System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(folder.Of("s.db"), TestContext.Current.CancellationToken)));
        var rotated = await Run("rotate", id);
        Assert.True(WebhookSignature.IsSecret(rotated.Output.Trim()));
        Assert.NotEqual(made.Output, rotated.Output);
        Assert.Equal(0, (await Run("off", id[..13])).Code);
        Assert.Equal((2, ""), await Run("replay", id, "--since", "2026-06-01T09:00") is var refused ? (refused.Code, refused.Output) : default);
        Assert.Equal(0, (await Run("on", id)).Code);
        Assert.Equal("0 events are sent once more\n", (await Run("replay", id, "--since", "2026-06-01T09:00")).Output);
        Assert.Equal(0, (await Run("deliveries", id)).Code);
        Assert.Equal(0, (await Run("remove", id)).Code);
        Assert.Equal(3, (await Run("remove", id)).Code);
    }

    [Theory]
    [InlineData("http://example.com/", "*", "events go by https only")]
    [InlineData("https://10.0.0.1/", "*", "the address is not public")]
    [InlineData("https://example.com/", "paiement.*", "no entry of the journal is called paiement.*")]
    public async Task What_is_wrong_is_one_line(string url, string events, string problem)
    {
        var result = await Run("create", url, "--events", events);
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Error)> Run(params string[] arguments) => Program.Run(["webhooks", .. arguments, "-d", folder.Of("s.db")]);
}
