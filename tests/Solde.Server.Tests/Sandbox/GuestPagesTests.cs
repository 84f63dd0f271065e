using System.Net;
using System.Text;
using System.Xml.Linq;
using NodaTime;
using Solde.App.Payments;
using Solde.Core;
using Solde.Gateways.Sandbox;
using Solde.Server.Sandbox;
using Solde.Server.Serve;
using Solde.Server.Tests.Cli;

namespace Solde.Server.Tests.Sandbox;

/// <summary>The acquirer's own pages as a browser sees them.</summary>
public sealed class GuestPagesTests : IAsyncLifetime
{
    private const string Good = "4242 4242 4242 4242";
    private const string Asking = "4000 0027 6000 3184";
    private const string Code = "737";

    private readonly TemporaryFolder folder = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private SqliteLedger ledger = null!;
    private SandboxPages pages = null!;
    private Listener listener = null!;
    private Instant now = Instant.FromUtc(2026, 6, 1, 8, 0);
    private int keys;

    public async ValueTask InitializeAsync()
    {
        ledger = SqliteLedger.Open(folder.Of("acquirer.db"));
        pages = new SandboxAcquirer(ledger, () => now).Pages;
        listener = await SandboxHost.StartPages(new IPEndPoint(IPAddress.Loopback, 0), pages, guests: null);
        http.BaseAddress = listener.Address;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await listener.DisposeAsync();
        ledger.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("fr", "Votre règlement", "Payer 120,00 €", "aucun argent ne bouge")]
    [InlineData("en", "Your payment", "Pay €120.00", "no money moves")]
    public async Task A_guest_types_a_card_and_comes_back_with_the_pages_id_only(string language, string title, string button, string warning)
    {
        var id = await Open(HostedPurpose.Pay, language);
        var shown = await Get(id);
        Assert.Equal((200, language, title), (shown.Status, (string?)shown.Html.Attribute("lang"), (string?)shown.Html.Descendants("h1").Single()));
        Assert.Equal(button, shown.Html.Descendants("button").First().Value.Replace('\u00a0', ' ').Replace('\u202f', ' '));
        Assert.Contains(warning, shown.Text, StringComparison.Ordinal);
        Assert.Empty(shown.Html.Descendants("script"));
        Assert.True(shown.Text.Length < 20_000);
        Assert.Equal(["cc-number", "cc-exp", "cc-csc"], shown.Html.Descendants("input").Select(input => (string?)input.Attribute("autocomplete")));
        Assert.All(shown.Html.Descendants("input"), input => Assert.Contains(shown.Html.Descendants("label"), label => (string?)label.Attribute("for") == (string?)input.Attribute("id")));

        var done = await Type(id, Good);

        Assert.Equal((303, $"https://hotel.example/pay/x?a=1&page={id}#top"), (done.Status, done.Location));
        Assert.Equal((303, done.Location), ((await Get(id)).Status, (await Get(id)).Location));
        Assert.Equal((303, done.Location), ((await Type(id, Good)).Status, (await Type(id, Good)).Location));
        Assert.Null(await ledger.InOrder(ledger, static books => books.Card(2)));
    }

    [Fact]
    public async Task The_bank_asks_and_a_refusal_leads_back_to_the_form()
    {
        var id = await Open(HostedPurpose.Leave);
        Assert.Equal((303, id), ((await Type(id, Asking)) is var typed ? typed.Status : 0, typed.Location));
        var challenge = await Get(id);
        Assert.Contains("•••• 3184", challenge.Text, StringComparison.Ordinal);
        Assert.Equal(["approve", "refuse", "giveUp"], challenge.Html.Descendants("button").Select(each => (string?)each.Attribute("value")));

        var refused = await Act(id, "refuse");
        Assert.Equal(422, refused.Status);
        Assert.Contains("Nothing is stored", refused.Html.Descendants().Single(each => (string?)each.Attribute("role") == "alert").Value, StringComparison.Ordinal);
        Assert.Equal(3, refused.Html.Descendants("input").Count());

        await Type(id, Asking);
        Assert.Equal(303, (await Act(id, "approve")).Status);
        Assert.Equal(HostedState.Completed, (await pages.Read(id)).State);
    }

