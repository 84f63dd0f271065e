using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using Solde.App.Bookings;
using Solde.Core.Cards;
using Solde.Core.Payments;

namespace Solde.Gateways.Sandbox;

/// <summary>A simulated acquirer: real enough to be wrong in the ways acquirers are. Safe to call from many threads.</summary>
/// <param name="ledger">Its books.</param>
/// <param name="clock">The time, in the play's terms.</param>
/// <param name="faults">What goes wrong; null = nothing.</param>
/// <param name="delay">Waits, for slow answers; null = they do not wait at all.</param>
/// <param name="random">So many random bytes, for the ids of pages; null = the machine's, which nobody can guess.</param>
public sealed class SandboxAcquirer(
    ISandboxLedger ledger, Func<Instant> clock, SandboxFaults? faults = null, Func<Duration, CancellationToken, ValueTask>? delay = null,
    Func<int, byte[]>? random = null)
    : ISandboxLine
{
    /// <summary>For so long a key replays its first answer.</summary>
    private static readonly Duration KeysLast = Duration.FromHours(24);

    /// <summary>No caller waits longer; what takes longer is done unseen.</summary>
    internal static readonly Duration Patience = Duration.FromSeconds(30);

    private readonly Transactions transactions = new(ledger);
    private readonly ConcurrentDictionary<string, bool> inFlight = new(StringComparer.Ordinal);
    private SandboxPages? pages;

    /// <summary>Its books, to read.</summary>
    public ISandboxLedger Ledger => ledger;

    /// <summary>The faults; add rules to switch them on.</summary>
    public SandboxFaults Faults { get; } = faults ?? new SandboxFaults();

    /// <summary>Its own pages, where guests type cards.</summary>
    public SandboxPages Pages => pages ??= new SandboxPages(ledger, transactions, clock, Faults, delay, random ?? RandomNumberGenerator.GetBytes);

    /// <summary>Stores a card, as the acquirer's own page would; that counts as set-up. The number is not kept.</summary>
    /// <param name="number">As typed: digits, spaces, hyphens.</param>
    /// <param name="expiry">Last month in which it can be used, in the Gregorian calendar.</param>
    /// <returns>Null when the number fails the Luhn check. A second storing of a number gives a second token.</returns>
    public ValueTask<StoredCard?> StoreCard(string number, YearMonth expiry)
    {
        if (CardNumber.Digits(number) is not { } digits)
        {
            return new ValueTask<StoredCard?>((StoredCard?)null);
        }

        var card = LedgerCard.Of(TestCards.Behaviour(digits), expiry);
        return ledger.InOrder<(ISandboxLedger, LedgerCard, string, YearMonth), StoredCard?>((ledger, card, digits, expiry), static stored =>
        {
            var (books, card, digits, expiry) = stored;
            return new StoredCard(SandboxIds.OfCard(books.AddCard(card)), digits[^4..], CardNumber.Brand(digits), expiry);
        });
    }

    /// <summary>The guest authenticates at the bank: a payment that waited for it succeeds; in any other state nothing changes.</summary>
    /// <returns>The payment's state; NotFound without such an id.</returns>
    public ValueTask<SandboxAnswer> Authenticate(string id) => Do(new SandboxRequest { Verb = SandboxVerb.Authenticate, Key = "", Id = id }, null);

    /// <inheritdoc/>
    public ValueTask<SandboxAnswer> Send(SandboxRequest request, CancellationToken cancel)
    {
        var fault = Faults.Next(request);
        if (fault?.Fault == SandboxFault.Refuse)
        {
            return new ValueTask<SandboxAnswer>(SandboxAnswer.Refused);
        }

        if (request.IsKeyed && inFlight.ContainsKey(request.Key))
        {
            return new ValueTask<SandboxAnswer>(SandboxAnswer.Conflict);
        }

        return fault?.Fault switch
        {
            SandboxFault.TimeOutBefore => new ValueTask<SandboxAnswer>(SandboxAnswer.NoReply),
            SandboxFault.TimeOutAfter => DoUnseen(request),
            SandboxFault.Slow => DoSlowly(request, fault, cancel),
            SandboxFault.Decline or SandboxFault.FailBefore or SandboxFault.FailAfter or SandboxFault.Refuse or null => Do(request, fault),
            SandboxFault.EventLost or SandboxFault.EventTwice or SandboxFault.EventLate => throw new InvalidOperationException("no fault of a call"),
        };
    }

    private ValueTask<SandboxAnswer> Do(SandboxRequest request, FaultRule? fault)
    {
        var done = ledger.InOrder((Acquirer: this, request, fault), static call => call.Acquirer.Answer(call.request, call.fault));
        return done.IsCompletedSuccessfully ? done : Later(done);

        static async ValueTask<SandboxAnswer> Later(ValueTask<SandboxAnswer> done)
        {
            try
            {
                return await done;
            }
            catch (DbException)
            {
                return SandboxAnswer.Failed; // The books could not be written (a full disk): a 500 that no key keeps.
            }
        }
    }

    private async ValueTask<SandboxAnswer> DoUnseen(SandboxRequest request)
    {
        await Do(request, null);
        return SandboxAnswer.NoReply;
    }

    private async ValueTask<SandboxAnswer> DoSlowly(SandboxRequest request, FaultRule fault, CancellationToken cancel)
    {
        if (request.IsKeyed && !inFlight.TryAdd(request.Key, true))
        {
            return SandboxAnswer.Conflict;
        }

        try
        {
            await (delay?.Invoke(Duration.Min(fault.Delay, Patience), cancel) ?? default);
            var answer = await Do(request, null);
            return fault.Delay > Patience ? SandboxAnswer.NoReply : answer;
        }
        finally
        {
            if (request.IsKeyed)
            {
                inFlight.TryRemove(request.Key, out _);
            }
        }
    }

    private SandboxAnswer Answer(SandboxRequest request, FaultRule? fault)
    {
        // Whole milliseconds, as every ledger keeps them: a hold expires at the same instant in each.
        var now = Instant.FromUnixTimeMilliseconds(clock().ToUnixTimeMilliseconds());
        if (!request.IsKeyed)
        {
            return fault?.Fault is SandboxFault.FailBefore or SandboxFault.FailAfter ? SandboxAnswer.Failed : Unkeyed(request, now);
        }

        if (ledger.Key(request.Key) is { } known && now - known.At < KeysLast)
        {
            return known.Request == request
                ? known.Answer
                : SandboxAnswer.BadRequest($"the key {request.Key} was used before, with other parameters");
        }

        if (Transactions.Fault(request) is { } wrong)
        {
            return SandboxAnswer.BadRequest(wrong);
        }

        if (fault?.Fault == SandboxFault.FailBefore)
        {
            return Kept(request, SandboxAnswer.Failed, now, null);
        }

        var entry = Keyed(request, fault?.Fault == SandboxFault.Decline ? fault.Reason : null, now);
        return entry is null ? SandboxAnswer.NotFound
            : Kept(request, fault?.Fault == SandboxFault.FailAfter ? SandboxAnswer.Failed : SandboxAnswer.Of(entry), now, entry.Number);
    }

    private SandboxAnswer Unkeyed(SandboxRequest request, Instant now)
    {
        var byKey = request.Id is null ? ledger.Key(request.Key)?.Entry : null;
        var entry = byKey is { } number ? ledger.Entry(number) : transactions.Find(request.Id);
        return entry is null ? SandboxAnswer.NotFound
            : SandboxAnswer.Of(request.Verb == SandboxVerb.Authenticate ? transactions.Authenticate(entry, now) : entry);
    }

    private LedgerEntry? Keyed(SandboxRequest request, DeclineReason? decline, Instant now)
    {
        if (request.Verb is SandboxVerb.Prepare or SandboxVerb.Execute)
        {
            return transactions.Create(request, decline, now);
        }

        return transactions.Find(request.Id) is not { } entry ? null
            : request.Verb == SandboxVerb.Confirm ? transactions.Confirm(entry, decline, now)
            : transactions.Cancel(entry, now);
    }

    private SandboxAnswer Kept(SandboxRequest request, SandboxAnswer answer, Instant now, long? entry)
    {
        ledger.Write(new LedgerKey(request, answer, now, entry));
        return answer;
    }
}
