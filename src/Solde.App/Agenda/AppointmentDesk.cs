using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.App.Simulate;
using Solde.Core.Agenda;
using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Agenda;

/// <summary>What a client asks for who books online.</summary>
/// <param name="Services">Codes of services that the property sells, each once.</param>
/// <param name="At">When, and with whom.</param>
/// <param name="Guest">Who.</param>
public sealed record AskedAppointment(ImmutableArray<string> Services, FreeTime At, Guest Guest)
{
    /// <summary>They leave a card where they need not.</summary>
    public bool LeavesCard { get; init; }

    /// <summary>What they were shown and agreed to; null = nothing.</summary>
    public Consent? Agreed { get; init; }

    /// <summary>The network address they ask from.</summary>
    public string? Address { get; init; }
}

/// <summary>What became of asking.</summary>
/// <param name="Booking">The booking; null = there is none.</param>
/// <param name="Refusal">Why there is none, as a code of <see cref="Refusals"/>; null = there is one, or what is agreed to is to be shown first.</param>
public sealed record AskedFor(StoredBooking? Booking, string? Refusal = null);

/// <summary>Where clients book and cancel appointments online. What is free, and how much a client has to come, is looked at before, and kept by the store.</summary>
/// <param name="store">The durable memory of bookings.</param>
/// <param name="agenda">The times that are taken.</param>
/// <param name="desk">Where bookings are acted on.</param>
/// <param name="ids">Makes ids.</param>
/// <param name="clock">The time.</param>
public sealed class AppointmentDesk(IStore store, IAgenda agenda, Desk desk, IIds ids, IClock clock)
{
    /// <summary>How many appointments of one address may be to come at a property: whoever books on is refused, so that nobody fills an agenda by themselves.</summary>
    public const int Most = 5;

    private const string Channel = "direct";
    private static readonly Duration ADay = Duration.FromHours(26); // The longest that a day can be, with a clock that changes.

    private Instant Now => clock.GetCurrentInstant();

    /// <summary>The property whose clients book online; null = there is none, or it has no booking page.</summary>
    public async ValueTask<PropertySettings?> Property(Guid property) =>
        await store.Property(property) is { Settings: { Kind: PropertyKind.Salon, BookingPage.Open: true } settings } ? settings : null;

    /// <summary>The free times of some days in a row, by one query.</summary>
    /// <param name="property">The property's id.</param>
    /// <param name="settings">The property.</param>
    /// <param name="services">Codes of the services.</param>
    /// <param name="member">Who is to serve; null = anyone.</param>
    /// <param name="from">The first day.</param>
    /// <param name="days">How many; 1 at least.</param>
    public async ValueTask<ImmutableArray<FreeTime>> Free(
        Guid property, PropertySettings settings, ImmutableArray<string> services, string? member, LocalDate from, int days)
    {
        var start = from.AtMidnight().InZoneLeniently(settings.Zone).ToInstant();
        var taken = await agenda.Taken(property, start - TakenTime.Longest, start + (ADay * days) + TakenTime.Longest);
        return [.. Enumerable.Range(0, days).SelectMany(day => FreeTimes.Of(settings, services, member, from.PlusDays(day), taken, Now))];
    }

    /// <summary>What a client is offered, and what they agree to who leave a card.</summary>
    /// <param name="property">The property's id.</param>
    /// <param name="settings">The property.</param>
    /// <param name="asked">What they ask for; who has given no address yet is taken for known.</param>
    public async ValueTask<(OnlineOptions Options, Consent Consent)> Offer(Guid property, PropertySettings settings, AskedAppointment asked)
    {
        var now = Now;
        var isNew = asked.Guest.Email is { } email && !await agenda.WasHere(property, email, now.InZone(settings.Zone).Date);
        var consent = OnlineBooking.ConsentTo(settings, DetailsOf(asked), isNew, now) with { Address = asked.Address };
        return (OnlineOptions.For(settings, asked.Services, asked.At.Start, isNew, now), consent);
    }

