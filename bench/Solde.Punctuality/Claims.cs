using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Npgsql;
using Solde.App.Bookings;

namespace Solde.Punctuality;

/// <summary>What it costs to take what is due, as the database grows.</summary>
internal static class Claims
{
    private const int Rounds = 21;
    private const int Batch = 500;
    private static readonly Duration Overlap = Duration.FromSeconds(2);

    /// <summary>The median time of taking a batch of due bookings, out of all that there are.</summary>
    public static async Task<double> Milliseconds(Rig rig, Guid hotel)
    {
        var keys = (await rig.Store.Bookings(hotel, null, Batch)).Select(stored => stored).ToImmutableArray();
        var times = new List<double>(Rounds);
        for (var round = 0; round < Rounds; round++)
        {
            var now = Rig.Clock.GetCurrentInstant();
            await Due(rig, keys, now);
            var watch = Stopwatch.GetTimestamp();
            var claimed = await rig.Store.ClaimReviews(now - Overlap, now, now + Duration.FromDays(400), Batch);
            times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
            if (claimed.Length != Batch)
            {
                throw new InvalidOperationException($"{claimed.Length} bookings were taken");
            }
        }

        times.Sort();
        return times[Rounds / 2];
    }

    /// <summary>A million reviews, of all the hotel's bookings in turn, are taken and put off while a snapshot is held open elsewhere (a dump, say), so that no
    /// old row version can be cleared away.</summary>
    public static async Task<double> UnderAHeldSnapshot(Rig rig, Guid hotel, int reviews, CancellationToken cancel)
    {
        await using var other = new NpgsqlConnection(rig.Database);
        await other.OpenAsync(cancel);
        await using var snapshot = await other.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        await using (var look = new NpgsqlCommand("SELECT count(*) FROM properties", other, snapshot))
        {
            await look.ExecuteScalarAsync(cancel);
        }

        Guid? last = null;
        for (var done = 0; done < reviews; done += Batch)
        {
            var page = await rig.Store.Bookings(hotel, last, Batch);
            if (page.IsEmpty)
            {
                page = await rig.Store.Bookings(hotel, null, Batch);
            }

            last = page[^1].Key.Booking;
            var now = Rig.Clock.GetCurrentInstant();
            await Due(rig, page, now);
            await rig.Store.ClaimReviews(now - Overlap, now, now + Duration.FromDays(400), Batch);
        }

        return await Milliseconds(rig, hotel);
    }

    private static async Task Due(Rig rig, ImmutableArray<StoredBooking> keys, Instant now) =>
        await rig.Store.Commit(
        [
            .. keys.Select(stored => new Change
            {
                Key = stored.Key, FromVersion = stored.Version, Before = stored.Snapshot, After = stored.Snapshot, Changed = false, NextReviewAt = now,
            }),
        ]);

    public static string Text(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.0} ms");
}
