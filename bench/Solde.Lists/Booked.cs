using System.Globalization;
using NodaTime;

namespace Solde.Lists;

/// <summary>A booking as its rows have it: three years of arrivals, of which half a year is to come.</summary>
internal sealed record Booked(
    Guid Id, string Ref, string Guest, string Channel, DateOnly Arrival, string Status, long Collectible, long Balance, long? NextRunAt, bool Failed,
    bool InDoubt, bool Pending, bool Sent, bool Answered, bool HoldOpen)
{
    private static readonly DateOnly First = new(2024, 1, 1);
    private static readonly DateOnly Today = new(2026, 6, 30);
    private static readonly string[] Channels =
        ["direct", "direct", "direct", "direct", "booking.com", "booking.com", "booking.com", "expedia", "little-hotelier", "airbnb"];

    public bool Owes => Collectible > 0;

    public DateOnly Departure => Arrival.AddDays(5);

    /// <summary>The n-th of them; what is planned is so for the two months from the day after an instant on.</summary>
    public static Booked Number(int n, Random random, Instant now)
    {
        var arrival = First.AddDays(random.Next(3 * 365));
        var ahead = arrival.DayNumber - Today.DayNumber;
        var status = random.Next(100) switch
        {
            < 12 => "cancelled",
            < 14 when ahead < 0 => "noShow",
            14 when ahead < 0 && random.Next(20) == 0 => "expected", // Forgotten at the desk.
            _ => ahead >= 0 ? "expected" : ahead > -5 ? "checkedIn" : "checkedOut",
        };
        var owes = status switch { "expected" => random.Next(10) < 7, "checkedIn" => random.Next(2) == 0, _ => random.Next(200) == 0 };
        var collectible = owes ? random.Next(1, 8) * 10_000L : random.Next(500) == 0 ? -500 : 0;
        var open = owes && status == "expected";
        return new Booked(
            IdOf(n), string.Create(CultureInfo.InvariantCulture, $"BK{arrival.Year}-{n:0000000}"), Guests.Name(random), ChannelOf(random), arrival, status,
            collectible, collectible, open && random.Next(4) > 0 ? (now + Duration.FromMinutes((24 * 60) + (n % 86_400))).ToUnixTimeMilliseconds() : null, owes && random.Next(100) == 0, random.Next(40_000) == 0,
            open && random.Next(15) == 0, open && random.Next(20) == 0, open && random.Next(150) == 0, ahead is >= -3 and < 10 && random.Next(5) == 0);
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // They grow with the number.
    private static Guid IdOf(int n) => new(n, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1);

    private static string ChannelOf(Random random) => random.Next(50) == 0
        ? string.Create(CultureInfo.InvariantCulture, $"agency-{random.Next(20):00}")
        : Channels[random.Next(Channels.Length)];
}
