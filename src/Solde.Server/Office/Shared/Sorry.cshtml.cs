using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.Server.Guests;

namespace Solde.Server.Office.Shared;

/// <summary>What is shown in place of a page that there is not, that one may not see, or that broke.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class SorryModel(GuestParts guests) : PageModel
{
    public Text Title { get; private set; }

    public Text Explanation { get; private set; }

    /// <summary>Whether a guest reads it: they are told in the words, and under the headers, of their own pages.</summary>
    public bool IsGuests { get; private set; }

    public void OnGet(int code) => Say(code);

    public void OnPost(int code) => Say(code);

    private void Say(int code)
    {
        var asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        IsGuests = asked is not null && GuestHead.IsGuests(asked);
        if (IsGuests)
        {
            GuestHead.Apply(Response, guests);
        }

        (Title, Explanation) = IsGuests ? GuestTexts.Sorry(code) : OfOffice(code);
    }

    private static (Text Title, Text Explanation) OfOffice(int code) => code switch
    {
        StatusCodes.Status404NotFound => (SharedTexts.NotFound, SharedTexts.NotFoundWhy),
        StatusCodes.Status403Forbidden => (SharedTexts.Forbidden, SharedTexts.ForbiddenWhy),
        StatusCodes.Status400BadRequest => (SharedTexts.Stale, SharedTexts.StaleWhy),
        StatusCodes.Status429TooManyRequests => (SharedTexts.TooMany, SharedTexts.TooManyWhy),
        _ => (SharedTexts.Broken, SharedTexts.BrokenWhy),
    };
}
