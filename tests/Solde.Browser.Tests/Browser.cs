using Microsoft.Playwright;

namespace Solde.Browser.Tests;

/// <summary>Debian's Chromium, started once for all tests.</summary>
internal static class Browser
{
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];

    private const string Program = "/usr/bin/chromium";
    private const int Patience = 120_000;

    private static readonly Lazy<Task<IBrowser>> Chromium = new(async () =>
    {
        Assertions.SetDefaultExpectTimeout(Patience); // Five seconds are little for a machine that does much else.
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Arguments });
    });

    /// <summary>A new window, of nobody yet.</summary>
    /// <param name="width">390 is a phone, 1280 a desk.</param>
    /// <param name="language">What the browser asks for.</param>
    /// <param name="isDark">Whether its owner likes dark screens.</param>
    /// <param name="hasScript">Whether scripts run in it.</param>
    public static async Task<IPage> Open(int width = 1280, string language = "en", bool isDark = false, bool hasScript = true)
    {
        SkipWithoutChromium();
        var context = await (await Chromium.Value).NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = width < 500 ? 844 : 900 }, Locale = language,
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light, JavaScriptEnabled = hasScript,
        });
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    /// <summary>Skips the test, or fails it in a continuous build, where there is no browser.</summary>
    private static void SkipWithoutChromium()
    {
        const string missing = "There is no browser for tests: apt-get install chromium.";
        if (!File.Exists(Program) && string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            Assert.Fail(missing);
        }

        Assert.SkipUnless(File.Exists(Program), missing);
    }
}
