using Solde.App.Bookings;
using Solde.App.Documents;
using Solde.App.Journal;
using Solde.Core.Facts;
using Solde.Core.Properties;

namespace Solde.App.Days;

/// <summary>A day as it is read now.</summary>
/// <param name="Sums">What it comes to.</param>
/// <param name="Closed">What it came to when its till was closed; null = it was not.</param>
/// <param name="After">What came after closing; null = nothing.</param>
public sealed record DayReport(DaySums Sums, ClosedDay? Closed, DaySums? After);

/// <summary>Closes the till of a day. A few queries, however much was sold.</summary>
/// <param name="journal">Where the day's money is found.</param>
/// <param name="documents">Where what was issued is found.</param>
/// <param name="days">Where closed days are kept.</param>
/// <param name="store">The bookings.</param>
/// <param name="books">The acquirer's books; null = they cannot be looked at.</param>
public sealed class DayDesk(IJournalSearch journal, IDocuments documents, IDays days, IStore store, IAcquirerBooks? books)
{
    private const int Page = 20_000; // A day is read at once: every further page looks for its place in the journal anew.

    /// <summary>A day as it is now, and as it was closed.</summary>
    /// <param name="property">The property.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="day">The day, by its clock.</param>
    public async ValueTask<DayReport> Report(Guid property, PropertySettings settings, LocalDate day)
    {
        var (sums, issued) = await Read(property, settings, day);
        var closed = await days.Day(property, day);
        return new DayReport(sums, closed, closed is null ? null : DayAfter.Of(sums, closed.Sums, issued));
    }

    /// <summary>Closes a day, once. What comes for it afterwards is shown beside.</summary>
    /// <param name="property">The property.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="day">The day: today, or one before.</param>
    /// <param name="by">Who closes it.</param>
    /// <param name="now">The instant.</param>
    /// <returns>Null, or why it was refused: the day has not come, or it is closed.</returns>
    public async ValueTask<string?> Close(Guid property, PropertySettings settings, LocalDate day, string? by, Instant now)
    {
        if (day > now.InZone(settings.Zone).Date)
        {
            return Refusals.DayAhead;
        }

        if (await days.Day(property, day) is not null)
        {
            return Refusals.DayClosed;
        }

        var (sums, _) = await Read(property, settings, day);
        var json = DayJson.Write(sums, settings.Currency);
        var closed = new DayClosed(now, day, sums.Received, sums.Refunded, DayJson.DigestOf(json));
        return await days.Close(property, json, closed, by) ? null : Refusals.DayClosed;
    }

    /// <summary>A day's money through the gateway, by the journal and by the acquirer's own list; null = its books cannot be looked at.</summary>
    /// <param name="property">The property.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="day">The day, by its clock.</param>
    /// <param name="cancel">Stops waiting for the acquirer.</param>
    public async ValueTask<DayTie?> Tie(Guid property, PropertySettings settings, LocalDate day, CancellationToken cancel)
    {
        if (books is null)
        {
            return null;
        }

        var (from, to) = Bounds(settings, day);
        var moves = new List<AcquiredMove>();
        await foreach (var move in books.Between(from, to, cancel))
        {
            if (move.Amount.Currency == settings.Currency)
            {
                moves.Add(move);
            }
        }

        var money = await Moved(property, from, to);
        return DayTie.Of(settings.Currency, money, await Ours(property, money, moves));
    }

    // Several properties may have one account at the acquirer, and bookings of one reference. So a move is of the property that knows it, by its id or the
    // attempt it was asked for with; only what nobody here asked for is told by the reference alone.
    private async ValueTask<IEnumerable<AcquiredMove>> Ours(Guid property, ImmutableArray<MoneyLine> money, List<AcquiredMove> moves)
    {
        var known = money.Select(line => line.GatewayId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var asked = await days.PropertiesOf(moves.Select(move => move.Attempt).OfType<Guid>().Distinct());
        var strange = moves.Where(move => Asker(move) is null).Select(move => move.Reference).Distinct(StringComparer.Ordinal);
        var bookings = await store.Find(property, strange);
        return moves.Where(move => known.Contains(move.Id) || (Asker(move) is { } asker ? asker == property : bookings.ContainsKey(move.Reference)));

        Guid? Asker(AcquiredMove move) => move.Attempt is { } attempt && asked.TryGetValue(attempt, out var asker) ? asker : null;
    }

    private static (Instant From, Instant To) Bounds(PropertySettings settings, LocalDate day) =>
        (settings.Zone.AtStartOfDay(day).ToInstant(), settings.Zone.AtStartOfDay(day.PlusDays(1)).ToInstant());

    private async ValueTask<(DaySums Sums, ImmutableArray<StoredDocument> Issued)> Read(Guid property, PropertySettings settings, LocalDate day)
    {
        var (from, to) = Bounds(settings, day);
        var money = await Moved(property, from, to);
        var issued = await documents.Documents(property, from, to);
        return (DayReading.Sum(day, settings.Currency, money, issued), issued);
    }

    private async ValueTask<ImmutableArray<MoneyLine>> Moved(Guid property, Instant from, Instant to)
    {
        var money = ImmutableArray.CreateBuilder<MoneyLine>();
        for (JournalPlace? after = null; await journal.Money(property, from, to, after, Page) is { IsEmpty: false } page; after = page[^1].Place)
        {
            money.AddRange(page);
        }

        return money.ToImmutable();
    }
}
