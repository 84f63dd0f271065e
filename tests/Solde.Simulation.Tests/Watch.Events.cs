using Solde.App.Bookings;
using Solde.App.Webhooks;
using Solde.Core.Payments;

namespace Solde.Simulation.Tests;

/// <summary>What holds of the acquirer's events: each is kept once, however often it comes, and looked at to its end.</summary>
internal sealed partial class Watch
{
    private readonly Dictionary<string, Instant> kept = new(StringComparer.Ordinal);

    /// <summary>The booking that an attempt is of, and what it is.</summary>
    public BookingKey? BookingOf(Guid attempt) => Rows(
        "SELECT property_id, booking_id FROM attempts WHERE attempt_id = $1",
        static row => (BookingKey?)new BookingKey(new Guid((byte[])row[0], bigEndian: true), new Guid((byte[])row[1], bigEndian: true)),
        attempt.ToByteArray(bigEndian: true)).FirstOrDefault();

    private void Kept(GatewayEvent posted, bool isNew)
    {
        simulation.Count(isNew ? "event delivered" : "event delivered twice");
        if (isNew == kept.ContainsKey(posted.Id))
        {
            simulation.Fail($"13: {posted.Id} was taken for {(isNew ? "a new one, and is not" : "one that had come before, and had not")}");
        }

        kept.TryAdd(posted.Id, simulation.Now);
    }

    private void EventsAreDone()
    {
        var rows = Rows(
            "SELECT event_id, coalesce(outcome, 'not looked at'), due_at IS NULL FROM gateway_events",
            static row => (Id: row.GetString(0), Outcome: row.GetString(1), IsOver: row.GetBoolean(2)));
        foreach (var (id, outcome, isOver) in rows)
        {
            if (isOver && outcome is "asked" or "settled")
            {
                simulation.Count($"event {outcome}");
            }
            else
            {
                // Every attempt is stored before the acquirer hears of it, so that no event is about nothing known.
                simulation.Fail($"13: {id} is {outcome}{(isOver ? "" : ", and due")}");
            }
        }

        var forgotten = simulation.Now - GatewayInbox.Kept;
        foreach (var id in kept.Where(each => each.Value > forgotten).Select(each => each.Key).Except(rows.Select(row => row.Id)))
        {
            simulation.Fail($"13: {id} was kept and is gone");
        }
    }
}
