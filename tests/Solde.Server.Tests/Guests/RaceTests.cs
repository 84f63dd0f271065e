using System.Globalization;
using Solde.Core;
using Solde.Core.Facts;
using Solde.Tests;

namespace Solde.Server.Tests.Guests;

/// <summary>Two who have a booking's link pay it at the same instant.</summary>
public sealed class RaceTests
{
    private const int Bookings = 200;
    private const int Together = 8;

    [Fact]
    public Task On_SQLite_of_two_who_pay_at_the_same_instant_one_has_paid_and_the_other_is_told() => OneHasPaid(database: null);

    [Fact]
    public async Task On_PostgreSQL_of_two_who_pay_at_the_same_instant_one_has_paid_and_the_other_is_told()
    {
        await using var database = await TestPostgres.CreateDatabase();
        await OneHasPaid(database.ConnectionString);
    }

    private static async Task OneHasPaid(string? database)
    {
        await using var house = await GuestHouse.Open(database: database);
        var stays = await house.Ask([.. Enumerable.Range(1, Bookings).Select(number => $"B{number.ToString(CultureInfo.InvariantCulture)}")]);
        await Parallel.ForEachAsync(stays.Index(), new ParallelOptions { MaxDegreeOfParallelism = Together }, async (stay, _) =>
            await PayTwice(stay.Item, stay.Index, holdsTheWayBack: stay.Index % 2 == 1));

        Assert.Equal(Bookings, await house.Charges());
        await house.Beside(async opened =>
        {
            var bookings = await opened.Store.Load([.. stays.Select(stay => stay.Key)]);
            Assert.Equal(Bookings, bookings.Length);
            foreach (var (key, booking) in bookings.Select(stored => (stored.Key, stored.Snapshot)))
            {
                Assert.Equal((booking.Ref, new Money(420_00, Currency.Eur)), (booking.Ref, booking.Paid));
                Assert.False(booking.Balance.IsPositive);
                Assert.Empty(booking.Attempts); // Nothing is under way or in doubt.
                Assert.Single(await opened.Store.JournalOf(key), entry => entry.Fact is PaymentSucceeded);
            }

            return true;
        });
        await house.Stop();
        var verified = await Cli.Program.Run(["verify", .. house.Which]);
        Assert.Equal((0, ""), (verified.Code, verified.Error));
    }

    /// <summary>Both have typed a card; the last step of each waits for the other's.</summary>
    private static async Task PayTwice(GuestStay stay, int number, bool holdsTheWayBack)
    {
        // A proxy's guests each have an address of their own: how often one may knock is another test's.
        GuestBrowser[] guests = [Guest(number, 1), Guest(number, 2)];
        var forms = await Task.WhenAll(guests.Select(guest => guest.ToTheGateway(stay.Link)));
        var typed = holdsTheWayBack ? await Task.WhenAll(guests.Zip(forms, (guest, form) => guest.Type(form, GuestRound.Good))) : [];
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ends = guests.Select((guest, which) => End(guest, which)).ToArray();
        gate.SetResult();
        foreach (var (guest, end) in guests.Zip(await Task.WhenAll(ends)))
        {
            Assert.Contains(end.Heading, (string[])["Tout est réglé. Merci !", "Votre paiement est en cours"]);
            Assert.Equal("Tout est réglé. Merci !", (await guest.Visit(stay.Link)).Heading);
        }

        async Task<GuestAnswer> End(GuestBrowser guest, int which)
        {
            await gate.Task;
            return await guest.Follow(holdsTheWayBack ? typed[which] : await guest.Type(forms[which], GuestRound.Good));
        }
    }

    private static GuestBrowser Guest(int number, int which) => new(string.Create(CultureInfo.InvariantCulture, $"198.18.{number}.{which}"));
}
