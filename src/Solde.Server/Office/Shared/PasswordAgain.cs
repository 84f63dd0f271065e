using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Shared;

/// <summary>Asks for the password where a fresh sign-in is needed and the last one was too long ago; otherwise nothing
/// (<see cref="Freshness.Confirm"/>).</summary>
[HtmlTargetElement("password-again", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PasswordAgain : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Its id on the page, where several forms ask for it.</summary>
    public string? Id { get; set; }

    /// <summary>What was entered; within an <c>act</c> that is known.</summary>
    public Entered In { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Here.Of(ViewContext.HttpContext).IsFresh)
        {
            output.SuppressOutput();
            return;
        }

        new Field
        {
            ViewContext = ViewContext, Name = Freshness.Field, Id = Id, Label = SignInTexts.YourPassword, Hint = SignInTexts.WhyPassword, In = In,
            Type = "password", Autocomplete = "current-password", Most = SignInLimits.LongestPassword,
        }.Process(context, output);
    }
}
