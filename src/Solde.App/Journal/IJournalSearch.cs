using Solde.Core.Facts;
using Solde.Core.Properties;

namespace Solde.App.Journal;

/// <summary>What sort of thing happened.</summary>
public enum JournalKind
{
    /// <summary>To bookings, their cards, guarantees and folios.</summary>
    Bookings,

    /// <summary>Payments, holds and refunds, failed ones too.</summary>
    Money,

    /// <summary>Payment requests.</summary>
    Requests,

    /// <summary>What automations planned, did and did not.</summary>
    Runs,

    /// <summary>E-mails.</summary>
    Messages,

    /// <summary>Tasks, and what was refused.</summary>
    Work,

    /// <summary>Settings, automations, and the brake.</summary>
    Property,
}

/// <summary>Which entries are shown: those that fit everything that is given.</summary>
public sealed record JournalFilter
{
    /// <summary>The first instant; null = from the beginning.</summary>
    public Instant? From { get; init; }

    /// <summary>The instant before which; null = until now.</summary>
    public Instant? To { get; init; }

    /// <summary>What sort of thing; null = any.</summary>
    public JournalKind? Kind { get; init; }

    /// <summary>The one booking; null = any, and those of the property.</summary>
    public Guid? Booking { get; init; }

    /// <summary>Who did it: an <see cref="Actor"/>, or the beginning of one (<c>key:</c>); null = anybody, and what nobody did.</summary>
    public string? By { get; init; }
}

/// <summary>A place in the journal as it is looked through: in the order of the feed, which is that of time but for moments.</summary>
/// <param name="At">When what stands there happened.</param>
/// <param name="Cursor">Its place in the property's feed.</param>
public readonly record struct JournalPlace(Instant At, JournalCursor Cursor);

/// <summary>A page of the journal.</summary>
/// <param name="Entries">The entries, the newest first.</param>
/// <param name="Next">Where the next page begins to look; null = there is nothing older that fits.</param>
public sealed record JournalPage(ImmutableArray<JournalEntry> Entries, JournalPlace? Next);

/// <summary>What money did.</summary>
public enum MoneyKind
{
    /// <summary>It came in.</summary>
    Payment,

    /// <summary>It came in out of a hold.</summary>
    Capture,

    /// <summary>It was given back.</summary>
    Refund,

    /// <summary>A booking came with it: others received it before, and no day counts it.</summary>
    BroughtAlong,
}

/// <summary>Money that came into a folio, or was given back from it.</summary>
/// <param name="Place">When, and where in the journal.</param>
/// <param name="Ref">The booking.</param>
/// <param name="Guest">The guest's name; null = erased.</param>
/// <param name="Folio">The folio.</param>
/// <param name="Kind">Which.</param>
/// <param name="Method">How.</param>
/// <param name="Amount">How much; above zero either way.</param>
/// <param name="GatewayId">What the gateway calls it; null = it was not moved by one.</param>
/// <param name="By">Who did it (<see cref="Actor"/>); null = the autopilot, the guest or the gateway.</param>
public sealed record MoneyLine(
    JournalPlace Place, string Ref, string? Guest, string Folio, MoneyKind Kind, PaymentMethod Method, Money Amount, string? GatewayId, string? By);

/// <summary>Looks through a property's journal. No question looks at all of it: where little fits, a page may be short, or empty, and still have a next one.</summary>
public interface IJournalSearch
{
    /// <summary>So many entries are looked at for a page at most.</summary>
    const int MostLookedAt = 2_000;

    /// <summary>A page of entries, the newest first.</summary>
    /// <param name="property">The property.</param>
    /// <param name="filter">Which.</param>
    /// <param name="before">Where the page before ended; null = from the newest.</param>
    /// <param name="limit">At most 1,000.</param>
    ValueTask<JournalPage> Look(Guid property, JournalFilter filter, JournalPlace? before, int limit);

    /// <summary>Money that came in and was given back, the oldest first, a line for each folio.</summary>
    /// <param name="property">The property.</param>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The instant before which.</param>
    /// <param name="after">The last line's place of the page before; null = from the first.</param>
    /// <param name="limit">At most so many entries of the journal, up to 20,000; all lines of each.</param>
    /// <returns>The lines; empty = there are no more.</returns>
    ValueTask<ImmutableArray<MoneyLine>> Money(Guid property, Instant from, Instant to, JournalPlace? after, int limit);
}

/// <summary>Which facts are of which sort.</summary>
public static class JournalKinds
{
    /// <summary>The sort of a fact, by its name (<see cref="FactNames"/>).</summary>
    public static JournalKind Of(string what) => what.Split('.')[0] switch
    {
        "booking" or "card" or "guarantee" or "folio" => JournalKind.Bookings,
        "payment" or "hold" or "refund" => JournalKind.Money,
        "request" => JournalKind.Requests,
        "run" => JournalKind.Runs,
        "message" => JournalKind.Messages,
        "task" or "action" => JournalKind.Work,
        _ => JournalKind.Property,
    };

    /// <summary>The names of the facts of a sort.</summary>
    public static ImmutableArray<string> Names(JournalKind kind) => [.. FactNames.All.Values.Where(name => Of(name) == kind).Order(StringComparer.Ordinal)];
}
