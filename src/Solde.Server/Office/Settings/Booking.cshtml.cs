using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Settings;

/// <summary>How clients book online, and where their page is.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager)]
internal sealed class BookingModel(OfficeParts parts, Freshness freshness) : PageModel
{
    private static readonly string[] Numbers = ["noticeHours", "furthestDays", "stepMinutes"];

    public Entered Entered { get; private set; } = new();

    public bool Saved { get; private set; }

    /// <summary>The path of the clients' page.</summary>
    public string Address => $"/book/{Here.Of(HttpContext).Place!.Property:N}";

    public void OnGet(bool saved)
    {
        Saved = saved;
        var page = Here.Of(HttpContext).View!.Settings.BookingPage;
        Entered.Tick("open", page.Open);
        (Entered["noticeHours"], Entered["furthestDays"], Entered["stepMinutes"]) = (Shown(page.NoticeHours), Shown(page.FurthestDays), Shown(page.StepMinutes));
    }

    public async Task<IActionResult> OnPost()
    {
        Entered = new Entered(Request.Form, Freshness.Field);
        var page = new JsonObject { ["open"] = Entered.Is("open") };
        foreach (var name in Numbers)
        {
            page[name] = int.TryParse(Entered[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Entered[name];
        }

        return await freshness.Confirm(HttpContext, Entered) && await SettingsForm.Save(parts, HttpContext, Entered, new Dictionary<string, JsonNode?> { ["bookingPage"] = page })
            ? RedirectToPage(new { saved = true })
            : Page();
    }

    private static string Shown(int number) => number.ToString(CultureInfo.InvariantCulture);
}
