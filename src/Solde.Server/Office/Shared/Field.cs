using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Solde.Server.Office.Shared;

/// <summary>A field of a form: its label, its hint, and what is wrong with it, tied together for those who hear the page.</summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Field : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public required string Name { get; set; }

    public required Text Label { get; set; }

    /// <summary>Its id on the page, where several forms have a field of that name; otherwise its name.</summary>
    public string Id { get => field ?? Name; set; }

    /// <summary>What was entered.</summary>
    public required Entered In { get; set; }

    public Text? Hint { get; set; }

    /// <summary>Values for the hint's places.</summary>
    public object? HintValue { get; set; }

    /// <summary>The input's type, or <c>select</c>.</summary>
    public string Type { get; set; } = "text";

    public string? Autocomplete { get; set; }

    public string? Inputmode { get; set; }

    public int? Most { get; set; }

    public bool Optional { get; set; }

    /// <summary>What may be chosen, for <c>select</c>.</summary>
    public IEnumerable<(string Value, string Shown)> Options { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var language = Here.Of(ViewContext.HttpContext).Language;
        var (hintId, wrongId) = ($"{Id}-hint", $"{Id}-wrong");
        var wrong = In.WrongWith(Name);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "mb-3");

        var label = new TagBuilder("label");
        label.AddCssClass("form-label");
        label.Attributes["for"] = Id;
        label.InnerHtml.Append(Label.In(language));
        output.Content.AppendHtml(label);

        var described = $"{(wrong is null ? "" : wrongId)} {(Hint is null ? "" : hintId)}".Trim();
        output.Content.AppendHtml(Input(wrong is not null, described));
        if (wrong is { } problem)
        {
            output.Content.AppendHtml(Note(wrongId, "invalid-feedback", problem.Text.In(language, problem.Values.AsSpan())));
        }

        if (Hint is { } hint)
        {
            output.Content.AppendHtml(Note(hintId, "form-hint", hint.In(language, HintValue)));
        }
    }

    private TagBuilder Input(bool isWrong, string described)
    {
        var isSelect = Type == "select";
        var input = new TagBuilder(isSelect ? "select" : "input");
        input.AddCssClass(isSelect ? "form-select" : "form-control");
        (input.Attributes["id"], input.Attributes["name"]) = (Id, Name);
        Set(input, "aria-describedby", described.Length > 0 ? described : null);
        Set(input, "autocomplete", Autocomplete);
        Set(input, "required", Optional ? null : "required");
        if (isWrong)
        {
            input.AddCssClass("is-invalid");
            input.Attributes["aria-invalid"] = "true";
        }

        if (isSelect)
        {
            foreach (var (value, shown) in Options)
            {
                var option = new TagBuilder("option");
                option.Attributes["value"] = value;
                Set(option, "selected", value == In[Name] ? "selected" : null);
                option.InnerHtml.Append(shown);
                input.InnerHtml.AppendHtml(option);
            }

            return input;
        }

        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = Type;
        Set(input, "inputmode", Inputmode);
        Set(input, "maxlength", Most?.ToString(CultureInfo.InvariantCulture));
        Set(input, "value", Type == "password" ? null : In[Name]); // A password is never sent back.
        return input;
    }

    private static TagBuilder Note(string id, string style, string text)
    {
        var note = new TagBuilder("div");
        note.Attributes["id"] = id;
        note.AddCssClass(style);
        note.InnerHtml.Append(text);
        return note;
    }

    private static void Set(TagBuilder tag, string attribute, string? value)
    {
        if (value is not null)
        {
            tag.Attributes[attribute] = value;
        }
    }
}
