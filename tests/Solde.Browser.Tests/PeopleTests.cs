using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Solde.App.Access;

namespace Solde.Browser.Tests;

/// <summary>Who works at a property: invited, appointed, removed.</summary>
public sealed partial class PeopleTests
{
    [Theory]
    [InlineData("fr", 390)]
    public async Task Who_is_invited_signs_in_works_as_what_they_are_and_is_out_when_removed(string language, int width)
    {
        await using var house = await House.Open();
        var (owner, guest) = (await Browser.Open(width, language), await Browser.Open(width, language));
        await Door.SetUp(house, owner);
        await owner.GotoAsync($"{house.Address}1/settings/people");
        await owner.FillAsync("form[action*=Invite] #email", "zoe at example");
        await owner.ClickAsync("form[action*=Invite] button");
        await Assertions.Expect(owner.Locator("#email-wrong")).ToBeVisibleAsync();
        await owner.FillAsync("form[action*=Invite] #email", "Zoe@example.com");
        await owner.SelectOptionAsync("form[action*=Invite] #role", "FrontDesk");
        await owner.ClickAsync("form[action*=Invite] button");
        await Assertions.Expect(owner.Locator(".alert-success")).ToBeVisibleAsync();
        await Look.At(owner, "people-invited", language);

        var mail = house.Letter();
        Assert.Contains("Anne Martin", mail, StringComparison.Ordinal);
        var link = new Uri(house.Address, Link().Match(mail).Value);
        await guest.GotoAsync($"{link}");
        await Look.At(guest, "invitation", language);
        await guest.FillAsync("#name", "Zoé Roux");
        await guest.FillAsync("#password", "password1234");
        await guest.ClickAsync("button[type=submit]");
        await Assertions.Expect(guest.Locator("#password-wrong")).ToBeVisibleAsync();
        await Door.TakeUp(guest, link, "Zoé Roux");
        await Assertions.Expect(guest.Locator("h1")).ToContainTextAsync("Les Pins");
        Assert.Equal(403, (await guest.GotoAsync($"{house.Address}1/settings/people"))!.Status);
        await Look.At(guest, "forbidden", language);
        var second = await Browser.Open(width, language);
        await second.GotoAsync($"{link}");
        await Assertions.Expect(second.Locator("#password")).ToHaveCountAsync(0); // It works once.
        await Look.At(second, "invitation-over", language);

        await owner.GotoAsync($"{house.Address}1/settings/people");
        var row = owner.Locator("li", new PageLocatorOptions { HasText = "zoe@example.com" });
        await Assertions.Expect(row).ToContainTextAsync("Zoé Roux");
        await Look.At(owner, "people", language);
        await row.Locator("summary").ClickAsync();
        await row.Locator("select").SelectOptionAsync("Accountant");
        await row.Locator("button[formaction*=Role]").ClickAsync();
        await guest.GotoAsync($"{house.Address}1/tasks");
        Assert.Equal(403, await Send(guest, $"{house.Address}1/tasks"));

        await row.Locator("summary").ClickAsync();
        await row.Locator("button[formaction*=Remove]").ClickAsync();
        await Assertions.Expect(owner.Locator("text=zoe@example.com")).ToHaveCountAsync(0);
        await guest.GotoAsync($"{house.Address}1/tasks");
        await Assertions.Expect(guest.Locator("#email")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("en", 390)]
    public async Task The_last_owner_stays_and_rights_change_only_for_who_says_the_password_again(string language, int width)
    {
        var time = new LaterTime();
        await using var house = await House.Open(time);
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page);
        await page.GotoAsync($"{house.Address}1/settings/people");
        await page.ClickAsync("main li summary");
        await page.ClickAsync("button[formaction*=Remove]");
        await Assertions.Expect(page.Locator(".invalid-feedback")).ToBeVisibleAsync();
        await Look.At(page, "people-last-owner", language);

        await Door.TakeUp(await Browser.Open(), await house.Invite("bob@example.com", StaffRole.Manager), "Bob Stone");
        time.Advance(TimeSpan.FromMinutes(16));
        await page.GotoAsync($"{house.Address}1/settings/people");
        var bob = page.Locator("li", new PageLocatorOptions { HasText = "bob@example.com" });
        await bob.Locator("summary").ClickAsync();
        await bob.Locator("select").SelectOptionAsync("Owner");
        await bob.Locator("input[type=password]").FillAsync("not the right words");
        await bob.Locator("button[formaction*=Role]").ClickAsync();
        await Assertions.Expect(bob.Locator(".invalid-feedback")).ToBeVisibleAsync();
        await Look.At(page, "people-password", language);
        await bob.Locator("input[type=password]").FillAsync(Door.Password);
        await bob.Locator("select").SelectOptionAsync("Owner");
        await bob.Locator("button[formaction*=Role]").ClickAsync();
        await Assertions.Expect(page.Locator("input[type=password]")).ToHaveCountAsync(0); // Fresh again.
        await Assertions.Expect(page.Locator(".badge.tone-plain")).ToHaveTextAsync(language == "fr" ? ["Propriétaire", "Propriétaire"] : ["Owner", "Owner"]);
    }

    [Theory]
    [InlineData("fr", 1280)]
    public async Task An_owner_of_many_properties_finds_each(string language, int width)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        await Door.SetUp(house, page);
        await house.Grow(20);
        await page.GotoAsync($"{house.Address}21/bookings");
        await Assertions.Expect(page.Locator("header summary >> nth=0")).ToHaveTextAsync("Hôtel T");
        await page.ClickAsync("header summary >> nth=0");
        await page.ClickAsync("a[href='/properties']");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(21);
        await Assertions.Expect(page.Locator("main > div > a.btn")).ToHaveCountAsync(0); // That is all of them.
        await Look.At(page, "properties", language);
        await page.FillAsync("input[name=text]", "hotel k");
        await page.PressAsync("input[name=text]", "Enter");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.ClickAsync("tbody a");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Hôtel K");
    }

    private static Task<int> Send(IPage page, string address) => page.EvaluateAsync<int>(
        """
        async address => {
            const account = new DOMParser().parseFromString(await (await fetch('/account')).text(), 'text/html');
            const token = account.querySelector('input[name=__RequestVerificationToken]').value;
            return (await fetch(address, { method: 'POST', body: new URLSearchParams({ __RequestVerificationToken: token }), redirect: 'manual' })).status;
        }
        """,
        address);

    [GeneratedRegex("invitation\\?key=[0-9a-f]{64}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
