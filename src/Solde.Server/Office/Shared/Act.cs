using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Solde.Server.Office.Shared;

/// <summary>A form that does something: a button, or a line that unfolds where there is something to enter or to confirm. Fields in it need neither
/// an id nor what was entered. When it was refused it is open and says why.</summary>
[HtmlTargetElement("act")]
public sealed class Act(IHtmlGenerator html) : TagHelper
{
    /// <summary>The field that names what is to be done.</summary>
    public const string NameField = "act";

    /// <summary>The field that tells forms apart which do the same.</summary>
    public const string KeyField = "key";

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>What it does, as the API names it.</summary>
    public required string Name { get; set; }

    public required Text Label { get; set; }

    /// <summary>The forms of the page.</summary>
    public required Acts In { get; set; }

    /// <summary>Which of several forms that do the same.</summary>
    public string Key { get; set; } = "";

    /// <summary>Where it is sent; null = this page.</summary>
    public string? To { get; set; }

    /// <summary>Where one goes after it; null = to the page that does it.</summary>
    public string? ReturnUrl { get; set; }

    /// <summary>It is one button, asking nothing.</summary>
    public bool AtOnce { get; set; }

    /// <summary>What one would most likely want to do.</summary>
    public bool Primary { get; set; }

    /// <summary>It cannot be taken back.</summary>
    public bool Danger { get; set; }

    /// <summary>What one should know before.</summary>
    public Text? Hint { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var here = Here.Of(ViewContext.HttpContext);
        context.Items[typeof(Act)] = this;
        var isRefused = In.IsRefused(Name, Key);
        var form = new TagBuilder("form");
        (form.Attributes["method"], form.Attributes["novalidate"]) = ("post", "novalidate");
        if (To is not null)
        {
            form.Attributes["action"] = To;
        }

        form.InnerHtml.AppendHtml(html.GenerateAntiforgery(ViewContext)).AppendHtml(Hidden(NameField, Name));
        if (Key.Length > 0)
        {
            form.InnerHtml.AppendHtml(Hidden(KeyField, Key));
        }

        if (ReturnUrl is not null)
        {
            form.InnerHtml.AppendHtml(Hidden("returnUrl", ReturnUrl));
        }

        if (isRefused && In.Refusal is { } refusal)
        {
            form.InnerHtml.AppendHtml(Part("div", "alert alert-danger", refusal.In(here.Language), ("role", "alert"), ("tabindex", "-1"), ("autofocus", "autofocus")));
        }

        if (Hint is { } hint)
        {
            form.InnerHtml.AppendHtml(Part("p", "text-secondary mb-2", hint.In(here.Language)));
        }

        form.InnerHtml.AppendHtml(await output.GetChildContentAsync());
        var style = Danger ? "btn btn-danger" : Primary || !AtOnce ? "btn btn-primary" : "btn";
        form.InnerHtml.AppendHtml(Part("button", style, Label.In(here.Language), ("type", "submit")));
        output.TagMode = TagMode.StartTagAndEndTag;
        if (AtOnce)
        {
            output.TagName = "div";
            output.Attributes.SetAttribute("class", "act");
            output.Content.SetHtmlContent(form);
            return;
        }

        output.TagName = "details";
        output.Attributes.SetAttribute("class", "act");
        if (isRefused)
        {
            output.Attributes.SetAttribute("open", "open");
        }

        output.Content.SetHtmlContent(Part("summary", "", Label.In(here.Language))).AppendHtml(form);
    }

    /// <summary>The id of a field of this form.</summary>
    internal string IdOf(string field) => Key.Length == 0 ? $"{Name}-{field}" : $"{Name}-{Key}-{field}";

    /// <summary>What was entered into this form.</summary>
    internal Entered Entered => In.For(Name, Key);

    /// <summary>The form around a tag helper; null = there is none.</summary>
    internal static Act? Around(TagHelperContext context) => context.Items.TryGetValue(typeof(Act), out var act) ? (Act)act : null;

    private static TagBuilder Hidden(string name, string value)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        (input.Attributes["type"], input.Attributes["name"], input.Attributes["value"]) = ("hidden", name, value);
        return input;
    }

    private static TagBuilder Part(string tag, string style, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var part = new TagBuilder(tag);
        if (style.Length > 0)
        {
            part.AddCssClass(style);
        }

        foreach (var (name, value) in attributes)
        {
            part.Attributes[name] = value;
        }

        part.InnerHtml.Append(text);
        return part;
    }
}
