using Microsoft.Playwright;

namespace Solde.Browser.Tests;

/// <summary>How often one may knock.</summary>
public sealed class DoorRateTests
{
    [Theory]
    [InlineData("en", 1280)]
    [InlineData("fr", 390)]
    public async Task Who_knocks_too_often_waits_and_looking_is_free(string language, int width)
    {
        await using var house = await House.Open();
        await Door.SetUp(house, await Browser.Open());
        var page = await Browser.Open(width, language);
        await page.GotoAsync($"{house.Address}sign-in");
        var statuses = await page.EvaluateAsync<int[]>(
            """
            async () => {
                const token = document.querySelector('input[name=__RequestVerificationToken]').value;
                const body = new URLSearchParams({ email: 'nobody@example.com', password: 'x', __RequestVerificationToken: token });
                return await Promise.all(Array.from({ length: 60 }, async () => (await fetch('/sign-in', { method: 'POST', body })).status));
            }
            """);
        Assert.InRange(statuses.Count(status => status == 200), 25, 40); // Thirty, less what the first start took, and one for each three seconds.
        Assert.Contains(429, statuses);
        await page.FillAsync("#email", Door.Email);
        await page.FillAsync("#password", Door.Password);
        var answer = await page.RunAndWaitForResponseAsync(() => page.ClickAsync("button[type=submit] >> nth=0"), each => each.Request.Method == "POST");
        Assert.Equal(429, answer.Status);
        Assert.Equal("3", await answer.HeaderValueAsync("Retry-After"));
        await Look.At(page, "too-many", language);
        Assert.Equal(200, (await page.GotoAsync($"{house.Address}sign-in"))!.Status);
    }
}
