using Solde.App.Bookings;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Payments;

namespace Solde.Simulation.Tests;

/// <summary>What holds of each change as it is stored.</summary>
internal sealed partial class Watch
{
    private void Committed(SimulatedNode by, ImmutableArray<Change> changes, ImmutableArray<CommitResult> results)
    {
        for (var i = 0; i < changes.Length; i++)
        {
            if (results[i] != CommitResult.Stored)
            {
                simulation.Tell("", $"{results[i]}: {changes[i].After.Ref} from version {changes[i].FromVersion}: "
                    + string.Join(", ", changes[i].Attempts.Select(attempt => $"{attempt.Order.Kind} {attempt.State}, sent {attempt.SentAt}"))
                    + string.Join(", ", changes[i].Facts));
            }

            switch (results[i])
            {
                case CommitResult.Conflict:
                    simulation.Count("conflict of versions");
                    break;
                case CommitResult.PaymentInProgress:
                    simulation.Count("payment in progress");
                    break;
                case CommitResult.VoucherSpent:
                    simulation.Count("voucher spent");
                    break;
                case CommitResult.TimeTaken:
                    simulation.Count("time taken");
                    break;
                case CommitResult.Stored:
                    Stored(by, changes[i]);
                    break;
            }
        }
    }

    private void Stored(SimulatedNode by, Change change)
    {
        foreach (var attempt in change.Attempts)
        {
            simulation.Count($"state {Camel(attempt.State)}");
            simulation.Count($"kind {Camel(attempt.Order.Kind)}");
            if (attempt.State == AttemptState.New && by.HasNoRoom)
            {
                simulation.Count("lane full"); // The order waits in the database.
            }
        }

        if (change.After.Property.Name != simulation.Worlds.First(world => world.Id == change.Key.Property).Scenario.Property.Name)
        {
            simulation.Fail($"15: {change.After.Ref} of one property is stored with the settings of another");
        }

        Settled(change);
        Booked(change);
        foreach (var fact in change.Facts)
        {
            facts.Add(fact);
            Once(change.Key, fact);
        }

        foreach (var folio in change.After.Folios)
        {
            var charges = folio.Lines.Aggregate(Money.Zero(change.After.Currency), (sum, line) => sum + line.Amount);
            var paid = folio.Payments.Aggregate(Money.Zero(change.After.Currency), (sum, payment) => sum + payment.Amount);
            if (charges != folio.Charges || paid != folio.Paid)
            {
                simulation.Fail($"8: folio {folio.Name} of {change.After.Ref} says {folio.Charges} and {folio.Paid}, its entries {charges} and {paid}");
            }
        }
    }

    /// <summary>A run takes money or places a hold at most once between two plannings.</summary>
    private void Once(BookingKey booking, IFact fact)
    {
        if (fact is not IAutomationFact { Automation: { } automation })
        {
            return;
        }

        var key = (booking, automation.Id);
        runs[key] = fact switch
        {
            RunPlanned => 0,
            PaymentSucceeded or HoldPlaced => runs.GetValueOrDefault(key) + 1,
            _ => runs.GetValueOrDefault(key),
        };
        if (runs[key] > 1)
        {
            simulation.Fail($"11: {automation.Name} took a booking's money twice");
        }
    }

    /// <summary>What is about to be sent is owed, whatever else is under way.</summary>
    private void Marked(ImmutableArray<(BookingKey Booking, Attempt Attempt)> attempts, ImmutableArray<MarkedAs> marked)
    {
        for (var i = 0; i < attempts.Length; i++)
        {
            var (key, attempt) = attempts[i];
            if (marked[i] != MarkedAs.Sent)
            {
                simulation.Count(marked[i] == MarkedAs.Voided ? "state voided" : "sent by somebody else");
                continue;
            }

            simulation.Count("state sent");
            if (attempt.Order is { Kind: AttemptKind.Charge or AttemptKind.Capture, BeyondBalance: false })
            {
                IsOwed(simulation.Pump.Finish(() => Store.Load([key]))[0].Snapshot, attempt);
            }
        }
    }

    private void IsOwed(BookingSnapshot booking, Attempt attempt)
    {
        var zero = Money.Zero(booking.Currency);
        var underWay = booking.Attempts
            .Where(other => other.Id != attempt.Id && other is { IsInFlight: true, Order.Kind: AttemptKind.Charge or AttemptKind.Capture })
            .Aggregate(zero, (sum, other) => sum + other.Order.Amount);
        var asked = attempt.Order.Amount - (attempt.Order.Surcharge ?? zero);
        var owed = attempt.Order.Initiator == Initiator.Automation ? booking.Collectible : Money.Max(booking.Balance, booking.Collectible);
        if (asked + underWay > owed)
        {
            simulation.Fail($"1: {asked} leaves for {booking.Ref}, which owes {owed}, while {underWay} is under way");
        }
    }

    private static string Camel<T>(T word)
        where T : struct, Enum
    {
        var name = $"{word}";
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
