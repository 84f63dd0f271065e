using Microsoft.Playwright;
using Solde.Core;
using Solde.Core.Properties;

namespace Solde.Browser.Tests;

/// <summary>A salon at its desk: what a client has had is settled, with the card on file and otherwise; fees, and what is set for all of it.</summary>
public sealed class DeskTests
{
    [Theory]
    [InlineData("fr", 390, 1280)]
    [InlineData("en", 1280, 390)]
    public async Task A_salon_settles_with_the_card_and_in_cash_and_gives_back_in_part(string language, int width, int otherWidth)
    {
        await using var house = await House.Open();
        var page = await OpenSalon(house, language, width);
        var booking = await house.BookAppointment("A1", "Léa Roy", ["colour"], language);
        await page.GotoAsync($"{house.Address}1/bookings/{booking:D}");
        await Assertions.Expect(page.Locator("#consent")).ToContainTextAsync(Spelt("120.00"));
        await LookAt("consent");
        await page.ClickAsync("#checkout");
        await Assertions.Expect(page.Locator("#split")).ToContainTextAsync(Spelt("120.00"));
        await LookAt("opened");

        await page.ClickAsync("#add > summary");
        await page.SelectOptionAsync("#what0", "Product:shampoo");
        await page.ClickAsync("#add button");
        await Assertions.Expect(page.Locator("#split span")).ToContainTextAsync(Spelt("18.00"));
        await Assertions.Expect(page.Locator("#taken0")).ToHaveValueAsync(Spelt("18.00"));
        await page.ClickAsync("#settle");
        await Assertions.Expect(page.Locator("#method0-wrong")).ToContainTextAsync(Spelt("18.00"));
        await LookAt("how-else");
        await page.SelectOptionAsync("#method0", "Cash");
        await page.ClickAsync("#settle");
        await Assertions.Expect(page.Locator("#total")).ToContainTextAsync(Spelt("138.00"));
        await Assertions.Expect(page.Locator("#by-card")).ToContainTextAsync(Spelt("120.00"));
        await Assertions.Expect(page.Locator("#by-other")).ToContainTextAsync(Spelt("18.00"));
        await LookAt("closed");

        await BookingTests.Act(page, "refund", ("amount", "30"));
        await Assertions.Expect(page.Locator("#sales")).ToContainTextAsync(Spelt("138.00"));
        await Assertions.Expect(BookingTests.Figure(page, 2)).ToContainTextAsync(Spelt("0.00"));
        await LookAt("refunded");
        await house.Verify();

        string Spelt(string amount) => language == "fr" ? amount.Replace('.', ',') : amount;

        Task LookAt(string name) => Look.AtBoth(page, $"desk-{name}", language, otherWidth);
    }

