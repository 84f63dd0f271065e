using Microsoft.Playwright;
using NodaTime;
using Solde.Core.Automations;
using Solde.Core.Properties;

namespace Solde.Browser.Tests;

/// <summary>Every page that the program has, as it knows them itself, in both languages, on a phone and on a desk: nothing on it keeps people out, nothing
/// is wider than the screen, and nothing goes wrong in the browser.</summary>
public sealed class EveryPageTests
{
    [Theory]
    [InlineData("en", 1280, 390)]
    [InlineData("fr", 390, 1280)]
    public async Task It_can_be_read_by_everybody(string language, int width, int otherWidth)
    {
        await using var house = await House.Open();
        var page = await Browser.Open(width, language);
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal))
            {
                errors.Add($"{page.Url}: {message.Text}");
            }
        };
        await Door.SetUp(house, page);
        await house.Automate("Balance a week before", new Trigger(TriggerKind.DaysBeforeArrival, 0, 7, new LocalTime(14, 0)));
        await house.Book("B2", "Paul Bauer", 180);
        var booking = await house.Book("B1", "Zoé Lefèvre", 420);
        await house.AskForBalances();
        await house.SendLink("B1");
        await house.Book("B3", "Ana Costa", 250, daysUntilArrival: 60);
        await house.SendLink("B3", PaymentMethod.MailOrderCard);
        await house.KeepCard("B1");
        await house.Invoice("B1");
        var sold = await house.SellVoucher("B4");
        var (automation, job) = await house.AutomateAndBacktest("Arrival day", "Les Pins");
        foreach (var route in Pages.Routes)
        {
            foreach (var (name, path) in PlacesOf(route, new Ids(booking, automation, job, sold)))
            {
                await page.GotoAsync($"{house.Address}{path}");
                await Look.At(page, $"all-{name}", language);
                await FitsAt(page, width);
                await FitsAt(page, otherWidth);
                await Look.Picture(page, $"all-{name}", language);
                await FitsAt(page, width);
            }
        }

        Assert.Empty(errors);
    }

    private static async Task FitsAt(IPage page, int width)
    {
        await page.SetViewportSizeAsync(width, 900);
        var isTooWide = await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");
        Assert.False(isTooWide, $"{page.Url} is wider than {width}");
    }

    /// <summary>The addresses of a route, each with a name for its picture.</summary>
    internal static IEnumerable<(string Name, string Path)> PlacesOf(string route, Ids ids) => route switch
    {
        "/logo/{logo:guid}" => [], // A picture.
        "/book/{property:guid}" => [("book-closed", $"book/{Guid.AllBitsSet:D}")], // Of a salon: BookOnlineTests.
        "/open/{of:guid}/{booking:guid}" => [], // Leads on to a booking: RequestTests.
        "/pay/{secret}/{to?}" => [("guest-link", "pay/nobodys")], // Guests' pages with a guest: GuestTests.
        "/stay/{door}" => [("guest-closed", "stay/nobody")],
        "/stay/{door}/back/{id:guid}" => [("guest-back", $"stay/nobody/back/{Guid.AllBitsSet:D}")],
        "/stay/{door}/card" => [("guest-card-closed", "stay/nobody/card")], // With a guest: VaultTests.
        "/stay/{door}/appointment" => [("guest-appointment-closed", "stay/nobody/appointment")], // With a client: BookOnlineTests.
        "/stay/{door}/booking" => [("guest-booking-closed", "stay/nobody/booking")], // With a guest: PortalTests.
        "/stay/{door}/receipt/{number:int}" => [("guest-receipt-closed", "stay/nobody/receipt/1")],
        "/stay/{door}/document/{number:int}" => [("guest-document-closed", "stay/nobody/document/1")],
        "/stay/{door}/folio/{number:int}" => [("guest-folio-closed", "stay/nobody/folio/1")],
        "/{property:long}/work/{queue}" => Server.Office.Queues.IndexModel.ByPath.Keys.Select(queue => ($"work-{queue}", $"1/work/{queue}")),
        "/{property:long}/settings/items" => Server.Office.Settings.ItemKind.Of(PropertyKind.Lodging).Select(kind => ($"settings-{kind.Key}", $"1/settings/items?of={kind.Key}")),
        _ => [(NameOf(route), Pages.Path(route, 1, ids))],
    };

    private static string NameOf(string route) => route switch
    {
        "" or "/" => "start",
        "/{property:long}" => "dashboard",
        _ => route.Replace("/{property:long}/", "", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace(":guid}", "", StringComparison.Ordinal).Trim('/').Replace('/', '-'),
    };
}
