using Solde.App.Payments;
using Solde.Core.Payments;

namespace Solde.Gateways.Sandbox;

/// <summary>The acquirer's own books, apart from the product's database: cards, entries, and the answers kept under keys.</summary>
/// <remarks>Everything but <see cref="InOrder"/> and <see cref="Entries"/> is called from within <see cref="InOrder"/> only.</remarks>
public interface ISandboxLedger
{
    /// <summary>Runs work alone, one after the other. What it wrote is kept, as durably as the ledger can, before its result is given.</summary>
    ValueTask<TResult> InOrder<TState, TResult>(TState state, Func<TState, TResult> work);

    /// <summary>Entries as they are now, oldest first: what the product's folios are compared with.</summary>
    /// <param name="after">Only those with a higher number.</param>
    /// <param name="succeeded">Only those that succeeded then, from its start on and before its end; null = all.</param>
    IEnumerable<LedgerEntry> Entries(long after = 0, Interval? succeeded = null);

    /// <summary>The number the next entry takes, from 1.</summary>
    long NextEntry();

    /// <summary>Writes a new entry or replaces the one with its number.</summary>
    void Write(LedgerEntry entry);

    /// <summary>An entry came to its end; whoever asked to be told is told later. Called once for each, after it was written.</summary>
    void Ended(LedgerEntry entry, Instant at);

    /// <summary>An entry by its number.</summary>
    LedgerEntry? Entry(long number);

    /// <summary>Stores a card; gives its number, from 1.</summary>
    long AddCard(LedgerCard card);

    /// <summary>A card by its number.</summary>
    LedgerCard? Card(long number);

    /// <summary>What was answered under a key, however long ago.</summary>
    LedgerKey? Key(string key);

    /// <summary>Keeps an answer under its key, in place of an older one.</summary>
    void Write(LedgerKey key);

    /// <summary>A page by its id.</summary>
    LedgerPage? Page(string id);

    /// <summary>The page that was opened with a key, however long ago.</summary>
    LedgerPage? PageOfKey(string key);

    /// <summary>Writes a new page, or replaces what can change of the one with its id: state and card.</summary>
    void Write(LedgerPage page);

    /// <summary>A guest came to a page's end; whoever asked to be told is told later. Called once for each, after it was written.</summary>
    void Completed(LedgerPage page, Instant at);
}

/// <summary>A stored card. Its number is not kept: how it answers is all that the sandbox needs of it.</summary>
/// <param name="Behaviour">How it answers.</param>
/// <param name="UsableUntil">The end, exclusive, of its last month, in UTC.</param>
public sealed record LedgerCard(CardBehaviour Behaviour, Instant UsableUntil)
{
    /// <summary>A card by the last month printed on it.</summary>
    internal static LedgerCard Of(CardBehaviour behaviour, YearMonth expiry) => new(behaviour, EndOf(expiry));

    /// <summary>The end, exclusive, of a month in UTC.</summary>
    internal static Instant EndOf(YearMonth month) => month.PlusMonths(1).OnDayOfMonth(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
}

/// <summary>The first answer given under a key.</summary>
/// <param name="Request">With which parameters; carries the key.</param>
/// <param name="Answer">What was answered.</param>
/// <param name="At">When; the answer is replayed for 24 hours.</param>
/// <param name="Entry">The entry it was about: by it an entry is found from its key for ever. Null when nothing was done.</param>
public sealed record LedgerKey(SandboxRequest Request, SandboxAnswer Answer, Instant At, long? Entry);

/// <summary>One charge, hold, capture, release, refund or verification.</summary>
public sealed record LedgerEntry
{
    /// <summary>From 1, in the order written.</summary>
    public required long Number { get; init; }

    /// <summary>What the product calls it by: <c>ch_12</c>, <c>ho_13</c>…</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required AttemptKind Kind { get; init; }

    /// <summary>Prepared, ActionRequired, Succeeded, Declined or Cancelled.</summary>
    public required ReplyState State { get; init; }

    /// <summary>How much; zero for a verification.</summary>
    public required Money Amount { get; init; }

    /// <summary>When it was written down.</summary>
    public required Instant At { get; init; }

    /// <summary>Idempotency key of the request that made it.</summary>
    public required string Key { get; init; }

    /// <summary>Metadata: the product's attempt.</summary>
    public required string Attempt { get; init; }

    /// <summary>Metadata: the booking's reference.</summary>
    public required string Reference { get; init; }

    /// <summary>When it succeeded; null as long as it has not.</summary>
    public Instant? SucceededAt { get; init; }

    /// <summary>Why it was declined.</summary>
    public DeclineReason? Reason { get; init; }

    /// <summary>The card, by number.</summary>
    public long? Card { get; init; }

    /// <summary>The guest was there.</summary>
    public bool OnSession { get; init; }

    /// <summary>The entry captured, released or refunded, by number.</summary>
    public long? Target { get; init; }

    /// <summary>When a hold that was placed is let go by itself.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>The capture or release that ended a hold, by number; with neither it is open or, after <see cref="ExpiresAt"/>, expired.</summary>
    public long? ClosedBy { get; init; }

    /// <summary>What was given back of a charge or capture, in minor units.</summary>
    public long RefundedMinor { get; init; }
}
