using System.Security.Cryptography;
using System.Text;
using Solde.App.Journal;
using Solde.App.Payments;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Gateways.Sandbox;

namespace Solde.Simulation.Tests;

/// <summary>What must hold when nothing goes wrong any more and all came to its end.</summary>
internal sealed partial class Watch
{
    // Once, and once more in doubt.
    private const int MostMailed = 2;

    public async Task CheckTheEnd()
    {
        FinalStaysFinal();
        await NothingIsOpen();
        foreach (var world in simulation.Worlds)
        {
            foreach (var problem in (await new Verify(Store).Property(world.Id))!.Problems)
            {
                simulation.Fail($"9: {problem}");
            }
        }

        EventsAreDone();
        BooksAgree();
        TillsAgree();
        AgendaAgrees();
        var taken = simulation.Ledger.Entries()
            .Where(entry => entry is { Kind: AttemptKind.Charge or AttemptKind.Capture, SucceededAt: not null })
            .Select(entry => new AcquiredMoney(entry.Id, entry.Amount, new Money(entry.RefundedMinor, entry.Amount.Currency), entry.Reference));
        foreach (var problem in (await new Reconciliation(Store).Compare(taken)).Problems)
        {
            simulation.Fail($"5: {problem}");
        }

        foreach (var (message, times) in mailed.Where(each => each.Value > MostMailed))
        {
            simulation.Fail($"a message was sent {times} times: {message}");
        }

        if (HasCardNumber(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(simulation.Database))))
        {
            simulation.Fail("14: a card number in the database");
        }
    }

    /// <summary>Of all that was journalled, in order, and of the acquirer's books.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in Rows("SELECT hash FROM journal ORDER BY property_id, tx, position", static row => (byte[])row[0]))
        {
            hash.AppendData(row);
        }

        foreach (var entry in simulation.Ledger.Entries())
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{entry}"));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private async Task NothingIsOpen()
    {
        foreach (var world in simulation.Worlds)
        {
            foreach (var stored in await Store.Bookings(world.Id, null, 1_000))
            {
                var booking = stored.Snapshot;
                foreach (var attempt in booking.Attempts.Where(attempt => attempt.State != AttemptState.Manual || !booking.LeftToStaff.Contains(attempt.Id)))
                {
                    simulation.Fail($"10: {booking.Ref} still has {attempt.Order.Kind} {attempt.Order.Amount} as {attempt.State}, next check {attempt.NextCheckAt}");
                }

                if (booking is { Held: not null, Status: BookingStatus.Expected })
                {
                    simulation.Fail($"22: {booking.Ref} still has a time that was kept until {booking.Held.Until}");
                }

                // Nothing is decided about holds while staff have to say what became of money: it may have been a capture.
                foreach (var hold in booking.Holds.Where(hold => hold.State == HoldState.Open && booking.Attempts.All(attempt => attempt.State != AttemptState.Manual)))
                {
                    simulation.Fail($"12: {booking.Ref} still has a hold of {hold.Amount} that ended {hold.ExpiresAt}");
                }
            }
        }

        if (NextDue() is { Count: > 0 } due && due.Exists(each => each.At <= simulation.Now))
        {
            simulation.Fail($"liveness: {due[0].Queue} still has work due at {due[0].At}");
        }

        var unsent = Rows("SELECT template || ' ' || state FROM messages WHERE state NOT IN ('accepted', 'failed')", static row => row.GetString(0));
        if (unsent.Count > 0)
        {
            simulation.Fail($"liveness: {unsent.Count} messages are neither accepted nor failed: {unsent[0]}");
        }
    }

    /// <summary>Every success in the journal is one of the acquirer's, of the same attempt and amount, and the other way round.</summary>
    private void BooksAgree()
    {
        var manual = Rows("SELECT lower(hex(attempt_id)) FROM attempts WHERE state = 'manual'", static row => row.GetString(0)).ToHashSet(StringComparer.Ordinal);
        var told = facts.Select(Told).Where(each => each.Attempt is not null).Select(each => (each.Attempt!.Value.ToString("N"), each.Kind, each.Amount.Minor)).ToList();
        var done = simulation.Ledger.Entries().Where(IsMoney).Where(entry => !manual.Contains(entry.Attempt))
            .Select(entry => (entry.Attempt, entry.Kind, entry.Amount.Minor)).ToList();
        foreach (var each in told.GroupBy(each => each).Where(group => group.Count() > 1))
        {
            simulation.Fail($"5: the journal tells {each.Count()} times of {each.Key}");
        }

        foreach (var each in told.Except(done))
        {
            simulation.Fail($"5: the journal tells of {each}, and the acquirer never did it");
        }

        foreach (var each in done.Except(told))
        {
            simulation.Fail($"5: the acquirer did {each}, and the journal does not tell of it");
        }
    }

    private static bool IsMoney(LedgerEntry entry) =>
        entry is { SucceededAt: not null, Kind: AttemptKind.Charge or AttemptKind.Capture or AttemptKind.Refund or AttemptKind.Authorize };

    private static (Guid? Attempt, AttemptKind Kind, Money Amount) Told(IFact fact) => fact switch
    {
        PaymentSucceeded e => (e.Attempt, AttemptKind.Charge, e.Amount),
        HoldPlaced e => (e.Attempt, AttemptKind.Authorize, e.Amount),
        HoldCaptured e => (e.Attempt, AttemptKind.Capture, e.Amount),
        RefundSucceeded e => (e.Attempt, AttemptKind.Refund, e.Amount),
        _ => default,
    };
}
