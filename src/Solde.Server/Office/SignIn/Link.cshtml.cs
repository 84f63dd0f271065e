using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;

namespace Solde.Server.Office.SignIn;

/// <summary>A link that signs in once. Looking at it does not use it up: programs that look ahead do that.</summary>
[AllowAnonymous]
internal sealed class LinkModel(OneTimeLinks links, IStaff staff, SignInManager<SignInUser> signIn) : PageModel
{
    public bool IsOpen { get; private set; }

    public void OnGet(string? key) => IsOpen = links.IsOpen(key);

    public async Task<IActionResult> OnPost(string? key)
    {
        if (links.Use(key) is not { } id || await staff.Staff(id) is not { } member)
        {
            return Page();
        }

        await signIn.SignInAsync(new SignInUser(member), isPersistent: false);
        return LocalRedirect("/");
    }
}
