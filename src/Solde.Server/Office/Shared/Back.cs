using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Solde.Server.Office.Shared;

/// <summary>The way back from a page to the one it is part of; it stands over the title.</summary>
[HtmlTargetElement("back", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Back : TagHelper
{
    /// <summary>Where it leads.</summary>
    public required string Href { get; set; }

    /// <summary>What is there.</summary>
    public required string Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "back");
        output.Attributes.SetAttribute("href", Href);
        output.Content.Append($"← {Text}");
    }
}
