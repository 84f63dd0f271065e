using System.Collections.Immutable;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Facts;
using Solde.Storage.Properties;
using Solde.Storage.Sql;
using Solde.Storage.Webhooks;

namespace Solde.Storage.Journal;

/// <summary>The journal entries of one transaction, written together at its end with all that goes with them.</summary>
internal sealed class JournalBatch
{
    private static readonly Many InsertEntries = new(
        static dialect => $$"""
            INSERT INTO journal (property_id, tx, position, booking_id, seq, at, what, data, hash)
            SELECT r.property_id, {{dialect.ThisTransaction}}, {{dialect.NextPosition}}, r.booking_id, r.seq, r.at, r.what, r.data, r.hash FROM {rows}
            """,
        "id:property_id id:booking_id number:seq number:at text:what text:data bytes:hash");

    private static readonly Many InsertTasks = new(
        """
        INSERT INTO tasks (property_id, booking_id, seq, text, channel, created_at, attempt_id)
        SELECT r.property_id, r.booking_id, r.seq, r.text, r.channel, r.created_at, r.attempt_id FROM {rows}
        """,
        "id:property_id id:booking_id number:seq text:text text:channel number:created_at id:attempt_id");

    private static readonly Many FinishTasks = new(
        """
        UPDATE tasks SET done_at = r.done_at FROM {rows}
        WHERE tasks.property_id = r.property_id AND tasks.booking_id = r.booking_id AND tasks.attempt_id = r.attempt_id AND tasks.done_at IS NULL
        """,
        "id:property_id id:booking_id id:attempt_id number:done_at");

    private static readonly Many InsertDeliveries = new(
        """
        INSERT INTO webhook_deliveries (property_id, webhook_id, delivery_id, booking_id, seq, what, at, state, tries, next_try_at)
        SELECT r.property_id, r.webhook_id, r.delivery_id, r.booking_id, r.seq, r.what, r.at, 'queued', 0, r.at FROM {rows}
        """,
        "id:property_id id:webhook_id id:delivery_id id:booking_id number:seq text:what number:at");

    private readonly List<object?[]> entries = [];
    private readonly List<object?[]> deliveries = [];
    private readonly List<object?[]> tasks = [];
    private readonly List<object?[]> finished = [];

    /// <summary>Writes facts of a booking behind the end of its chain.</summary>
    /// <returns>The new end.</returns>
    public ChainEnd Append(BookingKey booking, ChainEnd end, ImmutableArray<IFact> facts, string? by, SideTexts texts, PropertyView view)
    {
        foreach (var fact in facts)
        {
            end = Append(booking.Property, booking.Booking, end, PersonalData.Replace(fact, texts.Hide), by, view);
        }

        return end;
    }

    /// <summary>Writes facts of a property that concern no booking.</summary>
    /// <returns>The new end.</returns>
    public ChainEnd Append(Guid property, ChainEnd end, ImmutableArray<IFact> facts, string? by, PropertyView view)
    {
        foreach (var fact in facts)
        {
            end = Append(property, Guid.Empty, end, fact, by, view);
        }

        return end;
    }

    /// <summary>Stores the batch.</summary>
    public async ValueTask Store(Tables tables)
    {
        await tables.Session.Execute(InsertEntries, entries);
        await tables.Session.Execute(InsertTasks, tasks);
        await tables.Session.Execute(FinishTasks, finished);
        if (deliveries.Count > 0)
        {
            await tables.Session.Execute(InsertDeliveries, deliveries);
            tables.QueuedDeliveries = true;
        }
    }

    private ChainEnd Append(Guid property, Guid booking, ChainEnd end, IFact fact, string? by, PropertyView view)
    {
        var (what, data) = (FactNames.Of(fact), FactJson.Write(fact, view.Settings.Currency, by));
        var next = new ChainEnd(end.Seq + 1, Chain.Next(end.Hash, end.Seq + 1, fact.At, what, data));
        entries.Add([property, booking, next.Seq, fact.At, what, data, next.Hash]);
        if (fact is TaskCreated task)
        {
            tasks.Add([property, booking, next.Seq, task.Text, task.Channel, task.At, task.Attempt]);
        }
        else if (fact is PaymentResolved resolved)
        {
            finished.Add([property, booking, resolved.Attempt, resolved.At]);
        }

        foreach (var subscription in view.Subscriptions)
        {
            if (subscription.Events.Matches(what))
            {
                deliveries.Add([property, subscription.Webhook, DeliveryId.Of(fact.At, next.Hash), booking, next.Seq, what, fact.At]);
            }
        }

        return next;
    }
}
