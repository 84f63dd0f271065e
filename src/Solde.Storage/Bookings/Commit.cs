using System.Collections.Immutable;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Storage.Sql;

namespace Solde.Storage.Bookings;

/// <summary>The changes of one transaction. What it writes is made ready before it, where all is remembered that this takes: the transaction, beside which
/// nobody else may be able to write, then only looks whether anything has changed since.</summary>
/// <param name="changes">The changes.</param>
/// <param name="salt">Makes 16 random bytes.</param>
internal sealed class Commit(ImmutableArray<Change> changes, Func<ImmutableArray<byte>> salt)
{
    private readonly List<BookingKey> bookings = [.. changes.Select(change => change.Key).Distinct()];
    private readonly List<Guid> properties = [.. changes.Select(change => change.Key.Property).Distinct()];
    private CommitRows? rows;

    /// <summary>Why <see cref="Store"/> gave null, where it is not for what the change itself says; null = for that.</summary>
    public CommitResult? Refused { get => field ?? rows?.Refused; private set; }

    /// <summary>Makes the rows ready, of what is remembered.</summary>
    public void Prepare()
    {
        if (!changes.All(change => change.Remembered is RememberedBooking))
        {
            return;
        }

        var remembered = changes.DistinctBy(change => change.Key).ToDictionary(change => change.Key, change => ((RememberedBooking)change.Remembered!).Now);
        rows = new CommitRows(
            changes,
            remembered.ToDictionary(pair => pair.Key, pair => pair.Value.Head),
            remembered.DistinctBy(pair => pair.Key.Property).ToDictionary(pair => pair.Key.Property, pair => pair.Value.Property),
            remembered.ToDictionary(pair => pair.Key, pair => new SideTexts(pair.Value.Texts, salt)));
    }

    /// <summary>Stores changes; one that was made from an old version is refused by itself.</summary>
    /// <returns>Null when an index refused one of them (a reference or a payment that is there already), a gift voucher does not pay so much, or a client has appointments
    /// enough: then the transaction must be undone, and the changes stored one by one, so that each has its own answer.</returns>
    /// <remarks>The bookings are locked first, and a sweep visits them after new rules are stored: so either this transaction sees the new rules here, or
    /// the sweep sees what this one stores.</remarks>
    public async ValueTask<ImmutableArray<CommitResult>?> Store(Tables tables)
    {
        var heads = await tables.Bookings.Heads(bookings);
        var views = await tables.Properties.Views(properties); // After the heads.
        if (rows is null || !rows.AreOf(heads, views))
        {
            rows = new CommitRows(changes, heads, views, await tables.People.Of(bookings));
        }

        if (changes is [{ Vouchers.IsEmpty: false } moving] && rows.Results is [CommitResult.Stored]
            && await tables.Vouchers.Move(moving) is not CommitResult.Stored and var refused)
        {
            Refused = refused;
            return null;
        }

        if (changes is [{ Limit: { } limit } booking] && rows.Results is [CommitResult.Stored] && !await tables.Times.HasRoom(booking.Key.Property, limit))
        {
            Refused = CommitResult.TooManyAppointments;
            return null;
        }

        if (changes is [{ Documents.IsEmpty: false } issuing] && rows.Results is [CommitResult.Stored])
        {
            rows = new CommitRows([await tables.Documents.Store(issuing)], heads, views, await tables.People.Of(bookings));
        }

        return await rows.Write(tables) ? rows.Results : null;
    }

    /// <summary>Once the transaction is over, what was stored is remembered.</summary>
    public void Remember()
    {
        foreach (var (change, result) in changes.Zip(rows!.Results))
        {
            if (result == CommitResult.Stored && change.Remembered is RememberedBooking booking)
            {
                booking.Update(rows.HeadOf(change.Key)!, rows.TextsOf(change.Key));
            }
        }
    }
}
