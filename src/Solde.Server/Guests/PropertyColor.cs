using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

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
        $".button:not(.other){{background:#{digits};border-color:#{digits};color:{(IsLight(digits) ? "#000" : "#fff")}}}.button:focus-visible{{outline-color:#{digits}}}";

    // By the luminance of WCAG 2: above it black stands out more than white.
    private static bool IsLight(string digits)
    {
        const double middle = 0.179;
        var luminance = (0.2126 * Linear(digits[..2])) + (0.7152 * Linear(digits[2..4])) + (0.0722 * Linear(digits[4..]));
        return luminance > middle;
    }

    private static double Linear(string part)
    {
        var share = int.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
