using System.Text.Json.Nodes;
using Solde.Core.Properties;
using Solde.Server.Api;

namespace Solde.Server.Tests.Api;

/// <summary>The description of the API is what is committed, and says what is so.</summary>
public sealed class OpenApiTests
{
    private const string Name = "docs/openapi.json";

    private static readonly string Committed = Path.Combine(Samples.Root, Name);

    [Fact]
    public async Task The_description_served_is_the_one_committed()
    {
        await using var rig = await ApiRig.Open();
        var served = (await rig.Get("/api/v1/openapi.json")).Text;
        if (Environment.GetEnvironmentVariable("SOLDE_WRITE_OPENAPI") == "1")
        {
            await File.WriteAllTextAsync(Committed, served, TestContext.Current.CancellationToken);
        }

        Assert.True(
            await File.ReadAllTextAsync(Committed, TestContext.Current.CancellationToken) == served,
            $"{Name} is not what is served: run this test with SOLDE_WRITE_OPENAPI=1, look at the difference, and commit it");
    }

    [Fact]
    public async Task The_page_to_try_it_on_is_there()
    {
        await using var rig = await ApiRig.Open();
        var page = await rig.Get("/api/index.html");
        Assert.Equal(200, page.Status);
        Assert.Contains("Solde API", page.Text);
    }

    [Fact]
    public void Every_reference_leads_somewhere_and_every_shape_is_used()
    {
        var document = JsonNode.Parse(OpenApi.Text)!;
        var referred = References(document).ToHashSet();
        foreach (var reference in referred)
        {
            Assert.True(reference.TrimStart('#', '/').Split('/').Aggregate((JsonNode?)document, (node, key) => node?[key]) is not null, reference);
        }

        var shapes = document["components"]!["schemas"]!.AsObject().Select(pair => $"#/components/schemas/{pair.Key}");
        Assert.Empty(shapes.Except(referred));
    }

    [Fact]
    public void A_property_is_described_with_every_key_that_it_has()
    {
        var described = JsonNode.Parse(OpenApi.Text)!["components"]!["schemas"]!["PropertyDocument"]!["properties"]!.AsObject().Select(pair => pair.Key);
        Assert.Equal(PropertyJson.Write(ApiRig.Settings("Les Pins")).Select(pair => pair.Key).Order(), described.Order());
    }

    [Fact]
    public void What_is_not_part_of_this_version_is_not_described()
    {
        var names = JsonNode.Parse(OpenApi.Text)!["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(operation => (string)operation.Value!["operationId"]!)).Order().ToList();
        Assert.Equal(RestApi.Endpoints.Where(endpoint => !endpoint.IsHidden).Select(endpoint => endpoint.Name).Order(), names);
        Assert.Equal(names.Distinct(), names);
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(pair => pair.Key == "$ref" ? [(string)pair.Value!] : References(pair.Value)),
        JsonArray a => a.SelectMany(References),
        _ => [],
    };
}
