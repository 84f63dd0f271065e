using System.Net;
using Microsoft.AspNetCore.Builder;
using Solde.Gateways.Sandbox;
using Solde.Server.Sandbox.Pages;
using Solde.Server.Serve;

namespace Solde.Server.Sandbox;

/// <summary>A sandbox acquirer on an origin of its own. Everything that needs the web host is behind this type, so that other commands do
/// not load it.</summary>
internal static class SandboxHost
{
    private const int MostBytesOfABody = 64 * 1024;
    private const int MostBytesOfAForm = 16 * 1024;

    /// <summary>Starts listening.</summary>
    /// <param name="settings">How.</param>
    /// <param name="acquirer">Who answers. Its books are not closed with the host; where they keep events, they are posted.</param>
    /// <param name="time">By which it waits.</param>
    /// <exception cref="IOException">The address is taken.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">It is none of this machine's, or not for this user.</exception>
    public static async Task<Listener> Start(SandboxSettings settings, SandboxAcquirer acquirer, TimeProvider time)
    {
        var listener = await Listener.Start(settings.EndPoint, MostBytesOfABody, static _ => { }, (app, stopping) =>
        {
            app.UseRouting();
            new SandboxApi(acquirer, settings, time, stopping).Map(app);
            new FaultApi(acquirer.Faults).Map(app);
            new PageApi(acquirer.Pages, settings, time, stopping).Map(app);
            new GuestPages(acquirer.Pages, settings.Guests).Map(app);
        });
        if (settings.Webhook is { } webhook && acquirer.Ledger is SqliteLedger { Events: { } events })
        {
            listener.Begin(new EventPost(events, acquirer.Faults, webhook, time).Run);
        }

        return listener;
    }

    /// <summary>Starts listening for guests only: pages, neither API nor faults.</summary>
    /// <param name="endPoint">Where; port 0 is a free one.</param>
    /// <param name="pages">The acquirer's.</param>
    /// <param name="guests">Where guests reach them; null = there.</param>
    /// <exception cref="IOException">The address is taken.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">It is none of this machine's, or not for this user.</exception>
    public static Task<Listener> StartPages(IPEndPoint endPoint, SandboxPages pages, Uri? guests) =>
        Listener.Start(endPoint, MostBytesOfAForm, static _ => { }, (app, _) =>
        {
            app.UseRouting();
            new GuestPages(pages, guests).Map(app);
        });
}
