using System.Data.Common;
using System.Net.Http.Headers;
using System.Text.Json;
using NodaTime;
using Solde.App.Webhooks;
using Solde.Gateways.Sandbox;
using Solde.Gateways.Sandbox.Http;

namespace Solde.Server.Sandbox;

/// <summary>Posts the acquirer's events, at least once each: one leaves the books when it was answered with a 2xx, and until then it is
/// posted again, later and later. One after the other, in their order but for what is late.</summary>
/// <param name="events">What waits.</param>
/// <param name="faults">What befalls an event the first time.</param>
/// <param name="webhook">Where to.</param>
/// <param name="time">The acquirer's time, by which it waits too.</param>
internal sealed class EventPost(LedgerEvents events, SandboxFaults faults, Webhook webhook, TimeProvider time)
{
    private static readonly Duration LongestWait = Duration.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Runs until it is stopped; no event stops it.</summary>
    public async Task Run(CancellationToken stopping)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await Step(http, stopping);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (DbException)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // A full disk.
            }
        }
    }

    private async Task Step(HttpClient http, CancellationToken stopping)
    {
        var next = await events.Next();
        var wait = next is null ? Timeout.InfiniteTimeSpan : (next.DueAt - Now()).ToTimeSpan();
        if (next is not null && wait <= TimeSpan.Zero)
        {
            await Deliver(http, next, stopping);
        }
        else
        {
            await Added(wait, stopping);
        }
    }

    private async Task Deliver(HttpClient http, ILedgerEvent next, CancellationToken stopping)
    {
        var fault = next.Tries == 0 ? faults.Next(next.Kind) : null;
        var delivered = fault?.Fault switch
        {
            SandboxFault.EventLost => true,
            SandboxFault.EventLate => false,
            SandboxFault.EventTwice => await Post(http, next, stopping) & await Post(http, next, stopping),
            _ => await Post(http, next, stopping),
        };
        if (delivered)
        {
            await events.Remove(next);
        }
        else
        {
            await events.Postpone(next, Now() + (fault?.Delay ?? Wait(next.Tries)));
        }
    }

    private async Task<bool> Post(HttpClient http, ILedgerEvent next, CancellationToken stopping)
    {
        var now = Now();
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new PostedEvent(next.Id, next.Type, next.Subject, next.At, next.Attempt), SandboxWire.Default.PostedEvent);
        using var message = new HttpRequestMessage(HttpMethod.Post, webhook.Address) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        message.Headers.Add(WebhookSignature.IdHeader, next.Id);
        message.Headers.Add(WebhookSignature.TimestampHeader, FormattableString.Invariant($"{now.ToUnixTimeSeconds()}"));
        message.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Sign(webhook.Secret, next.Id, now, body));
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        try
        {
            using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>Waits for another event, but no longer than that.</summary>
    private async Task Added(TimeSpan wait, CancellationToken stopping)
    {
        using var due = new CancellationTokenSource(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(due.Token, stopping);
        try
        {
            await events.Added.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // The next one is due.
        }
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>1 s, 2 s, 4 s… up to an hour.</summary>
    private static Duration Wait(int tries) => Duration.Min(Duration.FromSeconds(1L << Math.Min(tries, 20)), LongestWait);
}
