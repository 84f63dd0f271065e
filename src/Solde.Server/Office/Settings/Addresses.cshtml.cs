using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Settings;

/// <summary>Where notifications go (LH14).</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager)]
internal sealed class AddressesModel(OfficeParts parts) : PageModel
{
    private const string General = "staffAddress";

    public Entered Entered { get; private set; } = new();

    public bool Saved { get; private set; }

    public void OnGet(bool saved)
    {
        Saved = saved;
        var settings = Here.Of(HttpContext).View!.Settings;
        Entered[General] = settings.StaffAddress == PropertySettings.NoStaffAddress ? "" : settings.StaffAddress;
        foreach (var (template, address) in settings.StaffAddresses)
        {
            Entered[template] = address;
        }
    }

    public async Task<IActionResult> OnPost()
    {
        Entered = new Entered(Request.Form);
        var addresses = new JsonObject(Templates.ToStaff.Where(template => Entered[template].Length > 0).Select(template => KeyValuePair.Create(template, (JsonNode?)Entered[template])));
        var keys = new Dictionary<string, JsonNode?> { [General] = Entered[General].Length > 0 ? Entered[General] : null, ["staffAddresses"] = addresses };
        return await SettingsForm.Save(parts, HttpContext, Entered, keys) ? RedirectToPage(new { saved = true }) : Page();
    }
}
