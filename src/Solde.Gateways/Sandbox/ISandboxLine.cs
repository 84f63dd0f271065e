namespace Solde.Gateways.Sandbox;

/// <summary>The line between the product and the sandbox acquirer. In one process the acquirer is the line itself.</summary>
public interface ISandboxLine
{
    /// <summary>Sends one request. What goes wrong on the way is a status, never an exception; only the caller's own cancellation throws.</summary>
    ValueTask<SandboxAnswer> Send(SandboxRequest request, CancellationToken cancel);
}
