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
            field.Fill(fresh, item ?? []);
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

    // What is wrong with the item as a whole stands at its first field that may be left out.
    private string FieldOf(string path)
    {
        var leaf = path.Split('.')[^1].Split('[')[0];
        return leaf == "deposit" ? "percent" : Kind.Fields.Any(field => field.Name == leaf) ? leaf : Kind.Fields.First(field => field.Optional).Name;
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
