using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.App.Messages;
using Solde.Core;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;
using Solde.Server.Office.Workplaces;

namespace Solde.Server.Office.People;

/// <summary>Who works at a property and as what, and who is invited to.</summary>
[Needs(look: StaffRole.Owner, act: StaffRole.Owner)]
internal sealed class IndexModel(OfficeParts parts, Freshness freshness) : PageModel
{
    /// <summary>So many are shown.</summary>
    public const int MostShown = 500;

    private readonly Entered nothing = new();
    private Entered entered = new();

    public ImmutableArray<Colleague> Colleagues { get; private set; } = [];

    public ImmutableArray<Invitation> Invitations { get; private set; } = [];

    /// <summary>What came of the last invitation; null = there was none.</summary>
    public Text? Told { get; private set; }

    /// <summary>It is not known whether the e-mail left.</summary>
    public bool IsInDoubt { get; private set; }

    /// <summary>What was entered to invite somebody.</summary>
    public Entered Inviting { get; private set; } = new();

    /// <summary>The person whose form was refused; null = no such form was.</summary>
    public Guid? Refused { get; private set; }

    /// <summary>The roles there are.</summary>
    public static IEnumerable<(string Value, string Shown)> Roles(Screen screen) =>
        Enum.GetValues<StaffRole>().Select(role => ($"{role}", screen.Say(RoleWords.Of(role))));

    /// <summary>What is entered in somebody's form.</summary>
    public Entered EnteredFor(Colleague colleague)
    {
        var form = colleague.Id == Refused ? entered : nothing;
        if (form == nothing)
        {
            form["role"] = $"{colleague.Role}";
        }

        return form;
    }

    public async Task OnGet(InvitingState? told)
    {
        (Told, IsInDoubt) = (told is { } state ? PeopleTexts.Of(state) : null, told == InvitingState.InDoubt);
        (Inviting["role"], Inviting["language"]) = ($"{StaffRole.FrontDesk}", Here.Of(HttpContext).View!.Settings.Language);
        await Show();
    }

    public async Task<IActionResult> OnPostRole(Guid person) =>
        Role() is { } role ? await Set(person, role) : await Refuse(person, "role", PeopleTexts.NoRole);

    public Task<IActionResult> OnPostRemove(Guid person) => Set(person, null);

    public async Task<IActionResult> OnPostInvite()
    {
        Inviting = new Entered(Request.Form, Freshness.Field);
        entered = Inviting;
        var (email, role, language) = (Inviting.Required("email", EmailAddress.Longest), Role(), Languages.Find(Inviting["language"]));
        if (email.Length > 0 && !EmailAddress.Is(email))
        {
            Inviting.Refuse("email", SignInTexts.NoAddress);
        }

        if (role is null)
        {
            Inviting.Refuse("role", PeopleTexts.NoRole);
        }

        if (Inviting.IsRight && await freshness.Confirm(HttpContext, Inviting))
        {
            var here = Here.Of(HttpContext);
            var asked = new Asked(here.Member!, here.Place!.Property, here.Place.Name, email, role!.Value, language ?? here.Language);
            var (state, error) = await parts.Inviting.Invite(asked, here.Now, HttpContext.RequestAborted);
            if (PeopleTexts.Of(state) is not null)
            {
                return RedirectToPage(new { told = state });
            }

            Inviting.Refuse("email", state switch { InvitingState.LastOwner => PeopleTexts.LastOwner, InvitingState.Taken => PeopleTexts.Taken, _ => PeopleTexts.NotSent }, error);
        }

        await Show();
        return Page();
    }

    public async Task<IActionResult> OnPostWithdraw(string? invitation)
    {
        if (invitation is not { Length: 64 } || !invitation.All(char.IsAsciiHexDigit))
        {
            return BadRequest();
        }

        await parts.Staff.Withdraw(Here.Of(HttpContext).Member!.Organisation, [.. Convert.FromHexString(invitation)]);
        return RedirectToPage();
    }

    private StaffRole? Role() => Enum.TryParse<StaffRole>(Request.Form["role"], out var role) && Enum.IsDefined(role) ? role : null;

    private async Task<IActionResult> Set(Guid person, StaffRole? role)
    {
        entered = new Entered(Request.Form, Freshness.Field);
        if (!await freshness.Confirm(HttpContext, entered))
        {
            return await Refuse(person);
        }

        var here = Here.Of(HttpContext);
        return await parts.Staff.SetRole(here.Member!.Organisation, here.Place!.Property, person, role) switch
        {
            RoleChange.Done => RedirectToPage(),
            RoleChange.Unknown => NotFound(),
            RoleChange.LastOwner => await Refuse(person, "role", PeopleTexts.LastOwner),
        };
    }

    private async Task<IActionResult> Refuse(Guid person, string field, Text why)
    {
        entered = new Entered(Request.Form, Freshness.Field);
        entered.Refuse(field, why);
        return await Refuse(person);
    }

    private async Task<IActionResult> Refuse(Guid person)
    {
        Refused = person;
        await OnGet(null);
        return Page();
    }

    private async Task Show()
    {
        var here = Here.Of(HttpContext);
        Colleagues = await parts.Staff.Colleagues(here.Member!.Organisation, here.Place!.Property, MostShown);
        Invitations = await parts.Staff.Invitations(here.Member.Organisation, here.Place.Property, here.Now);
    }
}
