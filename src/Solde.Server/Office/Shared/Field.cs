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

    /// <summary>Its id on the page, where several forms have a field of that name; otherwise its name, with the name of the act around it.</summary>
    public string? Id { get; set; }

    /// <summary>What was entered; within an <c>act</c> that is known.</summary>
    public Entered In { get; set; } = null!;

    public Text? Hint { get; set; }

    /// <summary>Values for the hint's places.</summary>
    public object? HintValue { get; set; }

    /// <summary>The input's type, <c>select</c>, <c>textarea</c> or <c>checkbox</c>.</summary>
    public string Type { get; set; } = "text";

    /// <summary>How many lines are seen, for <c>textarea</c>.</summary>
    public int Rows { get; set; } = 6;

    /// <summary>What stands in it before anybody entered something.</summary>
    public string? Value { get; set; }

    /// <summary>A box is ticked before anybody touches it.</summary>
    public bool Ticked { get; set; }

    public string? Autocomplete { get; set; }

    public string? Inputmode { get; set; }

    public int? Most { get; set; }

    public bool Optional { get; set; }

    /// <summary>What may be chosen, for <c>select</c>.</summary>
    public IEnumerable<(string Value, string Shown)> Options { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Act.Around(context) is { } act)
        {
            Id ??= act.IdOf(Name);
            In ??= act.Entered;
        }

        Id ??= Name;
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
            input.Attributes["autofocus"] = "autofocus"; // What is wrong is in sight.
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
            Set(option, "selected", value == (In.Has(Name) ? In[Name] : Value) ? "selected" : null);
            option.InnerHtml.Append(shown);
            input.InnerHtml.AppendHtml(option);
        }
    }

    private void SetValue(TagBuilder input)
    {
        if (Type == Checkbox)
        {
            input.Attributes["value"] = Entered.Ticked;
            Set(input, "checked", Ticked || In.Is(Name) ? "checked" : null);
            return;
        }

        Set(input, "inputmode", Inputmode);
        Set(input, "maxlength", Most?.ToString(CultureInfo.InvariantCulture));
        Set(input, "value", Type == "password" ? null : In.Has(Name) ? In[Name] : Value); // A password is never sent back.
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
