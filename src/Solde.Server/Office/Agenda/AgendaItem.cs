using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Solde.App.Bookings;
using Solde.Core.Agenda;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;

namespace Solde.Server.Office.Agenda;

/// <summary>An appointment as the agenda shows it.</summary>
/// <param name="Key">The booking.</param>
/// <param name="Booking">What it is.</param>
internal sealed record AgendaItem(BookingKey Key, BookingSnapshot Booking)
{
    private const int Step = 5; // Minutes of a row: agenda.css.
    private const int ADay = 24 * 60;

    public LocalDateTime Start => Booking.Details.Start!.Value;

    public LocalTime End => Start.PlusMinutes(TakenTime.MinutesOf(Booking.Property, Booking.Details.Services)).TimeOfDay;

    /// <summary>Its time is only kept until the client has left a card.</summary>
    public bool IsHeld => Booking is { Held: not null, Status: BookingStatus.Expected };

    public bool HasCard => Booking.LastCard(CardChoice.Last) is not null;

    public bool CanMove => Booking.Status is BookingStatus.Expected or BookingStatus.CheckedIn;

    /// <summary>The hour of the day in which it ends, 24 at most.</summary>
    public int LastHour => (LastMinute + 59) / 60;

    /// <summary>Where it stands on the day, as classes of agenda.css: from the first row that it touches to the last one.</summary>
    public string Place
    {
        get
        {
            var end = (LastMinute + Step - 1) / Step;
            return string.Create(CultureInfo.InvariantCulture, $"h{Start.Hour} m{Start.Minute / Step} to-h{end * Step / 60} to-m{end * Step % 60 / Step}");
        }
    }

    private int LastMinute => Math.Min(ADay, (Start.Hour * 60) + Start.Minute + Math.Max(Step, TakenTime.MinutesOf(Booking.Property, Booking.Details.Services)));
}

/// <summary>A column of the agenda: a day of the week, or somebody's day.</summary>
/// <param name="Title">What stands over it.</param>
/// <param name="Items">Its appointments, the earliest first.</param>
internal sealed record AgendaColumn(string Title, ImmutableArray<AgendaItem> Items)
{
    /// <summary>Where the day alone is shown; null = it is.</summary>
    public string? Address { get; init; }

    public bool IsToday { get; init; }
}
