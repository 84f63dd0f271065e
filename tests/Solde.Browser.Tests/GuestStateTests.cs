using Microsoft.Playwright;
using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.App.Requests;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Folios;
using Solde.Core.Properties;

namespace Solde.Browser.Tests;

/// <summary>What a guest's page may be about, each seen on a phone and at a desk, light and dark.</summary>
public sealed class GuestStateTests
{
    private static readonly (string Name, string Reference, string Query)[] Pages =
    [
        ("open", "OPEN", ""), ("declined", "OPEN", "?declined=InsufficientFunds"), ("changed", "OPEN", "?refused=amountChanged"), ("tries", "OPEN", "?refused=tooManyTries"),
        ("unavailable", "OPEN", "?refused=gatewayUnavailable"), ("part", "PART", ""), ("paid", "PAID", ""), ("not-needed", "PAID", "?refused=alreadyPaid"), ("nothing", "NOTHING", ""),
        ("refund", "REFUND", ""), ("revoked", "REVOKED", ""), ("transfer", "TRANSFER", ""), ("cheque", "CHEQUE", ""), ("voucher", "VOUCHER", ""), ("on-site", "SITE", ""),
        ("mail-order", "MAIL", ""), ("cancelled", "CANCELLED", "/booking"), ("hidden", "HIDDEN", ""), ("hidden-booking", "HIDDEN", "/booking"),
    ];

    [Theory]
    [InlineData("en", 390)]
    [InlineData("fr", 1280)]
    public async Task Each_can_be_read_by_everybody(string language, int width)
    {
        var time = new LaterTime();
        await using var house = await House.Open(time);
        await Door.SetUp(house, language);
        await Prepare(house, language);
        foreach (var isDark in (bool[])[false, true])
        {
            var page = await Browser.Open(width, language, isDark);
            foreach (var (name, reference, query) in Pages)
            {
                await page.GotoAsync($"{await house.Link(reference)}");
                await page.GotoAsync($"{page.Url}{query}");
                await LookAt(page, name, isDark);
            }

            // Which is nobody's.
            await page.GotoAsync($"{house.Site}stay/AAAAAAAAAAAA");
            await LookAt(page, "closed", isDark);
        }

        time.Advance(TimeSpan.FromDays(60));
        var later = await Browser.Open(width, language);
        await later.GotoAsync($"{await house.Link("OPEN")}");
        await LookAt(later, "expired", isDark: false);

        async Task LookAt(IPage page, string name, bool isDark)
        {
            await Look.At(page, $"guest-state-{name}{(isDark ? "-dark" : "")}", language);
            Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"), $"{name} is wider than {width}");
            Assert.DoesNotContain("{0}", await page.ContentAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_paid_on_a_hidden_folio_is_not_told()
    {
        await using var house = await House.Open();
        await Door.SetUp(house);
        await Prepare(house, "en");
        var page = await Browser.Open(390);
        await page.GotoAsync($"{await house.Link("HIDDEN")}");
        await Assertions.Expect(page.Locator(".recap")).ToContainTextAsync("€320.00");
        await Assertions.Expect(page.Locator(".recap")).ToContainTextAsync("€100.00"); // Paid so far, and not the €81.00 of the bar.
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("81");
    }

    private static async Task Prepare(House house, string language)
    {
        PaymentMethod[] methods = [PaymentMethod.Card, PaymentMethod.BankTransfer, PaymentMethod.Cheque, PaymentMethod.HolidayVoucher, PaymentMethod.OnSite, PaymentMethod.MailOrderCard];
        await house.Set(settings => settings with
        {
            Methods = [.. methods.Select(method => new OfferedMethod(method))],
            PaymentDetails = new PaymentDetails
            {
                BankTransfer = new BankAccount("Camping Les Pins", "FR7630006000011234567890189", "AGRIFRPPXXX"),
                Cheque = new ChequeDetails("Camping Les Pins", "12 chemin de la Plage, 40600 Biscarrosse"),
            },
            Branding = new Branding
            {
                LegalLink = new Dictionary<string, string> { ["fr"] = "https://lespins.example/mentions", ["en"] = "https://lespins.example/legal" },
                PrivacyLink = new Dictionary<string, string> { ["fr"] = "https://lespins.example/donnees", ["en"] = "https://lespins.example/privacy" },
            },
        });
        foreach (var (reference, method) in ((string, PaymentMethod?)[])
            [
                ("OPEN", null), ("PART", null), ("PAID", null), ("NOTHING", null), ("REFUND", null), ("REVOKED", null), ("CANCELLED", null), ("HIDDEN", null),
                ("TRANSFER", PaymentMethod.BankTransfer), ("CHEQUE", PaymentMethod.Cheque), ("VOUCHER", PaymentMethod.HolidayVoucher), ("SITE", PaymentMethod.OnSite),
                ("MAIL", PaymentMethod.MailOrderCard),
            ])
        {
            await house.Book(reference, "Zoé Lefèvre", 420, language: language);
            await house.SendLink(reference, method);
        }

        await Pay("PART", 100);
        await Pay("PAID", 420);
        await Charge("NOTHING", -420);
        await Pay("REFUND", 420);
        await Charge("REFUND", -50);
        await Do("REVOKED", booking => RequestActions.Cancel(booking, House.Now()));
        await Pay("CANCELLED", 100);
        await Do("CANCELLED", booking => BookingActions.Cancel(booking, House.Now()));
        await Pay("HIDDEN", 100);
        await Do("HIDDEN", booking => FolioActions.Open(booking, "Bar bill", House.Now()));
        await Do("HIDDEN", booking => FolioActions.AddCharge(booking, "champagne", Euros(81), "Bar bill", House.Now()));
        await Do("HIDDEN", booking => FolioActions.RecordPayment(booking, Euros(81), PaymentMethod.Cash, "Bar bill", House.Now()));
        await Do("HIDDEN", _ => Answer.Do(new Core.Facts.FolioVisibility(House.Now(), "Bar bill", false)));

        Task Pay(string reference, int euros) => Do(reference, booking => FolioActions.RecordPayment(booking, Euros(euros), PaymentMethod.Cash, null, House.Now()));
        Task Charge(string reference, int euros) => Do(reference, booking => FolioActions.AddCharge(booking, "accommodation", Euros(euros), null, House.Now()));
        async Task Do(string reference, Func<BookingSnapshot, Answer> action) => Assert.Null(await house.Act(reference, "test", action));
    }

    private static Money Euros(int euros) => new(euros * 100L, Currency.Eur);
}