    [Fact]
    public async Task What_is_wrong_is_told_beside_its_field_and_neither_number_nor_code_come_back()
    {
        var id = await Open(HostedPurpose.Leave);
        var told = await Type(id, "4242 4242 4242 4241", "<01/20>");
        Assert.Equal(422, told.Status);
        var number = told.Html.Descendants("input").Single(input => (string?)input.Attribute("name") == "number");
        Assert.Equal(("true", "number-problem", ""), ((string?)number.Attribute("aria-invalid"), (string?)number.Attribute("aria-describedby"), (string?)number.Attribute("value")));
        Assert.NotNull(number.Attribute("autofocus"));
        Assert.Contains("A digit of this number is wrong", told.Html.Descendants().Single(each => (string?)each.Attribute("id") == "number-problem").Value, StringComparison.Ordinal);
        Assert.Equal("<01/20>", (string?)told.Html.Descendants("input").Single(input => (string?)input.Attribute("name") == "expiry").Attribute("value"));
        Assert.DoesNotContain("4241", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Code, told.Text, StringComparison.Ordinal);
        Assert.Contains("has expired", (await Type(id, Good, "05/26")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_number_nor_code_are_in_any_answer_or_on_the_disk()
    {
        const string Number = "5555555555554444";
        var id = await Open(HostedPurpose.Pay);
        var answers = new[] { await Type(id, Number, "01/20"), await Type(id, Number), await Get(id) };
        Assert.All(answers, answer => Assert.DoesNotContain(Number, answer.Text + answer.Location + answer.Headers, StringComparison.Ordinal));
        foreach (var file in Directory.GetFiles(folder.Of("")))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await open.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            Assert.True(bytes.ToArray().AsSpan().IndexOf(Encoding.ASCII.GetBytes(Number)) < 0, file);
        }
    }

    [Fact]
    public async Task A_page_that_is_too_late_or_closed_leads_back_and_takes_nothing()
    {
        var (late, closed) = (await Open(HostedPurpose.Pay), await Open(HostedPurpose.Pay));
        await pages.Close(closed);
        Assert.Equal(410, (await Type(closed, Good)).Status);
        now += LedgerPage.StaysOpen;
        var shown = await Type(late, Good);
        Assert.Equal((410, "This page has expired"), (shown.Status, (string?)shown.Html.Descendants("h1").Single()));
        Assert.Equal($"https://hotel.example/pay/x?a=1&page={late}#top", (string?)shown.Html.Descendants("a").Single().Attribute("href"));
        Assert.Equal(404, (await Get("pg_none")).Status);
        Assert.Null(await ledger.InOrder(ledger, static books => books.Card(1)));
    }

    [Fact]
    public async Task A_guest_who_gives_up_is_sent_back()
    {
        var id = await Open(HostedPurpose.Pay);
        Assert.Equal((303, $"https://hotel.example/pay/x?a=1&page={id}#top"), (await Act(id, "giveUp") is var left ? left.Status : 0, left.Location));
        Assert.Equal(HostedState.Cancelled, (await pages.Read(id)).State);
    }

    [Theory] // Origin, Sec-Fetch-Site, the answer
    [InlineData(null, null, 303)]
    [InlineData("null", "same-origin", 303)]
    [InlineData("self", "same-origin", 303)]
    [InlineData("https://evil.example", null, 403)]
    [InlineData("https://evil.example", "same-origin", 403)]
    [InlineData("null", "cross-site", 403)]
    [InlineData("null", "same-site", 403)]
    [InlineData("self", "none", 403)]
    public async Task A_form_of_another_site_is_refused(string? origin, string? site, int status)
    {
        var id = await Open(HostedPurpose.Pay);
        var own = listener.Address.GetLeftPart(UriPartial.Authority);
        Assert.Equal(status, (await Type(id, Good, headers: [("Origin", origin == "self" ? own : origin), ("Sec-Fetch-Site", site)])).Status);
        Assert.Equal(status == 303 ? HostedState.Completed : HostedState.Open, (await pages.Read(id)).State);
    }

    [Fact]
    public async Task Pages_are_protected_and_names_cannot_break_them()
    {
        var id = await Open(HostedPurpose.Pay, name: "Hôtel <script>alert(1)</script> & \"Cie\"");
        var shown = await Get(id);
        Assert.Contains("Hôtel &lt;script&gt;", shown.Text, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' https://hotel.example", shown.Headers, StringComparison.Ordinal);
        foreach (var header in new[] { "Referrer-Policy: no-referrer", "Cache-Control: no-store", "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY" })
        {
            Assert.Contains(header, shown.Headers, StringComparison.Ordinal);
        }

        using var style = await http.GetAsync("pages.css", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "text/css"), (style.StatusCode, style.Content.Headers.ContentType!.MediaType));
        Assert.Equal("../pages.css", (string?)shown.Html.Descendants("link").Single().Attribute("href"));
    }

    [Theory]
    [InlineData("v1/pages")]
    [InlineData("v1/ledger")]
    [InlineData("v1/cards")]
    [InlineData("admin/faults")]
    public async Task Guests_reach_neither_the_API_nor_the_faults(string path)
    {
        using var get = await http.GetAsync(path, TestContext.Current.CancellationToken);
        using var post = await http.PostAsync(path, new StringContent("{}"), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (get.StatusCode, post.StatusCode));
    }

    private async Task<string> Open(HostedPurpose purpose, string language = "en", string name = "Les Pins")
    {
        var order = new HostedOrder
        {
            Key = $"key-{++keys}", Purpose = purpose, Amount = new Money(120_00, Currency.Eur), Reference = "B1", PropertyName = name, Language = language,
            Back = new Uri("https://hotel.example/pay/x?a=1#top"),
        };
        return (await pages.Open(order, TestContext.Current.CancellationToken)).Id!;
    }

    private Task<Shown> Get(string id) => Send(new HttpRequestMessage(HttpMethod.Get, $"pages/{id}"));

    private Task<Shown> Type(string id, string number, string expiry = "12/30", params (string Name, string? Value)[] headers) =>
        Post(id, [new("act", "card"), new("number", number), new("expiry", expiry), new("code", Code)], headers);

    private Task<Shown> Act(string id, string act) => Post(id, [new("act", act)], []);

    private Task<Shown> Post(string id, KeyValuePair<string, string>[] fields, (string Name, string? Value)[] headers)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, $"pages/{id}") { Content = new FormUrlEncodedContent(fields) };
        foreach (var (name, value) in headers.Where(header => header.Value is not null))
        {
            message.Headers.Add(name, value);
        }

        return Send(message);
    }

    private async Task<Shown> Send(HttpRequestMessage message)
    {
        using (message)
        {
            using var answer = await http.SendAsync(message, TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return new Shown((int)answer.StatusCode, answer.Headers.Location?.OriginalString, text, answer.Headers.ToString());
        }
    }

    private sealed record Shown(int Status, string? Location, string Text, string Headers)
    {
        public XElement Html => XDocument.Parse(Text.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)).Root!;
    }
}
