using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Properties;
using Solde.Storage.Databases;
using Solde.Storage.Journal;
using Solde.Storage.Properties;
using Solde.Storage.Search;
using Solde.Storage.Sql;

namespace Solde.Storage.Bookings;

/// <summary>Folds bookings anew from their journals, where an older program made their states. It goes through them in the order of their keys, a batch a
/// transaction that also notes how far it has come: whoever opens the database after it was broken off goes on there, and several who open it at once take turns.</summary>
/// <param name="database">The database.</param>
/// <param name="salt">Makes 16 random bytes.</param>
/// <param name="tell">Told what is done, a line each.</param>
internal sealed class OlderFolds(IDatabase database, Func<ImmutableArray<byte>> salt, Action<string> tell)
{
    /// <summary>How many bookings are in memory at a time, with their journals.</summary>
    public const int Together = 200;

    private const int TellEvery = 10_000, MostTold = 20;

    // Of the last property only: bookings come property by property.
    private (Guid Property, ImmutableArray<(Instant From, PropertySettings Settings)> All)? known;

    /// <summary>Returns when all states are of this program's fold, whoever folded them.</summary>
    /// <exception cref="MigrationException">They are of a newer one.</exception>
    public async ValueTask FoldAnew()
    {
        var version = 0L;
        await database.Read(async session => version = await new FoldRows(session).Version());
        if (version > Fold.Version)
        {
            throw new MigrationException(string.Create(
                CultureInfo.InvariantCulture, $"the database is newer than this program: its bookings are of fold {version}, this program's is {Fold.Version}"));
        }

        var (seen, written, kept) = (0, 0, 0);
        while (version < Fold.Version)
        {
            Batch batch = null!;
            await database.Write(async session => batch = await Next(new Tables(session, new FoundRules(new ParsedRules()), salt)));
            version = batch.Version;
            foreach (var problem in batch.Problems.Take(MostTold - Math.Min(kept, MostTold)))
            {
                tell($"{problem}; it stays as an older program left it, and `solde verify` names it");
            }

            (seen, written, kept) = (seen + batch.Seen, written + batch.Written, kept + batch.Problems.Count);
            if (batch.Seen > 0 && seen / TellEvery > (seen - batch.Seen) / TellEvery)
            {
                tell(string.Create(CultureInfo.InvariantCulture, $"bookings are folded anew from their journals: {seen:N0} so far"));
            }
        }

        if (seen > 0)
        {
            tell(string.Create(CultureInfo.InvariantCulture, $"{seen:N0} bookings were folded anew from their journals: {written:N0} had changed, {kept:N0} could not be"));
        }
    }

    private async ValueTask<Batch> Next(Tables tables)
    {
        var now = await tables.Folds.Take();
        if (now.Version >= Fold.Version)
        {
            return new Batch(now.Version, 0, 0, []); // By another node, while this one waited.
        }

        var last = now.Going == Fold.Version ? now.Last : new BookingKey(Guid.Empty, Guid.Empty);
        var keys = await tables.Bookings.KeysAfter(last, Together);
        if (keys.Count == 0)
        {
            await tables.Folds.Save(new FoldedSoFar(Fold.Version, Fold.Version, last));
            return new Batch(Fold.Version, 0, 0, []);
        }

        var (rows, problems) = (new Rows(), new List<string>());
        foreach (var of in keys.GroupBy(key => key.Property))
        {
            await Add(rows, problems, of.Key, [.. of], tables);
        }

        await tables.Bookings.Update(rows.Updated);
        await tables.Listed.Update(rows.Listed, []);
        await tables.People.Add(PeopleRows.Added(rows.Texts));
        await tables.Folds.Save(new FoldedSoFar(now.Version, Fold.Version, keys[^1]));
        return new Batch(now.Version, keys.Count, rows.Updated.Count, problems);
    }

    // The version, the chain and the source version are no part of the fold. Nor does a fold move times in the agenda, or what is expected and taken: these follow
    // from facts.
    private async ValueTask Add(Rows rows, List<string> problems, Guid property, List<BookingKey> keys, Tables tables)
    {
        var heads = await tables.Bookings.Heads(keys);
        var settings = await Settings(property, tables);
        foreach (var stored in await tables.Audit.Bookings(property, keys))
        {
            var key = new BookingKey(property, stored.Booking);
            var (booking, problem) = Fold.Anew(property, stored, settings);
            if (booking is null)
            {
                problems.Add($"{settings[^1].Settings.Name}: {stored.Ref}: {problem}");
            }
            else if (stored.Columns != AuditedColumns.Of(booking) || stored.State != BookingRows.StateOf(booking, stored.Texts))
            {
                rows.Updated.Add(BookingRows.Changed(key, booking, heads[key], stored.Texts));
                rows.Listed.Add(ListedRows.Listed(key, booking));
                rows.Texts[key] = stored.Texts;
            }
        }
    }

    private async ValueTask<ImmutableArray<(Instant From, PropertySettings Settings)>> Settings(Guid property, Tables tables)
    {
        if (known is not { } last || last.Property != property)
        {
            known = last = (property, [.. await tables.Properties.History(property)]);
        }

        return last.All;
    }

    private sealed record Batch(long Version, int Seen, int Written, List<string> Problems);

    private sealed class Rows
    {
        public List<object?[]> Updated { get; } = [];

        public List<object?[]> Listed { get; } = [];

        public Dictionary<BookingKey, SideTexts> Texts { get; } = [];
    }
}
