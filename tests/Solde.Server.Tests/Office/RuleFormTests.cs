using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Solde.App.Messages;
using Solde.App.Simulate;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Automations.Linting;
using Solde.Core.Guarantees;
using Solde.Core.Properties;
using Solde.Server.Office.Automations;
using Solde.Server.Office.Shared;

namespace Solde.Server.Tests.Office;

/// <summary>The editor's form says everything that a rule can say, and what it is refused for stands beside the field at fault.</summary>
public sealed class RuleFormTests
{
    private const string Scenarios = "tests/scenarios";

    private static readonly PropertySettings Property = new()
    {
        Name = "Les Pins", Zone = NodaTime.DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "fr",
        GuaranteePolicies = [new("flex", new(Percent.Of(30), null, null), 48, SatisfiedBy.Deposit)],
    };

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(PathOf(Scenarios), "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static TheoryData<string, string, string> Faults => new()
    {
        { "name", "", "name" },
        { "when", "someday", "when" },
        { "hours", "-1", "hours" },
        { "hours", "soon", "hours" },
        { "priority", "", "priority" },
        { "percent", "lots", "percent" },
        { "fixed", "1,234", "fixed" },
        { "card", "gold", "card" },
        { "ota", "perhaps", "ota" },
        { "surchargePercent", "2", "surchargePercent" },
        { "success-email", "love-letter", "success-email" },
        { "failure-document", "poem", "failure-document" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void The_form_of_a_rule_is_read_as_the_same_rule(string file)
    {
        var scenario = ScenarioReader.Read(File.ReadAllText(PathOf($"{Scenarios}/{file}")));
        foreach (var (rule, _) in scenario.Automations)
        {
            foreach (var language in (ILanguage[])[Languages.English, Languages.French])
            {
                var read = RuleForm.Read(Sent(RuleForm.Of(rule, language)), scenario.Property.Currency, scenario.Property.Country);
                Assert.NotNull(read);
                var (expected, got) = (AutomationJson.Write(rule), AutomationJson.Write(read));
                Assert.True(JsonNode.DeepEquals(expected, got), $"{expected}\n{got}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_is_wrong_stands_beside_its_field(string field, string value, string expected)
    {
        var form = RuleForm.Of(Preset.Find("cancellation-fee")!.Rule(Languages.English, Currency.Eur, "FR") with { Amount = Usual }, Languages.English);
        form[field] = value;
        Assert.Null(RuleForm.Read(form, Currency.Eur, "FR"));
        Assert.NotNull(form.WrongWith(expected));
    }

    [Fact]
    public void A_percentage_and_nights_are_told_apart()
    {
        var form = RuleForm.Of(Preset.Find("cancellation-fee")!.Rule(Languages.English, Currency.Eur, "FR"), Languages.English);
        form["percent"] = "30";
        Assert.Null(RuleForm.Read(form, Currency.Eur, "FR"));
        Assert.NotNull(form.WrongWith("nights"));
    }

    [Fact]
    public void Every_place_of_a_document_has_a_field()
    {
        var places = RuleField.All.Select(field => field.Path).ToHashSet();
        var rule = Preset.Find("cancellation-fee")!.Rule(Languages.English, Currency.Eur, "AU") with { Surcharge = new Surcharge(Percent.Of(1), null) };
        foreach (var place in Leaves(AutomationJson.Write(rule), "$").Concat(Leaves(AutomationJson.Write(rule with { Amount = Usual }), "$")))
        {
            Assert.Contains(place == "$.trigger.when" ? "$.trigger" : place, places);
        }
    }

    [Fact]
    public void Every_preset_can_be_saved_and_has_nothing_wrong_with_it()
    {
        Assert.Equal(Preset.All.Length, Preset.All.Select(preset => preset.Code).Distinct().Count());
        foreach (var preset in Preset.All)
        {
            foreach (var language in (ILanguage[])[Languages.English, Languages.French])
            {
                var rule = preset.Rule(language, Currency.Eur, "FR");
                Assert.Equal(preset.Name.In(language), rule.Name);
                var warnings = Linter.Check(Linter.AtWork([(rule, true)]), Property, [], NodaTime.Instant.FromUtc(2026, 6, 1, 0, 0));
                Assert.True(warnings.IsEmpty, $"{preset.Code}: {string.Join(", ", warnings)}");
            }

            Assert.NotNull(preset.Rule(Languages.English, Currency.Parse("JPY"), "JP"));
        }
    }

    [Fact]
    public void A_diff_tells_what_changed_and_nothing_else()
    {
        var before = Preset.Find("direct-balance")!.Rule(Languages.English, Currency.Eur, "FR");
        var after = before with { Trigger = new Trigger(TriggerKind.AfterArrival, 0, 0, NodaTime.LocalTime.Midnight), Exclusive = false, Priority = 10, OnSuccess = ActionSet.Nothing with { Task = "Call" } };
        var told = RuleDiff.Of(before, after, Languages.English).Select(each => $"{each.Label.English}: {each.Before} -> {each.After}");
        Assert.Equal(
            [
                "Moment: days before arrival, at a time -> hours after check-in", "Hours: – -> 0", "Days before arrival: 7 -> –", "Local time: 14:00 -> –",
                "On success: task for the team: – -> Call", "Exclusive: yes -> no",
            ],
            told);
        Assert.Empty(RuleDiff.Of(before, before, Languages.French));
    }

    [Fact]
    public void Every_warning_has_a_sentence_and_a_line_in_the_docs()
    {
        var docs = File.ReadAllText(PathOf("docs/lint.md"));
        foreach (var code in Enum.GetValues<LintCode>())
        {
            var warning = new LintWarning(code, "A", "$.filter.cards") { Other = "B", Named = ["flex"], Bookings = 2, Of = 3 };
            var (english, french) = (LintSentences.Of(warning, Spoken.English), LintSentences.Of(warning, Spoken.French));
            Assert.NotEqual(english, french);
            Assert.DoesNotContain('{', english + french);
            Spoken.CheckTypography([new Said<LintWarning>(warning, "", "")], LintSentences.Of);
            Assert.Contains($"| `{LintSentences.CodeOf(code)}` |", docs);
        }
    }

    private static string PathOf(string path) => Path.Combine(Samples.Root, path);

    private static AmountRule Usual => new(AmountBasis.Balance, null, null, [], null, null, false);

    private static IEnumerable<string> Leaves(JsonObject document, string path) => document.SelectMany(
        pair => pair.Value is JsonObject inner ? Leaves(inner, $"{path}.{pair.Key}") : [$"{path}.{pair.Key}"]);

    // As a browser sends it: line breaks are two signs, and a box that is not ticked is not there.
    private static Entered Sent(Entered form) => new(new FormCollection(RuleField.All.Select(field => field.Name).Where(name => form[name].Length > 0)
        .ToDictionary(name => name, name => new StringValues(form[name].Replace("\n", "\r\n", StringComparison.Ordinal)))));
}
