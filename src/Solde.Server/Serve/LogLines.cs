using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using NodaTime;
using NodaTime.Text;

namespace Solde.Server.Serve;

/// <summary>The log: a JSON object a line, in which nothing looks like a card number or a secret (<see cref="Redaction"/>).</summary>
/// <param name="now">The instant it is; null = by the system's clock.</param>
internal sealed class LogLines(Func<Instant>? now) : ConsoleFormatter(Name)
{
    /// <summary>What it is called in the logging of .NET.</summary>
    public new const string Name = "solde";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public LogLines()
        : this(null)
    {
    }

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("at", InstantPattern.ExtendedIso.Format(Now()));
            json.WriteString("level", Word(logEntry.LogLevel));
            json.WriteString("from", logEntry.Category);
            json.WriteString("message", Redaction.Clean(logEntry.Formatter(logEntry.State, null)));
            Fields(json, logEntry.State);
            if (logEntry.Exception is { } exception)
            {
                json.WriteString("error", Redaction.Clean(exception.ToString()));
            }

            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void Fields<TState>(Utf8JsonWriter json, TState state)
    {
        foreach (var (name, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
        {
            if (name != "{OriginalFormat}" && value is not null)
            {
                json.WriteString(JsonNamingPolicy.CamelCase.ConvertName(name), Redaction.Clean(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
            }
        }
    }

#pragma warning disable RS0030 // .NET's logging makes formatters by itself.
    private Instant Now() => now?.Invoke() ?? Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
#pragma warning restore RS0030

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug or LogLevel.None => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        LogLevel.Critical => "critical",
    };
}
