using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Solde.Server.Office.Settings;

/// <summary>A property's logo, for e-mail programs and whoever else shows e-mails. It never changes: another picture has another address.</summary>
[AllowAnonymous]
internal sealed class LogoModel(OfficeParts parts) : PageModel
{
    public async Task<IActionResult> OnGet(Guid logo)
    {
        if (await parts.Settings.Letters.Logo(logo) is not { } picture)
        {
            return NotFound();
        }

        var headers = Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.ContentSecurityPolicy = "default-src 'none'";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"; // Mail is read in other sites' pages.
        return File([.. picture.Bytes], picture.Kind);
    }
}
