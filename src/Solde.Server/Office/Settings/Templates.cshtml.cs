using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.Core.Planning;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Settings;

/// <summary>All e-mails that Solde writes, and which of them have words of the property's own.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager)]
internal sealed class TemplatesModel : PageModel
{
    /// <summary>The e-mails, those to guests first, each with its version in each language.</summary>
    public ImmutableArray<(TemplateName Name, ImmutableArray<(string Language, string Shown, int Version)> Versions)> Letters { get; private set; } = [];

    public void OnGet()
    {
        var own = Here.Of(HttpContext).View!.Settings.OwnTemplates;
        Letters =
        [
            .. TemplateName.All("en").Select(name => (name, Tongues.All
                .Select(tongue => (tongue.Value, tongue.Shown, own.GetValueOrDefault((name with { Language = tongue.Value }).Code, 1))).ToImmutableArray())),
        ];
    }
}
