using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Solde.App.Work;
using Solde.Server.Serve;
using Solde.Server.Tests.Api;
using Solde.Server.Tests.Cli;

namespace Solde.Server.Tests.Serve;

/// <summary>docs/operations.md, part Monitoring: what is told of a payment, and that nothing in it names anybody.</summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly LiveFolder live = new();
    private readonly ConcurrentDictionary<string, string> measured = new();
    private readonly ConcurrentDictionary<string, string> spans = new();

    public void Dispose() => live.Dispose();

    [Fact]
    public async Task A_payment_is_measured_from_the_request_to_its_mails_and_nothing_names_anybody()
    {
        using var meters = Meters();
        using var listener = Spans();
        ActivitySource.AddActivityListener(listener);
        var (property, key, card) = await LiveFolder.Prepare(live.Of("solde.db"));
        await live.Serve("serve", live.Of("solde.db"), async address =>
        {
            using var http = new HttpClient { BaseAddress = address };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var put = await http.PutAsJsonAsync($"api/v1/properties/{property:D}/bookings/B1", ApiRig.Booking(card: card));
            while (live.Mails().Length < 2)
            {
                await Task.Yield();
            }
        });
        Assert.Contains("queue=reviews", measured["solde.queue.lateness"], StringComparison.Ordinal);
        Assert.Contains("gateway=sandbox kind=Charge outcome=Succeeded", measured["solde.attempts"], StringComparison.Ordinal);
        Assert.Contains("state=Accepted", measured["solde.messages"], StringComparison.Ordinal);
        Assert.Contains("step=confirm reply=Succeeded", measured["solde.gateway.duration"], StringComparison.Ordinal);
        Assert.Contains("db.system.name=sqlite db.operation.name=write", measured["solde.store.duration"], StringComparison.Ordinal);
        Assert.Contains(
            "http.request.method=PUT http.route=/api/v1/properties/{property}/bookings/{ref} http.response.status_code=201",
            measured["http.server.request.duration"], StringComparison.Ordinal);
        Assert.Superset(
            new HashSet<string> { "review batch", "gateway prepare", "gateway confirm", "message", "PUT /properties/{property}/bookings/{ref}" },
            spans.Keys.ToHashSet());
        foreach (var told in measured.Values.Concat(spans.Values))
        {
            foreach (var secret in (string[])["B1", "Anne", "example.com", card.Token, card.Last4, $"{property:D}", key])
            {
                Assert.DoesNotContain(secret, told, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(false, "OTEL_SERVICE_NAME=solde")]
    [InlineData(true, "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1")]
    [InlineData(true, "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://127.0.0.1:1")]
    [InlineData(false, "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1", "OTEL_SDK_DISABLED=true")]
    public void Nothing_leaves_unless_an_endpoint_is_set(bool leaves, params string[] variables)
    {
        using var exporting = Exporting.Start(variables.Select(each => each.Split('=')).ToDictionary(each => each[0], each => each[1]));
        Assert.Equal(leaves, exporting is not null);
    }

    private MeterListener Meters()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Telemetry.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(measured, instrument.Name, tags.ToArray()));
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(measured, instrument.Name, tags.ToArray()));
        listener.Start();
        return listener;
    }

    private ActivityListener Spans() => new()
    {
        ShouldListenTo = source => source.Name == Telemetry.Name,
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        ActivityStopped = activity => Note(spans, activity.OperationName, [.. activity.TagObjects]),
    };

    private static void Note(ConcurrentDictionary<string, string> notes, string name, KeyValuePair<string, object?>[] tags)
    {
        var text = string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"));
        notes.AddOrUpdate(name, text, (_, before) => $"{before}\n{text}");
    }
}
