using Microsoft.Playwright;

namespace Solde.Browser.Tests;

/// <summary>Whole stories: staff in the office, the guest on the phone, the gateway between them.</summary>
public sealed class StoryTests
{
    private const string Address = "guest@example.com";
    private const string Staff = "accueil@lespins.example";

    /// <summary>SecureHoliday's: a request, a mail-order card that declines, and a card with 3-D Secure instead (SH5–SH9).</summary>
    [Theory]
    [InlineData("fr", 1280, 390)]
    [InlineData("en", 1280, 390)]
    public async Task A_campsite_is_paid_its_balance(string language, int desk, int phone)
    {
        await using var house = await House.Open();
        var office = await Browser.Open(desk, language);
        await Door.SetUp(house, office, language);
        await house.AskForBalances();
        await house.Set(settings => settings with { StaffAddress = Staff });
        await house.Book("B1", "Zoé Lefèvre", 420, daysUntilArrival: 60, language: language);

        await office.GotoAsync($"{house.Address}1/work/requests-pending");
        await Until.Shown(office, ".work");
        await Act(office, "forceSend");
        var guest = await Browser.Open(phone, language);
        await guest.GotoAsync($"{await house.LinkTo(Address)}");
        await Look.At(guest, "story-campsite-asked", language);
        await guest.ClickAsync("button[value=MailOrderCard]");
        await Gateway.Type(guest, Gateway.DeclinedLater);
        await Assertions.Expect(guest.Locator(".act >> nth=0")).ToContainTextAsync(language == "fr" ? "nous avons bien votre carte" : "we have your card");
        await Look.At(guest, "story-campsite-card-left", language);
        Assert.Equal(0, await house.Charges());

        await office.GotoAsync($"{house.Address}{(await house.OfficeLinkTo(Staff)).PathAndQuery.TrimStart('/')}"); // The button of the letter that says that the guest has answered.
        await Assertions.Expect(office.Locator("h1")).ToHaveTextAsync("Zoé Lefèvre");
        await office.GotoAsync($"{house.Address}1/work/requests-collectable");
        await Act(office, "collect");
        Assert.Equal((0, 1), (await house.Charges(), await house.Charges(App.Payments.ReplyState.Declined)));
        await office.GotoAsync($"{house.Address}1/work/requests-collectable");
        await Act(office, "dysfunction");
        await Assertions.Expect(office.Locator(".work")).ToHaveCountAsync(0);

        Assert.Equal(await house.LinkTo(Address), await house.LinkTo(Address, letters: 2)); // The same link again.
        await guest.GotoAsync($"{await house.LinkTo(Address, letters: 2)}");
        await guest.ClickAsync("button[value=Card]");
        await Gateway.Type(guest, Gateway.AsksBank);
        await Gateway.Submit(guest);
        await Assertions.Expect(guest.Locator("h1")).ToContainTextAsync(language == "fr" ? "Tout est réglé" : "All is paid");
        Assert.Equal(1, await house.Charges());
        await house.LetterTo(Address, letters: 3); // The confirmation.
        await office.GotoAsync($"{house.Address}1/billing?request=Paid");
        await Assertions.Expect(office.Locator("tbody tr")).ToHaveCountAsync(1);
    }

    /// <summary>TOMAS's: a sale on the phone, a link, another address, another stay, and two tabs (T1–T7).</summary>
    [Theory]
    [InlineData("fr", 1280, 390)]
    public async Task A_tourist_office_sells_by_telephone(string language, int desk, int phone)
    {
        const string rightAddress = "zoe.lefevre@example.org";
        await using var house = await House.Open();
        var office = await Browser.Open(desk, language);
        await Door.SetUp(house, office, language);
        var booking = await house.Book("B1", "Zoé Lefèvre", 420, language: language);

        await office.GotoAsync($"{house.Address}1/bookings/{booking:D}");
        await BookingTests.Act(office, "sendLink");
        var link = await house.LinkTo(Address);
        await office.GotoAsync($"{house.Address}1/bookings/{booking:D}/modify");
        await office.FillAsync("#email", rightAddress);
        await office.ClickAsync("main button[type=submit]");
        await BookingTests.Act(office, "resend");
        Assert.Equal(link, await house.LinkTo(rightAddress));

        var (one, other) = (await Browser.Open(phone, language), await Browser.Open(phone, language));
        foreach (var tab in (IPage[])[one, other])
        {
            await tab.GotoAsync($"{link}");
            await tab.ClickAsync("button[value=Card]");
            await Gateway.Fill(tab, House.Good);
        }

        Assert.Null(await house.Act("B1", "addCharge", known => App.Payments.FolioActions.AddCharge(known, "extras", new Core.Money(35_50, known.Currency), null, House.Now())));
        await Gateway.Submit(one);
        await Assertions.Expect(one.Locator(".wrong")).ToContainTextAsync("Votre séjour a changé");
        await Assertions.Expect(one.Locator("main")).ToContainTextAsync("455,50");
        await Look.At(one, "story-office-changed", language);
        Assert.Equal(0, await house.Charges());

        foreach (var tab in (IPage[])[one, other])
        {
            await tab.GotoAsync($"{link}");
            await tab.ClickAsync("button[value=Card]");
            await Gateway.Fill(tab, House.Good);
        }

        await Task.WhenAll(Gateway.Submit(one), Gateway.Submit(other));
        await Until.Shown(one, "h1:has-text('Tout est réglé')");
        await Until.Shown(other, "h1:has-text('Tout est réglé')");
        Assert.Equal(1, await house.Charges());
        Assert.Equal(455_50, (await house.Booking("B1")).Paid.Minor);
    }

    private static async Task Act(IPage office, string name)
    {
        var form = office.Locator($".work .act:has(input[value={name}])");
        if (await form.Locator("summary").CountAsync() > 0)
        {
            await form.Locator("summary").ClickAsync();
        }

        // Another page has come once there is one without the mark: who waits for a page to load may have missed it.
        await office.EvaluateAsync("document.body.dataset.old = ''");
        await form.Locator("button").ClickAsync();
        await Assertions.Expect(office.Locator("body:not([data-old])")).ToHaveCountAsync(1);
    }
}
