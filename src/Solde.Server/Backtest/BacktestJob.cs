using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Solde.App.Backtest;
using Solde.App.Jobs;
using Solde.Core.Json;
using Solde.Core.Properties;
using Solde.Server.Cli;
using Solde.Server.Import;

namespace Solde.Server.Backtest;

/// <summary>A backtest that is ordered over the API: the bookings come with it, as the CSV that <c>solde backtest</c> takes.</summary>
internal static class BacktestJob
{
    /// <summary>The largest order, in bytes.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    private const string Name = "csv";
    private static readonly JsonWriterOptions Indented = new() { Indented = false };

    /// <summary>Checks an order, but for the lines of its bookings, and gives what the job is kept as.</summary>
    /// <exception cref="DocumentException">It is malformed.</exception>
    public static string Order(DocumentValue document, PropertySettings property)
    {
        var fields = document.AsObject("automations", "csv", "mapping", "cards", "from", "to");
        fields.Required("mapping").AsAnyObject();
        var order = document.AsAnyObject();
        var mapping = (JsonObject)order["mapping"]!;
        if (mapping.ContainsKey("property"))
        {
            throw fields.Required("mapping").Key("property").Wrong("is not given here: it is the property that the backtest is ordered for");
        }

        mapping["property"] = PropertyJson.Write(property);
        Read(DocumentValue.Of(order));
        return order.ToJsonString();
    }

    /// <summary>Does the job.</summary>
    public static async Task<JobResult> Run(Job job, Action<double> progress, CancellationToken cancel)
    {
        var (input, csv) = Read(DocumentValue.Parse(job.Input));
        try
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv));
            var (report, _) = await BacktestRun.Run(input, stream, progress, cancel);
            using var json = new MemoryStream();
            await using (var writer = new Utf8JsonWriter(json, Indented))
            {
                BacktestJson.Write(writer, report);
            }

            return new JobResult(Encoding.UTF8.GetString(json.ToArray()), null);
        }
        catch (UserFault fault)
        {
            return new JobResult(null, fault.Message);
        }
    }

    private static (BacktestInput Input, string Csv) Read(DocumentValue document)
    {
        var fields = document.AsObject("automations", "csv", "mapping", "cards", "from", "to");
        var csv = fields.Required("csv");
        if (csv.Element.ValueKind != JsonValueKind.String || csv.Element.GetString() is not { Length: > 0 } text)
        {
            throw csv.Wrong("the text of a CSV file is expected");
        }

        var given = fields.Required("mapping");
        if (MappingReader.Read(Encoding.UTF8.GetBytes(given.Element.GetRawText()), out var mapping) is { } problem)
        {
            throw given.Wrong(problem);
        }

        var cards = fields.Optional("cards")?.AsOneOf("simulated", "approve", "none");
        var input = new BacktestInput(
            Name, mapping!, RuleFile.Read(fields.Required("automations"), mapping!.Property), fields.Optional("from")?.AsLocalDate(), fields.Optional("to")?.AsLocalDate(),
            BacktestCommand.CardsOf(cards));
        return (input, text);
    }
}
