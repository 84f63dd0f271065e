using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Solde.Guests;

/// <summary>A guest with a link, an address and cookies of their own, as a proxy before the server lets them through.</summary>
/// <param name="http">The proxy's connections.</param>
/// <param name="guest">Who.</param>
/// <param name="number">How many came before.</param>
internal sealed partial class Visitor(HttpClient http, Invited guest, int number)
{
    private readonly Dictionary<string, string> cookies = [];
    private readonly string from = string.Create(CultureInfo.InvariantCulture, $"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}");
    private string page = "";
    private string token = "";

    /// <summary>Does a step.</summary>
    /// <returns>How many bytes the answer's body had.</returns>
    /// <exception cref="InvalidOperationException">The answer is not the one that the step must have.</exception>
    public async Task<int> Do(Step step) => step switch
    {
        Step.Link => await Open(),
        Step.PayPage => await Look(step, page),
        Step.Portal => await Look(step, page + "/booking"),
        Step.ChooseTransfer => await Choose(step, "BankTransfer", to => to == page),
        Step.ChooseCard => await Choose(step, "Card", to => to.Contains("://", StringComparison.Ordinal)),
    };

    private async Task<int> Open()
    {
        using var answer = await Send(HttpMethod.Get, $"/pay/{guest.Secret}", content: null);
        page = LeadsTo(Step.Link, answer);
        return page.StartsWith("/stay/", StringComparison.Ordinal) && !page.Contains('?', StringComparison.Ordinal)
            ? (await answer.Content.ReadAsByteArrayAsync()).Length
            : throw Wrong(Step.Link, answer, page);
    }

    private async Task<int> Look(Step step, string at)
    {
        using var answer = await Send(HttpMethod.Get, at, content: null);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var html = System.Text.Encoding.UTF8.GetString(bytes);
        if (answer.StatusCode != HttpStatusCode.OK || !html.Contains(guest.Reference, StringComparison.Ordinal))
        {
            throw Wrong(step, answer, html);
        }

        token = TokenOf.Match(html) is { Success: true } found ? found.Groups["value"].Value : token;
        return bytes.Length;
    }

    private async Task<int> Choose(Step step, string method, Func<string, bool> isRight)
    {
        using var form = new FormUrlEncodedContent([new("method", method), new("__RequestVerificationToken", token)]);
        using var answer = await Send(HttpMethod.Post, page, form);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var to = LeadsTo(step, answer);
        return isRight(to) ? bytes.Length : throw Wrong(step, answer, to);
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string at, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(at, UriKind.Relative)) { Content = content };
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", from);
        request.Headers.TryAddWithoutValidation("Accept-Language", "fr");
        if (cookies.Count > 0)
        {
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        var answer = await http.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            cookies[pair[0]] = pair[1];
        }

        return answer;
    }

    private static string LeadsTo(Step step, HttpResponseMessage answer) =>
        answer is { StatusCode: HttpStatusCode.Found or HttpStatusCode.SeeOther, Headers.Location: { } to } ? to.OriginalString : throw Wrong(step, answer, "");

    private static InvalidOperationException Wrong(Step step, HttpResponseMessage answer, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Steps.NameOf(step)}: {(int)answer.StatusCode} {what}"));

    [GeneratedRegex("__RequestVerificationToken\"[^>]* value=\"(?<value>[^\"]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenOf { get; }
}
