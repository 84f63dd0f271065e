using System.Globalization;
using Microsoft.Playwright;
using Solde.Core.Facts;

namespace Solde.Browser.Tests;

/// <summary>Two who have a booking's link pay it at the same instant, each in a browser of their own.</summary>
public sealed class RaceTests
{
    private const string Ends = "h1:has-text('Tout est réglé'), h1:has-text('Votre paiement est en cours')";
    private const int Pairs = 2; // Of browsers, at a time.

    // Browsers take two cores a second for each; SOLDE_RACES=200 has them race 200 times. Clients without a screen do so each time (Solde.Server.Tests, RaceTests).
    private static readonly int Bookings = int.Parse(Environment.GetEnvironmentVariable("SOLDE_RACES") ?? "40", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Of_two_browsers_that_pay_at_the_same_instant_one_has_paid_and_the_other_is_told()
    {
        await using var house = await House.Open(isBehindProxy: true);
        await Door.SetUp(house);
        var asked = await house.AskMany(Bookings);
        await Task.WhenAll(asked.Index().GroupBy(each => each.Index % Pairs, each => each).Select(some => Race([.. some.Select(each => (each.Index, each.Item.Link))])));

        Assert.Equal(Bookings, await house.Charges());
        foreach (var (booking, facts) in await house.Stories(asked.Select(each => each.Reference)))
        {
            Assert.Equal((booking.Ref, 420_00), (booking.Ref, booking.Paid.Minor));
            Assert.Empty(booking.Attempts); // Nothing is under way or in doubt.
            Assert.Single(facts, fact => fact is PaymentSucceeded);
        }

        await house.Verify();
    }

    /// <summary>Two browsers pay one booking after the other.</summary>
    private static async Task Race((int Number, Uri Link)[] links)
    {
        IPage[] guests = [await Browser.Open(390, "fr"), await Browser.Open(390, "fr")];
        foreach (var (number, link) in links)
        {
            await Task.WhenAll(guests.Select((guest, which) => Come(guest, link, $"198.18.{number}.{which + 1}")));
            var barrier = Barrier(guests.Length);
            await Task.WhenAll(guests.Select(guest => Send(guest, barrier)));
            if (number == 0)
            {
                await Look.At(await Loser(guests), "race-loser", "fr");
            }

            // One has paid; the other's card was not needed, and they are told.
            Assert.Equal(1, (await Task.WhenAll(guests.Select(guest => guest.Locator(".done").CountAsync()))).Sum());
        }
    }

    /// <summary>Comes by the link and types a card. Each is somewhere else: how often one may knock is another test's.</summary>
    private static async Task Come(IPage guest, Uri link, string from)
    {
        await guest.Context.ClearCookiesAsync();
        await guest.Context.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["X-Forwarded-For"] = from });
        await guest.GotoAsync($"{link}", new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
        await guest.ClickAsync("button[value=Card]");
        await Gateway.Fill(guest, House.Good);
    }

    /// <summary>Sends the card; the form waits until the other's has arrived at the gateway's door, too.</summary>
    private static async Task Send(IPage guest, Func<Task> barrier)
    {
        await guest.RouteAsync($"{new Uri(guest.Url).GetLeftPart(UriPartial.Path)}", Hold); // For this form alone: what is held is not kept by the browser.
        await Gateway.Submit(guest);
        await Assertions.Expect(guest.Locator(Ends)).ToHaveCountAsync(1);
        await guest.UnrouteAllAsync();

        async Task Hold(IRoute route)
        {
            await barrier();
            await route.ContinueAsync();
        }
    }

    private static async Task<IPage> Loser(IPage[] guests) => await guests[0].Locator(".done").CountAsync() > 0 ? guests[0] : guests[1];

    /// <summary>Holds whoever comes until there are so many.</summary>
    private static Func<Task> Barrier(int count)
    {
        var (arrived, open) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        return () =>
        {
            if (Interlocked.Increment(ref arrived) == count)
            {
                open.SetResult();
            }

            return open.Task;
        };
    }
}
