using Solde.Core.Properties;

namespace Solde.Server.Tests.Guests;

/// <summary>Nothing happens but by a form of the guest's own page.</summary>
public sealed class FormTests
{
    [Fact]
    public async Task A_form_without_its_token_with_anothers_or_from_another_site_is_refused_and_nothing_happens()
    {
        await using var house = await GuestHouse.Open();
        var stays = await house.Ask("B1", "B2");
        var (guest, other) = (new GuestBrowser(), new GuestBrowser("192.0.2.2"));
        var page = await guest.Visit(stays[0].Link);
        var (to, fields) = page.Form("BankTransfer");
        var foreign = (await other.Visit(stays[1].Link)).Form("BankTransfer").Fields;
        await house.Until(stays[0], "message.sent");
        await house.Until(stays[1], "message.sent");
        var before = await house.Rows();
        (string Name, string Value)[][] headers =
        [
            [("Origin", "https://evil.example")], [("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site")], [("Sec-Fetch-Site", "cross-site")],
            [("Sec-Fetch-Site", "same-site")], [("Origin", "null"), ("Sec-Fetch-Site", "cross-site")], [("Origin", $"http://{house.Site.Host}:1")],
            [("Origin", $"http://{house.Site.Authority}.evil.example")], [("Origin", $"http://{house.Site.Authority}@evil.example")], [("Origin", "javascript:0")],
        ];
        var refused = new List<GuestAnswer>
        {
            await guest.Send(HttpMethod.Post, to, [("method", "BankTransfer")]),
            await guest.Send(HttpMethod.Post, to, [("method", "BankTransfer"), ("__RequestVerificationToken", "x")]),
            await guest.Send(HttpMethod.Post, to, foreign),
            await guest.Send(HttpMethod.Post, new Uri(to + "?handler=Authenticate"), []),
        };
        foreach (var from in headers)
        {
            refused.Add(await guest.Send(HttpMethod.Post, to, fields, from));
        }

        Assert.All(refused, answer => Assert.Equal("Merci de réessayer", answer.Heading));
        Assert.Equal([400, 403], refused.Select(answer => answer.Status).Distinct());
        Assert.Equal(before, await house.Rows());

        Assert.Equal(page.At, (await guest.Send(HttpMethod.Post, to, fields, ("Origin", "null"), ("Sec-Fetch-Site", "same-origin"))).Location); // As browsers send ours.
        Assert.Contains("request.answered", await house.Journal(stays[0]));
    }

    [Fact]
    public async Task Whoever_looks_changes_nothing_as_mail_scanners_do()
    {
        await using var house = await GuestHouse.Open();
        var stays = await house.Ask("B0", "B1");
        await new GuestBrowser().Visit(stays[0].Link); // The first cookie of all makes the key of cookies.
        await house.Until(stays[0], "message.sent");
        await house.Until(stays[1], "message.sent");
        var before = await house.Rows();
        foreach (var agent in (string[])["curl/8.0", "Mozilla/5.0 (compatible; BarracudaCentral)", "BingPreview/1.0b", "<script>", "é\u202e", new('x', 8000)])
        {
            for (var time = 0; time < 2; time++)
            {
                var scanner = new GuestBrowser { Agent = agent };
                Assert.Equal(302, (await scanner.Send(HttpMethod.Head, stays[1].Link)).Status);
                var page = await scanner.Visit(stays[1].Link);
                Assert.Equal((200, "Votre séjour"), (page.Status, page.Heading));
                Assert.Equal(200, (await scanner.Send(HttpMethod.Head, page.At)).Status);
                var back = new Uri($"{page.At}/back/{Guid.AllBitsSet:N}");
                Assert.Equal(page.At, (await scanner.Get(back)).Location);
                foreach (var query in (string[])["?handler=Authenticate", "?method=Card", "?handler=&method=BankTransfer", "?refused=alreadyPaid&declined=Fraud"])
                {
                    await scanner.Get(new Uri(page.At + query));
                }

                foreach (var method in (HttpMethod[])[HttpMethod.Put, HttpMethod.Delete, HttpMethod.Options, HttpMethod.Patch])
                {
                    Assert.InRange((await new GuestBrowser("192.0.2.3").Send(method, stays[1].Link)).Status, 400, 499);
                }
            }
        }

        Assert.Equal(before, await house.Rows());
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task No_address_leads_away(string evil)
    {
        await using var house = await GuestHouse.Open();
        var stay = (await house.Ask("B1"))[0];
        var guest = new GuestBrowser();
        var page = await guest.Visit(stay.Link);
        var said = Uri.EscapeDataString(evil);
        var query = string.Join('&', ((string[])["returnUrl", "back", "to", "url", "refused", "declined", "page", "door", "handler", "method"]).Select(name => $"{name}={said}"));
        var (to, fields) = page.Form(nameof(PaymentMethod.BankTransfer));
        GuestAnswer[] answers =
        [
            await guest.Get(new Uri($"{stay.Link}?{query}")),
            await guest.Get(new Uri($"{page.At}?{query}")),
            await guest.Get(new Uri($"{page.At}/back/{Guid.AllBitsSet:N}?{query}")),
            await guest.Get(new Uri(house.Site, $"/stay/{said}")),
            await guest.Get(new Uri(house.Site, $"/pay/{said}")),
            await guest.Get(new Uri(house.Site, $"/stay/{said}/back/{Guid.AllBitsSet:N}")),
            await guest.Get(new Uri($"{page.At}/back/{said}")),
            await guest.Send(HttpMethod.Post, new Uri($"{to}?refused={said}&returnUrl={said}"), [.. fields, ("returnUrl", evil), ("door", evil)]),
            await guest.Send(HttpMethod.Post, to, [.. fields.Where(field => field.Name != "method"), ("method", evil)]),
        ];
        Assert.All(answers, answer =>
        {
            Assert.DoesNotContain("evil.example", answer.Html, StringComparison.Ordinal);
            Assert.True(answer.Location is null || answer.Location == page.At, $"{answer.At} leads to {answer.Location}");
        });
        Assert.Equal([0, 2, 7, 8], answers.Index().Where(answer => answer.Item.Location is not null).Select(answer => answer.Index));
    }
}
