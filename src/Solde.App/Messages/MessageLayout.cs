using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Solde.App.Messages;

/// <summary>The one HTML page that all messages share: a column of at most 600 pixels, styles in line because many mail programs drop style
/// sheets, and a sheet on top for dark mode and telephones where it is kept. Composed here rather than by the template engine, which would
/// cost some 60 ms at the first message.</summary>
internal static class MessageLayout
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Head = """
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
        <style>
          @media (prefers-color-scheme: dark) {
            .page { background: #14191d !important; }
            .card { background: #1e252b !important; border-color: #333c44 !important; }
            .ink { color: #e9edf0 !important; }
            .soft { color: #a3afb8 !important; }
            .rule { border-color: #333c44 !important; }
            .todo { background: #2b2a1f !important; border-color: #d8a93a !important; }
            .button { background: #4cc3ae !important; color: #0d1a18 !important; }
            .link { color: #6fd3c1 !important; }
          }
          @media (max-width: 480px) {
            .card { padding: 24px 20px !important; }
            .button { display: block !important; }
          }
        </style>
        """;

    private const string Fonts = "-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

    /// <summary>The page. Everything in <paramref name="parts"/> is plain text and encoded here.</summary>
    internal static string Page(MessageParts parts, ILanguage language, IReadOnlyDictionary<string, string> data, string footer)
    {
        var (property, link) = (data[MessageData.PropertyName], data[MessageData.Link]);
        var hasButton = parts.Action.Length > 0 && link.Length > 0;
        var button = hasButton ? Button(parts.Action, link) : "";
        var byHand = hasButton ? LinkByHand(link, language) : "";
        return $"""
            <!DOCTYPE html>
            <html lang="{language.Code}">
            <head>
            {Head}
            <title>{Encode(parts.Subject)}</title>
            </head>
            <body class="page" style="margin:0;padding:0;background:#f2f4f5;-webkit-text-size-adjust:100%">
            <div class="page" role="main" style="background:#f2f4f5;padding:24px 12px;font-family:{Fonts};font-size:16px;line-height:1.55">
            <!--[if mso]><table role="presentation" align="center" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
            <div style="max-width:600px;margin:0 auto">
            <p class="soft" style="margin:0 0 12px;padding:0 4px;color:#5a6872;font-size:15px;font-weight:600">{From(data[MessageData.Logo], property)}</p>
            <div class="card" style="background:#ffffff;border:1px solid #dfe4e7;border-radius:10px;padding:32px 36px">
            <h1 class="ink" style="margin:0 0 20px;color:#17212a;font-size:24px;line-height:1.25;font-weight:650">{Encode(parts.Title)}</h1>
            {Each(parts.Before, Paragraph)}{NextStep(parts.Next, language)}{Summary(parts.Facts)}{button}{Each(parts.After, Note)}{OwnWords(data[MessageData.MailText])}{byHand}</div>
            <p class="soft" style="margin:16px 0 0;padding:0 4px;color:#5a6872;font-size:13px">{Encode(footer)}{Links(data, language)}</p>
            </div>
            <!--[if mso]></td></tr></table><![endif]-->
            </div>
            </body>
            </html>

            """;
    }

    // A mail program that shows no pictures shows the name instead.
    private static string From(string logo, string property) => logo.Length == 0 ? Encode(property) : $"""
        <img src="{Encode(logo)}" alt="{Encode(property)}" height="48" style="display:block;border:0;height:48px;max-width:280px;object-fit:contain">
        """;

    private static string OwnWords(string text) => text.Length == 0 ? "" : $"""
        <p class="ink" style="margin:20px 0 0;color:#17212a">{Encode(text)}</p>

        """;

    private static string Links(IReadOnlyDictionary<string, string> data, ILanguage language) =>
        string.Concat(MessageText.LinksOf(data, language).Select(link => $"""
            <br><a class="link" href="{Encode(link.Address)}" style="color:#0b6b5d">{Encode(link.Words)}</a>
            """));

    private static string Paragraph(string text) => $"""
        <p class="ink" style="margin:0 0 16px;color:#17212a">{Encode(text)}</p>

        """;

    private static string Note(string text) => $"""
        <p class="soft" style="margin:12px 0 0;color:#5a6872;font-size:14px">{Encode(text)}</p>

        """;

    private static string NextStep(string next, ILanguage language) => next.Length == 0 ? "" : $"""
        <div class="todo" style="margin:4px 0 20px;padding:14px 18px;background:#fdf6e3;border-left:4px solid #d9a11b">
        <p class="ink" style="margin:0 0 2px;color:#17212a;font-size:14px;font-weight:650">{Encode(language.ToDo)}</p>
        <p class="ink" style="margin:0;color:#17212a">{Encode(next)}</p>
        </div>

        """;

    private static string Summary(ImmutableArray<MessageFact> facts) => facts.IsEmpty ? "" : $"""
        <table class="rule" style="width:100%;border-collapse:collapse;margin:4px 0 24px;border-bottom:1px solid #e6eaec;font-size:15px">
        {Each(facts, Row)}</table>

        """;

    private static string Row(MessageFact fact) => $"""
        <tr>
        <th class="soft rule" scope="row" style="{Cell};padding-right:12px;color:#5a6872;font-weight:400;text-align:left">{Encode(fact.Label)}</th>
        <td class="ink rule" style="{Cell};color:#17212a;text-align:right;word-break:break-word{(fact.Strong ? ";font-weight:700" : "")}">{Encode(fact.Value)}</td>
        </tr>

        """;

    private const string Cell = "padding:9px 0;border-top:1px solid #e6eaec;vertical-align:top";

    private static string Button(string action, string link) => $"""
        <p style="margin:0 0 12px"><a class="button" href="{Encode(link)}" style="{ButtonStyle}">{Encode(action)}</a></p>

        """;

    private static string LinkByHand(string link, ILanguage language) => $"""
        <p class="soft rule" style="margin:20px 0 0;padding-top:14px;border-top:1px solid #e6eaec;color:#5a6872;font-size:13px">{Encode(language.LinkByHand)}<br>
        <a class="link" href="{Encode(link)}" style="color:#0b6b5d;word-break:break-all">{Encode(link)}</a></p>

        """;

    private const string ButtonStyle =
        "display:inline-block;padding:14px 30px;background:#0b6b5d;border-radius:8px;color:#ffffff;font-weight:650;text-align:center;text-decoration:none";

    private static string Each<T>(ImmutableArray<T> items, Func<T, string> write) => string.Concat(items.Select(write));

    private static string Encode(string text) => Encoder.Encode(text);
}
