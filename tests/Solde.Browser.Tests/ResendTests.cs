using Microsoft.Playwright;

namespace Solde.Browser.Tests;

/// <summary>A message that is sent again, and one that is not.</summary>
public sealed class ResendTests
{
    [Theory]
    [InlineData("en", 1280)]
    public async Task A_wrong_address_is_told_beside_the_field_and_a_right_one_gets_the_message(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page);
        await house.Automate("Balance at once");
        await house.Book("B1", "Zoé Lefèvre", 420);
        await page.GotoAsync($"{house.Address}1/messages");
        await Until.Present(page, "main details form");
        var first = page.Locator("main details:has(form)").First;
        await first.Locator("summary").ClickAsync();
        await page.EvaluateAsync("document.querySelectorAll('main form').forEach(form => { form.noValidate = true; })"); // As a browser without such checks.
        await first.Locator("input[name=address]").FillAsync("nobody at home");
        await first.Locator("button").ClickAsync();
        await Assertions.Expect(page.Locator(".invalid-feedback")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("details[open] input[name=address]")).ToHaveValueAsync("nobody at home");
        await Look.At(page, "messages-wrong-address", language);
        await page.FillAsync("details[open] input[name=address]", "paul@example.com");
        await page.ClickAsync("details[open] button");
        await Assertions.Expect(page.Locator("summary:has-text('paul@example.com')")).ToHaveCountAsync(1);
    }
}
