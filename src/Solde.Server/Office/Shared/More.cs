using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Solde.Server.Office.Shared;

/// <summary>The way to the next page of a list; nothing where there is none.</summary>
[HtmlTargetElement("more", TagStructure = TagStructure.WithoutEndTag)]
public sealed class More : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Its address; null = this is the last. (A template gives a text that is null as an empty one.)</summary>
    public string? Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(Href))
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "btn mt-3");
        output.Attributes.SetAttribute("href", Href);
        output.Content.Append(SharedTexts.More.In(Here.Of(ViewContext.HttpContext).Language));
    }
}
