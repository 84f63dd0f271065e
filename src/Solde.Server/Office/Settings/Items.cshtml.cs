using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.Core.Properties;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Settings;

/// <summary>A list in the settings: its items are added, changed and removed one by one.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager)]
internal sealed class ItemsModel(OfficeParts parts, Freshness freshness) : PageModel
{
    private string? refused;
    private Entered entered = new();

    public ItemKind Kind { get; private set; } = null!;

    public ImmutableArray<JsonObject> Items { get; private set; } = [];

    public bool Saved { get; private set; }

    /// <summary>What stands in the form of an item; null = of a new one.</summary>
    public Entered EnteredFor(JsonObject? item)
    {
        var name = NameOf(item);
        if (refused == name)
        {
            return entered;
        }

        var fresh = new Entered();
        foreach (var field in Kind.Fields)
        {
            field.Fill(fresh, item ?? [], Here.Of(HttpContext).Language);
        }

        return fresh;
    }

    /// <summary>Whether the form of an item is open: it was refused.</summary>
    public bool IsOpen(JsonObject? item) => refused == NameOf(item);

    public string NameOf(JsonObject? item) => $"{item?[Kind.Name]}";

    public IActionResult OnGet(string? of, bool saved)
    {
        Saved = saved;
        return Find(of) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostSave(string? of, string? item)
    {
        if (!Find(of))
        {
            return NotFound();
        }

        var made = new JsonObject();
        entered = new Entered(Request.Form, Freshness.Field);
        foreach (var field in Kind.Fields)
        {
            field.Read(entered, made, Here.Of(HttpContext).View!.Settings.Currency);
            if (!field.Optional && field.Kind != FieldKind.Flag)
            {
                entered.Required(field.Name, KeyDesk.LongestName);
            }
        }

        return await Save(item ?? "", made);
    }

    public async Task<IActionResult> OnPostRemove(string? of, string? item)
    {
        entered = new Entered(Request.Form, Freshness.Field);
        return Find(of) ? await Save(item ?? "", made: null) : NotFound();
    }

    private async Task<IActionResult> Save(string name, JsonObject? made)
    {
        var list = new JsonArray([.. Items.Where(item => NameOf(item) != name || made is not null).Select(item => NameOf(item) == name ? made!.DeepClone() : item.DeepClone())]);
        if (made is not null && Items.All(item => NameOf(item) != name))
        {
            list.Add(made);
        }

        var isDone = entered.IsRight && await freshness.Confirm(HttpContext, entered)
            && await SettingsForm.Save(parts, HttpContext, entered, new Dictionary<string, JsonNode?> { [Kind.Key] = list }, FieldOf);
        if (isDone)
        {
            return RedirectToPage(new { of = Kind.Key, saved = true });
        }

        refused = name;
        return Page();
    }

    // Of an item as a whole it is said which field is missing or too many; what is wrong elsewhere because of it stands at its name.
    private string FieldOf(string path, string problem)
    {
        string[] named = [path.Split('.')[^1].Split('[')[0], problem.Split(' ')[0]];
        return named.Contains("deposit") ? "percent" : named.FirstOrDefault(name => Kind.Fields.Any(field => field.Name == name)) ?? Kind.Name;
    }

    private bool Find(string? of)
    {
        var settings = Here.Of(HttpContext).View!.Settings;
        if (ItemKind.Of(settings.Kind).FirstOrDefault(kind => of is null || kind.Key == of) is not { } found)
        {
            return false;
        }

        Kind = found;
        Items = [.. PropertyJson.Write(settings)[found.Key]!.AsArray().Select(item => item!.AsObject())];
        return true;
    }
}
