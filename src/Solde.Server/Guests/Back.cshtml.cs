using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Solde.Server.Guests;

/// <summary>Where the gateway's page leads back to. What the guest did there is asked of the gateway, never read from the address.</summary>
[AllowAnonymous]
internal sealed class BackModel(GuestParts parts, Doors doors) : PageModel
{
    public async Task<IActionResult> OnGet(string door, Guid id, string? to)
    {
        if (await doors.Find(HttpContext, door) is not { } visit)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        // Not given up when the guest leaves: what was begun with money is ended.
        var step = await parts.Desk.Finish(visit.Stored.Key, id, CancellationToken.None);
        return LocalRedirect($"/stay/{door}{(to is "booking" or "appointment" ? $"/{to}" : "")}{StayModel.Told(step)}");
    }
}
