using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Solde.Gateways.Sandbox;
using Solde.Gateways.Sandbox.Http;

namespace Solde.Server.Sandbox;

/// <summary>Where the product opens, reads and closes the acquirer's own pages (docs/sandbox.md).</summary>
/// <param name="pages">The acquirer's.</param>
/// <param name="settings">Latency.</param>
/// <param name="time">By which it waits.</param>
/// <param name="stopping">The host stops.</param>
internal sealed class PageApi(SandboxPages pages, SandboxSettings settings, TimeProvider time, CancellationToken stopping)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(SandboxPaths.Pages, Open);
        routes.MapGet(SandboxPaths.Pages + "/{id}", async http => await Answer(http, await pages.Read(IdOf(http))));
        routes.MapPost(SandboxPaths.Pages + "/{id}/close", async http => await Answer(http, await pages.Close(IdOf(http))));
    }

    private async Task Open(HttpContext http)
    {
        if (await SandboxApi.Read(http, SandboxWire.Default.NewPage) is not { } page)
        {
            await Answer(http, PageAnswer.BadRequest("the body is not that of a new page"));
        }
        else if (SandboxApi.KeyOf(http) is not { } key)
        {
            await Answer(http, PageAnswer.BadRequest(SandboxApi.NoKey));
        }
        else
        {
            await Answer(http, await pages.Open(page.ToOrder(key), stopping));
        }
    }

    private async Task Answer(HttpContext http, PageAnswer answer)
    {
        await SandboxApi.Late(settings, time, stopping);
        if (answer.Status is SandboxStatus.NoReply or SandboxStatus.Refused)
        {
            http.Abort();
            return;
        }

        await SandboxApi.Write(http, (int)answer.Status, answer, SandboxWire.Default.PageAnswer);
    }

    private static string IdOf(HttpContext http) => (string)http.Request.RouteValues["id"]!;
}
