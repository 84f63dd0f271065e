using System.Collections.Immutable;
using Solde.App.Bookings;
using static Solde.App.Bookings.Refusals;

namespace Solde.Server.Api;

/// <summary>Attempts in doubt: payments whose answer was lost.</summary>
internal static class Attempts
{
    private const string Tag = "Attempts in doubt";

    public static ImmutableArray<Endpoint> Endpoints { get; } =
    [
        new("GET", Endpoint.Property + "/attemptsInDoubt", "listInDoubt", "Payments whose answer was lost; the gateway is asked again and again.", List)
        {
            Tag = Tag, Gives = "AttemptPage", Query = [Paging.After, Paging.Limit],
        },
        Bookings.Event(
            "resolveAttempt", "Says what became of an attempt once the acquirer is asked no more: a task says so.", "AttemptEnd", Resolve, Tag) with
        {
            Refuses = [UnknownAttempt, StillAsked, GatewayIdNeeded],
        },
    ];

    private static ValueTask<Reply> List(Call call) => Queues.Page(
        call, Queue.InDoubt,
        booking => booking.Attempts.Where(attempt => booking.InDoubt.Contains(attempt.Id)).Select(attempt => WorkView.Attempt(attempt, call.Settings.Zone)));

    private static async ValueTask<Reply> Resolve(Call call)
    {
        var fields = call.Fields("attempt", "outcome", "gatewayId");
        var attempt = Guid.TryParse(fields.Required("attempt").AsText(36), out var id) ? id : throw ApiFault.Malformed("attempt", "is no id of an attempt");
        var succeeded = fields.Required("outcome").AsOneOf("succeeded", "failed") == "succeeded";
        var gatewayId = fields.Optional("gatewayId")?.AsText(100);
        var key = await call.Booking();
        return await call.Parts.Desk.As(call.By).Resolve(key, attempt, succeeded, gatewayId, call.Now, call.Cancel) is { } refusal
            ? Problem.Refused(refusal)
            : Reply.Ok(BookingView.Of((await call.Parts.Store.Load(key))!));
    }
}
