using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Solde.Core.Properties;

namespace Solde.Server.Guests;

/// <summary>A property's colour as a stylesheet of its own: pages hold no style themselves. It never changes: another colour has another address.</summary>
internal static class PropertyColor
{
    /// <summary>Where the stylesheet of a colour is.</summary>
    /// <param name="color"><c>#0b6b5d</c>.</param>
    public static string Of(string color) => $"/colour/{color[1..]}.css";

    /// <summary>Serves the stylesheets.</summary>
    public static void Map(WebApplication app) => app.MapGet("/colour/{digits:regex(^[0-9a-f]{{6}}$)}.css", (string digits, HttpResponse response) =>
    {
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Text(Css(digits), "text/css");
    });

    private static string Css(string digits) =>
        $".button:not(.other){{background:#{digits};border-color:#{digits};color:{Contrast.InkOn($"#{digits}")}}}.button:focus-visible{{outline-color:#{digits}}}";
}
