using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.Server.Office.Setup;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Settings;

/// <summary>What the property is called, where it is and what it speaks.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager)]
internal sealed class PropertyModel(OfficeParts parts, Freshness freshness) : PageModel
{
    public Entered Entered { get; private set; } = new();

    public bool Saved { get; private set; }

    /// <summary>The time zones there are, the one that is set among them.</summary>
    public IEnumerable<(string Value, string Shown)> Zones => Places.Zones.Union([(Entered["timeZone"], Entered["timeZone"])]);

    public void OnGet(bool saved)
    {
        Saved = saved;
        var settings = Here.Of(HttpContext).View!.Settings;
        (Entered["name"], Entered["timeZone"], Entered["country"], Entered["language"]) = (settings.Name, settings.Zone.Id, settings.Country, settings.Language);
    }

    public async Task<IActionResult> OnPost()
    {
        Entered = new Entered(Request.Form, Freshness.Field);
        var keys = new Dictionary<string, JsonNode?>
        {
            ["name"] = Entered["name"], ["timeZone"] = Entered["timeZone"], ["country"] = Entered["country"].ToUpperInvariant(), ["language"] = Entered["language"],
        };
        return await freshness.Confirm(HttpContext, Entered) && await SettingsForm.Save(parts, HttpContext, Entered, keys)
            ? RedirectToPage(new { saved = true })
            : Page();
    }
}