    /// <summary>Books an appointment. Where a card is left, the time is only kept until it is there (<see cref="HeldTime"/>).</summary>
    /// <param name="property">The property's id.</param>
    /// <param name="asked">What is asked for.</param>
    /// <returns>The booking; or refused: somebody else has the time, or the client has enough to come. Neither where what they agreed to is not what they would agree to now.</returns>
    public async ValueTask<AskedFor> Book(Guid property, AskedAppointment asked)
    {
        while (true)
        {
            var view = await store.Property(property) ?? throw new InvalidOperationException($"no property {property}");
            var (options, consent) = await Offer(property, view.Settings, asked);
            var limit = asked.Guest.Email is { } email ? new MostToCome(email, Most, Now) : null;
            if (limit is not null && await agenda.Upcoming(property, limit.Email, limit.Now) >= limit.Count)
            {
                return new AskedFor(null, Refusals.TooManyAppointments);
            }

            var withCard = options.Card == OnlineCard.Mandatory || (options.Card == OnlineCard.Optional && asked.LeavesCard);
            if (withCard && !IsSame(asked.Agreed, consent))
            {
                return new AskedFor(null);
            }

            if (!(await Free(property, view.Settings, asked.Services, asked.At.Member, asked.At.Start.Date, days: 1)).Contains(asked.At))
            {
                return new AskedFor(null, Refusals.TimeTaken);
            }

            var change = Made(property, view, asked, withCard ? consent : null) with { Limit = limit };
            switch ((await store.Commit([change]))[0])
            {
                case CommitResult.Stored:
                    return new AskedFor(change.Stored(view));
                case CommitResult.TimeTaken:
                    return new AskedFor(null, Refusals.TimeTaken);
                case CommitResult.TooManyAppointments:
                    return new AskedFor(null, Refusals.TooManyAppointments);
                default:
                    continue; // The settings changed, or somebody has the reference.
            }
        }
    }

    /// <summary>What cancelling costs a client at this moment; null = nothing.</summary>
    public Fee? CostOf(BookingSnapshot booking) => CostOf(booking, Now);

    /// <summary>Whether a client can still cancel.</summary>
    public bool CanCancel(BookingSnapshot booking) =>
        booking is { Status: BookingStatus.Expected, Details.Start: { } start } && start.InZoneLeniently(booking.Property.Zone).ToInstant() > Now;

    /// <summary>The client cancels, as they were told what it costs.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="shown">The cost they were shown; null = none.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Null, or why it was refused: <see cref="Refusals.AmountChanged"/> where it costs something else by now.</returns>
    public ValueTask<string?> Cancel(BookingKey booking, Money? shown, CancellationToken cancel)
    {
        var now = Now;
        return desk.Do(booking, "guestCancels", known => CostOf(known, now)?.Amount == shown ? BookingActions.Cancel(known, now) : Answer.Refuse(Refusals.AmountChanged), now, cancel);
    }

    private static Fee? CostOf(BookingSnapshot booking, Instant now) =>
        Fee.Of(Planner.Apply(booking, new BookingCancelled(now))) is var (kind, amount) ? new Fee(kind, amount, Waived: false) : null;

    // All but when: they agree to what they read.
    private static bool IsSame(Consent? agreed, Consent consent) => agreed is not null && agreed.Cap == consent.Cap && agreed.Fees == consent.Fees && agreed.Terms == consent.Terms;

    private Change Made(Guid property, PropertyView view, AskedAppointment asked, Consent? consent)
    {
        var now = Now;
        var booking = new NewBooking
        {
            Ref = $"{ids.New():N}"[^8..].ToUpperInvariant(), // Of its random end.
            Details = DetailsOf(asked),
            Charges = BookingReading.Prices(asked.Services, view.Settings),
        };
        return Recording.New(property, view, booking, [_ => consent is null
            ? Answer.Do(new AppointmentConfirmed(now), new MessageDraft(Recipient.Guest, Templates.AppointmentConfirmation))
            : Answer.Do(new AppointmentHeld(now, new HeldTime(now + HeldTime.Kept, consent)))], now, ids)!;
    }

    private static BookingDetails DetailsOf(AskedAppointment asked) => new()
    {
        Channel = Channel,
        Ota = false,
        Arrival = asked.At.Start.Date,
        Departure = asked.At.Start.Date,
        Start = asked.At.Start,
        Services = asked.Services,
        TeamMember = asked.At.Member,
        Guest = asked.Guest,
    };
}
