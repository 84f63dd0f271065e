using System.Collections.Immutable;
using Microsoft.Playwright;
using Solde.App.Access;

namespace Solde.Browser.Tests;

/// <summary>What each role may look at, and of which pages it may send the forms: a page that is not in the table fails.</summary>
public sealed class RoleTests
{
    private const int Forbidden = 403;

    /// <summary>For each page of a property, the least one must be to look, and to act.</summary>
    private static readonly ImmutableArray<(string Route, StaffRole Look, StaffRole Act)> Table =
    [
        ("/{property:long}", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/agenda", StaffRole.Accountant, StaffRole.FrontDesk),
        ("/{property:long}/automations", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/automations/new", StaffRole.Manager, StaffRole.Manager),
        ("/{property:long}/automations/{automation:guid}", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/automations/{automation:guid}/backtest", StaffRole.Manager, StaffRole.Manager),
        ("/{property:long}/automations/{automation:guid}/backtests/{job:guid}", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/automations/{automation:guid}/edit", StaffRole.Manager, StaffRole.Manager),
        ("/{property:long}/billing", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/bookings", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/bookings/{id:guid}", StaffRole.Accountant, StaffRole.FrontDesk),
        ("/{property:long}/bookings/{id:guid}/card", StaffRole.Manager, StaffRole.Manager),
        ("/{property:long}/bookings/{id:guid}/checkout", StaffRole.FrontDesk, StaffRole.FrontDesk),
        ("/{property:long}/bookings/{id:guid}/modify", StaffRole.FrontDesk, StaffRole.FrontDesk),
        ("/{property:long}/brake", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/days", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/documents/{booking:guid}/{document:int}", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/exports", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/journal", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/messages", StaffRole.Accountant, StaffRole.FrontDesk),
        ("/{property:long}/settings", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/settings/addresses", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/settings/booking", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/settings/branding", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/settings/checklist", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/settings/invoicing", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/settings/items", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/settings/keys", StaffRole.Accountant, StaffRole.Owner),
        ("/{property:long}/settings/payments", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/settings/people", StaffRole.Owner, StaffRole.Owner),
        ("/{property:long}/settings/property", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/settings/template", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/settings/templates", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/settings/terms", StaffRole.Accountant, StaffRole.Manager),
        ("/{property:long}/settings/vault", StaffRole.Accountant, StaffRole.Owner),
        ("/{property:long}/setup", StaffRole.Manager, StaffRole.Manager),
        ("/{property:long}/tasks", StaffRole.Accountant, StaffRole.FrontDesk),
        ("/{property:long}/vouchers", StaffRole.Accountant, StaffRole.FrontDesk),
        ("/{property:long}/vouchers/{sold:guid}/{number:int}", StaffRole.FrontDesk, StaffRole.FrontDesk),
        ("/{property:long}/work/{queue}", StaffRole.Accountant, StaffRole.FrontDesk),
    ];

    [Fact]
    public void Every_page_of_a_property_is_in_the_table() => Assert.Equal(Pages.OfProperties, Table.Select(row => row.Route).Order(StringComparer.Ordinal));

    [Fact]
    public void An_accountant_changes_nothing() => Assert.All(Table, row => Assert.True(row.Act < StaffRole.Accountant, row.Route));

    [Theory]
    [InlineData(StaffRole.Owner)]
    [InlineData(StaffRole.Manager)]
    [InlineData(StaffRole.FrontDesk)]
    [InlineData(StaffRole.Accountant)]
    public async Task A_role_sees_and_does_what_is_its_own_and_nothing_else(StaffRole role)
    {
        await using var house = await House.Open();
        await Door.SetUp(house);
        var booking = await house.Book("B1", "Zoé Lefèvre", 420);
        await house.KeepCard("B1");
        await house.Invoice("B1");
        var sold = await house.SellVoucher("B2");
        var (automation, job) = await house.AutomateAndBacktest("Ours", "Les Pins");
        var page = await Browser.Open();
        await Door.TakeUp(page, await house.Invite("bob@example.com", role), "Bob Stone");
        await page.GotoAsync($"{house.Address}account"); // From which forms may be sent: documents for print may not.
        foreach (var (route, look, act) in Table)
        {
            var path = $"{house.Address}{Pages.Path(route, 1, new Ids(booking, automation, job, sold))}";
            Assert.Equal((route, role <= look ? 200 : Forbidden), (route, await Pages.Status(page, path)));
            var sent = await Send(page, path);
            Assert.Equal((route, role > act), (route, sent == Forbidden));
            Assert.True(sent < 500, $"{route}: {sent}");
        }

        // Forms that would do something: what was refused did not.
        Assert.Equal(role <= StaffRole.FrontDesk ? 0 : Forbidden, await Send(page, $"{house.Address}1/bookings/{booking:D}", ("act", "checkIn")));
        await page.GotoAsync($"{house.Address}1/bookings/{booking:D}");
        await Assertions.Expect(page.Locator("h1 + .badge")).ToHaveTextAsync(role <= StaffRole.FrontDesk ? "Checked in" : "Expected");
        await Assertions.Expect(page.Locator(".acts")).ToHaveCountAsync(role <= StaffRole.FrontDesk ? 1 : 0);
    }

    private static Task<int> Send(IPage page, string address, params (string Name, string Value)[] fields) => page.EvaluateAsync<int>(
        """
        async ([address, ...fields]) => {
            const form = new URLSearchParams({ __RequestVerificationToken: document.querySelector('input[name=__RequestVerificationToken]').value });
            fields.forEach(field => form.append(...field.split('=')));
            return (await fetch(address, { method: 'POST', body: form, redirect: 'manual' })).status;
        }
        """,
        new[] { address }.Concat(fields.Select(field => $"{field.Name}={field.Value}")).ToArray());
}
