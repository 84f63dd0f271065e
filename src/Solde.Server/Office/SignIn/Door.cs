using Microsoft.AspNetCore.Mvc;

namespace Solde.Server.Office.SignIn;

/// <summary>The way in.</summary>
internal static class Door
{
    /// <summary>Where one goes once inside: back to the page one came from, but never elsewhere.</summary>
    public static string Inside(IUrlHelper url, string? returnUrl) => url.IsLocalUrl(returnUrl) ? returnUrl! : "/";
}
