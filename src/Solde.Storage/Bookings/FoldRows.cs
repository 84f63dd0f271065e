using Solde.App.Bookings;
using Solde.Storage.Sql;

namespace Solde.Storage.Bookings;

/// <summary>By which version of the fold states were made.</summary>
/// <param name="Version">All were made by it, or by a later one.</param>
/// <param name="Going">The version that some are of already.</param>
/// <param name="Last">The last one of these, in the order of the keys.</param>
internal sealed record FoldedSoFar(long Version, long Going, BookingKey Last);

/// <summary>The one row that says by which version of the fold states were made.</summary>
internal sealed class FoldRows(Session session)
{
    public async ValueTask<long> Version() => (await session.Query("SELECT fold FROM folds", row => row.Long(0)))[0];

    /// <summary>How far it has come; nobody else goes on from there until the transaction ends.</summary>
    public async ValueTask<FoldedSoFar> Take()
    {
        const string sql = "UPDATE folds SET fold = fold RETURNING fold, going, property_id, booking_id";
        return (await session.Query(sql, row => new FoldedSoFar(row.Long(0), row.Long(1), new BookingKey(row.Id(2), row.Id(3)))))[0];
    }

    public async ValueTask Save(FoldedSoFar now)
    {
        const string sql = "UPDATE folds SET fold = $1, going = $2, property_id = $3, booking_id = $4";
        await session.Execute(sql, now.Version, now.Going, now.Last.Property, now.Last.Booking);
    }
}
