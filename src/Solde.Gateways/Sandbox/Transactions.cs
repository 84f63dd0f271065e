using Solde.App.Payments;
using Solde.Core.Payments;

namespace Solde.Gateways.Sandbox;

/// <summary>What the acquirer does with its entries. Called in the ledger's order; keys and faults are dealt with before.</summary>
internal sealed class Transactions(ISandboxLedger ledger)
{
    private static readonly Duration HoldsLast = Duration.FromDays(7);

    /// <summary>Writes an entry down and, unless it is only prepared, does it.</summary>
    /// <param name="request">A request that passed <see cref="Fault"/>.</param>
    /// <param name="decline">Decline it, whatever the card.</param>
    /// <param name="now">The time.</param>
    internal LedgerEntry Create(SandboxRequest request, DeclineReason? decline, Instant now)
    {
        var number = ledger.NextEntry();
        var kind = request.Kind!.Value;
        var entry = new LedgerEntry
        {
            Number = number,
            Id = SandboxIds.Of(kind, number),
            Kind = kind,
            State = ReplyState.Prepared,
            Amount = new Money(request.AmountMinor, Currency.Parse(request.Currency!)),
            At = now,
            Key = request.Key,
            Attempt = request.Attempt ?? "",
            Reference = request.Reference ?? "",
            Card = SandboxIds.TryParseCard(request.CardToken, out var card) ? card : null,
            OnSession = request.OnSession,
            Target = Target(request)?.Number,
        };
        if (request.Verb == SandboxVerb.Execute)
        {
            return Do(entry, decline, now);
        }

        ledger.Write(entry);
        return entry;
    }

    /// <summary>Does what was prepared; anything further along stays as it is.</summary>
    internal LedgerEntry Confirm(LedgerEntry entry, DeclineReason? decline, Instant now) =>
        entry.State == ReplyState.Prepared ? Do(entry, decline, now) : entry;

    /// <summary>Cancels what moved no money yet; anything further along stays as it is.</summary>
    internal LedgerEntry Cancel(LedgerEntry entry, Instant now) => entry.State is ReplyState.Prepared or ReplyState.ActionRequired
        ? Written(entry with { State = ReplyState.Cancelled }, now)
        : entry;

    /// <summary>The guest authenticates: what waited for it succeeds; anything else stays as it is.</summary>
    internal LedgerEntry Authenticate(LedgerEntry entry, Instant now) =>
        entry.State == ReplyState.ActionRequired ? Settled(entry, CardAnswer.Approved, now) : entry;

    /// <summary>An entry by its id, when there is one with that number and of that kind.</summary>
    internal LedgerEntry? Find(string? id) =>
        SandboxIds.TryParse(id, out var kind, out var number) && ledger.Entry(number) is { } entry && entry.Kind == kind ? entry : null;

    /// <summary>What no caller that works rightly would send; null when there is nothing wrong.</summary>
    internal static string? Fault(SandboxRequest request)
    {
        if (request.Verb is SandboxVerb.Confirm or SandboxVerb.Cancel)
        {
            return null;
        }

        var canBePrepared = request.Kind is AttemptKind.Charge or AttemptKind.Authorize;
        return request.Kind is null ? "no kind"
            : request.Verb == SandboxVerb.Prepare && !canBePrepared ? $"{request.Kind} cannot be prepared"
            : request.Currency is null || Currency.Find(request.Currency) is null ? "no currency"
            : request.AmountMinor < 0 || (request.AmountMinor == 0 && request.Kind is not (AttemptKind.Validate or AttemptKind.Release))
                ? "the amount must be above zero"
                : null;
    }

    private LedgerEntry Do(LedgerEntry entry, DeclineReason? decline, Instant now) =>
        Settled(entry, decline is { } reason ? CardAnswer.Declined(reason) : Judge(entry, now), now);

    private CardAnswer Judge(LedgerEntry entry, Instant now) => entry.Kind switch
    {
        AttemptKind.Charge or AttemptKind.Authorize => CardOf(entry) is { } card
            ? TestCards.Pay(card, entry.OnSession, now)
            : CardAnswer.Declined(DeclineReason.InvalidCard),
        AttemptKind.Validate => CardOf(entry) is { } card
            ? TestCards.Validate(card, now)
            : CardAnswer.Declined(DeclineReason.InvalidCard),
        AttemptKind.Capture => Allowed(IsOpen(entry, now, out var hold) && IsWithin(entry.Amount, hold.Amount, 0)),
        AttemptKind.Release => Allowed(IsOpen(entry, now, out _)),
        AttemptKind.Refund => Allowed(entry.Target is { } target && ledger.Entry(target) is { State: ReplyState.Succeeded } paid
            && IsWithin(entry.Amount, paid.Amount, paid.RefundedMinor)),
    };

    private LedgerEntry Settled(LedgerEntry entry, CardAnswer answer, Instant now)
    {
        if (answer.State != ReplyState.Succeeded)
        {
            return Written(entry with { State = answer.State, Reason = answer.Reason }, now);
        }

        var done = Written(entry with
        {
            State = ReplyState.Succeeded,
            SucceededAt = now,
            ExpiresAt = entry.Kind == AttemptKind.Authorize ? now + HoldsLast : null,
        }, now);
        if (entry.Target is { } number && ledger.Entry(number) is { } target)
        {
            ledger.Write(entry.Kind == AttemptKind.Refund
                ? target with { RefundedMinor = target.RefundedMinor + entry.Amount.Minor }
                : target with { ClosedBy = entry.Number });
        }

        return done;
    }

    /// <summary>The entry a request acts on, if it is of a kind that can be acted on so. A captured hold stands for its capture in a refund.</summary>
    private LedgerEntry? Target(SandboxRequest request)
    {
        var target = Find(request.Target);
        return request.Kind switch
        {
            AttemptKind.Capture or AttemptKind.Release => target?.Kind == AttemptKind.Authorize ? target : null,
            AttemptKind.Refund => target switch
            {
                { Kind: AttemptKind.Charge or AttemptKind.Capture } => target,
                { Kind: AttemptKind.Authorize, ClosedBy: { } closing } when ledger.Entry(closing) is { Kind: AttemptKind.Capture } capture => capture,
                _ => null,
            },
            AttemptKind.Charge or AttemptKind.Authorize or AttemptKind.Validate or null => null,
        };
    }

    private bool IsOpen(LedgerEntry entry, Instant now, out LedgerEntry hold)
    {
        hold = entry.Target is { } target && ledger.Entry(target) is { } found ? found : entry;
        return hold is { Kind: AttemptKind.Authorize, State: ReplyState.Succeeded, ClosedBy: null } && now < hold.ExpiresAt;
    }

    private static bool IsWithin(Money asked, Money whole, long usedMinor) =>
        ReferenceEquals(asked.Currency, whole.Currency) && asked.Minor <= whole.Minor - usedMinor;

    private static CardAnswer Allowed(bool allowed) => allowed ? CardAnswer.Approved : CardAnswer.Declined(DeclineReason.Declined);

    private LedgerCard? CardOf(LedgerEntry entry) => entry.Card is { } number ? ledger.Card(number) : null;

    private LedgerEntry Written(LedgerEntry entry, Instant now)
    {
        ledger.Write(entry);
        if (entry.State is ReplyState.Succeeded or ReplyState.Declined or ReplyState.Cancelled)
        {
            ledger.Ended(entry, now);
        }

        return entry;
    }
}
