using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Guarantees;
using Solde.Core.Payments;

namespace Solde.Server.Backtest;

/// <summary>English.</summary>
internal static class EnglishWords
{
    public static ReportWords Report { get; } = new()
    {
        Language = "en",
        Title = "Backtest",
        Subtitle = "{0} bookings played through {1} automations, from {2} to {3}",
        Simulated = "Simulated",
        SimulatedCards =
            "No money moved. Cards and guests’ names are made up: of 100 cards, 4 lack money, 2 are declined, 3 want authentication. The acquirer is a sandbox.",
        ApprovedCards = "No money moved. Cards and guests’ names are made up, and every card is approved. The acquirer is a sandbox.",
        NoCards = "No money moved. Guests’ names are made up; there are no cards. The acquirer is a sandbox.",
        RealBookings = "Stays, dates, prices, channels, cancellations and no-shows are those of the data.",
        Bookings = "Bookings",
        Charged = "Charged to bookings",
        ChargedShort = "Charged",
        Collected = "Collected",
        OfCharged = "{0} of what bookings were charged",
        OfPlanned = "{0} of what was planned",
        AndAsked = "besides, {0} guests asked by e-mail for {1}",
        OfCollectable = "cancelled bookings and no-shows included",
        PlannedRuns = "Planned payments and holds",
        Declined = "Declined",
        NeedGuest = "Need authentication",
        ByMonth = "Collected by month",
        ByMonthNote = "The month in which the money came in.",
        ByAutomation = "By automation",
        OutcomesNote = "A run is one automation on one booking.",
        ByChannel = "By channel",
        Automation = "Automation",
        Channel = "Channel",
        Planned = "Planned",
        Skipped = "Skipped",
        Succeeded = "Succeeded",
        NeedGuestShort = "Auth.",
        FirstSeenTooLate = "first seen too late",
        Held = "Held",
        Requests = "Balance requests",
        RequestLine = "{0} sent, asking for {1}: {2} past their deadline (no guest pays in a backtest), {3} revoked as the booking was cancelled, {4} settled by an automation; {5} more were spared, as an automation collected first",
        Holds = "Holds",
        HoldLine = "{0} placed on {1}; {2} captured; {3} released; {4} expired",
        Guarantees = "Guarantees",
        Messages = "E-mails",
        MessageLine = "{0} to guests, {1} to staff; {2} tasks",
        Source = "Data",
        MadeBy = "Made by Solde, which gets every booking paid.",
        Nothing = "none",
        LeftByStays = "Still owed by those who stayed",
        KeptOfGone = "Kept of cancelled bookings and no-shows",
        GuestMessages = "E-mails to guests",
        Tasks = "Tasks for staff",
        Difference = "Difference",
        Outcome = Of,
        Skip = Of,
        Cancel = Of,
        Decline = Of,
        Guarantee = Of,
        Status = Of,
    };

    private static string Of(RunState state) => state switch
    {
        RunState.Planned => "still planned",
        RunState.Skipped => "skipped",
        RunState.Missed => "missed",
        RunState.Cancelled => "cancelled",
        RunState.ActionRequired => "need authentication",
        RunState.Succeeded => "succeeded",
        RunState.Failed => "declined",
    };

    private static string Of(SkipReason reason) => reason switch
    {
        SkipReason.NothingDue => "nothing due",
        SkipReason.NoOpenFolio => "no open folio",
        SkipReason.NoCard => "no card",
        SkipReason.FilterNotMet => "filter not met",
        SkipReason.RoomDatesDiffer => "rooms’ dates differ",
        SkipReason.CardInvalid => "card not valid",
    };

    private static string Of(RunCancelReason reason) => reason switch
    {
        RunCancelReason.Modified => "booking modified",
        RunCancelReason.DatesChanged => "dates changed",
        RunCancelReason.BookingCancelled => "booking cancelled",
        RunCancelReason.NoShow => "no-show",
        RunCancelReason.ByStaff => "by staff",
        RunCancelReason.Deactivated => "automation switched off",
    };

    private static string Of(DeclineReason reason) => reason switch
    {
        DeclineReason.Declined => "declined",
        DeclineReason.InsufficientFunds => "insufficient funds",
        DeclineReason.ExpiredCard => "expired card",
        DeclineReason.LostOrStolen => "lost or stolen",
        DeclineReason.AuthenticationRequired => "authentication required",
        DeclineReason.InvalidCard => "invalid card",
        DeclineReason.GatewayUnavailable => "gateway unavailable",
    };

    private static string Of(GuaranteeState state) => state switch
    {
        GuaranteeState.NonGuaranteed => "non-guaranteed",
        GuaranteeState.Awaiting => "awaiting",
        GuaranteeState.Guaranteed => "guaranteed",
        GuaranteeState.Expired => "expired",
    };

    private static string Of(BookingStatus status) => status switch
    {
        BookingStatus.Expected => "expected",
        BookingStatus.CheckedIn => "in house",
        BookingStatus.CheckedOut => "stayed",
        BookingStatus.Cancelled => "cancelled",
        BookingStatus.NoShow => "no-show",
    };
}
