using System.Text.Json;
using Solde.App.Simulate;
using Solde.Core.Automations;
using Solde.Core.Json;
using Solde.Core.Properties;
using Solde.Tests;

namespace Solde.App.Tests.Simulate;

/// <summary>The files in tests/scenarios: all good ones are read, each malformed one is refused at the place its index names.</summary>
public sealed class ScenarioFilesTests
{
    private const string Good = "tests/scenarios";
    private const string Malformed = "tests/scenarios/malformed";

    public static TheoryData<string> GoodFiles => [.. TestFiles.Names(Good, "*.json")];

    public static TheoryData<string, string> MalformedFiles
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var (file, path) in JsonSerializer.Deserialize<Dictionary<string, string>>(TestFiles.Read($"{Malformed}/index.json"))!)
            {
                rows.Add(file, path);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(GoodFiles))]
    public void A_scenario_is_read_and_its_documents_can_be_written(string file)
    {
        var scenario = ScenarioReader.Read(TestFiles.Read($"{Good}/{file}"));
        Assert.True(scenario.Start <= scenario.Until);
        Assert.Equal(scenario.Events.Select(happening => happening.At).Order(), scenario.Events.Select(happening => happening.At));
        var property = PropertyJson.Write(scenario.Property);
        Assert.Equal(property.ToJsonString(), PropertyJson.Write(PropertyJson.Read(DocumentValue.Of(property))).ToJsonString());
        foreach (var (rule, active) in scenario.Automations)
        {
            var written = AutomationJson.Write(rule, active);
            var (again, activeAgain) = AutomationJson.Read(DocumentValue.Of(written), scenario.Property.Currency, scenario.Property.Country);
            Assert.Equal(written.ToJsonString(), AutomationJson.Write(again, activeAgain).ToJsonString());
        }
    }

    [Theory]
    [MemberData(nameof(MalformedFiles))]
    public void A_malformed_scenario_is_refused_where_it_is_wrong(string file, string path)
    {
        var error = Assert.Throws<DocumentException>(() => ScenarioReader.Read(TestFiles.Read($"{Malformed}/{file}")));
        Assert.StartsWith(path, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Every_malformed_scenario_is_in_the_index() =>
        Assert.Equal(
            TestFiles.Names(Malformed, "*.json").Where(name => name != "index.json"),
            JsonSerializer.Deserialize<Dictionary<string, string>>(TestFiles.Read($"{Malformed}/index.json"))!.Keys.Order(StringComparer.Ordinal));
}
