using Microsoft.Playwright;

namespace Solde.Browser.Tests;

/// <summary>How often one may knock.</summary>
public sealed class DoorRateTests
{
    /// <summary>Tries sixty links that do not exist, and the right password twenty times.</summary>
    private const string Knock = """
        async ([email, password]) => {
            const __RequestVerificationToken = document.querySelector('form').elements.__RequestVerificationToken.value;
            const send = async (path, fields) => (await fetch(path, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ __RequestVerificationToken, ...fields }) })).status;
            const knocks = Array.from({ length: 60 }, () => send('/sign-in/link?key=x', {}));
            const words = Array.from({ length: 20 }, () => send('/sign-in', { email, password }));
            return await Promise.all([...knocks, ...words]);
        }
        """;

    [Theory]
    [InlineData("fr", 390)]
    public async Task Who_knocks_too_often_waits_and_looking_is_free(string language, int width)
    {
        await using var house = await House.Open();
        await Door.SetUp(house);
        var page = await Browser.Open(width, language);
        await page.GotoAsync($"{house.Address}sign-in");
        var statuses = await page.EvaluateAsync<int[]>(Knock, new[] { Door.Email, Door.Password });
        Assert.Contains(200, statuses[..60]);
        Assert.Contains(429, statuses[..60]);
        Assert.Contains(429, statuses[60..]); // Also with the right password.

        var answer = await Knocked(page);
        for (var again = 0; again < 20 && answer.Status != 429; again++)
        {
            answer = await Knocked(page); // On a slow machine the next three seconds are over.
        }

        Assert.Equal(429, answer.Status);
        Assert.Equal("3", await answer.HeaderValueAsync("Retry-After"));
        await Look.At(page, "too-many", language);
        Assert.Equal(200, (await page.GotoAsync($"{house.Address}sign-in"))!.Status);
    }

    private static async Task<IResponse> Knocked(IPage page)
    {
        await page.FillAsync("#email", "nobody@example.com");
        await page.FillAsync("#password", "not the password");
        return await page.RunAndWaitForResponseAsync(() => page.ClickAsync("main button[type=submit]"), each => each.Request.Method == "POST");
    }
}
