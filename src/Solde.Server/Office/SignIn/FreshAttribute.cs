using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Solde.Server.Office.SignIn;

/// <summary>A page for who signed in a short while ago. Others say their password again first, and come back.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FreshAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (!Here.Of(context.HttpContext).IsFresh)
        {
            context.Result = new RedirectToPageResult("/Office/Account/Again", new { returnUrl = context.HttpContext.Request.Path.Value });
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
        // Nothing is left to do.
    }
}
