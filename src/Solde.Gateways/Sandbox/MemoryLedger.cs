namespace Solde.Gateways.Sandbox;

/// <summary>Books that live as long as the process: for plays, backtests and tests.</summary>
public sealed class MemoryLedger : ISandboxLedger
{
    private readonly Lock turn = new();
    private readonly List<LedgerEntry> entries = [];
    private readonly List<LedgerCard> cards = [];
    private readonly Dictionary<string, LedgerKey> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LedgerPage> pages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> pageKeys = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<TResult> InOrder<TState, TResult>(TState state, Func<TState, TResult> work)
    {
        lock (turn)
        {
            return new ValueTask<TResult>(work(state));
        }
    }

    /// <inheritdoc/>
    public IEnumerable<LedgerEntry> Entries(long after = 0, Interval? succeeded = null)
    {
        lock (turn)
        {
            return [.. entries.Skip((int)after).Where(entry => succeeded is not { } then || (entry.SucceededAt is { } at && then.Contains(at)))];
        }
    }

    /// <summary>Empties the books and counts from 1 again, keeping the memory: a backtest plays one booking after the other with it.</summary>
    public void Clear()
    {
        lock (turn)
        {
            entries.Clear();
            cards.Clear();
            keys.Clear();
            pages.Clear();
            pageKeys.Clear();
        }
    }

    /// <inheritdoc/>
    public long NextEntry() => entries.Count + 1;

    /// <inheritdoc/>
    public void Write(LedgerEntry entry)
    {
        if (entry.Number == entries.Count + 1)
        {
            entries.Add(entry);
        }
        else
        {
            entries[(int)entry.Number - 1] = entry;
        }
    }

    /// <inheritdoc/>
    public void Ended(LedgerEntry entry, Instant at)
    {
        // Nobody is told of a play.
    }

    /// <inheritdoc/>
    public LedgerEntry? Entry(long number) => At(entries, number);

    /// <inheritdoc/>
    public long AddCard(LedgerCard card)
    {
        cards.Add(card);
        return cards.Count;
    }

    /// <inheritdoc/>
    public LedgerCard? Card(long number) => At(cards, number);

    /// <inheritdoc/>
    public LedgerKey? Key(string key) => keys.GetValueOrDefault(key);

    /// <inheritdoc/>
    public void Write(LedgerKey key) => keys[key.Request.Key] = key;

    /// <inheritdoc/>
    public LedgerPage? Page(string id) => pages.GetValueOrDefault(id);

    /// <inheritdoc/>
    public LedgerPage? PageOfKey(string key) => pageKeys.TryGetValue(key, out var id) ? pages[id] : null;

    /// <inheritdoc/>
    public void Write(LedgerPage page) => (pages[page.Id], pageKeys[page.Order.Key]) = (page, page.Id);

    /// <inheritdoc/>
    public void Completed(LedgerPage page, Instant at)
    {
        // Nobody is told of a play.
    }

    private static T? At<T>(List<T> rows, long number)
        where T : class => number >= 1 && number <= rows.Count ? rows[(int)number - 1] : null;
}
