using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Solde.Server.Office.Shared;

/// <summary>What is shown in place of a page that there is not, that one may not see, or that broke.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class SorryModel : PageModel
{
    public Text Title { get; private set; }

    public Text Explanation { get; private set; }

    public void OnGet(int code) => Say(code);

    public void OnPost(int code) => Say(code);

    private void Say(int code) => (Title, Explanation) = code switch
    {
        StatusCodes.Status404NotFound => (SharedTexts.NotFound, SharedTexts.NotFoundWhy),
        StatusCodes.Status403Forbidden => (SharedTexts.Forbidden, SharedTexts.ForbiddenWhy),
        StatusCodes.Status400BadRequest => (SharedTexts.Stale, SharedTexts.StaleWhy),
        StatusCodes.Status429TooManyRequests => (SharedTexts.TooMany, SharedTexts.TooManyWhy),
        _ => (SharedTexts.Broken, SharedTexts.BrokenWhy),
    };
}
