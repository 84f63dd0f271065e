using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Solde.App.Messages;

/// <summary>The one HTML page that all messages share: a column of at most 600 pixels, styles in line because many mail programs drop style
/// sheets, and a sheet on top for dark mode and telephones where it is kept. Composed here rather than by the template engine, which would
/// cost some 60 ms at the first message.</summary>
internal static class MessageLayout
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static string Head(MessageColors colors) => $$"""
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
        <style>
          @media (prefers-color-scheme: dark) {
            .page { background: {{MessageColors.DarkPage}} !important; }
            .card { background: {{MessageColors.DarkCard}} !important; border-color: #333c44 !important; }
            .ink { color: {{MessageColors.DarkText}} !important; }
            .soft { color: {{MessageColors.DarkSoft}} !important; }
            .rule { border-color: #333c44 !important; }
            .todo { background: #2b2a1f !important; border-color: #d8a93a !important; }
            .bank { background: #262f36 !important; }
            .band { background: {{colors.DarkButton}} !important; }
            .button { background: {{colors.DarkButton}} !important; border-color: {{colors.DarkEdge}} !important; color: {{colors.DarkInk}} !important; }
            .link { color: {{colors.DarkLink}} !important; }
            .logo { background: #ffffff !important; padding: 8px 12px !important; border-radius: 8px !important; }
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
        var colors = MessageColors.Of(data[MessageData.Color]);
        var hasButton = parts.Action.Length > 0 && link.Length > 0;
        var button = hasButton ? Button(parts.Action, link, colors) : "";
        var byHand = hasButton ? LinkByHand(link, language, colors) : "";
        return $"""
            <!DOCTYPE html>
            <html lang="{language.Code}">
            <head>
            {Head(colors)}
            <title>{Encode(parts.Subject)}</title>
            </head>
            <body class="page" style="margin:0;padding:0;background:#f2f4f5;-webkit-text-size-adjust:100%">
            <div style="display:none;max-height:0;overflow:hidden">{Encode(Glimpse(parts))}</div>
            <div class="page" role="main" style="background:#f2f4f5;padding:24px 12px;font-family:{Fonts};font-size:16px;line-height:1.55">
            <!--[if mso]><table role="presentation" align="center" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
            <div style="max-width:600px;margin:0 auto">
            <p class="soft" style="margin:0 0 12px;padding:0 4px;color:#5a6872;font-size:15px;font-weight:600">{From(data[MessageData.Logo], property)}</p>
            <div class="band" style="height:6px;border-radius:10px 10px 0 0;background:{colors.Button};font-size:0;line-height:6px"></div>
            <div class="card" style="background:#ffffff;border:1px solid #dfe4e7;border-top:0;border-radius:0 0 10px 10px;padding:30px 36px 32px">
            <h1 class="ink" style="margin:0 0 20px;color:#17212a;font-size:24px;line-height:1.25;font-weight:650">{Encode(parts.Title)}</h1>
            {Each(parts.Before, Paragraph)}{NextStep(parts.Next, language)}{Summary(parts.Facts)}{Account(parts.Transfer, language)}{button}{Each(parts.After, Note)}{OwnWords(data[MessageData.MailText])}{byHand}</div>
            <p class="soft" style="margin:16px 0 0;padding:0 4px;color:#5a6872;font-size:13px">{Encode(footer)}{Links(data, language, colors)}</p>
            </div>
            <!--[if mso]></td></tr></table><![endif]-->
            </div>
            </body>
            </html>

            """;
    }

    // What lists of messages show beside the subject: the first sentences, not the property's name once more.
    private static string Glimpse(MessageParts parts) => parts.Before.FirstOrDefault(paragraph => !paragraph.EndsWith(',')) ?? parts.Title;

    // A mail program that shows no pictures shows the name instead.
    private static string From(string logo, string property) => logo.Length == 0 ? Encode(property) : $"""
        <img class="logo" src="{Encode(logo)}" alt="{Encode(property)}" height="48" style="display:block;border:0;height:48px;max-width:280px;object-fit:contain">
        """;

    private static string OwnWords(string text) => text.Length == 0 ? "" : $"""
        <p class="ink" style="margin:20px 0 0;color:#17212a">{Encode(text)}</p>

        """;

    private static string Links(IReadOnlyDictionary<string, string> data, ILanguage language, MessageColors colors) =>
        string.Concat(MessageText.LinksOf(data, language).Select(link => $"""
            <br><a class="link" href="{Encode(link.Address)}" style="color:{colors.Link}">{Encode(link.Words)}</a>
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

    // The account is set apart: it is copied into another program, line by line.
    private static string Account(ImmutableArray<MessageFact> facts, ILanguage language) => facts.IsEmpty ? "" : $"""
        <div class="bank" style="margin:0 0 24px;padding:14px 18px 8px;background:#f2f4f5;border-radius:8px">
        <h2 class="ink" style="margin:0 0 6px;color:#17212a;font-size:15px;font-weight:650">{Encode(language.BankDetails)}</h2>
        {Each(facts, Line)}</div>

        """;

    private static string Line(MessageFact fact) => $"""
        <p class="soft" style="margin:0 0 8px;color:#5a6872;font-size:14px">{Encode(fact.Label)}<br>
        <span class="ink" style="color:#17212a;font-size:16px;font-weight:600;word-break:break-word">{Encode(fact.Value)}</span></p>

        """;

    private static string Row(MessageFact fact) => $"""
        <tr>
        <th class="soft rule" scope="row" style="{Cell};padding-right:12px;color:#5a6872;font-weight:400;text-align:left">{Encode(fact.Label)}</th>
        <td class="ink rule" style="{Cell};color:#17212a;text-align:right;word-break:break-word{(fact.Strong ? ";font-size:17px;font-weight:700" : "")}">{Encode(fact.Value)}</td>
        </tr>

        """;

    private const string Cell = "padding:9px 0;border-top:1px solid #e6eaec;vertical-align:top";

    private static string Button(string action, string link, MessageColors colors) => $"""
        <p style="margin:0 0 12px"><a class="button" href="{Encode(link)}" style="{ButtonStyle};background:{colors.Button};border:1px solid {colors.Edge};color:{colors.Ink}">{Encode(action)}</a></p>

        """;

    private static string LinkByHand(string link, ILanguage language, MessageColors colors) => $"""
        <p class="soft rule" style="margin:20px 0 0;padding-top:14px;border-top:1px solid #e6eaec;color:#5a6872;font-size:13px">{Encode(language.LinkByHand)}<br>
        <a class="link" href="{Encode(link)}" style="color:{colors.Link};word-break:break-all">{Encode(link)}</a></p>

        """;

    private const string ButtonStyle =
        "display:inline-block;padding:14px 30px;border-radius:8px;font-weight:650;text-align:center;text-decoration:none";

    private static string Each<T>(ImmutableArray<T> items, Func<T, string> write) => string.Concat(items.Select(write));

    private static string Encode(string text) => Encoder.Encode(text);
}
