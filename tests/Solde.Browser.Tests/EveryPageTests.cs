using Microsoft.Playwright;
using NodaTime;
using Solde.Core.Automations;

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
        var places = new Places(await house.Book("B1", "Zoé Lefèvre", 420));
        foreach (var route in Pages.Routes)
        {
            foreach (var (name, address) in places.Of(route))
            {
                await page.GotoAsync($"{house.Address}{address}");
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

    /// <summary>Where each page is found.</summary>
    private sealed class Places(Guid booking)
    {
        private const string Id = "{id:guid}";

        /// <summary>The addresses of a route, each with a name for its picture.</summary>
        public IEnumerable<(string Name, string Address)> Of(string route)
        {
            var path = route.TrimStart('/');
            if (path.Contains("{queue}", StringComparison.Ordinal))
            {
                return Server.Office.Queues.IndexModel.ByPath.Keys.Select(queue => ($"work-{queue}", $"1/work/{queue}"));
            }

            var address = path.Replace("{property:long}", "1", StringComparison.Ordinal);
            address = address.Contains(Id, StringComparison.Ordinal) ? address.Replace(Id, $"{IdFor(path):D}", StringComparison.Ordinal) : address;
            Assert.DoesNotContain('{', address); // A page with another part in its address is to be added here.
            return [(NameOf(path), address)];
        }

        private static string NameOf(string path) => path switch
        {
            "" => "start",
            "{property:long}" => "dashboard",
            _ => path.Replace("{property:long}/", "", StringComparison.Ordinal).Replace(Id, "one", StringComparison.Ordinal).Replace('/', '-'),
        };

        private Guid IdFor(string path) => path.Contains("/bookings/", StringComparison.Ordinal) ? booking : throw new InvalidOperationException($"{path}: of what is this the id?");
    }
}
