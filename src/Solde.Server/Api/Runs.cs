using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.App.Properties;
using Solde.App.Runs;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using static Solde.App.Bookings.Refusals;

namespace Solde.Server.Api;

/// <summary>Planned and failed payments (LH11, LH12).</summary>
internal static class Runs
{
    private const string Tag = "Payments";

    public static ImmutableArray<Endpoint> Endpoints { get; } =
    [
        new("GET", Endpoint.Property + "/plannedPayments", "listPlanned", "Planned payments by the time they are due.", Planned)
        {
            Tag = Tag, Gives = "RunPage", Query = [Paging.After, Paging.Limit],
        },
        new("GET", Endpoint.Property + "/failedPayments", "listFailed", "Payments that failed, or that the guest has to authenticate.", Failed)
        {
            Tag = Tag, Gives = "RunPage", Query = [Paging.After, Paging.Limit],
        },
        new("GET", Endpoint.Property + "/heldBack", "listHeldBack", "Late payments that wait for staff, more than 20 having come due at once.", HeldBack)
        {
            Tag = Tag, Gives = "RunPage", Query = [Paging.After, Paging.Limit],
        },
        new("POST", Endpoint.Property + "/heldBack/release", "releaseHeldBack", "Lets go what is held back.", call => End(call, call.Parts.Brake.As(call.By).Release)) { Tag = Tag, Gives = "Payments" },
        new("POST", Endpoint.Property + "/heldBack/cancel", "cancelHeldBack", "Cancels the payments that are held back.", call => End(call, call.Parts.Brake.As(call.By).Cancel)) { Tag = Tag, Gives = "Payments" },
        Bookings.Event("cancelRun", "Cancels a planned payment before it starts.", "RunName", Cancel, Tag) with
        {
            Refuses = [UnknownAutomation, NoRun, NotPlanned, PaymentInProgress],
        },
        Bookings.Event("rescheduleRun", "Moves a planned payment to a later time.", "RunMove", Reschedule, Tag) with
        {
            Refuses = [UnknownAutomation, NoRun, NotPlanned, PaymentInProgress, InThePast],
        },
        Bookings.Event("startRun", "Makes a planned payment due now: it starts at once.", "RunName", Start, Tag) with
        {
            Refuses = [UnknownAutomation, NoRun, NotPlanned, PaymentInProgress],
        },
        Bookings.Event("releaseRun", "Lets one payment go that is held back because many came due at once.", "RunName", Release, Tag) with
        {
            Refuses = [UnknownAutomation, NoRun, NotPlanned],
        },
        Bookings.Event("chargeCard", "Charges a card on file now; the answer waits for the acquirer's.", "CardOrder", call => OnCard(call, CardActions.Charge), Tag) with
        {
            Refuses = [PaymentInProgress, CardRequired, NoOpenFolio, NothingDue, ExceedsBalance, ExceedsConsent],
        },
        Bookings.Event("retryPayment", "Tries a failed payment again: a new attempt, amount and card as they are now.", "RunName", Retry, Tag) with
        {
            Refuses =
            [
                UnknownAutomation, NoRun, NotFailed, BookingNoShow, BookingCancelled, PaymentInProgress, NoOpenFolio, CardRequired, NothingDue,
            ],
        },
    ];

    private static ValueTask<Reply> Planned(Call call) => Queues.Page(
        call, Queue.Planned,
        booking => booking.Runs.Where(run => run.State == RunState.Planned).OrderBy(run => run.DueAt).ThenBy(run => run.Automation.Id)
            .Select(run => WorkView.Run(run, call.Settings.Zone)));

    private static ValueTask<Reply> HeldBack(Call call) => call.Settings.Brake.HoldsBackSince is null
        ? new(Reply.Ok(Paging.Page([], null)))
        : Queues.Page(
            call, Queue.Planned,
            booking => Braking.LateRuns(booking, call.View.Rules, call.Now).Select(run => WorkView.Run(run, call.Settings.Zone)));

    private static async ValueTask<Reply> End(Call call, Func<Guid, Instant, ValueTask<int?>> end) =>
        Reply.Ok(new JsonObject { ["payments"] = await end(call.Property, call.Now) ?? 0 });

    private static ValueTask<Reply> Failed(Call call) => Queues.Page(
        call, Queue.Failed,
        booking => booking.Runs.Where(BookingQueues.IsFailed).OrderBy(run => run.DueAt).ThenBy(run => run.Automation.Id)
            .Select(run => WorkView.Run(run, call.Settings.Zone)));

    private static ValueTask<Reply> Cancel(Call call)
    {
        call.Fields("automation");
        return OnRun(call, (booking, automation) => RunActions.Cancel(booking, automation, call.Now));
    }

    private static ValueTask<Reply> Reschedule(Call call)
    {
        var to = call.Fields("automation", "to").Required("to").AsInstant(call.Settings.Zone);
        return OnRun(call, (booking, automation) => RunActions.Reschedule(booking, automation, to, call.Now));
    }

    private static ValueTask<Reply> Start(Call call)
    {
        call.Fields("automation");
        return OnRun(call, (booking, automation) => RunActions.Start(booking, automation, call.Now));
    }

    private static ValueTask<Reply> Release(Call call)
    {
        call.Fields("automation");
        return OnRun(call, (booking, automation) => RunActions.Release(booking, automation, call.Now));
    }

    /// <summary>Something that is done with a card on file.</summary>
    internal static ValueTask<Reply> OnCard(Call call, Func<BookingSnapshot, Money?, CardChoice, Answer> action)
    {
        var fields = call.Fields("amount", "card");
        var amount = fields.Optional("amount")?.AsPositiveMoney(call.Settings.Currency);
        var card = fields.Optional("card")?.AsOneOf<CardChoice>() ?? CardChoice.Last;
        return call.Act(booking => action(booking, amount, card));
    }

    private static ValueTask<Reply> Retry(Call call)
    {
        call.Fields("automation");
        return OnRun(call, (booking, automation) => RunActions.Retry(booking, call.View.Rules, automation, call.Now));
    }

    private static ValueTask<Reply> OnRun(Call call, Func<BookingSnapshot, Automation, Answer> action)
    {
        var name = call.Body.Key("automation").AsText(100);
        return call.Act(booking => call.View.Rules.Find(name) is { } automation ? action(booking, automation) : Answer.Refuse(UnknownAutomation));
    }
}
