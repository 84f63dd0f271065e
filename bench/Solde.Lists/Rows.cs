using System.Globalization;
using NodaTime;
using Solde.Storage;

namespace Solde.Lists;

/// <summary>The rows of bookings in the first tables, which the program fills its own lists from.</summary>
/// <param name="sample">After which they are made.</param>
/// <param name="now">The end of the journal.</param>
internal sealed class Rows(SampleBooking sample, Instant now)
{
    private static readonly Duration JournalLasts = Duration.FromDays(900);

    public const string Bookings = """
        bookings (property_id, booking_id, ref, version, status, arrival, departure, created_at, collectible, balance, state, chain_seq, chain_hash, next_run_at,
            run_released, run_failed, in_doubt, request_pending, request_sent, request_answered, hold_open)
        """;

    public const string People = "people (property_id, booking_id, number, salt, text)";
    public const string Journal = "journal (property_id, tx, position, booking_id, seq, at, what, data, hash)";
    public const string Tasks = "tasks (property_id, booking_id, seq, text, channel, created_at)";

    public const string Messages = """
        messages (property_id, booking_id, message_id, recipient, template, template_version, address, language, data, created_at, state, tries)
        """;

    /// <summary>Each table with the rows of some bookings, the first of which is the n-th.</summary>
    /// <param name="some">The bookings.</param>
    /// <param name="n">The first one's number.</param>
    /// <param name="all">How many there are altogether.</param>
    /// <param name="inTransactions">Whether the journal's places are transactions.</param>
    public IEnumerable<(string Table, IEnumerable<object?[]> Rows)> Of(IReadOnlyList<Booked> some, int n, int all, bool inTransactions)
    {
        yield return (Bookings, some.Select(Booking));
        yield return (People, some.SelectMany(each => (object?[][])[Person(each, 1, each.Guest), Person(each, 2, "anne@example.com")]));
        yield return (Journal, some.SelectMany((each, i) => sample.Entries.Select((entry, k) => Entry(each, n + i, all, k, entry, inTransactions))));
        yield return (Messages, some.Select((each, i) => Message(each, At(n + i, all), isLost: (n + i) % 500 == 0)));
        yield return (Tasks, some.Select((each, i) => (each, At: At(n + i, all), N: n + i)).Where(each => each.N % 200 == 0).Select(each => Task(each.each, each.At)));
    }

    private static object?[] Task(Booked each, long at) => [Hotel.Id, each.Id, 1L, "Look this up", each.Owes ? "payments" : "frontDesk", at];

    private static object?[] Person(Booked each, long number, string text) => [Hotel.Id, each.Id, number, Array.Empty<byte>(), text];

    private object?[] Booking(Booked each) =>
    [
        Hotel.Id, each.Id, each.Ref, 1L, each.Status, Booked.Day(each.Arrival), Booked.Day(each.Departure), 0L, each.Collectible, each.Balance, sample.StateOf(each),
        (long)sample.Entries.Length, Array.Empty<byte>(), each.NextRunAt, 0L,
        .. ((bool[])[each.Failed, each.InDoubt, each.Pending, each.Sent, each.Answered, each.HoldOpen]).Select(flag => (object)(flag ? 1L : 0L)),
    ];

    private object?[] Entry(Booked each, int n, int all, int k, (string What, string Data) entry, bool inTransactions) =>
    [
        Hotel.Id, inTransactions ? (long)n : 0L, inTransactions ? k : ((long)n * sample.Entries.Length) + k, each.Id, k + 1L, At(n, all), entry.What,
        SampleBooking.Of(each, entry.Data), Array.Empty<byte>(),
    ];

    private object?[] Message(Booked each, long at, bool isLost) =>
    [
        Hotel.Id, each.Id, each.Id, "guest", "balanceRequest", 1L, "anne@example.com", "fr", sample.Letter, at, isLost ? "failed" : "delivered", 1L,
    ];

    // The last of all is written now.
    private long At(int n, int all) => (now - (JournalLasts * (1 - ((double)n / all)))).ToUnixTimeMilliseconds();
}
