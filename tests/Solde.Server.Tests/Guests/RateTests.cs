using Solde.App.Requests;

namespace Solde.Server.Tests.Guests;

/// <summary>How often one may try.</summary>
public sealed class RateTests
{
    private const string TooOften = "Un instant, s'il vous plaît";
    private const int Most = 1000; // Far more than any limit comes to while this runs.

    [Fact]
    public async Task Who_guesses_links_waits_and_nobody_else_does()
    {
        await using var house = await GuestHouse.Open();
        var stay = (await house.Ask("B1"))[0];
        var (guesser, inside, elsewhere) = (new GuestBrowser("198.51.100.7"), new GuestBrowser("198.51.100.7"), new GuestBrowser("2001:db8::1"));
        var page = await inside.Visit(stay.Link);
        var nobodys = new Uri(house.Site, "/pay/" + new string('A', 43));
        var tries = 1; // Who is inside came by a link, too.
        GuestAnswer answer;
        while ((answer = await guesser.Get(nobodys)).Status == 404 && tries < Most)
        {
            tries++;
        }

        Assert.InRange(tries, 60, Most - 1);
        Assert.Equal((429, TooOften, "1"), (answer.Status, answer.Heading, answer.Header("Retry-After")));
        Assert.Contains("Rien n'a été fait", answer.Text, StringComparison.Ordinal);
        Assert.Equal("One moment, please", (await Until429(new GuestBrowser("198.51.100.7") { Language = "en" }, nobodys)).Heading);
        Assert.Equal(200, (await inside.Get(page.At)).Status); // Whoever was let in goes on.
        Assert.Equal(302, (await elsewhere.Get(stay.Link)).Status);
        while ((answer = await guesser.Get(stay.Link)).Status == 429)
        {
            await Task.Yield(); // A second later there is one more.
        }

        Assert.Equal(302, answer.Status);
    }

    [Fact]
    public async Task Who_sends_forms_too_often_waits_and_nothing_is_done()
    {
        await using var house = await GuestHouse.Open();
        var stay = (await house.Ask("B1"))[0];
        var guest = new GuestBrowser("198.51.100.7");
        var page = await guest.Visit(stay.Link);
        var (to, fields) = page.Form("BankTransfer");
        var (sent, last) = (0, page);
        while ((last = await guest.Send(HttpMethod.Post, to, [("method", "Card")])).Status == 400 && sent < Most)
        {
            sent++;
        }

        Assert.InRange(sent, 20, Most - 1);
        Assert.Equal((429, TooOften), (last.Status, last.Heading));
        Assert.InRange(int.Parse(last.Header("Retry-After")!, null), 1, 5);
        var before = await house.Journal(stay);
        while ((last = await guest.Send(HttpMethod.Post, to, [("method", "Card")])).Status != 429)
        {
            Assert.Equal(400, last.Status); // On a slow machine the next five seconds are over.
        }

        Assert.Equal(before, await house.Journal(stay));
        Assert.Equal(200, (await guest.Get(page.At)).Status); // Looking is free.
        Assert.Equal(302, (await guest.Get(stay.Link)).Status);

        var other = new GuestBrowser("198.51.100.8");
        await other.Visit(stay.Link);
        Assert.Equal(302, (await other.Press(await other.Visit(stay.Link), "BankTransfer")).Status);
    }

    [Fact]
    public async Task Of_one_booking_no_more_than_ten_of_the_gateways_pages_are_opened_in_an_hour()
    {
        var time = new MovedTime();
        await using var house = await GuestHouse.Open(time);
        var stays = await house.Ask("B1", "B2");
        for (var opened = 0; opened < GuestDesk.MostPages; opened++)
        {
            await new GuestBrowser($"2001:db8:{opened}::1").ToTheGateway(stays[0].Link);
        }

        var guest = new GuestBrowser();
        var told = await guest.Follow(await guest.Press(await guest.Visit(stays[0].Link), "Card"));
        Assert.Equal(house.Site.Authority, told.At.Authority);
        Assert.Contains("Il y a eu trop d'essais. Patientez une heure ou choisissez un autre mode de règlement.", told.Text, StringComparison.Ordinal);
        await guest.ToTheGateway(stays[1].Link); // Another booking's guest is not held up.
        time.Advance(TimeSpan.FromMinutes(61));
        await guest.ToTheGateway(stays[0].Link);
    }

    private static async Task<GuestAnswer> Until429(GuestBrowser guest, Uri address)
    {
        for (var tries = 0; ; tries++)
        {
            Assert.InRange(tries, 0, Most);
            var answer = await guest.Get(address);
            if (answer.Status == 429)
            {
                return answer;
            }
        }
    }
}
