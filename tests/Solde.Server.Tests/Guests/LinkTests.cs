using System.Security.Cryptography;
using System.Buffers.Text;
using NodaTime;
using Solde.App.Requests;
using Solde.Core.Payments;

namespace Solde.Server.Tests.Guests;

/// <summary>What lets a guest in, and what does not.</summary>
public sealed class LinkTests
{
    private const string Closed = "Cette page n'est pas ouverte";

    [Fact]
    public async Task Nothing_but_the_link_itself_lets_in_and_all_else_is_answered_alike()
    {
        await using var house = await GuestHouse.Open();
        var stay = (await house.Ask("B1"))[0];
        var secret = stay.Secret;
        var other = secret[^1] == 'A' ? 'E' : 'A'; // Of another byte, not only of the bits that are cut off.
        string[] guesses =
        [
            Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)), Flipped(secret), secret[..^1] + other, secret[..^1],
            secret + "A", secret + "=", secret + "%20", "%20" + secret, secret[1..], "A", new string('A', 43), new string('A', 4000), Convert.ToHexString(PayLink.HashOf(secret).AsSpan()),
            "%F0%9F%8F%95", "'%20OR%201=1--", "..%2f..%2fstay",
        ];
        var answers = new List<GuestAnswer>();
        foreach (var guess in guesses)
        {
            answers.Add(await new GuestBrowser().Get(new Uri(house.Site, "/pay/" + guess)));
        }

        Assert.All(answers, answer => Assert.Equal((404, Closed, 0), (answer.Status, answer.Heading, answer.All("Set-Cookie").Count())));
        Assert.Single(answers.Select(answer => answer.Html).Distinct());

        var guest = new GuestBrowser();
        var page = await guest.Visit(stay.Link);
        Assert.Matches("^/stay/[A-Za-z0-9_-]{12}$", page.At.PathAndQuery);
        Assert.DoesNotContain(secret, string.Concat(guest.Answers.Select(answer => answer.Html + answer.Location + string.Concat(answer.All("Set-Cookie")))), StringComparison.Ordinal);
        Assert.Equal((404, Closed), (await new GuestBrowser().Get(page.At)) is var without ? (without.Status, without.Heading) : default);
    }

    [Fact]
    public async Task A_cookie_opens_its_own_booking_only_and_only_as_it_was_given()
    {
        await using var house = await GuestHouse.Open();
        var stays = await house.Ask("B1", "B2");
        var elsewhere = await house.Ask(house.NewBooking("B1"), await house.AddProperty("Le Lac"));
        var (mine, theirs) = (new GuestBrowser(), new GuestBrowser());
        var own = (await mine.Visit(stays[0].Link)).At;
        var (name, value) = Cookie(mine);
        foreach (var stay in (GuestStay[])[stays[1], elsewhere])
        {
            var foreign = (await theirs.Visit(stay.Link)).At;
            Assert.Equal(404, (await mine.Get(foreign)).Status); // With one's own cookie.
            mine.Put(house.Site, NameAt(foreign), value); // With one's own, under the other's name.
            Assert.Equal(404, (await mine.Get(foreign)).Status);
            var (_, fields) = (await mine.Get(own)).Form("Card");
            Assert.Equal(404, (await mine.Send(HttpMethod.Post, foreign, fields)).Status);
            var back = new Uri(house.Site, $"{foreign.AbsolutePath}/back/{Guid.AllBitsSet:N}");
            Assert.Equal(404, (await mine.Get(back)).Status);
            foreach (var read in (string[])["/booking", "/receipt/1", "/folio/1"])
            {
                Assert.Equal(404, (await mine.Get(new Uri(foreign + read))).Status);
            }
        }

        var last = value[^1] == 'A' ? 'E' : 'A';
        string[] forgeries =
        [
            Flipped(value), value[..^1] + last, value[..^4], value + "AAAA", "", "=", "A", "%", new string('A', value.Length), Base64Url.EncodeToString(stays[0].Key.Booking.ToByteArray()), "\"" + value + "\"",
        ];
        foreach (var forged in forgeries)
        {
            var forger = new GuestBrowser();
            forger.Put(house.Site, name, forged);
            Assert.Equal((forged, 404, Closed), (await forger.Get(own)) is var answer ? (forged, answer.Status, answer.Heading) : default);
        }

        Assert.Equal(200, (await mine.Get(own)).Status);

        (string Name, string Value) Cookie(GuestBrowser guest) =>
            guest.CookiesOf(house.Site).Single(cookie => cookie.Key == NameAt(own)) is var found ? (found.Key, found.Value) : default;
    }

    [Fact]
    public async Task A_page_closes_an_hour_after_the_last_look_and_the_link_opens_it_again_until_it_expires()
    {
        var time = new MovedTime();
        await using var house = await GuestHouse.Open(time);
        var stay = (await house.Ask("B1"))[0];
        var guest = new GuestBrowser();
        var page = await guest.Visit(stay.Link);
        var form = page.Form("Card");
        time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(200, (await guest.Get(page.At)).Status);
        time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(200, (await guest.Get(page.At)).Status); // Who goes on stays.
        time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal((404, Closed), (await guest.Get(page.At)) is var closed ? (closed.Status, closed.Heading) : default);
        Assert.Equal(404, (await guest.Send(HttpMethod.Post, form.To, form.Fields)).Status);
        Assert.Equal("Votre séjour", (await guest.Visit(stay.Link)).Heading);

        time.Advance(TimeSpan.FromDays(30));
        var expired = await guest.Visit(stay.Link);
        Assert.Equal(("Ce lien a expiré", false), (expired.Heading, expired.Html.Contains("<form", StringComparison.Ordinal)));
        await guest.Send(HttpMethod.Post, form.To, form.Fields);
        Assert.Equal(0, await house.Charges());
    }

    [Fact]
    public async Task Whoever_goes_on_for_half_a_day_opens_the_link_again()
    {
        var time = new MovedTime();
        await using var house = await GuestHouse.Open(time);
        var stay = (await house.Ask("B1"))[0];
        var guest = new GuestBrowser();
        var page = await guest.Visit(stay.Link);
        for (var minutes = 50; minutes < 12 * 60; minutes += 50)
        {
            time.Advance(TimeSpan.FromMinutes(50));
            Assert.Equal((minutes, 200), (minutes, (await guest.Get(page.At)).Status));
        }

        time.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal(404, (await guest.Get(page.At)).Status);
        Assert.Equal("Votre séjour", (await guest.Visit(stay.Link)).Heading);
    }

    [Fact]
    public async Task A_link_that_was_revoked_pays_nothing_also_for_who_is_inside_and_the_next_one_is_another()
    {
        await using var house = await GuestHouse.Open();
        var stay = (await house.Ask("B1"))[0];
        var (guest, atTheGateway, slow) = (new GuestBrowser(), new GuestBrowser("192.0.2.2"), new GuestBrowser("192.0.2.3"));
        var page = await guest.Visit(stay.Link);
        var form = await atTheGateway.ToTheGateway(stay.Link);
        var late = await slow.ToTheGateway(stay.Link);
        await house.Act(stay, booking => RequestActions.Cancel(booking, house.Now()));

        foreach (var what in (string[])["Card", "BankTransfer"])
        {
            var (to, fields) = page.Form(what);
            var answer = await guest.Follow(await guest.Send(HttpMethod.Post, to, fields));
            Assert.Equal(("Ce lien n'est plus valable", false), (answer.Heading, answer.Html.Contains("<form", StringComparison.Ordinal)));
        }

        Assert.Equal("Ce lien n'est plus valable", (await atTheGateway.Follow(await atTheGateway.Type(form, GuestRound.Good))).Heading);
        foreach (var read in (string[])["", "/booking", "/receipt/1", "/folio/1"])
        {
            Assert.Equal("Ce lien n'est plus valable", (await guest.Visit(new Uri(page.At + read))).Heading);
        }

        Assert.Equal(0, await house.Charges());
        Assert.DoesNotContain(await house.Journal(stay), fact => fact.StartsWith("payment.", StringComparison.Ordinal) || fact == "request.answered");

        await house.Act(stay, booking => RequestActions.SendLink(booking, null, house.Now()));
        var next = await house.LinkOf(stay, 1);
        Assert.NotEqual(stay.Link, next);
        Assert.Equal("Ce lien n'est plus valable", (await guest.Visit(stay.Link)).Heading);
        var (method, old) = page.Form("Card");
        Assert.Equal("Ce lien n'est plus valable", (await guest.Follow(await guest.Send(HttpMethod.Post, method, old))).Heading);
        Assert.Equal("Ce lien n'est plus valable", (await slow.Follow(await slow.Type(late, GuestRound.Good))).Heading); // Not what is asked by the new link, either.
        Assert.Equal(0, await house.Charges());
        var invited = new GuestBrowser("192.0.2.4");
        Assert.Equal("Tout est réglé. Merci !", (await invited.Follow(await invited.Type(await invited.ToTheGateway(next), GuestRound.Good))).Heading);
        Assert.Equal(1, await house.Charges());
    }

    [Fact]
    public async Task A_link_that_was_revoked_does_not_authenticate_either()
    {
        await using var house = await GuestHouse.Open();
        var stay = (await house.Ask("B1"))[0];
        var guest = new GuestBrowser();
        var page = await guest.Visit(stay.Link);
        var token = page.Form("Card").Fields.Where(field => field.Name != "method").ToArray();
        var authenticate = new Uri(page.At + "?handler=Authenticate");
        Assert.Equal(page.At, (await guest.Send(HttpMethod.Post, authenticate, token)).Location); // Nothing waits.
        await house.Act(stay, booking => RequestActions.Cancel(booking, house.Now()));
        Assert.Equal(page.At, (await guest.Send(HttpMethod.Post, authenticate, token)).Location);
        Assert.Empty((await house.Booking(stay)).Attempts);
    }

    private static string NameAt(Uri door) => "__Host-solde-guest-" + door.Segments[^1];

    private static string Flipped(string text) => text[..10] + (text[10] == 'x' ? 'y' : 'x') + text[11..];
}
