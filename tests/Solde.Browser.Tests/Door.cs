using Microsoft.Playwright;

namespace Solde.Browser.Tests;

/// <summary>The way in.</summary>
internal static class Door
{
    public const string Email = "anne@lespins.example";
    public const string Password = "three pines by the lake";

    /// <summary>Sets an installation up, and stays signed in as its owner.</summary>
    public static async Task SetUp(House house, IPage page, string? language = null, string kind = "lodging")
    {
        await page.GotoAsync($"{house.FirstStart}");
        await page.FillAsync("#name", "Anne Martin");
        await page.FillAsync("#email", Email);
        await page.FillAsync("#password", Password);
        await page.FillAsync("#property", "Les Pins");
        await page.SelectOptionAsync("#kind", kind);
        if (language is not null)
        {
            await page.SelectOptionAsync("#language", language);
        }

        await page.ClickAsync("button[type=submit]");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Les Pins");
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
}
