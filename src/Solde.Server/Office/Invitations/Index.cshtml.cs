using System.Security.Cryptography;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.App.Messages;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Invitations;

/// <summary>Where an invitation leads: one says who one is, chooses a password, and is inside.</summary>
[AllowAnonymous]
internal sealed class IndexModel(OfficeParts parts, UserManager<SignInUser> users, SignInManager<SignInUser> signIn) : PageModel
{
    private const int LongestName = 100;
    private const int StampBytes = 16;

    public Entered Entered { get; private set; } = new();

    /// <summary>The address that was invited; null = the invitation is over.</summary>
    public string? Email { get; private set; }

    public async Task OnGet(string? key)
    {
        Email = (await Find(key))?.Email;
        Entered["language"] = Here.Of(HttpContext).Language.Code;
    }

    public async Task<IActionResult> OnPost(string? key)
    {
        if (await Find(key) is not { } invitation)
        {
            return Page();
        }

        Email = invitation.Email;
        Entered = new Entered(Request.Form, "password");
        var here = Here.Of(HttpContext);
        var member = new StaffMember
        {
            Id = parts.Work.Ids.New(), Organisation = invitation.Organisation, Email = invitation.Email, Name = Entered.Required("name", LongestName),
            Language = (Languages.Find(Entered["language"]) ?? here.Language).Code, IsOwner = invitation.Property is null, CreatedAt = here.Now,
            SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(StampBytes)),
        };
        var user = new SignInUser(member);
        var password = await NewPassword.Read(users, user, Entered, "password");
        if (!Entered.IsRight)
        {
            return Page();
        }

        if (!await parts.Staff.Accept(invitation, member with { PasswordHash = users.PasswordHasher.HashPassword(user, password) }))
        {
            Email = null; // Taken up at the same time, or the address has come to be somebody's.
            return Page();
        }

        await signIn.SignInAsync(new SignInUser((await parts.Staff.Staff(member.Id))!), isPersistent: false);
        return LocalRedirect("/");
    }

    private async ValueTask<Invitation?> Find(string? key) =>
        key is { Length: > 0 } ? await parts.Staff.Invitation(Inviting.HashOf(key), Here.Of(HttpContext).Now) : null;
}
