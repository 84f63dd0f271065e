using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Solde.Server.Office.Shared;

/// <summary>What stands in place of a list in which there is nothing.</summary>
[HtmlTargetElement("empty", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Empty : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Why there is nothing, or what would come here.</summary>
    public required Text Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "card");
        var body = new TagBuilder("div");
        body.AddCssClass("card-body text-center text-secondary py-5");
        body.InnerHtml.Append(Text.In(Here.Of(ViewContext.HttpContext).Language));
        output.Content.AppendHtml(body);
    }
}
