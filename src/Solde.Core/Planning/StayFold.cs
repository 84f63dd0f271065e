using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Guarantees;

namespace Solde.Core.Planning;

/// <summary>Folds what happens to the stay itself.</summary>
internal static class StayFold
{
    internal static BookingSnapshot Modified(BookingSnapshot booking, BookingModified fact)
    {
        var dates = fact.Changed.Contains(BookingPart.Dates);
        var after = booking with
        {
            Details = fact.Details,
            ModifiedAt = fact.At,
            DetailsChangedAt = fact.At,
            DatesChangedAt = dates ? fact.At : booking.DatesChangedAt,
            Modifications = booking.Modifications + 1,
            DatesRevision = booking.DatesRevision + (dates ? 1 : 0),
            ChannelRevision = booking.ChannelRevision + (fact.Changed.Contains(BookingPart.Channel) ? 1 : 0),
            News = booking.News | News.Modified,
        };
        return Policy(fact.Charges is { } charges ? FolioFold.ReplaceBooked(after, charges) : after, booking);
    }

    internal static BookingSnapshot Updated(BookingSnapshot booking, BookingUpdated fact) =>
        Policy(booking with { Details = fact.Details, DetailsChangedAt = fact.At }, booking);

    internal static BookingSnapshot CardVerified(BookingSnapshot booking, CardId id, CardValidation validation) => booking with
    {
        Cards = [.. booking.Cards.Select(card => card.Id == id ? card with { Validation = validation } : card)],
    };

    internal static BookingSnapshot Kept(BookingSnapshot booking, CardId id, Guid? record, Instant? at) => booking with
    {
        Cards = [.. booking.Cards.Select(card => card.Id == id ? card with { Kept = record, KeptAt = at } : card)],
    };

    internal static BookingSnapshot GuaranteeChanged(BookingSnapshot booking, GuaranteeChanged fact) => booking with
    {
        Guarantee = fact.State,
        GuaranteeSet = fact.Set ? new GuaranteeOverride(Guarantee.IsSatisfied(booking)) : null,
    };

    /// <summary>What was set although the policy was satisfied sticks until it is satisfied again, once it no longer is.</summary>
    internal static BookingSnapshot KeepOverride(BookingSnapshot booking) =>
        booking.GuaranteeSet is { WasSatisfied: true } && !Guarantee.IsSatisfied(booking)
            ? booking with { GuaranteeSet = new GuaranteeOverride(WasSatisfied: false) }
            : booking;

    // Another policy starts anew; what was set by hand stays set by hand.
    private static BookingSnapshot Policy(BookingSnapshot after, BookingSnapshot before)
    {
        if (after.Details.GuaranteePolicy == before.Details.GuaranteePolicy || after.GuaranteeSet is not null)
        {
            return after;
        }

        var policy = after.Property.Policy(after.Details.GuaranteePolicy);
        return after with { Guarantee = policy is null ? GuaranteeState.NonGuaranteed : GuaranteeState.Awaiting };
    }
}
