using Microsoft.AspNetCore.WebUtilities;
using Solde.Gateways.Sandbox;

namespace Solde.Server.Sandbox.Pages;

/// <summary>The way from a page back to the product, which is told nothing there but the page's id.</summary>
internal static class WayBack
{
    /// <summary>Where the guest is sent.</summary>
    public static string Of(LedgerPage page) => QueryHelpers.AddQueryString(InLetters(page).AbsoluteUri, "page", page.Id);

    /// <summary>Scheme, host and port of it.</summary>
    public static string OriginOf(LedgerPage page) => InLetters(page).GetLeftPart(UriPartial.Authority);

    // A header holds letters of ASCII only: a name in others as the network knows it.
    private static Uri InLetters(LedgerPage page) => new UriBuilder(page.Order.Back) { Host = page.Order.Back.IdnHost }.Uri;
}
