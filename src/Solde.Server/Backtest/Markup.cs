using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Solde.Server.Backtest;

/// <summary>HTML that may stand in a page as it is.</summary>
internal readonly record struct Markup(string Text)
{
    public static Markup None { get; } = new("");

    /// <summary>Text, made harmless.</summary>
    public static Markup Of(string text) => new(WebUtility.HtmlEncode(text));

    /// <summary>HTML in which everything that is put into it is made harmless, but for markup.</summary>
    public static Markup Html(MarkupHandler html) => new(html.ToText());

    /// <summary>Pieces one after the other.</summary>
    public static Markup Join(IEnumerable<Markup> pieces) => new(string.Concat(pieces.Select(piece => piece.Text)));

    public override string ToString() => Text;
}

/// <summary>Puts an interpolated string of HTML together.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupHandler
{
    private readonly StringBuilder html;

    public MarkupHandler(int literalLength, int formattedCount) => html = new StringBuilder(literalLength + (16 * formattedCount));

    public void AppendLiteral(string literal) => html.Append(literal);

    public void AppendFormatted(Markup markup) => html.Append(markup.Text);

    public void AppendFormatted(string? text) => html.Append(WebUtility.HtmlEncode(text));

    public void AppendFormatted(int number) => html.Append(number);

    /// <summary>A coordinate: one decimal is finer than a screen shows.</summary>
    public void AppendFormatted(double number) => html.Append(Math.Round(number, 1));

    public string ToText() => html.ToString();
}
