using System.Collections.Immutable;
using System.Data.Common;
using System.Diagnostics.Metrics;
using NodaTime;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Solde.App.Work;

namespace Solde.Server.Serve;

/// <summary>Sends measurements and spans by OTLP where an endpoint is set, by OpenTelemetry's own variables (OTEL_EXPORTER_OTLP_ENDPOINT and the others).</summary>
internal static class Exporting
{
    private static readonly TimeSpan BetweenDepths = TimeSpan.FromSeconds(15);

    private static readonly string[] Endpoints =
        ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    /// <summary>Begins; what is left is sent when the result is disposed of. Null where no endpoint is set: then nothing is loaded and nothing measured.</summary>
    /// <param name="environment">The variables.</param>
    public static IDisposable? Start(IReadOnlyDictionary<string, string> environment)
    {
        var isOff = string.Equals(environment.GetValueOrDefault("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase);
        return isOff || !Array.Exists(Endpoints, name => !string.IsNullOrWhiteSpace(environment.GetValueOrDefault(name))) ? null : new Exporters();
    }

    /// <summary>Measures how much is due, every so often, until it is told to stop.</summary>
    public static async Task MeasureDepths(Database database, IClock clock, TimeProvider time, CancellationToken stop)
    {
        ImmutableArray<(string Queue, long Due)> depths = [];
        Telemetry.Meter.CreateObservableGauge(
            "solde.queue.depth", () => depths.Select(each => new Measurement<long>(each.Due, new KeyValuePair<string, object?>("queue", each.Queue))), "{item}",
            "Work that is due and not done; \"in doubt\": bookings with a payment in doubt.");
        while (!stop.IsCancellationRequested)
        {
            try
            {
                depths = await database.Store.Depths(clock.GetCurrentInstant());
            }
            catch (DbException)
            {
                depths = []; // Not known; /health/ready says why.
            }

            await Task.Delay(BetweenDepths, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private sealed class Exporters : IDisposable
    {
        private readonly MeterProvider meters = Sdk.CreateMeterProviderBuilder().ConfigureResource(Named).AddMeter(Telemetry.Name).AddOtlpExporter().Build();

        private readonly TracerProvider tracers = Sdk.CreateTracerProviderBuilder().ConfigureResource(Named).AddSource(Telemetry.Name).AddOtlpExporter().Build();

        public void Dispose()
        {
            tracers.Dispose();
            meters.Dispose();
        }

        // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win.
        private static void Named(ResourceBuilder resource) => resource.AddService("solde").AddEnvironmentVariableDetector();
    }
}
