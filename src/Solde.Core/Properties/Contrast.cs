using System.Globalization;

namespace Solde.Core.Properties;

/// <summary>How well two colours stand out from each other (WCAG 2, 1.4.3): for a property's own colour, which may be any.</summary>
public static class Contrast
{
    /// <summary>The least for words of ordinary size (level AA).</summary>
    public const double Words = 4.5;

    /// <summary>The least for the outline of something to press (1.4.11).</summary>
    public const double Outlines = 3;

    // The luminance above which black stands out more than white; on either side it is more than Words.
    private const double Middle = 0.179;

    /// <summary>The ratio of two colours, 1 to 21.</summary>
    /// <param name="one">As in <see cref="Branding.Color"/>.</param>
    /// <param name="other">The same.</param>
    public static double Of(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>What words on a colour are written in: black or white, whichever stands out more.</summary>
    /// <param name="color">As in <see cref="Branding.Color"/>.</param>
    public static string InkOn(string color) => Luminance(color) > Middle ? "#000000" : "#ffffff";

    private static double Luminance(string color) => (0.2126 * Linear(color[1..3])) + (0.7152 * Linear(color[3..5])) + (0.0722 * Linear(color[5..7]));

    private static double Linear(string part)
    {
        var share = int.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
