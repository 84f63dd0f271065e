using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Playwright;

namespace Solde.Browser.Tests;

/// <summary>What makes a sign-in safer: codes of an app, recovery codes, passkeys.</summary>
public sealed class SecondStepTests
{
    private const int StepSeconds = 30;

    [Theory]
    [InlineData("fr", 390)]
    public async Task A_code_is_asked_for_once_one_was_entered_and_a_recovery_code_opens_once(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page);
        await page.GotoAsync($"{house.Address}account/codes");
        await Look.At(page, "codes-off", language);
        await page.ClickAsync("form[action*=Begin] button");
        var key = (await page.Locator("#key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.FillAsync("#code", "000000");
        await page.ClickAsync("form[action*=Confirm] button");
        await Assertions.Expect(page.Locator("#code-wrong")).ToBeVisibleAsync();
        await Look.At(page, "codes-key", language);
        var first = CodeOf(key);
        await page.FillAsync("#code", first);
        await page.ClickAsync("form[action*=Confirm] button");
        var recovery = await page.Locator("#recovery-codes code").AllInnerTextsAsync();
        Assert.Equal(10, recovery.Distinct().Count());
        await Look.At(page, "codes-recovery", language);
        await page.GotoAsync($"{house.Address}account/codes");
        await Assertions.Expect(page.Locator("#recovery-codes")).ToHaveCountAsync(0); // Shown once.
        await Look.At(page, "codes-on", language);

        var other = await Browser.Open(width, language);
        await SecondStep(house, other, first);
        await Assertions.Expect(other.Locator(".alert-danger")).ToBeVisibleAsync(); // Each code opens once.
        await Look.At(other, "sign-in-code", language);
        await other.FillAsync("#code", CodeOf(key, ahead: 1));
        await other.ClickAsync("button[type=submit]");
        await Assertions.Expect(other.Locator("h1")).ToContainTextAsync("Les Pins");
        var third = await Browser.Open();
        await SecondStep(house, third, recovery[0]);
        await Assertions.Expect(third.Locator("h1")).ToContainTextAsync("Les Pins");
        var fourth = await Browser.Open();
        await SecondStep(house, fourth, recovery[0]);
        await Assertions.Expect(fourth.Locator(".alert-danger")).ToBeVisibleAsync();

        await page.GotoAsync($"{house.Address}account/codes");
        await page.ClickAsync("form[action*=Off] button");
        var fifth = await Browser.Open();
        await Door.SignIn(house, fifth);
        await Assertions.Expect(fifth.Locator("h1")).ToContainTextAsync("Les Pins");
    }

    [Theory]
    [InlineData("en", 1280)]
    public async Task A_passkey_signs_in_until_it_is_removed(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        var named = new UriBuilder(house.Address) { Host = "localhost" }.Uri; // A passkey is of a name, never of a number.
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await Door.SetUp(house, language);
        await SignIn(page, named);
        await page.GotoAsync($"{named}account/passkeys");
        await Look.At(page, "passkeys-none", language);
        await page.FillAsync("#name", "My phone");
        await page.ClickAsync("form[data-passkey] button");
        await Assertions.Expect(page.Locator("main li")).ToContainTextAsync("My phone");
        await Look.At(page, "passkeys", language);
        await page.FillAsync("#name", "Again");
        await page.ClickAsync("form[data-passkey] button");
        await Assertions.Expect(page.Locator("[data-wrong]")).ToBeVisibleAsync(); // The device has one.

        await SignOut(page);
        await Look.At(page, "sign-in", language);
        await page.ClickAsync("#passkey");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Les Pins");

        await page.GotoAsync($"{named}account/passkeys");
        await page.ClickAsync("form[action*=Remove] button");
        await Assertions.Expect(page.Locator("main li")).ToHaveCountAsync(0);
        await SignOut(page);
        await page.ClickAsync("#passkey");
        await Assertions.Expect(page.Locator(".alert-danger:visible")).ToBeVisibleAsync();
        await page.GotoAsync($"{named}account");
        await Assertions.Expect(page.Locator("#email")).ToBeVisibleAsync();
    }

    private static async Task SignIn(IPage page, Uri address)
    {
        await page.GotoAsync($"{address}");
        await page.FillAsync("#email", Door.Email);
        await page.FillAsync("#password", Door.Password);
        await page.ClickAsync("button[type=submit] >> nth=0");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Les Pins");
    }

    private static async Task SignOut(IPage page)
    {
        await page.ClickAsync("header summary >> nth=-1");
        await page.ClickAsync("form[action='/sign-out'] button");
        await Assertions.Expect(page.Locator("#passkey")).ToBeVisibleAsync();
    }

    private static async Task SecondStep(House house, IPage page, string code)
    {
        await Door.SignIn(house, page);
        await page.FillAsync("#code", code);
        await page.ClickAsync("button[type=submit]");
    }

    /// <summary>The six digits of this half minute, or of one ahead (RFC 6238), as the app on a phone shows them.</summary>
    private static string CodeOf(string key, int ahead = 0)
    {
        var bits = string.Concat(key.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        byte[] secret = [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
        var step = new byte[8];
#pragma warning disable RS0030 // The clock on the wall, as on the phone.
        BinaryPrimitives.WriteInt64BigEndian(step, (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / StepSeconds) + ahead);
#pragma warning restore RS0030
#pragma warning disable CA5350 // The standard's.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        return $"{(BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue) % 1_000_000:D6}";
    }
}
