using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Solde.Server.Backtest;

/// <summary>HTML that may stand in a page as it is.</summary>
internal readonly record struct HtmlText(string Text)
{
    public static HtmlText None { get; } = new("");

    /// <summary>HTML in which everything that is put into it is made harmless, but for HTML.</summary>
    public static HtmlText Of(HtmlHandler html) => new(html.ToText());

    /// <summary>Pieces one after the other.</summary>
    public static HtmlText Join(IEnumerable<HtmlText> pieces) => new(string.Concat(pieces.Select(piece => piece.Text)));

    public override string ToString() => Text;
}

/// <summary>Puts an interpolated string of HTML together.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlHandler
{
    /// <summary>Escapes what HTML gives a meaning to, and leaves letters of all languages as they are.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder html;

    public HtmlHandler(int literalLength, int formattedCount) => html = new StringBuilder(literalLength + (16 * formattedCount));

    public void AppendLiteral(string literal) => html.Append(literal);

    public void AppendFormatted(HtmlText part) => html.Append(part.Text);

    public void AppendFormatted(string? text) => html.Append(Encoder.Encode(text ?? ""));

    public void AppendFormatted(int number) => html.Append(number);

    /// <summary>A coordinate: one decimal is finer than a screen shows.</summary>
    public void AppendFormatted(double number) => html.Append(Math.Round(number, 1));

    public string ToText() => html.ToString();
}
