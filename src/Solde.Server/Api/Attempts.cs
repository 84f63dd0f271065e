using System.Collections.Immutable;
using Solde.App.Bookings;
using Solde.Core.Json;

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
        Bookings.Event("resolveAttempt", "Says what became of an attempt that the gateway does not know.", "AttemptEnd", Resolve, Tag) with { IsHidden = true },
    ];

    private static ValueTask<Reply> List(Call call) => Queues.Page(
        call, Queue.InDoubt,
        booking => booking.Attempts.Where(attempt => booking.InDoubt.Contains(attempt.Id)).Select(attempt => WorkView.Attempt(attempt, call.Settings.Zone)));

    private static ValueTask<Reply> Resolve(Call call)
    {
        var fields = call.Fields("attempt", "outcome");
        fields.Required("attempt").AsText(36);
        fields.Required("outcome").AsOneOf("succeeded", "failed");
        return call.Act(_ => Answer.Refuse(Refusals.NotYet));
    }
}
