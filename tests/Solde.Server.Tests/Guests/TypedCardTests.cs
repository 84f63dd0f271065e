using Solde.App.Journal;
using Solde.App.Requests;
using Solde.Core.Properties;

namespace Solde.Server.Tests.Guests;

/// <summary>The page on which a guest types a mail-order card for the vault, while not all is well.</summary>
public sealed class TypedCardTests
{
    private const string Number = "4242424242424242";

    [Fact]
    public async Task A_vault_that_cannot_be_used_is_told_of_and_takes_the_card_once_it_can()
    {
        await using var house = await GuestHouse.Open();
        var (stay, guest, page) = await AtTheCard(house);
        var key = Directory.EnumerateFiles(house.VaultKeys).Single();
        File.Move(key, key + ".away");
        var told = await Type(guest, page);
        Assert.Equal(200, told.Status);
        Assert.Contains("n'en avons rien gardé", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, told.Html, StringComparison.Ordinal);
        Assert.Empty((await house.Booking(stay)).Cards);
        File.Move(key + ".away", key);
        await guest.Follow(await Type(guest, told));
        Assert.NotNull(Assert.Single((await house.Booking(stay)).Cards).Kept);
    }

    [Fact]
    public async Task Who_tries_card_after_card_is_stopped_wherever_they_come_from()
    {
        await using var house = await GuestHouse.Open();
        var (stay, guest, page) = await AtTheCard(house);
        for (var tried = 0; tried < GuestDesk.MostPages; tried++)
        {
            Assert.Equal(302, (await Type(guest, page)).Status);
        }

        var elsewhere = new GuestBrowser("192.0.2.9");
        var there = await elsewhere.Follow(await elsewhere.Press(await elsewhere.Visit(stay.Link), "MailOrderCard"));
        Assert.Equal("?refused=tooManyTries", (await Type(elsewhere, there)).Location!.Query);
        Assert.Equal(GuestDesk.MostPages, (await house.Booking(stay)).Cards.Length);
    }

    private static async Task<(GuestStay Stay, GuestBrowser Guest, GuestAnswer Page)> AtTheCard(GuestHouse house)
    {
        await house.Beside(async opened =>
        {
            await opened.Properties.Save(house.Property, known => known with { Methods = [new(PaymentMethod.Card), new(PaymentMethod.MailOrderCard)] }, house.Now());
            return await opened.Vault!.SwitchOn(house.Property, Actor.CommandLine, house.Now());
        });
        var (stay, guest) = ((await house.Ask("B1"))[0], new GuestBrowser());
        return (stay, guest, await guest.Follow(await guest.Press(await guest.Visit(stay.Link), "MailOrderCard")));
    }

    private static Task<GuestAnswer> Type(GuestBrowser guest, GuestAnswer page) =>
        guest.Press(page, "", ("number", Number), ("expiry", "12/34"), ("code", "737"));
}
