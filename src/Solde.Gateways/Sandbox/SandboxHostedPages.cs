using Solde.App.Payments;

namespace Solde.Gateways.Sandbox;

/// <summary>The pages of an acquirer in the same process.</summary>
/// <param name="pages">The acquirer's.</param>
/// <param name="origin">Where guests reach them; asked each time, for a free port is only known once somebody listens.</param>
public sealed class SandboxHostedPages(SandboxPages pages, Func<Uri> origin) : IHostedPages
{
    /// <inheritdoc/>
    public async ValueTask<HostedReply> Open(HostedOrder order, CancellationToken cancel) => (await pages.Open(order, cancel)).ToReply(origin());

    /// <inheritdoc/>
    public async ValueTask<HostedReply> Read(string id, CancellationToken cancel) => (await pages.Read(id)).ToReply(origin());

    /// <inheritdoc/>
    public async ValueTask<HostedReply> Close(string id, CancellationToken cancel) => (await pages.Close(id)).ToReply(origin());
}
