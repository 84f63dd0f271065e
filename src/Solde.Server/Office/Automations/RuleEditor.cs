using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Solde.Core.Automations;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Automations;

/// <summary>The editor as a page shows it: the form, what is wrong with it, and the preview.</summary>
internal sealed class RuleEditor
{
    private RuleEditor(Entered entered, Automation? known) => (Entered, Known) = (entered, known);

    public Entered Entered { get; }

    /// <summary>The automation that is edited; null = a new one.</summary>
    public Automation? Known { get; }

    /// <summary>What it would do; null = nobody asked, or the form is not right yet.</summary>
    public RulePreview? Preview { get; private set; }

    /// <summary>Why it was not saved, where it is no single field's fault.</summary>
    public string? Refusal { get; set; }

    /// <summary>What is wrong, by the labels of the fields.</summary>
    public ImmutableArray<(Text Label, Text Wrong)> Wrong =>
        [.. RuleField.All.Where(each => Entered.WrongWith(each.Name) is not null).Select(each => (each.Label, Entered.WrongWith(each.Name)!.Value.Text))];

    /// <summary>The version that the form began with; null = it is new.</summary>
    public int? MadeFrom => int.TryParse(Entered["version"], out var version) ? version : null;

    /// <summary>The form of a rule, with its preview.</summary>
    public static async ValueTask<RuleEditor> Begin(OfficeParts parts, Here here, AutomationRule rule, Automation? known)
    {
        var editor = new RuleEditor(RuleForm.Of(rule, here.Language), known);
        editor.Entered["version"] = $"{known?.Current.Number}";
        editor.Preview = await RulePreview.Of(parts, here, rule, known);
        return editor;
    }

    /// <summary>The form as it was sent, and its rule; null = a field is wrong.</summary>
    public static async ValueTask<(RuleEditor Editor, AutomationRule? Rule)> Read(OfficeParts parts, Here here, IFormCollection form, Automation? known)
    {
        var editor = new RuleEditor(new Entered(form, Freshness.Field), known);
        var settings = here.View!.Settings;
        var rule = RuleForm.Read(editor.Entered, settings.Currency, settings.Country);
        if (rule is not null)
        {
            editor.Preview = await RulePreview.Of(parts, here, rule, known);
        }

        return (editor, rule);
    }
}
