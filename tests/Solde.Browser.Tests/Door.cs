using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Solde.Browser.Tests;

/// <summary>The way in.</summary>
internal static partial class Door
{
    public const string Email = "anne@lespins.example";
    public const string Password = "three pines by the lake";

    /// <summary>Sets an installation up, and stays signed in as its owner.</summary>
    public static async Task SetUp(House house, IPage page, string? language = null, string kind = "lodging")
    {
        var next = await SetUp(house, page.APIRequest, language ?? await page.EvaluateAsync<string>("navigator.language"), kind);
        await page.GotoAsync($"{next}");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Les Pins");
    }

    /// <summary>Sets an installation up in which nobody looks at the office.</summary>
    public static async Task SetUp(House house, string language = "en", string kind = "lodging")
    {
        await using var request = await Browser.Request();
        await SetUp(house, request, language, kind);
    }

    // Most tests begin here, and a form that is drawn and filled in takes longer than many of them: SetupTests look at it.
    private static async Task<Uri> SetUp(House house, IAPIRequestContext request, string language, string kind)
    {
        var form = request.CreateFormData();
        foreach (var (name, value) in ((string, string)[])
            [
                ("name", "Anne Martin"), ("email", Email), ("password", Password), ("language", language), ("property", "Les Pins"), ("kind", kind), ("zone", "Europe/Paris"),
                ("country", "FR"), ("currency", "EUR"),
            ])
        {
            form.Append(name, value);
        }

        await using (var shown = await request.GetAsync($"{house.FirstStart}"))
        {
            form.Append("__RequestVerificationToken", Token().Match(await shown.TextAsync()).Groups["token"].Value);
        }

        await using var answer = await request.PostAsync($"{house.FirstStart}", new APIRequestContextOptions { Form = form, MaxRedirects = 0 });
        Assert.Equal(302, answer.Status);
        return new Uri(house.Address, answer.Headers["location"]);
    }

    public static async Task SignIn(House house, IPage page, string password = Password, string email = Email, string? address = null)
    {
        await page.GotoAsync(address ?? $"{house.Address}");
        await page.FillAsync("#email", email);
        await page.FillAsync("#password", password);
        await page.ClickAsync("button[type=submit]");
    }

    /// <summary>Takes an invitation up, and stays signed in.</summary>
    public static async Task TakeUp(IPage page, Uri invitation, string name, string password = Password)
    {
        await page.GotoAsync($"{invitation}");
        await page.FillAsync("#name", name);
        await page.FillAsync("#password", password);
        await page.ClickAsync("button[type=submit]");
        await Assertions.Expect(page.Locator("header summary").Last).ToHaveTextAsync(name);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
