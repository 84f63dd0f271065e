using Solde.App.Simulate;
using Solde.Tests;

namespace Solde.App.Tests.Play;

/// <summary>Every scenario of tests/scenarios comes out as it says.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<string> Files => [.. TestFiles.Names("tests/scenarios", "*.json")];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Comes_out_as_it_says(string file)
    {
        var scenario = ScenarioReader.Read(TestFiles.Read($"tests/scenarios/{file}"));
        var timeline = await Worlds.Rehearsed(scenario);
        Assert.Empty(ScenarioCheck.Compare(timeline, scenario.Expect, scenario.Absent));
    }
}
