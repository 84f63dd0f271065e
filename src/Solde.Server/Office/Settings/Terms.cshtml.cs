using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.App.Checkout;
using Solde.App.Journal;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Settings;

/// <summary>A property's own terms in each language, and the versions before: none is ever changed.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager)]
internal sealed class TermsModel(OfficeParts parts, Freshness freshness) : PageModel
{
    private const int MostEarlier = 10;

    public Entered Entered { get; private set; } = new();

    public bool Saved { get; private set; }

    /// <summary>For each language its own name, the version in force (0 = none), and versions before it, the newest first.</summary>
    public ImmutableArray<(string Language, string Shown, int Version, ImmutableArray<(int Version, string Text)> Earlier)> All { get; private set; } = [];

    public async Task OnGet(bool saved)
    {
        Saved = saved;
        await Find();
        foreach (var (language, _, version, _) in All)
        {
            Entered[language] = await Text(language, version) ?? "";
        }
    }

    public async Task<IActionResult> OnPost()
    {
        Entered = new Entered(Request.Form, Freshness.Field);
        foreach (var (language, _) in Tongues.All)
        {
            Entered[language] = Entered[language].ReplaceLineEndings("\n");
            if (Entered[language].Length > PropertyTerms.Longest)
            {
                Entered.Refuse(language, SharedTexts.TooLong, PropertyTerms.Longest);
            }
        }

        if (!Entered.IsRight || !await freshness.Confirm(HttpContext, Entered))
        {
            await Find();
            return Page();
        }

        var here = Here.Of(HttpContext);
        var desk = parts.Work.Properties.As(Actor.Staff(here.Member!.Id));
        foreach (var (language, _) in Tongues.All)
        {
            await desk.SaveTemplate(here.Place!.Property, PropertyTerms.In(language), Entered[language] is { Length: > 0 } text ? text : null, here.Now);
        }

        return RedirectToPage(new { saved = true });
    }

    private async ValueTask Find()
    {
        var settings = Here.Of(HttpContext).View!.Settings;
        var all = ImmutableArray.CreateBuilder<(string, string, int, ImmutableArray<(int, string)>)>();
        foreach (var (language, shown) in Tongues.All)
        {
            var version = PropertyTerms.VersionFor(settings, language);
            var earlier = ImmutableArray.CreateBuilder<(int, string)>();
            for (var before = version - 1; before > 0 && earlier.Count < MostEarlier; before--)
            {
                earlier.Add((before, (await Text(language, before))!));
            }

            all.Add((language, shown, version, earlier.DrainToImmutable()));
        }

        All = all.DrainToImmutable();
    }

    private ValueTask<string?> Text(string language, int version) =>
        PropertyTerms.Read(parts.Settings.Letters, Here.Of(HttpContext).Place!.Property, language, version);
}
