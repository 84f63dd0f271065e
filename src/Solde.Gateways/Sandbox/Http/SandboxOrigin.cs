using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using Solde.App.Bookings;
using Solde.App.Payments;

namespace Solde.Gateways.Sandbox.Http;

/// <summary>A sandbox acquirer that is a process of its own, seen from outside: the line for payments, and what its own pages and its
/// operator do there.</summary>
/// <remarks>Only <see cref="Line"/> and <see cref="PagesFor"/> turn what goes wrong into answers; everything else throws <see cref="HttpRequestException"/>.</remarks>
public sealed class SandboxOrigin : IDisposable
{
    private const int MostBytesOfAnAnswer = 4 * 1024 * 1024;

    private readonly HttpClient http;
    private readonly TimeProvider time;

    /// <summary>Connects at the first call, not now.</summary>
    /// <param name="address">Scheme, host and port.</param>
    /// <param name="time">By which calls wait.</param>
    public SandboxOrigin(Uri address, TimeProvider time)
    {
        var sockets = new SocketsHttpHandler
        {
            // Two tries to connect, then 20 s for the answer.
            ConnectTimeout = TimeSpan.FromSeconds(5),
            // A name may come to mean another machine.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            // Shorter than servers keep idle connections, so that few calls meet one that is just being closed.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            MaxConnectionsPerServer = 512, // The lane says how much is asked at once; this is only a limit beyond it.
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
        };
        http = new HttpClient(sockets)
        {
            BaseAddress = address,
            DefaultRequestVersion = HttpVersion.Version11,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MostBytesOfAnAnswer,
        };
        this.time = time;
        Line = new HttpSandboxLine(http, time);
    }

    /// <summary>Where payments go.</summary>
    public ISandboxLine Line { get; }

    /// <summary>Its own pages.</summary>
    /// <param name="guests">Where guests reach it; null = where the product does.</param>
    public IHostedPages PagesFor(Uri? guests = null) => new HttpHostedPages(http, time, guests ?? http.BaseAddress!);

    /// <summary>Stores a card, as the acquirer's own page would: the only call that carries a number.</summary>
    /// <param name="number">As typed: digits, spaces, hyphens.</param>
    /// <param name="expiry">Last month in which it can be used.</param>
    /// <param name="cancel">Gives up; the card may be stored all the same, under a token that nobody knows.</param>
    /// <returns>Null when the number fails the Luhn check. A second storing of a number gives a second token.</returns>
    public async Task<StoredCard?> StoreCard(string number, YearMonth expiry, CancellationToken cancel)
    {
        using var response = await http.PostAsJsonAsync(
            SandboxPaths.Cards, new NewCard(number, expiry.Year, expiry.Month), SandboxWire.Default.NewCard, cancel);
        if (response.StatusCode == HttpStatusCode.UnprocessableEntity)
        {
            return null;
        }

        response.EnsureSuccessStatusCode();
        var card = await response.Content.ReadFromJsonAsync(SandboxWire.Default.CardOnFile, cancel);
        return card!.ToCard();
    }

    /// <summary>The guest authenticates at the bank: a payment that waited for it succeeds; in any other state nothing changes.</summary>
    /// <returns>The payment's state; NotFound without such an id.</returns>
    public ValueTask<SandboxAnswer> Authenticate(string id, CancellationToken cancel) =>
        Line.Send(new SandboxRequest { Verb = SandboxVerb.Authenticate, Key = "", Id = id }, cancel);

    /// <summary>The acquirer's books, oldest entry first, a page at a time: what the product's folios are compared with.</summary>
    /// <param name="succeeded">Only entries that succeeded then, from its start on and before its end; null = all.</param>
    /// <param name="cancel">Stops reading.</param>
    public async IAsyncEnumerable<LedgerEntry> Entries(Interval? succeeded = null, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var after = 0L;
        while (await http.GetFromJsonAsync(SandboxPaths.LedgerAfter(after, succeeded), SandboxWire.Default.ImmutableArrayLedgerEntry, cancel) is { IsDefaultOrEmpty: false } page)
        {
            foreach (var entry in page)
            {
                yield return entry;
            }

            after = page[^1].Number;
        }
    }

    /// <summary>Switches a fault on, after those that are on already.</summary>
    public async Task SwitchOn(FaultRule fault, CancellationToken cancel)
    {
        using var response = await http.PostAsJsonAsync(SandboxPaths.Faults, NewFault.Of(fault), SandboxWire.Default.NewFault, cancel);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Switches all faults off.</summary>
    public async Task SwitchFaultsOff(CancellationToken cancel)
    {
        using var response = await http.DeleteAsync(new Uri(SandboxPaths.Faults, UriKind.Relative), cancel);
        response.EnsureSuccessStatusCode();
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}
