using Solde.Core.Automations;
using Solde.Core.Payments;

namespace Solde.Core.Planning;

/// <summary>The reason codes of what is recorded elsewhere under its own name.</summary>
internal static class Codes
{
    internal static Reasons Of(AutomationState state) => state switch
    {
        AutomationState.Active => Reasons.None,
        AutomationState.Inactive => Reasons.Inactive,
        AutomationState.Archived => Reasons.Archived,
    };

    internal static Reasons Of(SkipReason? reason) => reason switch
    {
        SkipReason.NothingDue => Reasons.NothingDue,
        SkipReason.NoOpenFolio => Reasons.NoOpenFolio,
        SkipReason.NoCard => Reasons.NoCard,
        SkipReason.FilterNotMet => Reasons.FilterNotMet,
        SkipReason.RoomDatesDiffer => Reasons.RoomDatesDiffer,
        SkipReason.CardInvalid => Reasons.CardInvalid,
        null => Reasons.None,
    };

    internal static Reasons Of(RunCancelReason? reason) => reason switch
    {
        RunCancelReason.Modified => Reasons.Modified,
        RunCancelReason.DatesChanged => Reasons.DatesChanged,
        RunCancelReason.BookingCancelled => Reasons.BookingCancelled,
        RunCancelReason.NoShow => Reasons.NoShow,
        RunCancelReason.ByStaff => Reasons.ByStaff,
        RunCancelReason.Deactivated => Reasons.Deactivated,
        null => Reasons.None,
    };

    internal static Reasons Of(DeclineReason? reason) => reason switch
    {
        DeclineReason.AuthenticationRequired => Reasons.AuthenticationRequired,
        DeclineReason.GatewayUnavailable => Reasons.GatewayUnavailable,
        null => Reasons.None,
        _ => Reasons.Declined,
    };
}
