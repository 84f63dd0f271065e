using Microsoft.Playwright;

namespace Solde.Browser.Tests;

/// <summary>Waits for what the program does by itself meanwhile.</summary>
internal static class Until
{
    private const int MostLooks = 60;

    /// <summary>Looks at the page anew until something is on it, to be seen.</summary>
    public static async Task Shown(IPage page, string selector)
    {
        await Present(page, selector);
        await Assertions.Expect(page.Locator(selector).First).ToBeVisibleAsync();
    }

    /// <summary>Looks at the page anew until something is on it, though it may be folded away.</summary>
    public static async Task Present(IPage page, string selector)
    {
        for (var look = 0; look < MostLooks && await page.Locator(selector).CountAsync() == 0; look++)
        {
            await page.ReloadAsync();
        }

        await Assertions.Expect(page.Locator(selector)).Not.ToHaveCountAsync(0);
    }

    /// <summary>Looks at the page anew until something is on it no more.</summary>
    public static async Task Gone(IPage page, string selector)
    {
        for (var look = 0; look < MostLooks && await page.Locator(selector).CountAsync() > 0; look++)
        {
            await page.ReloadAsync();
        }

        await Assertions.Expect(page.Locator(selector)).ToHaveCountAsync(0);
    }
}
