using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Webhooks;
using Solde.Core.Payments;
using Solde.Storage.Sql;

namespace Solde.Storage.Payments;

/// <summary>Finds the attempts that gateways' events are about.</summary>
internal sealed class SubjectRows(Session session)
{
    private const string Columns = "r.number, a.property_id, a.booking_id, a.attempt_id, a.state, a.next_check_at, a.settled";

    private static readonly Many ById = new(
        $$"""SELECT {{Columns}} FROM {rows}, attempts a WHERE a.attempt_id = r.attempt_id""", "number:number id:attempt_id");

    // Only for events that do not name their attempt. Each half goes by an index of attempts that have not ended, of which there are few.
    private static readonly Many OpenByGatewayId = new(
        $$"""
        SELECT {{Columns}} FROM {rows}, attempts a WHERE a.gateway_id = r.gateway_id AND a.settled = 0 AND a.next_check_at IS NOT NULL
        UNION
        SELECT {{Columns}} FROM {rows}, attempts a WHERE a.gateway_id = r.gateway_id AND a.settled = 0
            AND a.kind IN ('charge', 'capture') AND a.state NOT IN ('succeeded', 'declined', 'voided')
        """,
        "number:number text:gateway_id");

    private static readonly Many MakeDueMany = new(
        """
        UPDATE attempts SET next_check_at = r.due_at FROM {rows}
        WHERE attempts.property_id = r.property_id AND attempts.booking_id = r.booking_id AND attempts.attempt_id = r.attempt_id
          AND attempts.settled = 0 AND attempts.state IN ('sent', 'unknown', 'processing', 'manual', 'actionRequired')
          AND (attempts.next_check_at IS NULL OR attempts.next_check_at > r.due_at)
        """,
        "id:property_id id:booking_id id:attempt_id number:due_at");

    public async ValueTask<ImmutableArray<GatewayEventOutcome?>> MakeDue(ImmutableArray<(EventSubject Subject, bool Hurry)> events, Instant now)
    {
        var found = await Find(events);
        var outcomes = events.Select((each, i) => found.TryGetValue(i, out var attempt) ? OutcomeOf(attempt, each.Hurry, now) : GatewayEventOutcome.Unknown)
            .ToImmutableArray();
        await session.Execute(
            MakeDueMany,
            [
                .. found.Where(pair => outcomes[pair.Key] == GatewayEventOutcome.Asked).Select(pair => pair.Value).DistinctBy(attempt => attempt.Id)
                    .OrderBy(attempt => attempt.Id).Select(attempt => new object?[] { attempt.Booking.Property, attempt.Booking.Booking, attempt.Id, now }),
            ]);
        return outcomes;
    }

    private static GatewayEventOutcome? OutcomeOf(Found attempt, bool hurry, Instant now) =>
        attempt.IsSettled ? GatewayEventOutcome.Settled
        : attempt.State == AttemptState.Sent && attempt.NextCheckAt > now && !hurry ? null
        : GatewayEventOutcome.Asked;

    /// <summary>The attempts by the places of their events.</summary>
    private async ValueTask<Dictionary<int, Found>> Find(ImmutableArray<(EventSubject Subject, bool Hurry)> events)
    {
        var named = new List<object?[]>();
        var nameless = new List<object?[]>();
        for (var i = 0; i < events.Length; i++)
        {
            if (events[i].Subject.Attempt is { } attempt)
            {
                named.Add([(long)i, attempt]);
            }
            else if (events[i].Subject.GatewayId is { } id)
            {
                nameless.Add([(long)i, id]);
            }
        }

        return (await session.Query(ById, Read, named)).Concat(await session.Query(OpenByGatewayId, Read, nameless))
            .DistinctBy(each => each.Place).ToDictionary(each => each.Place);
    }

    private static Found Read(Row row) => new(
        row.Int(0), new BookingKey(row.Id(1), row.Id(2)), row.Id(3), row.Word<AttemptState>(4), row.InstantOrNull(5), row.Flag(6));

    private sealed record Found(int Place, BookingKey Booking, Guid Id, AttemptState State, Instant? NextCheckAt, bool IsSettled);
}
