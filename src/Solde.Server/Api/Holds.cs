using System.Collections.Immutable;
using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.Core.Payments;
using static Solde.App.Bookings.Refusals;

namespace Solde.Server.Api;

/// <summary>Holds: captured once, in full or in part, or released (C14).</summary>
internal static class Holds
{
    private const string Tag = "Holds";

    public static ImmutableArray<Endpoint> Endpoints { get; } =
    [
        new("GET", Endpoint.Property + "/holds", "listHolds", "Holds that are neither captured nor released.", List)
        {
            Tag = Tag, Gives = "HoldPage", Query = [Paging.After, Paging.Limit],
        },
        Bookings.Event("placeHold", "Places a hold on a card on file now; the answer waits for the acquirer's.", "CardOrder", call => Runs.OnCard(call, CardActions.PlaceHold), Tag) with
        {
            Refuses = [PaymentInProgress, CardRequired, NoOpenFolio, NothingDue, ExceedsBalance, ExceedsConsent],
        },
        Bookings.Event("captureHold", "Takes a hold's money, in full or in part; what remains is released.", "OptionalAmount", Capture, Tag) with
        {
            Refuses = [NoHold, HoldCaptured, HoldReleased, HoldExpired, ExceedsHold, ExceedsConsent, NoOpenFolio, NothingDue, PaymentInProgress],
        },
        Bookings.Event("releaseHold", "Gives a hold up.", null, call => call.Act(booking => HoldActions.Release(booking, call.Now)), Tag) with
        {
            Refuses = [NoHold, HoldCaptured, HoldReleased, HoldExpired, PaymentInProgress],
        },
    ];

    private static ValueTask<Reply> List(Call call) => Queues.Page(
        call, Queue.Holds,
        booking => booking.Holds.Where(hold => hold.State == HoldState.Open).Select(hold => WorkView.Hold(hold, call.Settings.Zone)));

    private static ValueTask<Reply> Capture(Call call)
    {
        var amount = call.Fields("amount").Optional("amount")?.AsMoneyNotNegative(call.Settings.Currency);
        return call.Act(booking => HoldActions.Capture(booking, amount, call.Now));
    }
}
