using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.Core;
using Solde.Core.Json;
using Solde.Core.Properties;
using Solde.Server.Office.Settings;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Setup;

/// <summary>The first start of an installation: its first user, and its property unless one is there. Both are stored at once.</summary>
[AllowAnonymous]
internal sealed class IndexModel(OfficeParts parts, UserManager<SignInUser> users, SignInManager<SignInUser> signIn) : PageModel
{
    private const int LongestName = 100;
    private const int LongestEmail = 200;

    public Entered Entered { get; private set; } = new();

    /// <summary>Whether the link is the one that the program told who started it.</summary>
    public bool MaySetUp { get; private set; }

    /// <summary>Whether there is no property yet: an import makes one, too.</summary>
    public bool NeedsProperty { get; private set; }

    public async Task<IActionResult> OnGet(string? key)
    {
        if (await parts.Staff.IsSetUp())
        {
            return LocalRedirect("/");
        }

        if (!IsKey(key))
        {
            return Page(); // Says where the link is found.
        }

        NeedsProperty = (await parts.Work.Store.Properties()).IsEmpty;
        var language = Here.Of(HttpContext).Language.Code;
        (Entered["language"], Entered["zone"], Entered["country"], Entered["currency"]) = (language, "Europe/Paris", "FR", "EUR");
        Entered["kind"] = CamelCase.Of(PropertyKind.Lodging);
        return Page();
    }

    public async Task<IActionResult> OnPost(string? key)
    {
        if (await parts.Staff.IsSetUp())
        {
            return LocalRedirect("/"); // It was sent twice, or somebody was faster.
        }

        if (!IsKey(key))
        {
            return Page();
        }

        Entered = new Entered(Request.Form, "password");
        NeedsProperty = (await parts.Work.Store.Properties()).IsEmpty;
        var settings = NeedsProperty ? Settings() : null;
        if (await Member() is not { } member)
        {
            return Page();
        }

        var house = new Organisation(member.Organisation, settings?.Name ?? member.Name, member.CreatedAt);
        if (await parts.Staff.SetUp(house, member, settings is null ? null : (parts.Work.Ids.New(), settings)))
        {
            await signIn.SignInAsync(new SignInUser((await parts.Staff.Staff(member.Id))!), isPersistent: false);
        }

        return await parts.Staff.Workplaces(member, "", after: 0, most: 1) is [var first] ? LocalRedirect($"/{first.Number}/setup") : LocalRedirect("/");
    }

    private bool IsKey(string? key) => MaySetUp = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key ?? ""), Encoding.UTF8.GetBytes(OfficeParts.SetupKeyOf(parts.Keys)));

    // Read as any document of settings is; its errors go back to the fields.
    private PropertySettings? Settings()
    {
        var document = new JsonObject
        {
            ["name"] = Entered["property"], ["timeZone"] = Entered["zone"], ["country"] = Entered["country"].ToUpperInvariant(),
            ["currency"] = Entered["currency"].ToUpperInvariant(), ["language"] = Entered["language"], ["kind"] = Entered["kind"],
            ["staffAddress"] = Entered["email"],
        };
        try
        {
            return PropertyJson.Read(DocumentValue.Of(document));
        }
        catch (DocumentException wrong)
        {
            var key = wrong.Path.Split('.')[^1];
            var field = key switch { "name" => "property", "timeZone" => "zone", "staffAddress" => "email", _ => key };
            Entered.Refuse(field, Entered[field].Length == 0 ? SharedTexts.Required : WrongSettings.Of(key, wrong.Problem));
            return null;
        }
    }

    private async Task<StaffMember?> Member()
    {
        var (name, email) = (Entered.Required("name", LongestName), Entered.Required("email", LongestEmail));
        if (email.Length > 0 && !EmailAddress.Is(email))
        {
            Entered.Refuse("email", SignInTexts.NoAddress);
        }

        var user = new SignInUser(new StaffMember
        {
            Id = parts.Work.Ids.New(), Organisation = parts.Work.Ids.New(), Email = email, Name = name, Language = Entered["language"] == "fr" ? "fr" : "en",
            IsOwner = true, CreatedAt = Here.Of(HttpContext).Now, SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)),
        });
        var password = await NewPassword.Read(users, user, Entered, "password");
        return Entered.IsRight ? user.Member with { PasswordHash = users.PasswordHasher.HashPassword(user, password) } : null;
    }
}
