using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Requests;
using Solde.Server.Office.Bookings;

namespace Solde.Server.Office.Queues;

/// <summary>One thing of a booking that stands in a list of work.</summary>
/// <param name="What">What it is.</param>
/// <param name="Amount">How much.</param>
/// <param name="Due">When, where it has a time.</param>
internal sealed record QueueItem(string What, Money Amount, Instant? Due = null)
{
    /// <summary>The automation whose run it is; null = none.</summary>
    public string? Automation { get; init; }

    /// <summary>The attempt that staff must settle, the acquirer knowing no more; null = none.</summary>
    public Guid? LeftToStaff { get; init; }

    /// <summary>The payment request that it is; null = it is none.</summary>
    public PaymentRequest? Request { get; init; }

    /// <summary>How a form for many names it within its booking; null = there is none.</summary>
    public string? Name => Automation ?? Request?.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What a booking has in a list.</summary>
    public static ImmutableArray<QueueItem> Of(BookingSnapshot booking, Queue queue, ILanguage language) => queue switch
    {
        Queue.Planned => [.. booking.Runs.Where(run => run.State == RunState.Planned).OrderBy(run => run.DueAt).Select(Run)],
        Queue.Failed => [.. booking.Runs.Where(BookingQueues.IsFailed).OrderBy(run => run.DueAt).Select(run => Failed(run, language))],
        Queue.InDoubt => [.. booking.Attempts.Where(attempt => booking.InDoubt.Contains(attempt.Id)).Select(attempt => InDoubt(attempt, language))],
        Queue.Pending => Requests(booking, request => request.State == RequestState.Pending, language),
        Queue.Sent => Requests(booking, request => request.State == RequestState.Sent, language),
        Queue.Answered => Requests(booking, request => request.State == RequestState.Answered, language),
        Queue.Collectable => Requests(booking, request => request.IsCollectable, language),
        Queue.Holds => [.. booking.Holds.Where(hold => hold.State == HoldState.Open).Select(hold => new QueueItem(hold.Folio, hold.Amount, hold.ExpiresAt))],
    };

    private static QueueItem Run(Run run) => new(run.Automation.Name, run.Amount, run.DueAt) { Automation = run.Automation.Name };

    private static QueueItem Failed(Run run, ILanguage language) => Run(run) with
    {
        What = run.Failed is { } reason ? $"{run.Automation.Name} · {language.Reason(reason, Recipient.Staff)}" : run.Automation.Name,
    };

    private static QueueItem InDoubt(Attempt attempt, ILanguage language)
    {
        var isLeft = attempt.State == AttemptState.Manual;
        var state = (isLeft ? QueueTexts.ForYou : QueueTexts.StillAsked).In(language);
        return new($"{language.Method(attempt.Order.Method, Recipient.Staff)} · {state}", attempt.Order.Amount, attempt.NextCheckAt)
        {
            LeftToStaff = isLeft ? attempt.Id : null,
        };
    }

    private static ImmutableArray<QueueItem> Requests(BookingSnapshot booking, Func<PaymentRequest, bool> isListed, ILanguage language) =>
    [
        .. booking.Requests.Where(isListed).Select(request => new QueueItem(
            request.Method is { } method ? RequestTexts.Chosen.In(language, language.Method(method, Recipient.Staff)) : RequestTexts.Of(request.Kind).In(language), request.Amount) { Request = request }),
    ];
}
