using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.App.Figures;
using Solde.App.Journal;
using Solde.Server.Office.Messages;
using Solde.Server.Office.Queues;
using Solde.Server.Office.Tasks;

namespace Solde.Server.Office.Dashboard;

/// <summary>What needs somebody, and what goes on by itself; each number opens its list.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager)]
internal sealed class IndexModel(OfficeParts parts) : PageModel
{
    /// <summary>So many days are looked ahead, today included.</summary>
    public const int DaysAhead = 30;

    private const int DaysBack = 30;
    private const int MostListed = 100;

    private static readonly ImmutableArray<(PaymentState State, Queue Queue, string Path)> Lists =
    [
        (PaymentState.Failed, Queue.Failed, "work/failed"), (PaymentState.InDoubt, Queue.InDoubt, "work/in-doubt"),
        (PaymentState.RequestAnswered, Queue.Answered, "work/requests-answered"), (PaymentState.Planned, Queue.Planned, "work/planned"),
        (PaymentState.RequestSent, Queue.Sent, "work/requests-sent"), (PaymentState.RequestPending, Queue.Pending, "work/requests-pending"),
        (PaymentState.HoldOpen, Queue.Holds, "work/holds"),
    ];

    /// <summary>How much stands in each list, how far it was counted, and whether it waits for staff.</summary>
    public ImmutableArray<(Text Title, string Path, int Count, int Most, bool Waits)> Numbers { get; private set; } = [];

    /// <summary>The property's money day by day.</summary>
    public Outlook Outlook { get; private set; } = null!;

    /// <summary>The first day of this week.</summary>
    public LocalDate Monday => Outlook.Collected[^(int)Outlook.Collected[^1].Day.DayOfWeek].Day;

    /// <summary>Where the money that came in since a day is listed.</summary>
    public static string MoneySince(LocalDate day) => $"journal?kind={JournalKind.Money}&from={LocalDatePattern.Iso.Format(day)}";

    public async Task OnGet()
    {
        var here = Here.Of(HttpContext);
        var property = here.Place!.Property;
        Outlook = await Outlook.Read(parts.Figures, property, here.View!, here.Now, DaysBack, DaysAhead);
        var numbers = ImmutableArray.CreateBuilder<(Text, string, int, int, bool)>();
        foreach (var (state, queue, path) in Lists)
        {
            var count = await parts.Search.Count(property, new ListFilter { Payment = state });
            numbers.Add((QueueTexts.Title(queue), path, count, IBookingSearch.MostCounted, queue is Queue.Failed or Queue.InDoubt or Queue.Answered));
        }

        var cards = await parts.Work.Listings.CountQueued(property, Queue.Collectable, MostListed + 1);
        numbers.Add((QueueTexts.Title(Queue.Collectable), "work/requests-collectable", cards, MostListed, true));
        var tasks = await parts.Work.Listings.Tasks(property, TaskFilter.All, null, MostListed + 1);
        var messages = await parts.Work.Listings.Messages(property, null, undelivered: true, MostListed + 1);
        numbers.Add((TaskTexts.Title, "tasks", tasks.Length, MostListed, true));
        numbers.Add((MessageTexts.TroubleTitle, "messages?trouble=true", messages.Length, MostListed, true));
        Numbers = numbers.ToImmutable();
    }
}
