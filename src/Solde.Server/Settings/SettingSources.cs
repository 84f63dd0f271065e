using System.Collections;
using System.Text.Json;
using Solde.Core.Json;
using Solde.Server.Cli;

namespace Solde.Server.Settings;

/// <summary>Where settings are written: a file, then the environment, then the command line; later ones win.</summary>
internal static class SettingSources
{
    /// <summary>The settings file of a data folder.</summary>
    public const string FileName = "solde.json";

    /// <summary>Collects what was written. What is unknown is noted as a fault.</summary>
    /// <param name="environment">The variables.</param>
    /// <param name="options">Settings that have an option of their own, by name, and the option.</param>
    /// <param name="assignments">Of <c>--set</c>: name=value.</param>
    /// <param name="file">Of <c>--settings</c>; null = <c>SOLDE_SETTINGS</c>, or else solde.json in the data folder, where it is one.</param>
    public static GivenSettings Collect(
        IReadOnlyDictionary<string, string> environment, IEnumerable<(string Name, string Option, string Value)> options, IEnumerable<string> assignments,
        string? file)
    {
        var given = new GivenSettings();
        List<(string Name, GivenValue Value)> later =
        [
            .. FromEnvironment(environment, given),
            .. options.Select(option => (option.Name, new GivenValue(option.Value, option.Option, ""))),
            .. FromAssignments(assignments, given),
        ];
        SetAll(given, later);
        var named = file ?? environment.GetValueOrDefault(Setting.FileVariable);
        var path = string.IsNullOrWhiteSpace(named) ? Path.Combine(Installation.DataFolder(given), FileName) : named;
        if (!string.IsNullOrWhiteSpace(named) || File.Exists(path))
        {
            FromFile(path, given);
            SetAll(given, later);
        }

        return given;
    }

    /// <summary>The variables of this process.</summary>
    public static IReadOnlyDictionary<string, string> Environment() => System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "", StringComparer.Ordinal);

    private static void SetAll(GivenSettings given, List<(string Name, GivenValue Value)> values) =>
        values.ForEach(each => given.Set(each.Name, each.Value));

    private static List<(string, GivenValue)> FromEnvironment(IReadOnlyDictionary<string, string> environment, GivenSettings given)
    {
        var known = Setting.All.ToDictionary(setting => setting.Variable, StringComparer.Ordinal);
        var found = new List<(string, GivenValue)>();
        foreach (var (variable, value) in environment.Where(each => each.Key.StartsWith("SOLDE_", StringComparison.Ordinal)).OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            if (known.TryGetValue(variable, out var setting))
            {
                found.Add((setting.Name, new GivenValue(value, variable, "")));
            }
            else if (!Setting.OtherVariables.Contains(variable) && !variable.StartsWith(Setting.TestPrefix, StringComparison.Ordinal))
            {
                given.Wrong($"{variable}: no such setting{Spelling.Hint(variable, [.. known.Keys])} (the environment)");
            }
        }

        return found;
    }

    private static List<(string, GivenValue)> FromAssignments(IEnumerable<string> assignments, GivenSettings given)
    {
        var found = new List<(string, GivenValue)>();
        foreach (var assignment in assignments)
        {
            var (name, value) = assignment.Split('=', 2) is [var left, var right] ? (left.Trim(), right) : (assignment, null);
            if (value is null)
            {
                given.Wrong($"--set {name}: a value is missing; write --set {name}=…");
            }
            else if (Setting.Find(name) is null)
            {
                given.Wrong($"{name}: no such setting{Spelling.Hint(name, Names())} (--set)");
            }
            else
            {
                found.Add((name, new GivenValue(value, $"--set {name}", "")));
            }
        }

        return found;
    }

    private static void FromFile(string path, GivenSettings given)
    {
        var folder = Path.GetDirectoryName(path) ?? "";
        try
        {
            Members(DocumentValue.Parse(Files.ReadBytes(path)), "", path, folder, given);
        }
        catch (DocumentException fault)
        {
            given.Wrong($"{path}: {fault.Message}");
        }
    }

    private static void Members(DocumentValue document, string prefix, string path, string folder, GivenSettings given)
    {
        foreach (var (key, value) in document.AsEntries())
        {
            var name = prefix + key;
            var kind = value.Element.ValueKind;
            if (kind == JsonValueKind.Object && Array.Exists(Names(), known => known.StartsWith(name + ".", StringComparison.Ordinal)))
            {
                Members(value, name + ".", path, folder, given);
            }
            else if (Setting.Find(name) is null)
            {
                given.Wrong($"{name}: no such setting{Spelling.Hint(name, Names())} ({path})");
            }
            else if (TextOf(value) is { } text)
            {
                given.Set(name, new GivenValue(text, $"{name} in {path}", folder));
            }
            else if (kind != JsonValueKind.Null)
            {
                given.Wrong($"{name}: a text or a number belongs here, not {(kind == JsonValueKind.Object ? "an object" : "true or false")} ({path})");
            }
        }
    }

    private static string? TextOf(DocumentValue value) => value.Element.ValueKind switch
    {
        JsonValueKind.String => value.Element.GetString(),
        JsonValueKind.Number => value.Element.GetRawText(),
        JsonValueKind.Array when value.Element.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            string.Join(',', value.Element.EnumerateArray().Select(item => item.GetString())),
        _ => null,
    };

    private static string[] Names() => [.. Setting.All.Select(setting => setting.Name)];
}
