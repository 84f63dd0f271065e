using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Requests;

namespace Solde.Server.Guests;

/// <summary>A page on which guests read what became of their booking. It stays readable after the link's end, as receipts are asked for later; a link that
/// was revoked opens none.</summary>
[AllowAnonymous]
internal abstract class PortalPage(GuestParts parts, Doors doors) : PageModel
{
    /// <summary>Who looks; null = nobody who was let in.</summary>
    public Visit? Visit { get; private set; }

    /// <summary>What they may read.</summary>
    public ImmutableArray<Statement> Statements { get; private set; } = [];

    protected GuestParts Parts => parts;

    /// <summary>Lets a guest in.</summary>
    /// <returns>Where they are shown to instead; null = they are in.</returns>
    protected async ValueTask<IActionResult?> Enter(string door)
    {
        if (await doors.Find(HttpContext, door) is not { } visit)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        if (visit.Page.State == PayPageState.Revoked)
        {
            return LocalRedirect($"/stay/{door}"); // Which says so.
        }

        Visit = visit;
        var documents = visit.Booking.Documents.IsEmpty ? [] : await parts.Documents.DocumentsOf(visit.Stored.Key);
        Statements = Statement.Of(visit, await parts.Store.JournalOf(visit.Stored.Key), documents);
        return null;
    }

    /// <summary>A document that this booking does not have, or does not show.</summary>
    protected IActionResult Nothing()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
