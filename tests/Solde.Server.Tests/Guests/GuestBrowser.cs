using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Solde.Server.Tests.Guests;

/// <summary>What a guest's browser does of a page without scripts: it keeps cookies, fills forms and follows where it is led, also from one origin to
/// another. Cookies are kept by hand, as they are for TLS alone and nothing here is.</summary>
/// <param name="from">Where the guest is, as a proxy before the house says it.</param>
internal sealed class GuestBrowser(string from = "192.0.2.1")
{
    private const int MostSteps = 10;

    private static readonly HttpClient Http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, UseProxy = false, RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
    });

    private readonly ConcurrentDictionary<(string Site, string Name), string> cookies = new();

    /// <summary>The language that it asks for where nobody is known.</summary>
    public string Language { get; init; } = "fr";

    public string Agent { get; init; } = "Mozilla/5.0";

    /// <summary>All that it was ever answered.</summary>
    public ConcurrentQueue<GuestAnswer> Answers { get; } = new();

    public Task<GuestAnswer> Get(Uri address) => Send(HttpMethod.Get, address);

    /// <summary>Goes somewhere, and on to where that leads.</summary>
    public async Task<GuestAnswer> Visit(Uri address) => await Follow(await Get(address));

    /// <summary>Goes on to where an answer leads.</summary>
    public async Task<GuestAnswer> Follow(GuestAnswer answer)
    {
        for (var step = 0; answer.Location is { } next; step++)
        {
            Assert.True(step < MostSteps, $"{answer.At} leads on and on");
            answer = await Get(next);
        }

        return answer;
    }

    /// <summary>Presses a button of a page. Where it leads is not followed.</summary>
    /// <param name="page">The page.</param>
    /// <param name="value">The button's value; empty = the only form's.</param>
    /// <param name="typed">What was typed into the form's fields.</param>
    public Task<GuestAnswer> Press(GuestAnswer page, string value, params (string Name, string Value)[] typed)
    {
        var (to, fields) = page.Form(value);
        return Send(HttpMethod.Post, to, [.. fields, .. typed]);
    }

    /// <summary>Sends anything anywhere.</summary>
    /// <param name="method">How.</param>
    /// <param name="to">Where.</param>
    /// <param name="form">The fields of a form; null = nothing is sent.</param>
    /// <param name="headers">Further headers.</param>
    public async Task<GuestAnswer> Send(HttpMethod method, Uri to, (string Name, string Value)[]? form = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, to);
        Add("X-Forwarded-For", from);
        Add("User-Agent", Agent);
        Add("Accept-Language", Language);
        var own = cookies.Where(cookie => cookie.Key.Site == to.Authority).Select(cookie => $"{cookie.Key.Name}={cookie.Value}").ToList();
        if (own.Count > 0)
        {
            Add("Cookie", string.Join("; ", own));
        }

        foreach (var (name, value) in headers)
        {
            Add(name, value);
        }

        if (form is not null)
        {
            request.Content = new FormUrlEncodedContent(form.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        }

        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await GuestAnswer.Of(to, response);
        Keep(answer);
        Answers.Enqueue(answer);
        return answer;

        void Add(string name, string value) => Assert.True(request.Headers.TryAddWithoutValidation(name, value));
    }

    /// <summary>The cookies of an origin.</summary>
    public IReadOnlyDictionary<string, string> CookiesOf(Uri site) =>
        cookies.Where(cookie => cookie.Key.Site == site.Authority).ToDictionary(cookie => cookie.Key.Name, cookie => cookie.Value);

    /// <summary>Puts a cookie in, wherever it is from.</summary>
    public void Put(Uri site, string name, string value) => cookies[(site.Authority, name)] = value;

    private void Keep(GuestAnswer answer)
    {
        foreach (var set in answer.All("Set-Cookie"))
        {
            var pair = set.Split(';')[0].Split('=', 2);
            cookies[(answer.At.Authority, pair[0])] = pair[1];
        }
    }
}

/// <summary>What a browser was answered.</summary>
/// <param name="At">At which address.</param>
/// <param name="Status">How.</param>
/// <param name="Html">With which page.</param>
/// <param name="Headers">And which headers.</param>
internal sealed partial record GuestAnswer(Uri At, int Status, string Html, ILookup<string, string> Headers)
{
    /// <summary>Where it leads; null = nowhere.</summary>
    public Uri? Location => Header("Location") is { } to ? new Uri(At, to) : null;

    /// <summary>What a guest reads, with every blank a plain one.</summary>
    public string Text => Plain(Tag().Replace(Html[Math.Max(0, Html.IndexOf("<body", StringComparison.Ordinal))..], " "));

    public string Heading => Plain(HeadingOf().Match(Html).Groups["text"].Value);

    public static async Task<GuestAnswer> Of(Uri at, HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers).SelectMany(header => header.Value.Select(value => (header.Key, value)));
        return new GuestAnswer(
            at, (int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            headers.ToLookup(header => header.Key, header => header.value, StringComparer.OrdinalIgnoreCase));
    }

    public string? Header(string name) => Headers[name].FirstOrDefault();

    public IEnumerable<string> All(string name) => Headers[name];

    /// <summary>The form that has a button of a value, and what it would send.</summary>
    public (Uri To, (string Name, string Value)[] Fields) Form(string value)
    {
        foreach (Match form in FormOf().Matches(Html))
        {
            var button = ButtonOf().Matches(form.Value).Select(each => each.Value).FirstOrDefault(each => value.Length == 0 || Attribute(each, "value") == value);
            if (button is null)
            {
                continue;
            }

            var fields = InputOf().Matches(form.Value).Select(each => each.Value).Where(each => Attribute(each, "type") == "hidden")
                .Select(each => (Attribute(each, "name")!, Attribute(each, "value") ?? "")).ToList();
            if (Attribute(button, "name") is { } name)
            {
                fields.Add((name, value));
            }

            return (Attribute(form.Groups["tag"].Value, "action") is { Length: > 0 } action ? new Uri(At, action) : At, [.. fields]);
        }

        throw new InvalidOperationException($"{At} has no button \"{value}\": {Status} {Text}");
    }

    private static string Plain(string html) =>
        Blanks().Replace(WebUtility.HtmlDecode(html).Replace('\u00a0', ' ').Replace('\u202f', ' ').Replace('’', '\''), " ").Trim();

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\s{name}=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) is { Success: true } found
            ? WebUtility.HtmlDecode(found.Groups["value"].Value)
            : null;

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex("<h1[^>]*>(?<text>.*?)</h1>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HeadingOf();

    [GeneratedRegex("(?<tag><form[^>]*>).*?</form>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FormOf();

    [GeneratedRegex("<button[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ButtonOf();

    [GeneratedRegex("<input[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InputOf();
}
