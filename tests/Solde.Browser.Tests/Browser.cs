using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Playwright;
using Solde.Browser.Tests;
using Xunit.v3;

[assembly: WindowsClose]

namespace Solde.Browser.Tests;

/// <summary>Debian's Chromium, started once for all tests. The windows that a test opens close with it.</summary>
internal static class Browser
{
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];

    private const string Program = "/usr/bin/chromium";
    private const int Patience = 120_000;

    /// <summary>What is open, by the test that opened it: a window left open is a process that goes on.</summary>
    private static readonly ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> OpenedBy = new();

    private static readonly Lazy<Task<IPlaywright>> Driver = new(Playwright.CreateAsync);

    private static readonly Lazy<Task<IBrowser>> Chromium = new(async () =>
    {
        Assertions.SetDefaultExpectTimeout(Patience); // Five seconds are little for a machine that does much else.
        return await (await Driver.Value).Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Arguments });
    });

    /// <summary>A new window, of nobody yet.</summary>
    /// <param name="width">390 is a phone, 1280 a desk.</param>
    /// <param name="language">What the browser asks for.</param>
    /// <param name="isDark">Whether its owner likes dark screens.</param>
    /// <param name="hasScript">Whether scripts run in it.</param>
    public static async Task<IPage> Open(int width = 1280, string language = "en", bool isDark = false, bool hasScript = true)
    {
        SkipWithoutChromium();
        var test = TestContext.Current.Test ?? throw new InvalidOperationException("A window is a test's, with which it closes.");
        var context = await (await Chromium.Value).NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = width < 500 ? 844 : 900 }, Locale = language,
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light, JavaScriptEnabled = hasScript,
        });
        OpenedBy.GetOrAdd(test.UniqueID, static _ => []).Add(context);
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    /// <summary>Requests of nobody yet, without a window.</summary>
    public static async Task<IAPIRequestContext> Request() => await (await Driver.Value).APIRequest.NewContextAsync();

    /// <summary>Closes what a test has opened.</summary>
    public static async Task CloseAll(string test)
    {
        if (OpenedBy.TryRemove(test, out var contexts))
        {
            await Task.WhenAll(contexts.Select(context => context.CloseAsync()));
        }
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

/// <summary>After each test its windows close, however it ended.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class WindowsCloseAttribute : BeforeAfterTestAttribute
{
    // xUnit does not wait for what is begun here, so it is waited for.
    public override void After(MethodInfo methodUnderTest, IXunitTest test) => Browser.CloseAll(test.UniqueID).GetAwaiter().GetResult();
}
