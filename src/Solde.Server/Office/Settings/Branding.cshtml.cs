using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.App.Journal;
using Solde.App.Properties;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Settings;

/// <summary>How e-mails to guests look: a logo, closing words, legal links (T8).</summary>
/// <remarks>What is a little too large is refused in words; only what is far too large is not read at all.</remarks>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager), RequestSizeLimit(MostBytesRead)]
internal sealed class BrandingModel(OfficeParts parts) : PageModel
{
    private const int MostBytesRead = 20 * 1024 * 1024;
    private const string Logo = "logo";
    private const string Color = "color";

    /// <summary>The keys of what is written, by language.</summary>
    public static ImmutableArray<(string Key, Text Label)> Fields { get; } =
        [("mailText", SettingsTexts.MailText), ("legalLink", SettingsTexts.LegalLink), ("privacyLink", SettingsTexts.PrivacyLink)];

    public Entered Entered { get; private set; } = new();

    public bool Saved { get; private set; }

    /// <summary>The input of a key in a language.</summary>
    public static string FieldOf(string key, string language) => $"{key}-{language}";

    public void OnGet(bool saved)
    {
        Saved = saved;
        Fill();
    }

    public async Task<IActionResult> OnPost()
    {
        Entered = new Entered(Request.Form);
        var branding = new JsonObject { [Color] = Entered[Color] is { Length: > 0 } color ? color : null };
        foreach (var (key, _) in Fields)
        {
            branding[key] = new JsonObject(
                Tongues.All.Select(tongue => (tongue.Value, Text: Entered[FieldOf(key, tongue.Value)].ReplaceLineEndings(" "))).Where(each => each.Text.Length > 0)
                    .Select(each => KeyValuePair.Create(each.Value, (JsonNode?)each.Text)));
        }

        return await SettingsForm.Save(
            parts, HttpContext, Entered, new Dictionary<string, JsonNode?> { ["branding"] = branding },
            (path, _) => path.Split('.') switch
            {
                [_, Color] => Color,
                [_, var key, var language] => FieldOf(key, language),
                _ => null,
            })
            ? RedirectToPage(new { saved = true })
            : Page();
    }

    public async Task<IActionResult> OnPostLogo(IFormFile? logo)
    {
        var here = Here.Of(HttpContext);
        if (logo is { Length: > 0 and <= Picture.MostBytes })
        {
            using var bytes = new MemoryStream();
            await logo.CopyToAsync(bytes);
            if (await parts.Work.Properties.As(Actor.Staff(here.Member!.Id)).SaveLogo(here.Place!.Property, bytes.ToArray(), here.Now))
            {
                return RedirectToPage(new { saved = true });
            }
        }

        Fill();
        Entered.Refuse(Logo, SettingsTexts.NoPicture);
        return Page();
    }

    public async Task<IActionResult> OnPostRemove()
    {
        var here = Here.Of(HttpContext);
        await parts.Work.Properties.As(Actor.Staff(here.Member!.Id)).SaveLogo(here.Place!.Property, picture: null, here.Now);
        return RedirectToPage(new { saved = true });
    }

    private void Fill()
    {
        var branding = Here.Of(HttpContext).View!.Settings.Branding;
        Entered[Color] = branding.Color ?? "";
        foreach (var (language, _) in Tongues.All)
        {
            Entered[FieldOf("mailText", language)] = branding.MailText.GetValueOrDefault(language, "");
            Entered[FieldOf("legalLink", language)] = branding.LegalLink.GetValueOrDefault(language, "");
            Entered[FieldOf("privacyLink", language)] = branding.PrivacyLink.GetValueOrDefault(language, "");
        }
    }
}
