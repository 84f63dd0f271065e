using Microsoft.AspNetCore.Builder;
using Solde.Gateways.Sandbox;
using Solde.Server.Serve;

namespace Solde.Server.Sandbox;

/// <summary>A sandbox acquirer on an origin of its own. Everything that needs the web host is behind this type, so that other commands do
/// not load it.</summary>
internal static class SandboxHost
{
    private const int MostBytesOfABody = 64 * 1024;

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
        });
        if (settings.Webhook is { } webhook && acquirer.Ledger is SqliteLedger { Events: { } events })
        {
            listener.Begin(new EventPost(events, acquirer.Faults, webhook, time).Run);
        }

        return listener;
    }
}
