using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Solde.Server.Guests;

/// <summary>Where the link in an e-mail leads: it lets the guest in and changes nothing, whoever follows it (mail scanners do).</summary>
[AllowAnonymous]
internal sealed class LinkModel(Doors doors) : PageModel
{
    public async Task<IActionResult> OnGet(string secret, string? to)
    {
        if (await doors.Enter(HttpContext, secret) is { } door)
        {
            return LocalRedirect(to switch
            {
                "appointment" => $"/stay/{door}/appointment",
                "booking" => $"/stay/{door}/booking",
                "card" => $"/stay/{door}/booking{QueryString.Create("card", BookingModel.Asked)}",
                _ => $"/stay/{door}",
            });
        }

        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
