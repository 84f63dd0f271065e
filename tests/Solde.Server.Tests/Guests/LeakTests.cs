using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Solde.Server.Tests.Guests;

/// <summary>What guests come with and type stays nowhere.</summary>
public sealed class LeakTests
{
    private const string Code = "7395";
    private const string Number = "378282246310005";

    [Fact]
    public async Task No_link_number_or_code_is_logged_or_stored()
    {
        await using var house = await GuestHouse.OpenApart();
        var stays = await house.Ask("B1", "B2", "B3");
        var guests = stays.Select((_, number) => new GuestBrowser($"192.0.2.{(number + 1).ToString(CultureInfo.InvariantCulture)}")).ToArray();
        var form = await guests[0].ToTheGateway(stays[0].Link);
        await guests[0].Type(form, Number, "73"); // Too short.
        await guests[0].Type(form, GuestRound.Poor, "739");
        await guests[0].Follow(await guests[0].Get(form.At));
        form = await guests[0].ToTheGateway(stays[0].Link);
        await guests[0].Follow(await guests[0].Type(form, Number, Code));
        form = await guests[1].ToTheGateway(stays[1].Link);
        var challenge = await guests[1].Follow(await guests[1].Type(form, GuestRound.AsksBank, "444"));
        Assert.Equal("Tout est réglé. Merci !", (await guests[1].Follow(await guests[1].Press(challenge, "approve"))).Heading);
        await Mistake(guests[2], stays[2], house);
        await house.Until(stays[2], "message.sent");
        Assert.Equal(2, await house.Charges());
        var said = await house.Stop();

        string[] secrets = [.. stays.Select(stay => stay.Secret), Number, GuestRound.Poor, GuestRound.AsksBank, "3782 822463 10005"];
        Assert.Contains("Solde is at work", said, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, said, StringComparison.Ordinal));
        Assert.DoesNotMatch(Alone(Code), said);
        Assert.Equal([], Found(house.Folder, secrets));

        var planted = Path.Combine(house.Folder, "solde.db-planted");
        foreach (var secret in (string[])[.. secrets, Code])
        {
            await File.WriteAllTextAsync(planted, $"\0\0{secret}\0\u0001", TestContext.Current.CancellationToken);
            Assert.Equal([planted], Found(house.Folder, secrets));
        }
    }

    /// <summary>All that is refused.</summary>
    private static async Task Mistake(GuestBrowser guest, GuestStay stay, GuestHouse house)
    {
        var page = await guest.Visit(stay.Link);
        await guest.Get(new Uri(stay.Link + "A"));
        await guest.Get(new Uri($"{stay.Link}?again={stay.Secret}"));
        await guest.Get(new Uri($"{page.At}?refused={stay.Secret}&declined={Number}"));
        await guest.Send(HttpMethod.Post, stay.Link, [("method", stay.Secret)]);
        await guest.Send(HttpMethod.Post, page.At, [("method", Number), ("code", Code)]);
        await guest.Send(HttpMethod.Put, stay.Link, [("number", Number)]);
        await guest.Send(HttpMethod.Get, new Uri(house.Site, $"/stay/{stay.Secret}/back/{Number}"));
        guest.Put(house.Site, "__Host-solde-guest-" + page.At.Segments[^1], stay.Secret);
        guest.Put(house.Site, "__Host-solde-form", stay.Secret);
        await guest.Get(page.At);
        await guest.Send(HttpMethod.Post, page.At, page.Form("Card").Fields);
        for (var knock = 0; knock < 1000 && guest.Answers.Last().Status != 429; knock++)
        {
            await guest.Get(stay.Link);
        }
    }

    /// <summary>The files that hold a secret or the code, but for letters, whose readers the links are for.</summary>
    private static IEnumerable<string> Found(string folder, string[] secrets) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) != ".eml").Where(file =>
        {
            var text = Encoding.Latin1.GetString(File.ReadAllBytes(file));
            return secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)) || Alone(Code).IsMatch(text);
        });

    /// <summary>A few digits that are not part of an id, an instant or an amount.</summary>
    private static Regex Alone(string digits) => new($"(?<![0-9A-Za-z.:_+/-]){digits}(?![0-9A-Za-z_+/-])", RegexOptions.None, TimeSpan.FromSeconds(10));
}
