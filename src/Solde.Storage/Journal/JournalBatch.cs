using System.Collections.Immutable;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Facts;
using Solde.Storage.Properties;
using Solde.Storage.Sql;

namespace Solde.Storage.Journal;

/// <summary>The journal entries of one transaction, written together at its end with all that goes with them.</summary>
internal sealed class JournalBatch(Session session, PropertyRows properties, PeopleRows people)
{
    private const string InsertEntry =
        "INSERT INTO journal (property_id, cursor, booking_id, seq, at, what, data, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    private const string InsertTask =
        "INSERT INTO tasks (property_id, task_id, booking_id, text, channel, created_at) VALUES ($1, $2, $3, $4, $5, $6)";

    private readonly Dictionary<Guid, PropertyHead> heads = [];
    private readonly Dictionary<BookingKey, SideTexts> texts = [];
    private readonly List<object?[]> entries = [];
    private readonly List<object?[]> tasks = [];

    /// <summary>The counters of a property; what is changed in them is stored with the batch.</summary>
    public async ValueTask<PropertyHead> Head(Guid property)
    {
        if (!heads.TryGetValue(property, out var head))
        {
            heads[property] = head = await properties.Head(property);
        }

        return head;
    }

    /// <summary>The names and addresses of a booking; those added are stored with the batch.</summary>
    public async ValueTask<SideTexts> Texts(BookingKey booking)
    {
        if (!texts.TryGetValue(booking, out var found))
        {
            texts[booking] = found = await people.Of(booking);
        }

        return found;
    }

    /// <summary>Writes facts of a booking behind the end of its chain.</summary>
    /// <returns>The new end.</returns>
    public async ValueTask<ChainEnd> Append(BookingKey booking, ChainEnd end, ImmutableArray<IFact> facts)
    {
        var head = await Head(booking.Property);
        var side = await Texts(booking);
        foreach (var fact in facts)
        {
            end = Append(head, booking.Booking, end, PersonalData.Replace(fact, side.Hide));
        }

        return end;
    }

    /// <summary>Writes facts of a property that concern no booking.</summary>
    public async ValueTask Append(Guid property, ImmutableArray<IFact> facts)
    {
        var head = await Head(property);
        foreach (var fact in facts)
        {
            head.Chain = Append(head, Guid.Empty, head.Chain, fact);
        }
    }

    /// <summary>Stores the batch.</summary>
    public async ValueTask Store()
    {
        foreach (var (booking, added) in texts)
        {
            await people.Add(booking, added);
        }

        await session.ExecuteMany(InsertEntry, entries);
        await session.ExecuteMany(InsertTask, tasks);
        foreach (var head in heads.Values)
        {
            await properties.Save(head);
        }
    }

    private ChainEnd Append(PropertyHead head, Guid booking, ChainEnd end, IFact fact)
    {
        var (what, data) = (FactNames.Of(fact), FactJson.Write(fact, head.Settings.Currency));
        var next = new ChainEnd(end.Seq + 1, Chain.Next(end.Hash, end.Seq + 1, fact.At, what, data));
        head.Cursor++;
        entries.Add([head.Property, head.Cursor, booking, next.Seq, fact.At, what, data, next.Hash]);
        if (fact is TaskCreated task)
        {
            tasks.Add([head.Property, head.Cursor, booking, task.Text, task.Channel, task.At]);
        }

        return next;
    }
}
