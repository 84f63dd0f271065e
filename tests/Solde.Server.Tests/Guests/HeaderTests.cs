using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Solde.App.Requests;

namespace Solde.Server.Tests.Guests;

/// <summary>What a browser is told with everything that a guest gets, also where something is wrong.</summary>
public sealed partial class HeaderTests
{
    [Fact]
    public async Task Every_answer_protects_who_reads_it()
    {
        await using var house = await GuestHouse.Open();
        var stays = await house.Ask("B1", "B2", "B3");
        GuestBrowser[] guests = [new("192.0.2.1"), new("192.0.2.2"), new("192.0.2.3")];
        var form = await guests[0].ToTheGateway(stays[0].Link);
        var door = (await guests[0].Follow(await guests[0].Type(form, GuestRound.Good))).At.Segments[^1]; // Paid.
        foreach (var read in (string[])["/booking", "/receipt/1", "/folio/1"])
        {
            Assert.Equal(200, (await guests[0].Get(new Uri(house.Site, $"/stay/{door}{read}"))).Status);
        }

        Assert.Equal(404, (await guests[0].Get(new Uri(house.Site, $"/stay/{door}/receipt/99"))).Status);
        var page = await guests[1].Visit(stays[1].Link);
        await guests[1].Follow(await guests[1].Press(page, "BankTransfer"));
        await guests[1].Get(new Uri(page.At + "?declined=Fraud"));
        await guests[1].Get(new Uri($"{page.At}/back/{Guid.AllBitsSet:N}"));
        await guests[1].Send(HttpMethod.Post, page.At, []); // 400
        await guests[1].Send(HttpMethod.Post, page.At, page.Form("Card").Fields, ("Origin", "https://evil.example")); // 403
        await house.Act(stays[1], booking => RequestActions.Cancel(booking, house.Now()));
        await guests[1].Get(page.At); // Revoked.
        foreach (var nowhere in (string[])["/pay/none", "/pay", "/pay/", "/pay/a/b", "/stay", "/stay/none", "/stay/none/back/x", $"/stay/none/back/{Guid.AllBitsSet:N}", "/stay/none/other"])
        {
            Assert.Equal(404, (await guests[2].Get(new Uri(house.Site, nowhere))).Status);
        }

        for (var knock = 0; guests[2].Answers.Last().Status != 429; knock++)
        {
            Assert.InRange(knock, 0, 1000);
            await guests[2].Get(new Uri(house.Site, "/pay/none"));
        }

        var answers = guests.SelectMany(guest => guest.Answers).Where(answer => answer.At.Authority == house.Site.Authority).ToList();
        Assert.Equal([200, 302, 400, 403, 404, 429], answers.Select(answer => answer.Status).Distinct().Order());
        var gateway = form.At.GetLeftPart(UriPartial.Authority);
        Assert.All(answers, answer => AssertProtected(answer, gateway));
        Assert.All(guests.SelectMany(guest => guest.Answers).Where(answer => answer.At.Authority != house.Site.Authority), AssertOfTheGateway);
    }

    [Fact]
    public async Task A_page_that_breaks_says_so_and_does_not_seem_not_to_be_there()
    {
        await using var house = await GuestHouse.Open();
        var stays = await house.Ask("B1");
        var guest = new GuestBrowser("192.0.2.1");
        var gateway = (await guest.ToTheGateway(stays[0].Link)).At.GetLeftPart(UriPartial.Authority);
        await using (var connection = new SqliteConnection($"Data Source={house.File};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "ALTER TABLE pay_links RENAME TO lost";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var broken = await guest.Get(stays[0].Link);
        Assert.Equal(500, broken.Status);
        Assert.Matches("Something went wrong here|Quelque chose s", broken.Html);
        AssertProtected(broken, gateway);
    }

    private static void AssertProtected(GuestAnswer answer, string gateway)
    {
        var policy = Directives(answer);
        Assert.Equal("'none'", policy["default-src"]);
        Assert.Equal($"'self' {gateway}", policy["form-action"]);
        Assert.Equal("'none'", policy["frame-ancestors"]);
        Assert.Equal("'none'", policy["base-uri"]);
        Assert.DoesNotContain("unsafe", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy.Keys);
        Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
        Assert.Contains("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Contains("noindex", answer.Header("X-Robots-Tag"), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", answer.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(Inline(), answer.Html);
        foreach (var cookie in answer.All("Set-Cookie").Select(set => set.ToLowerInvariant()))
        {
            Assert.StartsWith("__host-", cookie, StringComparison.Ordinal);
            Assert.All((string[])["; secure", "; httponly", "; samesite=", "; path=/"], part => Assert.Contains(part, cookie, StringComparison.Ordinal));
            Assert.DoesNotContain("domain=", cookie, StringComparison.Ordinal);
            Assert.DoesNotContain("samesite=none", cookie, StringComparison.Ordinal);
        }
    }

    private static void AssertOfTheGateway(GuestAnswer answer)
    {
        Assert.Equal("'none'", Directives(answer)["frame-ancestors"]);
        Assert.DoesNotContain("unsafe", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal(("no-referrer", "no-store", "nosniff"), (answer.Header("Referrer-Policy"), answer.Header("Cache-Control"), answer.Header("X-Content-Type-Options")));
        Assert.Empty(answer.All("Set-Cookie"));
    }

    private static Dictionary<string, string> Directives(GuestAnswer answer)
    {
        Assert.True(answer.Header("Content-Security-Policy") is not null, $"{answer.At}, {answer.Status}: no policy");
        return answer.All("Content-Security-Policy").Single().Split(';', StringSplitOptions.TrimEntries)
            .Select(each => each.Split(' ', 2)).ToDictionary(each => each[0], each => each[1], StringComparer.Ordinal);
    }

    [GeneratedRegex("\\son[a-z]+=|\\sstyle=|<style|javascript:", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inline();
}
