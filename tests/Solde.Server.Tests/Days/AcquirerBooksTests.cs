using System.Net;
using System.Net.Sockets;
using NodaTime;
using Solde.Gateways.Sandbox.Http;
using Solde.Tests;

namespace Solde.Server.Tests.Days;

/// <summary>Nobody waits for ever for an acquirer that lets them in and says nothing.</summary>
public sealed class AcquirerBooksTests
{
    private static readonly Instant Midnight = Instant.FromUtc(2026, 3, 10, 0, 0);

    [Fact]
    public async Task An_acquirer_that_never_answers_is_waited_for_so_long()
    {
        var time = new ManualTime();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Read(time, () => time.Advance(AcquirerBooks.Patience), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_goes_away_waits_no_more()
    {
        using var gone = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Read(new ManualTime(), gone.Cancel, gone.Token));
    }

    /// <summary>Reads the books of one that never answers; something happens once it is asked.</summary>
    private static async Task Read(ManualTime time, Action asked, CancellationToken cancel)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var origin = new SandboxOrigin(new Uri($"http://{silent.LocalEndpoint}"), time);
        var reading = All();
        using var connection = await silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        asked();
        await reading;

        async Task All()
        {
            await foreach (var move in new AcquirerBooks(succeeded => origin.Entries(succeeded), time).Between(Midnight, Midnight + Duration.FromDays(1), cancel))
            {
                Assert.Fail(move.Id);
            }
        }
    }
}
