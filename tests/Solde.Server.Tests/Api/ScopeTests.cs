using System.Text.Json.Nodes;
using Solde.Server.Api;

namespace Solde.Server.Tests.Api;

/// <summary>No request crosses properties: what is another's answers like what does not exist, beside a control with one's own.</summary>
public sealed class ScopeTests
{
    public static TheoryData<string> Names =>
        [.. RestApi.Endpoints.Where(endpoint => endpoint is { IsHidden: false, IsOfProperty: true }).Select(endpoint => endpoint.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task Another_propertys_id_answers_like_one_that_is_not_there(string name)
    {
        await using var rig = await ApiRig.Open();
        var endpoint = RestApi.Endpoints.Single(each => each.Name == name);
        var (mine, theirs) = (await Stage.Prepare(rig, rig.Mine, rig.MyKey, "M1", name), await Stage.Prepare(rig, rig.Theirs, rig.TheirKey, "T1", name));
        var body = mine.BodyOf(endpoint);

        var unknown = await Ask(rig, endpoint, mine with { Property = Guid.AllBitsSet }, body);
        Assert.Equal((404, "notFound"), (unknown.Status, unknown.Code));
        Assert.Equal((404, unknown.Text), await Answer(rig, endpoint, theirs, body));
        if (endpoint.Path != Endpoint.Property && name is not ("book" or "getDay" or "closeDay") && endpoint.Path.LastIndexOf('{') > Endpoint.Property.LastIndexOf('{'))
        {
            Assert.Equal((404, unknown.Text), await Answer(rig, endpoint, theirs with { Property = rig.Mine }, body));
        }

        var own = await Ask(rig, endpoint, mine, body);
        Assert.True(own.Status is 200 or 201, $"{own.Status} {own.Text}");
        Assert.Empty(rig.Errors);
        Assert.Empty(await rig.Problems());
    }

    private static async Task<(int Status, string Text)> Answer(ApiRig rig, Endpoint endpoint, Stage stage, JsonNode? body)
    {
        var answer = await Ask(rig, endpoint, stage, body);
        return (answer.Status, answer.Text);
    }

    private static Task<ApiAnswer> Ask(ApiRig rig, Endpoint endpoint, Stage stage, JsonNode? body)
    {
        var path = stage.PathOf(endpoint);
        return endpoint.Method switch
        {
            "GET" => rig.Get(path),
            "PUT" => rig.Put(path, body!),
            "DELETE" => rig.Delete(path),
            _ => rig.Post(path, body),
        };
    }
}
