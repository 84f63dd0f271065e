using System.Collections.Immutable;
using NodaTime;
using Solde.App.Backtest;
using Solde.App.Simulate;
using Solde.Core.Automations;
using Solde.Core.Json;
using Solde.Core.Properties;
using Solde.Server.Cli;
using Solde.Server.Import;

namespace Solde.Server.Backtest;

/// <summary>What a backtest is made of, read and checked.</summary>
/// <param name="Csv">The bookings, as the user named the file.</param>
/// <param name="Mapping">How its lines become bookings, with the property.</param>
/// <param name="Rules">The automations, in order of age.</param>
/// <param name="From">Arrivals from this day on; null = all.</param>
/// <param name="To">Arrivals up to this day; null = all.</param>
/// <param name="Cards">Which cards are made up.</param>
internal sealed record BacktestInput(
    string Csv, Mapping Mapping, ImmutableArray<ScenarioAutomation> Rules, LocalDate? From, LocalDate? To, CardSimulation Cards)
{
    /// <summary>Reads the files.</summary>
    /// <exception cref="UserFault">One of them is not there or malformed.</exception>
    public static BacktestInput Read(
        string csv, string? mapping, string? property, string automations, (LocalDate? From, LocalDate? To) arrivals, CardSimulation cards,
        Terminal terminal)
    {
        var map = MappingFile.Read(csv, mapping);
        if (property is not null)
        {
            map = map with { Property = PropertyFile.Read(property, terminal) };
        }

        return new BacktestInput(csv, map, RuleFile.Read(automations, map.Property, terminal), arrivals.From, arrivals.To, cards);
    }
}

/// <summary>A file with a property's settings, as in scenarios.</summary>
internal static class PropertyFile
{
    public static PropertySettings Read(string path, Terminal terminal)
    {
        try
        {
            return PropertyJson.Read(DocumentValue.Parse(Files.ReadText(path, terminal)));
        }
        catch (DocumentException fault)
        {
            throw UserFault.Malformed($"{path}: {fault.Message}");
        }
    }
}

/// <summary>The mapping of a CSV file: named, or beside it.</summary>
internal static class MappingFile
{
    public static Mapping Read(string csv, string? named)
    {
        var path = named ?? MappingReader.PathBeside(csv);
        if (named is null && !File.Exists(path))
        {
            throw UserFault.NotFound(File.Exists(csv)
                ? $"{csv}: no mapping: write {path} (docs/mapping.md) or name one with --mapping"
                : $"{csv}: no such file");
        }

        return MappingReader.Read(Files.ReadBytes(path), out var mapping) is { } problem
            ? throw UserFault.Malformed($"{path}: {problem}")
            : mapping!;
    }
}

/// <summary>A file of automations: a JSON list, as in scenarios and exports.</summary>
internal static class RuleFile
{
    private const int Most = 500;

    public static ImmutableArray<ScenarioAutomation> Read(string path, PropertySettings property, Terminal terminal)
    {
        try
        {
            return Read(DocumentValue.Parse(Files.ReadText(path, terminal)), property);
        }
        catch (DocumentException fault)
        {
            throw UserFault.Malformed($"{path}: {fault.Message}");
        }
    }

    /// <summary>Reads a list of automations.</summary>
    /// <exception cref="DocumentException">It is malformed.</exception>
    public static ImmutableArray<ScenarioAutomation> Read(DocumentValue list, PropertySettings property)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return list.AsList(
            document =>
            {
                var (rule, active) = AutomationJson.Read(document, property.Currency, property.Country);
                return names.Add(rule.Name)
                    ? new ScenarioAutomation(rule, active)
                    : throw document.Key("name").Wrong("another automation has this name");
            },
            Most);
    }
}
