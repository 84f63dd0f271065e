using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Json;
using Solde.Core.Properties;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Settings;

/// <summary>The methods that a property offers, as lines of a form: offered or not, in which order, for which amounts and destinations.</summary>
internal static class MethodLines
{
    /// <summary>The field that says how many lines have their method; one more can choose its own.</summary>
    public const string Count = "methods";

    private const string Method = "method";
    private const string Offered = "offered";
    private const string Position = "position";
    private const string Minimum = "minimum";
    private const string Maximum = "maximum";
    private const string Destinations = "destinations";
    private const int Most = 60;

    /// <summary>The input of a key in a line.</summary>
    public static string Field(string key, int line) => $"{key}{line}";

    /// <summary>How many lines have their method.</summary>
    public static int CountOf(Entered entered) =>
        int.TryParse(entered[Count], NumberStyles.None, CultureInfo.InvariantCulture, out var lines) && lines <= Most ? lines : 0;

    /// <summary>The method of a line; null = it is not chosen yet.</summary>
    public static PaymentMethod? MethodOf(Entered entered, int line) => CamelCase.Find<PaymentMethod>(entered[Field(Method, line)]);

    /// <summary>Whether a line says more than that its method is offered, or something of that is wrong.</summary>
    public static bool SaysMore(Entered entered, int line) => ((string[])[Minimum, Maximum, Destinations])
        .Any(key => entered[Field(key, line)].Length > 0 || entered.WrongWith(Field(key, line)) is not null);

    /// <summary>Fills the lines: first what is offered, in its order, then what else could be.</summary>
    public static void Fill(Entered entered, ImmutableArray<OfferedMethod> offered, ILanguage language)
    {
        var others = OfferedMethods.All.Except(offered.Select(each => each.Method)).Select(method => new OfferedMethod(method)).ToList();
        foreach (var (i, line) in offered.Concat(others).Index())
        {
            var isOffered = i < offered.Length;
            entered[Field(Method, i)] = CamelCase.Of(line.Method);
            entered.Tick(Field(Offered, i), isOffered);
            entered[Field(Position, i)] = isOffered ? $"{i + 1}" : "";
            entered[Field(Minimum, i)] = line.Minimum is { } least ? EnteredMoney.Shown(least, language) : "";
            entered[Field(Maximum, i)] = line.Maximum is { } most ? EnteredMoney.Shown(most, language) : "";
            entered[Field(Destinations, i)] = string.Join('\n', line.Destinations);
        }

        entered[Count] = $"{offered.Length + others.Count}";
    }

    /// <summary>What the lines say, as the document has it (null = nothing is offered), and the line of each item.</summary>
    public static (JsonArray? Methods, ImmutableArray<int> Lines) Read(Entered entered, Currency currency)
    {
        var known = CountOf(entered);
        ImmutableArray<int> lines =
        [
            .. Enumerable.Range(0, known + 1)
                .Where(line => line < known ? entered.Is(Field(Offered, line)) : entered[Field(Method, line)].Length > 0)
                .Select(line => (Line: line, Position: PositionOf(entered, line))).OrderBy(each => each.Position).Select(each => each.Line),
        ];
        return lines.IsEmpty ? (null, lines) : (new JsonArray([.. lines.Select(line => Item(entered, line, currency))]), lines);
    }

    /// <summary>The input of a path of the document that <see cref="Read"/> made; null = it is not of the lines.</summary>
    public static string? FieldOf(string path, ImmutableArray<int> lines)
    {
        if (!path.StartsWith($"{Count}[", StringComparison.Ordinal))
        {
            return null;
        }

        var line = lines[int.Parse(path[(Count.Length + 1)..path.IndexOf(']', StringComparison.Ordinal)], CultureInfo.InvariantCulture)];
        return Field(path.Split('.') is [_, var key] ? key.Split('[')[0] : Destinations, line); // The whole item is wrong where it is offered twice.
    }

    private static int PositionOf(Entered entered, int line)
    {
        var text = entered[Field(Position, line)];
        if (text.Length == 0)
        {
            return int.MaxValue;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            entered.Refuse(Field(Position, line), MethodTexts.NoPosition);
        }

        return position;
    }

    private static JsonObject Item(Entered entered, int line, Currency currency) => new()
    {
        ["method"] = entered[Field(Method, line)],
        ["destinations"] = new JsonArray(
        [
            .. entered[Field(Destinations, line)].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(code => (JsonNode)code),
        ]),
        ["minimum"] = Amount(entered[Field(Minimum, line)], currency),
        ["maximum"] = Amount(entered[Field(Maximum, line)], currency),
    };

    // What is no amount stays as it was written, and is refused where documents are read.
    private static JsonValue? Amount(string text, Currency currency) =>
        text.Length == 0 ? null : JsonValue.Create(EnteredMoney.Read(text, currency)?.ToDecimalString() ?? text);
}
