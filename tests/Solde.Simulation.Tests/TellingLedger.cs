using Solde.Gateways.Sandbox;

namespace Solde.Simulation.Tests;

/// <summary>The acquirer's books in memory, which tell of each entry that has ended, as the books of one in a process of its own do.</summary>
internal sealed class TellingLedger(MemoryLedger inner, Action<LedgerEntry, Instant> ended) : ISandboxLedger
{
    public ValueTask<TResult> InOrder<TState, TResult>(TState state, Func<TState, TResult> work) => inner.InOrder(state, work);

    public IEnumerable<LedgerEntry> Entries(long after = 0, Interval? succeeded = null) => inner.Entries(after, succeeded);

    public long NextEntry() => inner.NextEntry();

    public void Write(LedgerEntry entry) => inner.Write(entry);

    public void Ended(LedgerEntry entry, Instant at) => ended(entry, at);

    public LedgerEntry? Entry(long number) => inner.Entry(number);

    public long AddCard(LedgerCard card) => inner.AddCard(card);

    public LedgerCard? Card(long number) => inner.Card(number);

    public LedgerKey? Key(string key) => inner.Key(key);

    public void Write(LedgerKey key) => inner.Write(key);

    public LedgerPage? Page(string id) => inner.Page(id);

    public LedgerPage? PageOfKey(string key) => inner.PageOfKey(key);

    public void Write(LedgerPage page) => inner.Write(page);

    public void Completed(LedgerPage page, Instant at) => inner.Completed(page, at);
}