    [Theory]
    [InlineData("en", 390, 1280)]
    [InlineData("fr", 1280, 390)]
    public async Task A_declined_card_is_told_and_cash_closes_the_sale_in_one_of_two_windows(string language, int width, int otherWidth)
    {
        await using var house = await House.Open();
        var page = await OpenSalon(house, language, width);
        var booking = await house.BookAppointment("A2", "Ana Costa", ["cut"], language, House.Declining);
        var desk = $"{house.Address}1/bookings/{booking:D}/checkout";
        await page.GotoAsync(desk);
        await page.ClickAsync("#settle");
        await Assertions.Expect(page.Locator(".alert-danger")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#card")).Not.ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("#taken0")).ToHaveValueAsync(language == "fr" ? "55,00" : "55.00");
        await Look.AtBoth(page, "desk-declined", language, otherWidth);

        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(desk);
        foreach (var each in (IPage[])[page, other])
        {
            await each.SelectOptionAsync("#method0", "Cash");
            await each.ClickAsync("#settle");
        }

        await Assertions.Expect(other.Locator("[role=alert]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#by-other")).ToContainTextAsync("55");
        Assert.Single((await house.Booking("A2")).Folios[0].Payments);
        await house.Verify();
    }

    [Theory]
    [InlineData("fr", 390, 1280)]
    [InlineData("en", 1280, 390)]
    public async Task Whose_card_is_declined_pays_with_another_on_the_screen_before_them(string language, int width, int otherWidth)
    {
        await using var house = await House.Open();
        var page = await OpenSalon(house, language, width);
        var booking = await house.BookAppointment("A2", "Ana Costa", ["cut"], language, House.Declining);
        await Door.SignIn(house, page, address: house.Site); // Where guests' pages are, too.
        await page.GotoAsync($"{house.Site}1/bookings/{booking:D}/checkout");
        await page.ClickAsync("#settle");
        await Assertions.Expect(page.Locator("#here")).ToBeVisibleAsync();
        var theirs = await page.Context.RunAndWaitForPageAsync(() => page.ClickAsync("#here"));
        await Assertions.Expect(theirs.Locator("main")).ToContainTextAsync(language == "fr" ? "55,00" : "55.00");
        await Look.AtBoth(theirs, "desk-their-page", language, otherWidth);
        await theirs.ClickAsync("button[value=Card]");
        await Gateway.Type(theirs, Gateway.AsksBank);
        await Gateway.Submit(theirs);
        await Assertions.Expect(theirs.Locator("h1")).ToContainTextAsync(language == "fr" ? "Tout est réglé" : "All is paid");

        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#by-card")).ToContainTextAsync("55");
        await page.GotoAsync($"{house.Site}1/bookings/{booking:D}");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(language == "fr" ? "demandé au client sur l’écran" : "on the screen at the desk");
        await house.Verify();
    }

    [Theory]
    [InlineData("fr", 390, 1280)]
    [InlineData("en", 1280, 390)]
    public async Task A_fee_for_not_coming_is_charged_and_one_for_cancelling_late_is_waived(string language, int width, int otherWidth)
    {
        await using var house = await House.Open();
        var page = await OpenSalon(house, language, width);
        var absent = await house.BookAppointment("A3", "Paul Bauer", ["colour"], language);
        await page.GotoAsync($"{house.Address}1/bookings/{absent:D}");
        await BookingTests.Act(page, "noShow");
        await Assertions.Expect(page.Locator("#fee")).ToContainTextAsync("120");
        await Look.AtBoth(page, "desk-fee", language, otherWidth);
        await BookingTests.Act(page, "chargeFee");
        await Assertions.Expect(BookingTests.Figure(page, 1)).ToContainTextAsync("120");
        await Assertions.Expect(page.Locator("#fee form")).ToHaveCountAsync(0);

        var late = await house.BookAppointment("A4", "Zoé Lefèvre", ["colour"], language, hoursUntilStart: 3);
        await page.GotoAsync($"{house.Address}1/bookings/{late:D}");
        await BookingTests.Act(page, "cancel");
        await Assertions.Expect(page.Locator("#fee")).ToContainTextAsync("60");
        await BookingTests.Act(page, "waiveFee");
        await Assertions.Expect(page.Locator("#waiveFee-reason-wrong")).ToBeVisibleAsync();
        await page.FillAsync("#waiveFee-reason", "Enfant malade");
        await BookingTests.Send(page, "waiveFee");
        await Assertions.Expect(BookingTests.Figure(page, 2)).ToContainTextAsync(language == "fr" ? "0,00" : "0.00");
        await Look.AtBoth(page, "desk-waived", language, otherWidth);
        await house.Verify();
    }

    [Theory]
    [InlineData("en", 390, 1280)]
    [InlineData("fr", 1280, 390)]
    public async Task A_voucher_is_sold_with_a_product_and_redeemed_in_two_parts_by_its_code(string language, int width, int otherWidth)
    {
        await using var house = await House.Open();
        var page = await OpenSalon(house, language, width);
        var sold = await Open("A5", "Léa Roy");
        await page.ClickAsync("#add > summary");
        await page.SelectOptionAsync("#what0", "Product:shampoo");
        await page.ClickAsync("#add button");
        await page.SelectOptionAsync("#what1", "GiftVoucher");
        await page.FillAsync("#amount1", "60");
        await page.ClickAsync("#add button");
        await Assertions.Expect(page.Locator("#split span")).ToContainTextAsync("78");
        await page.SelectOptionAsync("#method0", "Cash");
        await page.ClickAsync("#settle");
        await Assertions.Expect(page.Locator("#total")).ToContainTextAsync("133");
        await Look.AtBoth(page, "desk-sold-voucher", language, otherWidth);
        await page.ClickAsync($"a[href$='vouchers/{sold:D}/1']");
        var code = await page.Locator("#code").InnerTextAsync();
        await Look.AtBoth(page, "voucher", language, otherWidth);

        await Open("A6", "Zoé Petit");
        await page.UncheckAsync("#card");
        await page.ClickAsync("#otherwise > summary");
        await page.SelectOptionAsync("#method0", "GiftVoucher");
        await page.FillAsync("#code0", "AAAA-AAAA-AAAA-AAAA");
        await page.ClickAsync("#settle");
        await Assertions.Expect(page.Locator("#code0-wrong")).ToBeVisibleAsync();
        await Look.AtBoth(page, "desk-voucher-unknown", language, otherWidth);
        await page.FillAsync("#code0", code.ToLowerInvariant().Replace('-', ' '));
        await page.ClickAsync("#settle");
        await Assertions.Expect(page.Locator("#by-other")).ToContainTextAsync("55");

        await Open("A7", "Ana Costa");
        await page.UncheckAsync("#card");
        await page.ClickAsync("#otherwise > summary");
        await page.SelectOptionAsync("#method0", "GiftVoucher");
        await page.FillAsync("#code0", code);
        await page.ClickAsync("#settle");
        await Assertions.Expect(page.Locator("#code0-wrong")).ToContainTextAsync(Spelt("5.00"));
        await Look.AtBoth(page, "desk-voucher-left", language, otherWidth);
        await page.CheckAsync("#card");
        await page.FillAsync("#taken0", "5");
        await page.ClickAsync("#settle");
        await Assertions.Expect(page.Locator("#by-card")).ToContainTextAsync("50");
        await page.GotoAsync($"{house.Address}1/vouchers");
        await Assertions.Expect(page.Locator("tbody tr")).ToContainTextAsync(Spelt("0.00"));
        await Look.AtBoth(page, "vouchers", language, otherWidth);
        await page.FillAsync("#code", code);
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator("#left")).ToContainTextAsync(Spelt("0.00"));
        await Assertions.Expect(page.Locator("#moves tr")).ToHaveCountAsync(4); // Sold, used twice, and what is left.
        await Look.AtBoth(page, "voucher-spent", language, otherWidth);
        await house.Verify();

        string Spelt(string amount) => language == "fr" ? amount.Replace('.', ',') : amount;

        async Task<Guid> Open(string reference, string client)
        {
            var booking = await house.BookAppointment(reference, client, ["cut"], language);
            await page.GotoAsync($"{house.Address}1/bookings/{booking:D}/checkout");
            return booking;
        }
    }

