using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Solde.Gateways.Sandbox;
using Solde.Gateways.Sandbox.Http;

namespace Solde.Server.Sandbox;

/// <summary>Switches the acquirer's faults on and off, for tests and rehearsals.</summary>
/// <param name="faults">The acquirer's.</param>
internal sealed class FaultApi(SandboxFaults faults)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(SandboxPaths.Faults, SwitchOn);
        routes.MapDelete(SandboxPaths.Faults, SwitchOff);
    }

    private async Task SwitchOn(HttpContext http)
    {
        // Whoever reads this has connected: to be refused, the process must be stopped, or something stand before it.
        if (await SandboxApi.Read(http, SandboxWire.Default.NewFault) is { Fault: not SandboxFault.Refuse } fault)
        {
            faults.Add(fault.ToRule());
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    private Task SwitchOff(HttpContext http)
    {
        faults.Clear();
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
