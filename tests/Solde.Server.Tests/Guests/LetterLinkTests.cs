using System.Text;
using System.Text.RegularExpressions;
using Solde.App.Bookings;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Server.Mail;

namespace Solde.Server.Tests.Guests;

/// <summary>Every letter to a guest leads to a page that says what the letter does.</summary>
public sealed partial class LetterLinkTests
{
    private const string Reader = "guest@example.com";

    [Theory] //  letter                      the page's heading                    what it says beside
    [InlineData(Templates.PaymentLink, "Votre séjour", "420,00 €", "Régler 420,00 € par carte")]
    [InlineData(Templates.BalanceRequest, "Votre séjour", "420,00 €", "Régler 420,00 € par carte")]
    [InlineData(Templates.PaymentReminder, "Votre séjour", "420,00 €", "Régler 420,00 € par carte")]
    [InlineData(Templates.Dysfunction, "Votre séjour", "420,00 €", "Régler 420,00 € par carte")]
    [InlineData(Templates.PaymentConfirmation, "Ma réservation", "B1", "420,00 €")]
    [InlineData(Templates.CardRequest, "Une carte pour garantir votre séjour", "Enregistrez une carte bancaire", "Rien n'est débité")]
    public async Task A_letter_leads_to_what_it_announces(string template, string heading, params string[] says)
    {
        await using var house = await GuestHouse.Open();
        var stay = (await house.Ask("B1"))[0];
        await house.Act(stay, _ => Answer.Do(new MessageDraft(Recipient.Guest, template) { Request = 1 }));
        var page = await new GuestBrowser().Visit(LinkIn(await Newest(house, stay, letters: 2)));
        Assert.Equal((200, heading), (page.Status, page.Heading));
        Assert.All(says, words => Assert.Contains(words, page.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_asked_for_a_card_leaves_one_and_nothing_is_taken()
    {
        await using var house = await GuestHouse.Open();
        var stay = (await house.Ask("B1"))[0];
        await house.Act(stay, _ => Answer.Do(new MessageDraft(Recipient.Guest, Templates.CardRequest)));
        var guest = new GuestBrowser();
        var link = LinkIn(await Newest(house, stay, letters: 2));
        var page = await guest.Visit(link);
        var form = await guest.Follow(await guest.Press(page, ""));
        Assert.NotEqual(page.At.Authority, form.At.Authority);
        var left = await guest.Follow(await guest.Type(form, GuestRound.Good));
        Assert.Contains("Merci, votre carte est enregistrée", left.Text, StringComparison.Ordinal);
        Assert.Equal(0, await house.Charges());
        var card = Assert.Single((await house.Booking(stay)).Cards);
        Assert.Equal("4242", card.Last4);
        Assert.Contains("4242", (await guest.Visit(link)).Text, StringComparison.Ordinal); // Asked again, the page says which it has.
    }

    [Fact]
    public async Task Who_chooses_a_transfer_is_written_what_the_page_says()
    {
        await using var house = await GuestHouse.Open();
        await house.Set(settings => settings with
        {
            PaymentDetails = new PaymentDetails { BankTransfer = new BankAccount("Camping Les Pins", "FR7630006000011234567890189", "AGRIFRPP") },
        });
        var stay = (await house.Ask("B1"))[0];
        var guest = new GuestBrowser();
        var chosen = await guest.Follow(await guest.Press(await guest.Visit(stay.Link), nameof(PaymentMethod.BankTransfer)));
        await guest.Press(await guest.Visit(stay.Link), nameof(PaymentMethod.Card)); // Looks elsewhere, and is not written to again.
        var letter = await Newest(house, stay, letters: 3); // The link, the details, and to staff that the guest has answered.
        foreach (var words in (string[])["Camping Les Pins", "FR76 3000 6000 0112 3456 7890 189", "AGRIFRPP", "RF14 B1", "420,00 €"])
        {
            Assert.Contains(words, chosen.Text, StringComparison.Ordinal);
            Assert.Contains(words, letter, StringComparison.Ordinal);
        }

        Assert.Equal(chosen.Heading, (await new GuestBrowser().Visit(LinkIn(letter))).Heading);
    }

    /// <summary>The plain text of the guest's newest letter, with every blank a plain one, once so many were sent about the booking.</summary>
    private static async Task<string> Newest(GuestHouse house, GuestStay stay, int letters)
    {
        while ((await house.Journal(stay)).Count(fact => fact is "message.sent" or "message.failed") < letters)
        {
            await Task.Yield();
        }

        var texts = house.Letters().Select(MimePart.Read).Where(letter => letter.Field("To") == Reader)
            .OrderBy(letter => letter.Field("Message-ID"), StringComparer.Ordinal) // Its ids are in the order in which they were made.
            .Select(letter => Encoding.UTF8.GetString(Convert.FromBase64String(letter.Parts().First().Body)));
        return texts.Last().Replace('\u00a0', ' ').Replace('\u202f', ' ');
    }

    private static Uri LinkIn(string letter) => new(Link().Match(letter).Value);

    [GeneratedRegex(@"http://\S+/pay/\S+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
