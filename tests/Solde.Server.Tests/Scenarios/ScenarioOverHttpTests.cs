using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Solde.App.Simulate;
using Solde.Storage;
using Solde.Tests;

namespace Solde.Server.Tests.Scenarios;

/// <summary>What scenarios say of payment requests and links holds of the API and of guests' pages too: the same events, sent over HTTP, come to the same
/// journal, entry by entry. Only who did it is left out, for a play names nobody.</summary>
public sealed partial class ScenarioOverHttpTests
{
    private static readonly string Folder = Path.Combine(Samples.Root, "tests", "scenarios");

    /// <summary>Where the web does less than a play can, by file: the minute in which nothing comes of what the play does then, and why.</summary>
    private static readonly FrozenDictionary<string, (string At, string Why)> Less = new Dictionary<string, (string, string)>
    {
        ["t3-method-maximum.json"] = ("2026-03-04T11:00", "what the guest chose before, the page shows as chosen and does not offer again"),
    }.ToFrozenDictionary();

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileName(path)).Where(name => OfRequests().IsMatch(name)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public Task Comes_to_the_same_journal_over_HTTP(string file) => ComesToTheSame(file, database: null);

    /// <summary>Links, cards, revoking, transfers, and a guest's own authentication: what storage says to them is tested scenario by scenario elsewhere.</summary>
    [Theory]
    [InlineData("sh7-answered-bank-transfer.json")]
    [InlineData("sh8-get-payment.json")]
    [InlineData("sh9-disfunction-while-authenticating.json")]
    [InlineData("t1-declined-then-paid.json")]
    [InlineData("t1-revoked.json")]
    public async Task Comes_to_the_same_journal_over_HTTP_on_PostgreSQL(string file)
    {
        await using var database = await TestPostgres.CreateDatabase();
        await ComesToTheSame(file, database.ConnectionString);
    }

    private static async Task ComesToTheSame(string file, string? database)
    {
        var json = await File.ReadAllTextAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken);
        var served = (await WebPlay.Run(json, database)).Where(entry => (string?)entry["what"] != "key.created").Select(WithoutWho).ToList();
        var played = (await Rehearsed(json)).Where(entry => !MayBeMissing(entry) || served.Contains(WithoutWho(entry))).Select(WithoutWho).ToList();
        if (Less.TryGetValue(file, out var less))
        {
            Assert.True(played.RemoveAll(entry => entry.StartsWith($"{{\"at\":\"{less.At}", StringComparison.Ordinal)) > 0, $"no longer so: {less.Why}");
        }

        Assert.Equal(played, served);
    }

    /// <summary>What a play refuses a guest is on no page to be done, or is told on the gateway's page alone; if it does come to an entry, then to the same.
    /// And a number that fails its check digit becomes no token, so nobody can send it.</summary>
    private static bool MayBeMissing(JsonObject entry) =>
        (string?)entry["what"] == "action.refused" && ((string?)entry["do"] is "guestPays" or "guestChooses" || (string?)entry["reason"] == "invalidCard");

    private static string WithoutWho(JsonObject entry)
    {
        entry.Remove("by");
        return entry.ToJsonString();
    }

    private static async Task<ImmutableArray<JsonObject>> Rehearsed(string json)
    {
        using var store = SqlStore.InMemory();
        return (await Player.Play(ScenarioReader.Read(json), Composition.Rehearsal(store, new Letters(), texts: false))).Timeline;
    }

    [GeneratedRegex("^(sh|t)[0-9]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfRequests();
}
