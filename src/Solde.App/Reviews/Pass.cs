using Solde.App.Bookings;
using Solde.App.Cards;
using Solde.App.Documents;
using Solde.App.Messages;
using Solde.App.Payments;
using Solde.App.Properties;
using Solde.App.Requests;
using Solde.App.Vouchers;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Reviews;

/// <summary>One pass over a booking in memory: facts folded, messages and orders collected, until there is nothing more to decide or
/// something must be asked of the gateway. Nothing is stored here (see <see cref="ToChange"/>).</summary>
public sealed class Pass
{
    // A booking never needs more looks in a row; more would be a decision that does not see its own effect.
    private const int MostLooks = 1_000;

    private readonly RuleSet rules;
    private readonly Instant now;
    private readonly ImmutableArray<IFact>.Builder facts = ImmutableArray.CreateBuilder<IFact>();
    private readonly List<(MessageDraft Draft, BookingSnapshot About)> drafts = [];
    private readonly List<GatewayOrder> orders = [];
    private readonly ImmutableArray<DraftDocument>.Builder documents = ImmutableArray.CreateBuilder<DraftDocument>(0);
    private readonly ImmutableArray<VaultRecord>.Builder kept = ImmutableArray.CreateBuilder<VaultRecord>(0);

    /// <summary>Begins a pass.</summary>
    public Pass(BookingSnapshot booking, RuleSet rules, Instant now)
    {
        Booking = booking;
        this.rules = rules;
        this.now = now;
    }

    /// <summary>The booking with everything so far folded in.</summary>
    public BookingSnapshot Booking { get; private set; }

    /// <summary>What happened in this pass.</summary>
    public IReadOnlyList<IFact> Facts => facts;

    /// <summary>An attempt to be cancelled at the gateway once this pass is stored.</summary>
    public CancelAttempt? Cancel { get; private set; }

    /// <summary>When to look again.</summary>
    public Instant? NextReviewAt { get; private set; }

    /// <summary>An automation ordered a payment that is late, and that staff did not let go.</summary>
    public bool IsLate => orders.Exists(order => order.Automation is { } automation
        && Booking.RunOf(automation.Id) is { State: RunState.Planned, Released: false } run && Brake.IsLate(run.DueAt, now));

    /// <summary>The last look's verdicts, in the order of the rule set.</summary>
    public ImmutableArray<Verdict> Verdicts { get; private set; } = [];

    /// <summary>Takes decisions that did not come from <see cref="Planner.Decide"/> but from a person.</summary>
    public Pass Take(ImmutableArray<IDecision> decisions)
    {
        foreach (var decision in decisions)
        {
            Take(decision);
        }

        return this;
    }

    /// <summary>Records what follows from what happened; what is due stays due.</summary>
    public Pass Follow() => Look(alsoDue: false);

    /// <summary>Records what follows and what is due, up to the first thing that must be asked of the gateway.</summary>
    public Pass Review() => Look(alsoDue: true);

    /// <summary>The pass as one change to be stored.</summary>
    /// <param name="stored">The booking the pass began with.</param>
    /// <param name="ids">Makes the ids of messages and attempts.</param>
    /// <param name="settled">The attempt whose outcome began the pass, with its new state.</param>
    public Change ToChange(StoredBooking stored, IIds ids, Attempt? settled = null)
    {
        var attempts = ImmutableArray.CreateBuilder<Attempt>(orders.Count + 1);
        if (settled is not null)
        {
            attempts.Add(settled);
        }

        foreach (var order in orders)
        {
            var attempt = new Attempt(ids.New(), order, AttemptState.New, now) { NextCheckAt = now + Execution.Lease };
            attempts.Add(attempt);
            Booking = Booking with { Attempts = Booking.Attempts.Add(attempt) };
        }

        var link = drafts.Exists(each => each.Draft.To == Recipient.Guest) ? ids.LinkOf(stored.Key, Booking.RevokedLinks) : null;
        var vouchers = VoucherMoves.Of(stored.Key, facts, Booking.Property.Zone, ids);
        var planned = facts.Any(fact => fact is RunPlanned run && Brake.IsLate(run.DueAt, now));
        return new Change
        {
            Key = stored.Key,
            FromVersion = stored.Version,
            Remembered = stored.Remembered,
            Revision = stored.Property.Revision,
            Before = stored.Version == 0 ? null : stored.Snapshot,
            After = Booking,
            Changed = !ReferenceEquals(Booking, stored.Snapshot),
            Facts = facts.DrainToImmutable(),
            Messages = WriteMessages(stored.Key, ids, link),
            Link = link,
            Attempts = attempts.DrainToImmutable(),
            Kept = kept.DrainToImmutable(),
            Documents = documents.DrainToImmutable(),
            Vouchers = vouchers,
            Settled = SettledOf(stored.Snapshot),
            NextReviewAt = orders.Count > 0 ? null : NextReviewAt,
            SettlesAt = planned ? now + Braking.Settling : null,
        };
    }

    private ImmutableArray<Guid> SettledOf(BookingSnapshot before)
    {
        if (before.Attempts.IsEmpty)
        {
            return [];
        }

        return [.. before.Attempts.Select(attempt => attempt.Id).Except(Booking.Attempts.Select(attempt => attempt.Id))];
    }

    private ImmutableArray<Message> WriteMessages(BookingKey key, IIds ids, PayLink? link)
    {
        if (drafts.Count == 0)
        {
            return [];
        }

        var logo = MessageWriting.LogoOf(Booking.Property, ids);
        var messages = ImmutableArray.CreateBuilder<Message>(drafts.Count);
        foreach (var (draft, about) in drafts)
        {
            if (MessageWriting.Write(draft, key, about, ids.New(), now, link?.Written ?? "", ids.OfficeOf(key), logo) is { } message)
            {
                messages.Add(message);
            }
        }

        return messages.DrainToImmutable();
    }

    private Pass Look(bool alsoDue)
    {
        for (var looks = 0; looks < MostLooks; looks++)
        {
            var plan = Planner.Decide(Booking, rules, now);
            Verdicts = plan.Verdicts;
            NextReviewAt = plan.NextReviewAt;
            Booking = Booking.News == News.None ? Booking : Booking with { News = News.None };
            Take(plan.Follows);
            if (plan.Follows.IsEmpty)
            {
                if (!alsoDue || plan.Due.IsEmpty)
                {
                    return this;
                }

                Take(plan.Due);
                if (orders.Count > 0 || Cancel is not null)
                {
                    return this;
                }
            }
        }

        throw new InvalidOperationException($"booking {Booking.Ref} does not come to rest at {now}");
    }

    private DraftDocument Draft(DocumentIssued issued) => new(
        issued.Document, issued.Kind, issued.At, issued.At.InZone(Booking.Property.Zone).Year,
        DocumentJson.Write(DocumentWriting.Write(Booking, issued), Booking.Currency));

    private void Take(IDecision decision)
    {
        switch (decision)
        {
            case IFact fact:
                facts.Add(fact);
                Booking = Planner.Apply(Booking, fact);
                if (fact is DocumentIssued issued)
                {
                    documents.Add(Draft(issued));
                }

                break;
            case MessageDraft draft:
                drafts.Add((draft, Booking));
                break;
            case GatewayOrder order:
                orders.Add(order);
                break;
            case VaultRecord record:
                kept.Add(record);
                break;
            case CancelAttempt cancel:
                Cancel = cancel;
                break;
            default:
                throw new InvalidOperationException($"unknown decision {decision}");
        }
    }
}
