using Microsoft.Playwright;

namespace Solde.Browser.Tests;

/// <summary>What a test looks at is written down as a picture, and examined for what keeps people out.</summary>
internal static class Look
{
    private static readonly string Folder = Path.Combine(Root(), "artifacts", "screens");
    private static readonly Lazy<Task<string>> Axe = new(() => File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "axe.min.js")));

    /// <summary>Takes a picture of a page and asserts that axe finds nothing wrong with it.</summary>
    public static async Task At(IPage page, string name, string language)
    {
        await Picture(page, name, language);
        if (!await page.EvaluateAsync<bool>("'axe' in window")) // It is there still where the page has only another width or other colours.
        {
            await page.EvaluateAsync(await Axe.Value);
        }

        var found = await page.EvaluateAsync<string[]>(
            "async () => (await axe.run({ resultTypes: ['violations'] })).violations.map(v => `${v.id}: ${v.help} (${v.nodes.map(n => n.target.join(' ')).join(', ')})`)");
        Assert.True(found.Length == 0, $"{name} ({language}): {string.Join('\n', found)}");
        var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(over <= 0, $"{name} ({language}, {page.ViewportSize!.Width}): {over} pixels wider than the window");
    }

    /// <summary>The same at another width too; the page has its own again afterwards.</summary>
    public static async Task AtBoth(IPage page, string name, string language, int otherWidth)
    {
        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        await At(page, name, language);
        await page.SetViewportSizeAsync(otherWidth, height);
        await At(page, name, language);
        await page.SetViewportSizeAsync(width, height);
    }

    /// <summary>The same at both widths, for who likes light screens and for who likes dark ones.</summary>
    public static async Task AtAll(IPage page, string name, string language, int otherWidth)
    {
        await AtBoth(page, name, language, otherWidth);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await AtBoth(page, $"{name}-dark", language, otherWidth);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
    }

    /// <summary>Takes a picture of a page.</summary>
    public static async Task Picture(IPage page, string name, string language)
    {
        Directory.CreateDirectory(Folder);
        if (await page.Locator("iframe").CountAsync() > 0)
        {
            await page.Locator("iframe").ScrollIntoViewIfNeededAsync(); // What is in a frame is not painted before it was in sight.
        }

        await page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(Folder, $"{name}-{language}-{page.ViewportSize!.Width}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled,
        });
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Solde.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
