using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;

namespace Solde.Core.Planning;

/// <summary>Which bookings an automation is for (semantics 2, Which bookings).</summary>
internal static class Matching
{
    /// <summary>What is fixed about the booking and does not match.</summary>
    internal static Reasons Fixed(BookingFilter filter, BookingDetails details)
    {
        if (ReferenceEquals(filter, BookingFilter.Any))
        {
            return Reasons.None;
        }

        var reasons = Reasons.None;
        reasons |= Includes(filter.Channels, details.Channel) ? Reasons.None : Reasons.ChannelNotMatched;
        reasons |= filter.Ota is null || filter.Ota == details.Ota ? Reasons.None : Reasons.OtaNotMatched;
        reasons |= Includes(filter.GuaranteePolicies, details.GuaranteePolicy) ? Reasons.None : Reasons.PolicyNotMatched;
        reasons |= Includes(filter.IncludeCompanies, details.Company) && !Excludes(filter.ExcludeCompanies, details.Company)
            ? Reasons.None : Reasons.CompanyNotMatched;
        reasons |= Includes(filter.IncludeAgencies, details.Agency) && !Excludes(filter.ExcludeAgencies, details.Agency)
            ? Reasons.None : Reasons.AgencyNotMatched;
        return reasons;
    }

    /// <summary>What is looked at only when the run is due.</summary>
    internal static Reasons WhenDue(BookingFilter filter, BookingSnapshot booking)
    {
        var reasons = Reasons.None;
        reasons |= filter.GuaranteeStates.IsEmpty || filter.GuaranteeStates.Contains(booking.Guarantee) ? Reasons.None : Reasons.GuaranteeNotMatched;
        reasons |= filter.Cards is not { } cards || Has(booking, cards) ? Reasons.None : Reasons.CardsNotMatched;
        return reasons;
    }

    /// <summary>Whether the booking's status lets a trigger act at all.</summary>
    internal static Reasons Status(TriggerKind trigger, BookingSnapshot booking, bool rescheduled) => booking.Status switch
    {
        BookingStatus.NoShow => Reasons.NoShow,
        BookingStatus.Cancelled => trigger == TriggerKind.AfterCancellation ? Reasons.None : Reasons.BookingCancelled,
        _ when trigger == TriggerKind.AfterCancellation => Reasons.NotCancelled,
        BookingStatus.CheckedIn or BookingStatus.CheckedOut when trigger == TriggerKind.UntilArrival && !rescheduled => Reasons.AlreadyArrived,
        _ => Reasons.None,
    };

    /// <summary>Whether the scope lets the automation take the booking (LH3).</summary>
    internal static bool InScope(Automation automation, BookingSnapshot booking) =>
        automation.Current.Rule.Scope == Scope.All
        || booking.CreatedAt >= automation.ActivatedAt
        || booking.ModifiedAt >= automation.ActivatedAt;

    /// <summary>When an automation first saw a booking: the later of its activation (or edit), the recording and the last change.</summary>
    internal static Instant SeenAt(Automation automation, BookingSnapshot booking)
    {
        var seen = Instant.Max(booking.RecordedAt, automation.ActivatedAt ?? Instant.MinValue);
        seen = Instant.Max(seen, automation.Versions.Length > 1 ? automation.Current.At : Instant.MinValue);
        return Instant.Max(seen, booking.DetailsChangedAt ?? Instant.MinValue);
    }

    private static bool Has(BookingSnapshot booking, CardFilter filter)
    {
        bool guest = false, ota = false;
        foreach (var card in booking.Cards)
        {
            guest |= !card.Wiped && card.Owner == CardOwner.Guest;
            ota |= !card.Wiped && card.Owner == CardOwner.Ota;
        }

        return filter switch
        {
            CardFilter.None => !guest && !ota,
            CardFilter.GuestOnly => guest && !ota,
            CardFilter.OtaOnly => ota && !guest,
            CardFilter.GuestAndOta => guest && ota,
        };
    }

    private static bool Includes(ImmutableArray<string> names, string? name) => names.IsEmpty || IsIn(names, name);

    private static bool Excludes(ImmutableArray<string> names, string? name) => IsIn(names, name);

    private static bool IsIn(ImmutableArray<string> names, string? name)
    {
        foreach (var each in names)
        {
            if (each == name)
            {
                return true;
            }
        }

        return false;
    }
}
