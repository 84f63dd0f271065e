using Microsoft.Playwright;

namespace Solde.Browser.Tests;

/// <summary>How often one may knock.</summary>
public sealed class DoorRateTests
{
    /// <summary>Tries sixty links that do not exist, and then the form.</summary>
    private const string Knock = """
        async () => {
            const form = document.querySelector('form');
            const body = new URLSearchParams({ __RequestVerificationToken: form.elements.__RequestVerificationToken.value });
            const statuses = await Promise.all(Array.from({ length: 60 }, async () => (await fetch('/sign-in/link?key=x', { method: 'POST', body })).status));
            for (const status of statuses) await told(status);
            form.submit();
        }
        """;

    [Theory]
    [InlineData("en", 1280)]
    [InlineData("fr", 390)]
    public async Task Who_knocks_too_often_waits_and_looking_is_free(string language, int width)
    {
        await using var house = await House.Open();
        await Door.SetUp(house, await Browser.Open());
        var page = await Browser.Open(width, language);
        await page.GotoAsync($"{house.Address}sign-in");
        await page.FillAsync("#email", Door.Email);
        await page.FillAsync("#password", Door.Password);
        var statuses = new List<int>();
        await page.ExposeFunctionAsync<int, bool>("told", status =>
        {
            statuses.Add(status);
            return true;
        });
        var answer = await page.RunAndWaitForResponseAsync(() => page.EvaluateAsync(Knock), each => each.Url.EndsWith("/sign-in", StringComparison.Ordinal));
        Assert.InRange(statuses.Count(status => status == 200), 25, 40); // Thirty, less what the first start took, and one for each three seconds.
        Assert.Contains(429, statuses);
        Assert.Equal(429, answer.Status); // Also with the right password.
        Assert.Equal("3", await answer.HeaderValueAsync("Retry-After"));
        await Look.At(page, "too-many", language);
        Assert.Equal(200, (await page.GotoAsync($"{house.Address}sign-in"))!.Status);
    }
}
