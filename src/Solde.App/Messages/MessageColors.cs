using Solde.Core.Properties;

namespace Solde.App.Messages;

/// <summary>What a message is coloured with, in light and in dark: Solde's colour, or the property's own, with which everything can still be read.</summary>
/// <param name="Button">The button, and the band at the top.</param>
/// <param name="Ink">The words on the button.</param>
/// <param name="Edge">Around the button: where it would be lost on the page, a grey.</param>
/// <param name="Link">Links.</param>
/// <param name="DarkButton">As <paramref name="Button"/>, on dark pages.</param>
/// <param name="DarkInk">As <paramref name="Ink"/>, on dark pages.</param>
/// <param name="DarkEdge">As <paramref name="Edge"/>, on dark pages.</param>
/// <param name="DarkLink">As <paramref name="Link"/>, on dark pages.</param>
internal sealed record MessageColors(string Button, string Ink, string Edge, string Link, string DarkButton, string DarkInk, string DarkEdge, string DarkLink)
{
    internal const string Page = "#f2f4f5";
    internal const string Card = "#ffffff";
    internal const string Text = "#17212a";
    internal const string Soft = "#5a6872";
    internal const string DarkPage = "#14191d";
    internal const string DarkCard = "#1e252b";
    internal const string DarkText = "#e9edf0";
    internal const string DarkSoft = "#a3afb8";

    private static readonly MessageColors Own = new("#0b6b5d", "#ffffff", "#0b6b5d", "#0b6b5d", "#4cc3ae", "#0d1a18", "#4cc3ae", "#6fd3c1");

    /// <summary>The colours.</summary>
    /// <param name="color">The property's (<see cref="Branding.Color"/>); empty = Solde's.</param>
    internal static MessageColors Of(string color)
    {
        if (!IsColor(color))
        {
            return Own;
        }

        var ink = Contrast.InkOn(color);
        return new MessageColors(
            color, ink, Contrast.Of(color, Card) < Contrast.Outlines ? Soft : color, Contrast.Of(color, Page) < Contrast.Words ? Text : color,
            color, ink, Contrast.Of(color, DarkCard) < Contrast.Outlines ? DarkSoft : color, Contrast.Of(color, DarkCard) < Contrast.Words ? DarkText : color);
    }

    // It goes into a style sheet, and rows are only as good as who wrote them.
    private static bool IsColor(string text) => text.Length == 7 && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);
}
