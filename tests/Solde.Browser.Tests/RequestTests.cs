using Microsoft.Playwright;
using Solde.Core.Properties;

namespace Solde.Browser.Tests;

/// <summary>The lists of requests at the front desk, and billing.</summary>
public sealed class RequestTests
{
    [Theory]
    [InlineData("en", 1280)]
    [InlineData("fr", 390)]
    public async Task Requests_are_sent_and_revoked_many_at_once(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page);
        await house.AskForBalances();
        foreach (var (i, guest) in ((string[])["Zoé Lefèvre", "Paul Bauer", "Ana Costa"]).Index())
        {
            await house.Book($"B{i}", guest, 100 * (i + 1), daysUntilArrival: 60);
        }

        var (pending, sent) = ($"{house.Address}1/work/requests-pending", $"{house.Address}1/work/requests-sent");
        await page.GotoAsync(pending);
        await Until.Shown(page, ".work >> nth=2");
        await Look.At(page, "requests-pending", language);
        await page.ClickAsync("#bulk button");
        await Assertions.Expect(page.Locator("[role=alert]")).ToBeVisibleAsync();
        await Tick(page, 2);
        await page.SelectOptionAsync("#bulk select", "forceSend");
        await page.ClickAsync("#bulk button");
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("2");
        await Assertions.Expect(page.Locator(".work")).ToHaveCountAsync(1);

        await page.GotoAsync(sent);
        await Assertions.Expect(page.Locator(".work")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".work").First).ToContainTextAsync("guest@example.com");
        await Look.At(page, "requests-sent", language);
        await Tick(page, 2);
        await page.SelectOptionAsync("#bulk select", "resend");
        await page.ClickAsync("#bulk button");
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("2");
        await Tick(page, 1);
        await page.SelectOptionAsync("#bulk select", "cancelRequest");
        await page.ClickAsync("#bulk button");
        await Assertions.Expect(page.Locator(".work")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("en", 390)]
    [InlineData("fr", 1280)]
    public async Task What_guests_answered_is_collected_given_up_and_recorded(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page);
        await house.AskForBalances();
        foreach (var (reference, method) in new[] { ("B1", PaymentMethod.MailOrderCard), ("B2", PaymentMethod.MailOrderCard), ("B3", PaymentMethod.Cheque) })
        {
            await house.Book(reference, "Zoé Lefèvre", 420, daysUntilArrival: 60);
            await house.SendLink(reference, method);
        }

        var (answered, cards) = ($"{house.Address}1/work/requests-answered", $"{house.Address}1/work/requests-collectable");
        await page.GotoAsync(cards);
        await Assertions.Expect(page.Locator(".work")).ToHaveCountAsync(2);
        await Look.At(page, "requests-collectable", language);
        await Act(page, "B1", "collect");
        await Assertions.Expect(page.Locator(".work")).ToHaveCountAsync(1);
        await Act(page, "B2", "dysfunction");
        await Assertions.Expect(page.Locator(".work")).ToHaveCountAsync(0);

        await page.GotoAsync(answered);
        await Assertions.Expect(page.Locator(".work")).ToHaveCountAsync(1);
        await Look.At(page, "requests-answered", language);
        var form = page.Locator(".work:has-text('B3') .act:has(input[value=addPayment])");
        await form.Locator("summary").ClickAsync();
        await Assertions.Expect(form.Locator("[name=amount]")).ToHaveValueAsync(language == "fr" ? "420,00" : "420.00");
        await Assertions.Expect(form.Locator("[name=method]")).ToHaveValueAsync("Cheque");
        await form.Locator("button").ClickAsync();
        await Assertions.Expect(page.Locator(".work")).ToHaveCountAsync(0);

        await page.GotoAsync($"{house.Address}1/billing?request=Paid");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Look.At(page, "billing", language);
        await page.GotoAsync($"{house.Address}1/billing?sent=yes&text=B2");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync(language == "fr" ? "Envoyée" : "Sent");
        await page.GotoAsync($"{house.Address}1/billing?sent=no&text=B2");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(0);
    }

    private static async Task Tick(IPage page, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await page.Locator("input[name=item]").Nth(i).CheckAsync();
        }
    }

    private static async Task Act(IPage page, string reference, string name)
    {
        var form = page.Locator($".work:has-text('{reference}') .act:has(input[value={name}])");
        await form.Locator("summary").ClickAsync();
        await form.Locator("button").ClickAsync();
    }
}