    [Theory]
    [InlineData("fr", 390, 1280)]
    [InlineData("en", 1280, 390)]
    public async Task What_is_left_of_a_voucher_is_given_back_in_part_and_it_is_sent_again(string language, int width, int otherWidth)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page);
        var sold = await house.SellVoucher("B1");
        await page.GotoAsync($"{house.Address}1/vouchers/{sold:D}/1");
        await BookingTests.Act(page, "refundVoucher", ("amount", "60"));
        await Assertions.Expect(page.Locator("[id^=refundVoucher][id$=amount-wrong]")).ToBeVisibleAsync();
        await Look.AtBoth(page, "voucher-refused", language, otherWidth);
        await page.FillAsync("input[name=amount]", "20");
        await BookingTests.Send(page, "refundVoucher");
        await Assertions.Expect(page.Locator("#left")).ToContainTextAsync("30");
        await BookingTests.Send(page, "sendVoucher");
        await Assertions.Expect(page.Locator(".alert-success")).ToBeVisibleAsync();
        await Look.AtBoth(page, "voucher-sent", language, otherWidth);
        await house.Verify();
    }

    [Theory]
    [InlineData("en", 390, 1280)]
    [InlineData("fr", 1280, 390)]
    public async Task A_discount_has_a_reason_and_what_was_not_agreed_needs_the_client_to_agree_at_the_desk(string language, int width, int otherWidth)
    {
        await using var house = await House.Open();
        var page = await OpenSalon(house, language, width);
        var simple = await house.BookAppointment("A8", "Zoé Petit", ["cut"], language);
        await page.GotoAsync($"{house.Address}1/bookings/{simple:D}");
        await page.ClickAsync("#checkout"); // Two clicks settle what was booked.
        await page.ClickAsync("#settle");
        await Assertions.Expect(page.Locator("#by-card")).ToContainTextAsync("55");

        var booking = await house.BookAppointment("A9", "Léa Roy", ["colour"], language);
        await page.GotoAsync($"{house.Address}1/bookings/{booking:D}/checkout");
        await page.ClickAsync("#add > summary");
        await page.SelectOptionAsync("#what0", "Discount");
        await page.FillAsync("#amount0", "10");
        await page.ClickAsync("#add button");
        await Assertions.Expect(page.Locator("#name0-wrong")).ToBeVisibleAsync();
        await Look.AtBoth(page, "desk-discount", language, otherWidth);
        await page.FillAsync("#name0", "Fidélité");
        await page.SelectOptionAsync("#what1", "Tip");
        await page.FillAsync("#amount1", "25");
        await page.ClickAsync("#add button");
        await Assertions.Expect(page.Locator("#split span")).ToContainTextAsync("15");
        await page.CheckAsync("#agreed");
        await page.ClickAsync("#add button");
        await Assertions.Expect(page.Locator("#split")).ToContainTextAsync("135");
        await Look.AtBoth(page, "desk-agreed", language, otherWidth);
        await page.ClickAsync("#settle");
        await Assertions.Expect(page.Locator("#by-card")).ToContainTextAsync("135");
        await house.Verify();
    }

    [Theory]
    [InlineData("fr", 390, 1280)]
    [InlineData("en", 1280, 390)]
    public async Task Terms_are_kept_as_they_were_agreed_to_and_a_fee_says_when_it_is_charged(string language, int width, int otherWidth)
    {
        await using var house = await House.Open();
        var page = await OpenSalon(house, language, width);
        await house.Set(settings => settings with { Fees = new FeeSettings(6) });
        await page.GotoAsync($"{house.Address}1/settings/terms");
        await page.FillAsync($"#{language}", "Un retard de 15 minutes\nvaut absence.");
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator(".alert-success")).ToBeVisibleAsync();
        var booking = await house.BookAppointment("A8", "Léa Roy", ["colour"], language);
        await page.FillAsync($"#{language}", "Un retard de 20 minutes vaut absence.");
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator("main details")).ToContainTextAsync("15 minutes");
        await Look.AtBoth(page, "settings-terms", language, otherWidth);

        await page.GotoAsync($"{house.Address}1/bookings/{booking:D}");
        await page.ClickAsync("#terms summary");
        await Assertions.Expect(page.Locator("#terms")).ToContainTextAsync("15 minutes");
        await BookingTests.Act(page, "noShow");
        await Assertions.Expect(page.Locator("#fee .card-body").First).ToContainTextAsync(language == "fr" ? "automatiquement" : "automatically");
        await Look.AtBoth(page, "desk-fee-comes", language, otherWidth);
    }

    [Theory]
    [InlineData("fr", 390, 1280)]
    [InlineData("en", 1280, 390)]
    public async Task Who_issues_documents_and_what_is_missing_is_set_and_seen(string language, int width, int otherWidth)
    {
        await using var house = await House.Open();
        var page = await OpenSalon(house, language, width);
        await page.GotoAsync($"{house.Address}1/settings/checklist");
        await Assertions.Expect(page.Locator("li.list-group-item", new() { HasText = language == "fr" ? "Identité légale" : "Legal identity" }).Locator(".tone-warning")).ToHaveCountAsync(1);
        await Look.AtBoth(page, "settings-checklist", language, otherWidth);

        await page.ClickAsync("main a[href$='settings/invoicing']");
        await page.FillAsync("#name", "Lumière SARL");
        await page.FillAsync("#address", "1 rue de la Paix, 75002 Paris");
        await page.FillAsync("#registration", "123 456 789 00012");
        await page.FillAsync("#dueDays", "30");
        await page.FillAsync("#vatRates", "accommodation");
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator("#vatRates-wrong")).ToBeVisibleAsync();
        await page.FillAsync("#vatRates", "accommodation = 10\nbar = 20");
        await page.CheckAsync("#sells");
        await page.FillAsync("#minimum", "200");
        await page.FillAsync("#maximum", "20");
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator("#minimum-wrong")).ToBeVisibleAsync();
        await Look.AtBoth(page, "settings-invoicing-refused", language, otherWidth);
        await page.FillAsync("#minimum", "20");
        await page.FillAsync("#maximum", "200");
        await page.FillAsync("#graceHours", "24");
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator(".alert-success")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#vatRates")).ToHaveValueAsync($"{(language == "fr" ? "hébergement" : "accommodation")} = 10\nbar = 20");
        await Look.AtBoth(page, "settings-invoicing", language, otherWidth);

        await page.GotoAsync($"{house.Address}1/settings/checklist");
        await Assertions.Expect(page.Locator("li.list-group-item", new() { HasText = language == "fr" ? "Identité légale" : "Legal identity" }).Locator(".tone-good")).ToHaveCountAsync(1);
        await page.GotoAsync($"{house.Address}1/settings/items?of=products");
        await Assertions.Expect(page.Locator("summary strong")).ToHaveTextAsync("shampoo");
        await Look.AtBoth(page, "settings-products", language, otherWidth);
    }

    /// <summary>A salon with two services, a product, and a protection of whatever costs 100 € or more.</summary>
    private static async Task<IPage> OpenSalon(House house, string language, int width)
    {
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page, language, kind: "salon");
        await house.Set(settings => settings with
        {
            Services =
            [
                new Service("colour", Euros(120), 120, CardOnline.Optional) { Name = language == "fr" ? "Couleur" : "Colour", VatRate = Percent.Of(20) },
                new Service("cut", Euros(55), 45, CardOnline.Optional) { Name = language == "fr" ? "Coupe" : "Cut", VatRate = Percent.Of(20) },
            ],
            Products = [new Product("shampoo", language == "fr" ? "Shampooing" : "Shampoo", Euros(18), Percent.Of(20))],
            GiftVouchers = new GiftVoucherOffer(Euros(10), Euros(200), 12),
            Protections = [new Protection("Long", [], Euros(100), false, null, 24, Percent.Of(50), null, Percent.Of(100), null)],
        });
        return page;

        Money Euros(int amount) => new(amount * 100L, Currency.Parse("EUR"));
    }
}
