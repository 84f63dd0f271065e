using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Solde.Server.Office;

/// <summary>Where the button of an e-mail to staff leads: on to the booking, for who works there. E-mails are written before anybody looks, and know no numbers
/// of properties.</summary>
internal sealed class OpenModel(OfficeParts parts) : PageModel
{
    public async Task<IActionResult> OnGet(Guid of, Guid booking) => await parts.Staff.Workplace(Here.Of(HttpContext).Member!, of) is { } place
        ? LocalRedirect($"/{place.Number}/bookings/{booking:D}")
        : NotFound();
}
