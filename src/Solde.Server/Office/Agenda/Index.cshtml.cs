using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Bookings;
using Solde.Core.Properties;
using Solde.Server.Office.Bookings;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Agenda;

/// <summary>Who comes when, and to whom: a day or a week.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.FrontDesk)]
internal sealed class IndexModel(OfficeParts parts) : PageModel
{
    /// <summary>The most appointments that are shown.</summary>
    public const int Most = 500;

    // Where nobody says when they work.
    private const int EarliestHour = 9;
    private const int LatestHour = 18;

    /// <summary>What was entered to choose what is shown.</summary>
    public Entered Entered { get; private set; } = new();

    public LocalDate Day { get; private set; }

    public bool IsWeek => Entered["view"] == "week";

    public LocalDate First => IsWeek ? Day.PlusDays(1 - (int)Day.DayOfWeek) : Day;

    public int Days => IsWeek ? 7 : 1;

    public ImmutableArray<AgendaColumn> Columns { get; private set; } = [];

    /// <summary>Whether what is at the same time stands side by side: not where a column is the day of several who serve.</summary>
    public bool IsTimed { get; private set; }

    /// <summary>The hours that are shown: those in which somebody serves clients, and those of the appointments.</summary>
    public (int First, int Last) Hours { get; private set; }

    public bool HasMore { get; private set; }

    public bool IsMoved { get; private set; }

    /// <summary>The appointment that is about to be moved; null = none.</summary>
    public AgendaItem? Moving { get; private set; }

    /// <summary>Why an appointment was not moved; null = it was, or none was to be.</summary>
    public Text? Refusal { get; private set; }

    /// <summary>The address of the same with another day.</summary>
    public string At(LocalDate day, string view) => $"?day={LocalDatePattern.Iso.Format(day)}&view={view}&member={Uri.EscapeDataString(Entered["member"])}";

    /// <summary>The address of what is shown.</summary>
    public string Same => At(Day, IsWeek ? "week" : "day");

    public async Task OnGet(bool moved, Guid? move)
    {
        var here = Here.Of(HttpContext);
        IsMoved = moved;
        ListQuery.Read(Request.Query, Entered, "day", "view", "member");
        Moving = move is { } id && here.May(StaffRole.FrontDesk) ? await Find(new BookingKey(here.Place!.Property, id)) : null;
        await Show();
    }

    public async Task<IActionResult> OnPostMove(Guid id)
    {
        var here = Here.Of(HttpContext);
        ListQuery.Read(Request.Query, Entered, "day", "view", "member");
        var (entered, settings) = (new Entered(Request.Form), here.View!.Settings);
        var start = BookingAct.Time(entered, "start", settings.Zone)?.InZone(settings.Zone).LocalDateTime;
        var key = new BookingKey(here.Place!.Property, id);
        Moving = await Find(key);
        (Entered["start"], Entered["with"]) = (entered["start"], entered["with"]); // Where it is refused it stands there again.
        if (start is not { } to || Moving is null)
        {
            Refusal = BookingTexts.NoTime;
            await Show();
            return Page();
        }

        var changes = new BookingChanges
        {
            Details = before => before with { Start = to, Arrival = to.Date, Departure = to.Date, TeamMember = settings.Member(entered["with"])?.Code },
        };
        var code = await parts.Work.Desk.As(Actor.Staff(here.Member!.Id)).Do(key, "modify", before => BookingActions.Modify(before, changes, here.Now), here.Now, CancellationToken.None);
        if (code is null)
        {
            Entered["day"] = LocalDatePattern.Iso.Format(to.Date);
            return LocalRedirect($"/{here.Place.Number}/agenda{At(to.Date, IsWeek ? "week" : "day")}&moved=true");
        }

        Refusal = RefusalSentences.Of(code);
        await Show();
        return Page();
    }

    private async ValueTask<AgendaItem?> Find(BookingKey key) =>
        await parts.Work.Store.Load(key) is { Snapshot.Details.Start: not null } stored && new AgendaItem(key, stored.Snapshot) is { CanMove: true } item ? item : null;

    private async ValueTask Show()
    {
        var here = Here.Of(HttpContext);
        var settings = here.View!.Settings;
        Day = LocalDatePattern.Iso.Parse(Entered["day"]) is { Success: true } day && day.Value.Year is > 2000 and < 2200 ? day.Value : here.Now.InZone(settings.Zone).Date;
        Entered["day"] = LocalDatePattern.Iso.Format(Day);
        var from = First.AtStartOfDayInZone(settings.Zone).ToInstant();
        var until = First.PlusDays(Days).AtStartOfDayInZone(settings.Zone).ToInstant();
        var member = settings.Member(Entered["member"])?.Code;
        var keys = await parts.Agenda.Appointments(here.Place!.Property, member, from, until, Most + 1);
        HasMore = keys.Length > Most;
        ImmutableArray<AgendaItem> items =
        [
            .. (await parts.Work.Store.Load([.. keys.Take(Most)])).Select(stored => new AgendaItem(stored.Key, stored.Snapshot))
                .Where(item => item.Start.Date >= First && item.Start.Date < First.PlusDays(Days)).OrderBy(item => item.Start),
        ];
        Hours = HoursOf(settings, items);
        IsTimed = !IsWeek || member is not null || settings.Team.Length < 2;
        Columns = IsWeek ? [.. Enumerable.Range(0, Days).Select(i => OfDay(First.PlusDays(i), items, here))] : ByMember(settings, member, items, here);
    }

    private (int First, int Last) HoursOf(PropertySettings settings, ImmutableArray<AgendaItem> items)
    {
        var days = Enumerable.Range(0, Days).Select(i => First.PlusDays(i).DayOfWeek).ToHashSet();
        var open = settings.Team.SelectMany(member => member.Hours).Where(hours => days.Contains(hours.Day)).ToList();
        return (
            open.Select(hours => hours.From.Hour).Concat(items.Select(item => item.Start.Hour)).DefaultIfEmpty(EarliestHour).Min(),
            open.Select(hours => hours.Until.Minute > 0 ? hours.Until.Hour + 1 : hours.Until.Hour).Concat(items.Select(item => item.LastHour)).DefaultIfEmpty(LatestHour).Max());
    }

    private AgendaColumn OfDay(LocalDate on, ImmutableArray<AgendaItem> items, Here here)
    {
        var (weekday, month) = (CalendarWords.ShortWeekday(on.DayOfWeek).In(here.Language), CalendarWords.ShortMonth(on.Month).In(here.Language));
        return new AgendaColumn(string.Create(CultureInfo.InvariantCulture, $"{weekday} {on.Day} {month}"), [.. items.Where(item => item.Start.Date == on)])
        {
            Address = At(on, "day"), IsToday = on == here.Now.InZone(here.View!.Settings.Zone).Date,
        };
    }

    private static ImmutableArray<AgendaColumn> ByMember(PropertySettings settings, string? member, ImmutableArray<AgendaItem> items, Here here)
    {
        ImmutableArray<AgendaItem> others = [.. items.Where(item => settings.Member(item.Booking.Details.TeamMember) is null)];
        var columns = settings.Team.Where(each => member is null || each.Code == member)
            .Select(each => new AgendaColumn(each.Name, [.. items.Where(item => item.Booking.Details.TeamMember == each.Code)]));
        return others.IsEmpty && !settings.Team.IsEmpty ? [.. columns] : [.. columns, new AgendaColumn(AgendaTexts.Nobody.In(here.Language), others)];
    }
}
