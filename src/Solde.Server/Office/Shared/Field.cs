using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Solde.Server.Office.Shared;

/// <summary>A field of a form: its label, its hint, and what is wrong with it, tied together for those who hear the page.</summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Field : TagHelper
{
    private const string Select = "select";
    private const string Textarea = "textarea";
    private const string Checkbox = "checkbox";

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

    /// <summary>The input's type, <c>select</c>, <c>textarea</c> or <c>checkbox</c>.</summary>
    public string Type { get; set; } = "text";

    /// <summary>How many lines are seen, for <c>textarea</c>.</summary>
    public int Rows { get; set; } = 6;

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
        output.Attributes.SetAttribute("class", Type == Checkbox ? "form-check mb-3" : "mb-3");

        var label = new TagBuilder("label");
        label.AddCssClass(Type == Checkbox ? "form-check-label" : "form-label");
        label.Attributes["for"] = Id;
        label.InnerHtml.Append(Label.In(language));

        var described = $"{(wrong is null ? "" : wrongId)} {(Hint is null ? "" : hintId)}".Trim();
        var input = Input(wrong is not null, described);
        output.Content.AppendHtml(Type == Checkbox ? input : label).AppendHtml(Type == Checkbox ? label : input);
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
        var input = new TagBuilder(Type is Select or Textarea ? Type : "input");
        input.AddCssClass(Type switch { Select => "form-select", Checkbox => "form-check-input", _ => "form-control" });
        (input.Attributes["id"], input.Attributes["name"]) = (Id, Name);
        Set(input, "aria-describedby", described.Length > 0 ? described : null);
        Set(input, "autocomplete", Autocomplete);
        Set(input, "required", Optional || Type == Checkbox ? null : "required");
        if (isWrong)
        {
            input.AddCssClass("is-invalid");
            input.Attributes["aria-invalid"] = "true";
        }

        switch (Type)
        {
            case Select:
                AddOptions(input);
                return input;
            case Textarea:
                input.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
                Set(input, "maxlength", Most?.ToString(CultureInfo.InvariantCulture));
                input.InnerHtml.Append("\n").Append(In[Name]); // The first line break is the tag's own.
                return input;
            default:
                input.TagRenderMode = TagRenderMode.SelfClosing;
                input.Attributes["type"] = Type;
                SetValue(input);
                return input;
        }
    }

    private void AddOptions(TagBuilder input)
    {
        foreach (var (value, shown) in Options)
        {
            var option = new TagBuilder("option");
            option.Attributes["value"] = value;
            Set(option, "selected", value == In[Name] ? "selected" : null);
            option.InnerHtml.Append(shown);
            input.InnerHtml.AppendHtml(option);
        }
    }

    private void SetValue(TagBuilder input)
    {
        if (Type == Checkbox)
        {
            input.Attributes["value"] = Entered.Ticked;
            Set(input, "checked", In.Is(Name) ? "checked" : null);
            return;
        }

        Set(input, "inputmode", Inputmode);
        Set(input, "maxlength", Most?.ToString(CultureInfo.InvariantCulture));
        Set(input, "value", Type == "password" ? null : In[Name]); // A password is never sent back.
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
