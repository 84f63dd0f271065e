using System.Globalization;
using NodaTime;
using Solde.App.Bookings;
using Solde.Core.Bookings;
using Solde.Core.Requests;

namespace Solde.Lists;

/// <summary>A kind of list, and one of its many filters.</summary>
internal sealed record Kind(string Name, Func<Random, ListFilter> Filter, bool Deep = false)
{
    /// <summary>Whether the list of bookings has such a filter; billing has the others.</summary>
    public bool IsOfBookings => !Name.StartsWith("of those with requests", StringComparison.Ordinal);

    /// <summary>What a list shows at once.</summary>
    public const int Limit = 50;

    private static readonly LocalDate First = new(2024, 1, 1);
    private static readonly BookingStatus[] Statuses = Enum.GetValues<BookingStatus>();
    private static readonly BalanceState[] Balances = Enum.GetValues<BalanceState>();
    private static readonly PaymentState[] Payments = Enum.GetValues<PaymentState>();
    private static readonly RequestState[] Requests = Enum.GetValues<RequestState>();
    private static readonly string[] Channels = ["direct", "booking.com", "expedia", "little-hotelier", "airbnb", "agency-07", "agency-19", "none"];
    private static readonly string[] Parts = ["mar", "ann", "son", "mann", "art", "ber", "ville", "jean", "ill", "pierre", "bk2", "000"];
    private static readonly string[] Beginnings = ["m", "ma", "b", "le", "x", "qu", "w", "bk", "zi", "é", "y", "ya"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Kind> All { get; } =
    [
        new("all", _ => new()),
        new("all, a deep page", _ => new(), Deep: true),
        new("days of arrival", random => From(random, new())),
        new("status", random => new() { Status = One(random, Statuses) }),
        new("channel", random => new() { Channel = One(random, Channels) }),
        new("balance", random => new() { Balance = One(random, Balances) }),
        new("balance, a deep page", random => new() { Balance = One(random, Balances) }, Deep: true),
        new("state of payment", random => new() { Payment = One(random, Payments) }),
        new("of those with requests, link sent", random => new() { LinkSent = random.Next(2) == 0 }),
        new("of those with requests, state of request, days", random => From(random, new() { HasRequest = true, Request = One(random, Requests) })),
        new("status, channel, balance, state of payment, days", random => From(random, Mixed(random))),
        new("a frequent name", random => new() { Text = One(random, Guests.FrequentNames) }),
        new("a frequent name, a deep page", random => new() { Text = One(random, Guests.FrequentNames) }, Deep: true),
        new("a frequent name, balance", random => new() { Text = One(random, Guests.FrequentNames), Balance = One(random, Balances) }),
        new("a frequent name, status, channel", random => new() { Text = One(random, Guests.FrequentNames), Status = One(random, Statuses), Channel = One(random, Channels) }),
        new("a frequent name, state of payment", random => new() { Text = One(random, Guests.FrequentNames), Payment = One(random, Payments) }),
        new("three to six letters that many have", random => new() { Text = One(random, Parts) }),
        new("three to six letters that many have, balance, channel", random => new() { Text = One(random, Parts), Balance = One(random, Balances), Channel = One(random, Channels) }),
        new("one or two letters", random => new() { Text = One(random, Beginnings) }),
        new("one or two letters, status", random => new() { Text = One(random, Beginnings), Status = One(random, Statuses) }),
        new("a rare name", random => new() { Text = Guests.Name(random).Split(' ')[1] }),
        new("first and last name", random => new() { Text = Guests.Name(random) }),
        new("a rare name, balance", random => new() { Text = Guests.Name(random).Split(' ')[1], Balance = One(random, Balances) }),
        new("no such name", random => new() { Text = $"xq{random.Next()}" }),
        new("a reference", random => new() { Text = string.Create(CultureInfo.InvariantCulture, $"{random.Next(1_000_000):0000000}") }),
        new("part of a reference", random => new() { Text = string.Create(CultureInfo.InvariantCulture, $"{random.Next(1_000, 10_000)}") }),
        new("last year's references, still expected", random => new() { Text = "bk2025", Status = BookingStatus.Expected, Balance = One(random, Balances) }),
    ];

    private static T One<T>(Random random, T[] values) => values[random.Next(values.Length)];

    private static ListFilter Mixed(Random random) => new()
    {
        Status = random.Next(2) == 0 ? One(random, Statuses) : null,
        Channel = random.Next(2) == 0 ? One(random, Channels) : null,
        Balance = random.Next(2) == 0 ? One(random, Balances) : null,
        Payment = random.Next(2) == 0 ? One(random, Payments) : null,
    };

    private static ListFilter From(Random random, ListFilter filter)
    {
        var from = First.PlusDays(random.Next(1_095));
        return filter with { ArrivalFrom = from, ArrivalTo = random.Next(2) == 0 ? from.PlusDays(random.Next(60)) : null };
    }

    /// <summary>A page of it: the first or, where it is a deep one, from anywhere in the three years on.</summary>
    public BookingPage Page(Random random) => new(
        Deep ? new BookingPlace(First.PlusDays(random.Next(1_095)), Guid.AllBitsSet) : null, Descending: random.Next(2) == 0, Limit);
}
