using Microsoft.Playwright;

namespace Solde.Browser.Tests;

/// <summary>No page and no form reaches a property at which one does not work: it is answered like one that there is not, beside a control with one's own.</summary>
public sealed class ForeignPropertyTests
{
    private const string Post = """
        async ([address, token]) => (await fetch(address, { method: 'POST', body: new URLSearchParams({ act: 'checkIn', booking: address.split('/').pop(),
            seq: '1', message: address.split('/').pop(), __RequestVerificationToken: token }), redirect: 'manual' })).status
        """;

    [Fact]
    public async Task Every_page_and_form_of_another_property_is_not_there()
    {
        await using var house = await House.Open();
        var page = await Browser.Open();
        await Door.SetUp(house, page);
        var sold = await house.SellVoucher("B2");
        var (own, foreign) = (await house.Book("B1", "Zoé Lefèvre", 420), await house.BookElsewhere("F1"));
        await house.KeepCard("B1");
        await house.Invoice("B1");
        await house.SellVoucherWith("F1", "Le Lac"); // Theirs has all that ours has: what is not there is not there because it is theirs.
        await house.Invoice("F1", "Le Lac");
        var (automated, others) = (await house.AutomateAndBacktest("Ours", "Les Pins"), await house.AutomateAndBacktest("Theirs", "Le Lac"));
        Assert.Contains("/{property:long}/bookings", Pages.OfProperties); // The sweep sweeps.
        var (ours, theirs) = (new Ids(own, automated.Automation, automated.Job, sold), new Ids(foreign, others.Automation, others.Job, foreign));
        foreach (var route in Pages.OfProperties)
        {
            Assert.Equal((route, 200), (route, await Status(Pages.Path(route, 1, ours))));
            Assert.Equal((route, 404), (route, await Status(Pages.Path(route, 2, theirs))));
            if (route.Contains(":guid}", StringComparison.Ordinal))
            {
                Assert.Equal((route, 404), (route, await Status(Pages.Path(route, 1, theirs))));
                Assert.Equal((route, 404), (route, await Status(Pages.Path(route, 2, ours))));
            }
        }

        await page.GotoAsync($"{house.Address}1/bookings/{own:D}");
        var token = await page.Locator("input[name=__RequestVerificationToken]").First.GetAttributeAsync("value");
        Task<int> Send(string path) => page.EvaluateAsync<int>(Post, new[] { $"{house.Address}{path}", token });
        Assert.Equal(404, await Send($"2/bookings/{foreign:D}"));
        Assert.Equal(404, await Send($"1/bookings/{foreign:D}"));
        Assert.Equal(404, await Send("2/tasks"));
        Assert.Equal(404, await Send($"1/messages?message={foreign:D}"));
        Assert.Equal(404, await Send("2/settings/people?handler=Invite"));
        Assert.Equal(0, await Send($"1/bookings/{own:D}")); // The control: it redirects, which a browser does not show.
        await page.GotoAsync($"{house.Address}1/bookings/{own:D}");
        await Assertions.Expect(page.Locator("h1 + .badge")).ToHaveTextAsync("Checked in");

        Task<int> Status(string path) => Pages.Status(page, $"{house.Address}{path}");
    }
}
