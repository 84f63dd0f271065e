using NodaTime;
using Solde.App.Days;
using Solde.Core;
using Solde.Core.Facts;
using Solde.Storage.Sql;

namespace Solde.Storage.Papers;

/// <summary>Days whose till was closed.</summary>
internal sealed class DayRows(Session session)
{
    public ValueTask<ClosedDay?> Find(Guid property, LocalDate day, Currency currency) => session.First(
        "SELECT closed_at, closed_by, sums FROM closed_days WHERE property_id = $1 AND day = $2",
        row => new ClosedDay(row.Instant(0), row.TextOrNull(1), DayJson.Read(row.Text(2), currency)), property, day);

    /// <returns>False when the day is closed already.</returns>
    public async ValueTask<bool> Add(Guid property, string json, DayClosed closed, string? by) => await session.Execute(
        "INSERT INTO closed_days (property_id, day, closed_at, closed_by, sums) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (property_id, day) DO NOTHING",
        property, closed.Day, closed.At, by, json) == 1;
}
