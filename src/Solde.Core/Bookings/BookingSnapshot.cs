using Solde.Core.Agenda;
using Solde.Core.Automations;
using Solde.Core.Cards;
using Solde.Core.Checkout;
using Solde.Core.Documents;
using Solde.Core.Folios;
using Solde.Core.Guarantees;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Core.Requests;

namespace Solde.Core.Bookings;

/// <summary>What happened to a booking that no decision has looked at yet.</summary>
[Flags]
public enum News
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Dates, rooms, channel or booked charges changed.</summary>
    Modified = 1,

    /// <summary>Cancelled.</summary>
    Cancelled = 2,
}

/// <summary>A guarantee state set by staff or an automation; it sticks until the policy is satisfied.</summary>
/// <param name="WasSatisfied">The policy was satisfied when it was set, and still is: then it sticks all the same.</param>
public sealed record GuaranteeOverride(bool WasSatisfied);

/// <summary>All that a decision may see of one booking. Changed by <see cref="Planning.Planner.Apply"/> only.</summary>
public sealed record BookingSnapshot
{
    /// <summary>The property's reference of the booking.</summary>
    public required string Ref { get; init; }

    /// <summary>The property's settings as they are now; not part of the fold.</summary>
    public required PropertySettings Property { get; init; }

    /// <summary>What the outside says of it.</summary>
    public required BookingDetails Details { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>When it was taken in here.</summary>
    public required Instant RecordedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public BookingStatus Status { get; init; }

    /// <summary>When it was last modified (dates, rooms, channel, booked charges).</summary>
    public Instant? ModifiedAt { get; init; }

    /// <summary>When its dates last changed.</summary>
    public Instant? DatesChangedAt { get; init; }

    /// <summary>When anything that filters look at last changed.</summary>
    public Instant? DetailsChangedAt { get; init; }

    /// <summary>When it was checked in.</summary>
    public Instant? CheckedInAt { get; init; }

    /// <summary>When it was checked out.</summary>
    public Instant? CheckedOutAt { get; init; }

    /// <summary>When it was cancelled.</summary>
    public Instant? CancelledAt { get; init; }

    /// <summary>When it was noted that the guest did not come.</summary>
    public Instant? NoShowAt { get; init; }

    /// <summary>How often it was modified.</summary>
    public int Modifications { get; init; }

    /// <summary>How often its dates changed.</summary>
    public int DatesRevision { get; init; }

    /// <summary>How often its channel changed.</summary>
    public int ChannelRevision { get; init; }

    /// <summary>Its folios, oldest first; the first one is <c>main</c>.</summary>
    public required ImmutableArray<Folio> Folios { get; init; }

    /// <summary>Its cards, oldest first, wiped ones too.</summary>
    public ImmutableArray<CardOnFile> Cards { get; init; } = [];

    /// <summary>Its runs, at most one per automation.</summary>
    public ImmutableArray<Run> Runs { get; init; } = [];

    /// <summary>Its holds, oldest first.</summary>
    public ImmutableArray<Hold> Holds { get; init; } = [];

    /// <summary>Its payment requests, oldest first.</summary>
    public ImmutableArray<PaymentRequest> Requests { get; init; } = [];

    /// <summary>How many of its links were revoked: requests that were cancelled after the guest had been asked, but for those that ended with their sale. The next link is another one.</summary>
    public int RevokedLinks => Requests.Count(request => request is { State: RequestState.Cancelled, SentAt: not null, EndedWithSale: false });

    /// <summary>What the client agreed to who left a card (semantics 7); null = nothing.</summary>
    public Consent? Consent { get; init; }

    /// <summary>Until when its time is kept for a client who is leaving a card; null = it stands, or never was kept so.</summary>
    public HeldTime? Held { get; init; }

    /// <summary>It was cancelled since the client whose time was kept left no card in time.</summary>
    public bool Lapsed { get; init; }

    /// <summary>Its sales, oldest first.</summary>
    public ImmutableArray<Sale> Sales { get; init; } = [];

    /// <summary>The sale that is not paid yet; null = none.</summary>
    public Sale? OpenSale => Sales.FirstOrDefault(sale => sale.ClosedAt is null);

    /// <summary>The fee for cancelling late or not coming that was charged or waived; null = none yet.</summary>
    public Fee? Fee { get; init; }

    /// <summary>The gift vouchers that were sold on it and are paid, oldest first.</summary>
    public ImmutableArray<GiftVoucher> Vouchers { get; init; } = [];

    /// <summary>The documents that were issued, oldest first.</summary>
    public ImmutableArray<IssuedDocument> Documents { get; init; } = [];

    /// <summary>Whether it is guaranteed.</summary>
    public GuaranteeState Guarantee { get; init; }

    /// <summary>Set by hand or by an automation.</summary>
    public GuaranteeOverride? GuaranteeSet { get; init; }

    /// <summary>Attempts whose doubt the journal has told (<c>payment.inDoubt</c>).</summary>
    public ImmutableArray<Guid> InDoubt { get; init; } = [];

    /// <summary>Attempts in doubt that staff have a task to look up.</summary>
    public ImmutableArray<Guid> LeftToStaff { get; init; } = [];

    /// <summary>Attempts whose need of authentication the journal has told (<c>payment.actionRequired</c>).</summary>
    public ImmutableArray<Guid> AwaitingGuest { get; init; } = [];

    /// <summary>Attempts the journal does not tell the end of yet; loaded beside the fold.</summary>
    public ImmutableArray<Attempt> Attempts { get; init; } = [];

    /// <summary>What no decision has looked at yet; never stored.</summary>
    public News News { get; init; }

    /// <summary>The property's currency.</summary>
    public Currency Currency => Property.Currency;

    /// <summary>The oldest open folio (C12); null when all are closed.</summary>
    public Folio? OldestOpenFolio
    {
        get
        {
            foreach (var folio in Folios)
            {
                if (!folio.Closed)
                {
                    return folio;
                }
            }

            return null;
        }
    }

    /// <summary>Charges − payments over all folios, refunds without a credit line ignored; may be negative.</summary>
    public Money Collectible => Sum(static folio => folio.Collectible);

    /// <summary>Charges − payments + refunds over all folios; may be negative.</summary>
    public Money Balance => Sum(static folio => folio.Balance);

    /// <summary>All charges of all folios.</summary>
    public Money Charges => Sum(static folio => folio.Charges);

    /// <summary>All payments of all folios, refunds ignored.</summary>
    public Money Paid => Sum(static folio => folio.Paid);

    /// <summary>Money received and not given back.</summary>
    public Money Kept => Sum(static folio => folio.Paid - folio.Refunds);

    /// <summary>A folio by name; null when there is none.</summary>
    public Folio? Folio(string name) => Folios.FirstOrDefault(folio => folio.Name == name);

    /// <summary>A card by id; null when there is none.</summary>
    public CardOnFile? Card(CardId id) => Cards.FirstOrDefault(card => card.Id == id);

    /// <summary>The run of an automation; null when there is none.</summary>
    public Run? RunOf(Guid automation)
    {
        foreach (var run in Runs)
        {
            if (run.Automation.Id == automation)
            {
                return run;
            }
        }

        return null;
    }

    /// <summary>The last usable card of a kind (C5); null when there is none.</summary>
    public CardOnFile? LastCard(CardChoice choice)
    {
        for (var i = Cards.Length - 1; i >= 0; i--)
        {
            var card = Cards[i];
            var fits = choice switch
            {
                CardChoice.Last => true,
                CardChoice.LastOta => card.Owner == CardOwner.Ota,
                CardChoice.LastGuest => card.Owner == CardOwner.Guest,
            };
            if (fits && !card.Wiped)
            {
                return card;
            }
        }

        return null;
    }

    private Money Sum(Func<Folio, Money> part)
    {
        var sum = Money.Zero(Currency);
        foreach (var folio in Folios)
        {
            sum += part(folio);
        }

        return sum;
    }
}
