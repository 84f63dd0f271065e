using Solde.Core.Bookings;
using Solde.Core.Requests;

namespace Solde.App.Bookings;

/// <summary>What a booking owes (semantics 1).</summary>
public enum BalanceState
{
    /// <summary>Something is left to collect: the collectible balance is above zero.</summary>
    Owes,

    /// <summary>Nothing is left to collect, and nothing is owed to the guest.</summary>
    Settled,

    /// <summary>More was received, and not given back, than is owed: the balance is below zero.</summary>
    Credit,
}

/// <summary>Where the payments of a booking stand; one booking can be in several of these.</summary>
public enum PaymentState
{
    /// <summary>A payment is planned.</summary>
    Planned,

    /// <summary>A payment failed, or waits for the guest.</summary>
    Failed,

    /// <summary>A payment's answer was lost.</summary>
    InDoubt,

    /// <summary>A payment request was not sent yet.</summary>
    RequestPending,

    /// <summary>A payment request was sent and not answered.</summary>
    RequestSent,

    /// <summary>A payment request was answered and is not paid.</summary>
    RequestAnswered,

    /// <summary>A hold is open.</summary>
    HoldOpen,

    /// <summary>Something was paid, and nothing is left to collect.</summary>
    Paid,
}

/// <summary>Which bookings a list shows: those that fit everything that is given.</summary>
public sealed record ListFilter
{
    /// <summary>A part of the guest's name or of the reference, whatever its case and accents; one or two characters only begin a word of them. Blank = all.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where the booking stands; null = anywhere.</summary>
    public BookingStatus? Status { get; init; }

    /// <summary>The channel's code, as the booking has it; null = any.</summary>
    public string? Channel { get; init; }

    /// <summary>The first arrival day, local; null = from the first on.</summary>
    public LocalDate? ArrivalFrom { get; init; }

    /// <summary>The last arrival day, local; null = to the last.</summary>
    public LocalDate? ArrivalTo { get; init; }

    /// <summary>What it owes; null = anything.</summary>
    public BalanceState? Balance { get; init; }

    /// <summary>Where its payments stand; null = anywhere.</summary>
    public PaymentState? Payment { get; init; }

    /// <summary>Only bookings that have a payment request, whatever became of it.</summary>
    public bool HasRequest { get; init; }

    /// <summary>Of the bookings that have a payment request, those of which one was sent at least once, or those of which none was; null = any.</summary>
    public bool? LinkSent { get; init; }

    /// <summary>A state in which one of the booking's payment requests is; <see cref="RequestState.Cancelled"/>: all of them are. Null = any.</summary>
    public RequestState? Request { get; init; }
}

/// <summary>A booking's place in a list: by arrival, then by the booking's id, which grows with the time at which it was recorded.</summary>
/// <param name="Arrival">Its arrival day, local.</param>
/// <param name="Booking">Its id.</param>
public readonly record struct BookingPlace(LocalDate Arrival, Guid Booking);

/// <summary>A page of a list.</summary>
/// <param name="After">The last place of the page before; null = from the start.</param>
/// <param name="Descending">The latest arrival comes first.</param>
/// <param name="Limit">At most so many bookings, 1 to <see cref="Most"/>.</param>
public readonly record struct BookingPage(BookingPlace? After, bool Descending, int Limit)
{
    /// <summary>The most that a page can hold.</summary>
    public const int Most = 200;
}

/// <summary>A booking as a list shows it.</summary>
/// <param name="Place">Its place in the list.</param>
/// <param name="Ref">Its reference.</param>
/// <param name="Guest">The guest's name; null = it was erased.</param>
/// <param name="Departure">Departure day, local.</param>
/// <param name="Channel">The channel's code.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Balance">Charges − payments + refunds, in the property's currency.</param>
/// <param name="Collectible">Charges − payments, in the property's currency.</param>
/// <param name="BalanceState">What it owes.</param>
/// <param name="Payments">Where its payments stand, in the order of <see cref="PaymentState"/>.</param>
public sealed record BookingLine(
    BookingPlace Place, string Ref, string? Guest, LocalDate Departure, string Channel, BookingStatus Status, Money Balance, Money Collectible,
    BalanceState BalanceState, ImmutableArray<PaymentState> Payments);

/// <summary>A page of a list.</summary>
/// <param name="Lines">Its bookings, in their order.</param>
/// <param name="Count">How many fit; one more than <see cref="IBookingSearch.MostCounted"/> when there are more than that.</param>
public sealed record BookingList(ImmutableArray<BookingLine> Lines, int Count);

/// <summary>Finds bookings of a property. What a call costs depends on what it returns, hardly on how many bookings there are.</summary>
public interface IBookingSearch
{
    /// <summary>The most that are counted.</summary>
    const int MostCounted = 1_000;

    /// <summary>A page of the bookings that fit a filter. A booking that is recorded meanwhile moves no other one to another page.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not between 1 and <see cref="BookingPage.Most"/>.</exception>
    ValueTask<ImmutableArray<BookingLine>> Search(Guid property, ListFilter filter, BookingPage page);

    /// <summary>The same with how many fit: hardly dearer than either where a text is looked up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not between 1 and <see cref="BookingPage.Most"/>.</exception>
    ValueTask<BookingList> List(Guid property, ListFilter filter, BookingPage page);

    /// <summary>How many bookings fit a filter; one more than <see cref="MostCounted"/> when there are more than that.</summary>
    ValueTask<int> Count(Guid property, ListFilter filter);
}
