using System.Net;
using System.Text.RegularExpressions;

namespace Solde.Server.Tests.Scenarios;

/// <summary>A guest's browser, opened for one visit: it goes where it is led, keeps cookies, and sends the forms of the page it shows.</summary>
/// <param name="http">Follows no redirects and knows no cookies: those here are for safe connections only, which this one is not.</param>
internal sealed partial class GuestBrowser(HttpClient http)
{
    private const int MostHops = 10;

    private readonly Dictionary<(string Host, string Name), string> cookies = [];
    private string page = "";

    /// <summary>Where it is.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Opens an address.</summary>
    public Task Open(Uri address) => Go(address, form: null);

    /// <summary>Whether the page has a form in which this stands.</summary>
    public bool Has(string mark) => FormWith(mark) is not null;

    /// <summary>Whether the page has a button.</summary>
    public bool Has(string name, string value) => Has(Button(name, value));

    /// <summary>Presses a button, having filled in the fields beside it.</summary>
    public Task Press(string name, string value, params IEnumerable<(string Name, string Value)> fields) =>
        Submit(Button(name, value), [(name, value), .. fields]);

    /// <summary>Sends the form in which this stands, with what it holds already.</summary>
    public Task Submit(string mark, params IEnumerable<(string Name, string Value)> fields)
    {
        var form = FormWith(mark) ?? throw new InvalidOperationException($"{Address}: no form with {mark} in {page}");
        var hidden = Hidden().Matches(form.Value).Select(input => (Decoded(input, "name"), Decoded(input, "value")));
        return Go(
            new Uri(Address, Decoded(form, "action")),
            hidden.Concat(fields).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
    }

    private static string Button(string name, string value) => $"""name="{name}" value="{value}">""";

    private static string Decoded(Match match, string group) => WebUtility.HtmlDecode(match.Groups[group].Value);

    private Match? FormWith(string mark) => Form().Matches(page).FirstOrDefault(form => form.Value.Contains(mark, StringComparison.Ordinal));

    private async Task Go(Uri address, IEnumerable<KeyValuePair<string, string>>? form)
    {
        for (var hops = 0; hops < MostHops; hops++)
        {
            using var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, address);
            request.Content = form is null ? null : new FormUrlEncodedContent(form);
            request.Headers.TryAddWithoutValidation(
                "Cookie", string.Join("; ", cookies.Where(each => each.Key.Host == address.Host).Select(each => $"{each.Key.Name}={each.Value}")));
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            Keep(address, response);
            if (response.Headers.Location is not { } next)
            {
                // What is wrong with a card is told as 422; everything else that is no page is a defect.
                Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity, $"{address}: {response.StatusCode}");
                (Address, page) = (address, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                return;
            }

            (address, form) = (new Uri(address, next), null);
        }

        Assert.Fail($"{address}: led on and on");
    }

    private void Keep(Uri address, HttpResponseMessage response)
    {
        if (response.Headers.TryGetValues("Set-Cookie", out var given))
        {
            foreach (var pair in given.Select(cookie => cookie.Split(';')[0].Split('=', 2)))
            {
                cookies[(address.Host, pair[0])] = pair[1];
            }
        }
    }

    [GeneratedRegex("<form\\b[^>]*?(action=\"(?<action>[^\"]*)\"[^>]*)?>.*?</form>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();

    [GeneratedRegex("<input name=\"(?<name>[^\"]*)\" type=\"hidden\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hidden();
}
