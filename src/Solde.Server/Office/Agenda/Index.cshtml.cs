using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Agenda;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Properties;
using Solde.Server.Office.Bookings;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Agenda;

/// <summary>An appointment as the agenda shows it.</summary>
/// <param name="Key">The booking.</param>
/// <param name="Booking">What it is.</param>
internal sealed record AgendaItem(BookingKey Key, BookingSnapshot Booking)
{
    public LocalDateTime Start => Booking.Details.Start!.Value;

    public LocalTime End => Start.PlusMinutes(TakenTime.MinutesOf(Booking.Property, Booking.Details.Services)).TimeOfDay;

    /// <summary>Its time is only kept until the client has left a card.</summary>
    public bool IsHeld => Booking is { Held: not null, Status: BookingStatus.Expected };

    public bool HasCard => Booking.LastCard(Solde.Core.Automations.CardChoice.Last) is not null;

    public bool CanMove => Booking.Status is BookingStatus.Expected or BookingStatus.CheckedIn;
}

/// <summary>A column of the agenda: a day of the week, or somebody's day.</summary>
/// <param name="Title">What stands over it.</param>
/// <param name="Items">Its appointments, the earliest first.</param>
internal sealed record AgendaColumn(string Title, ImmutableArray<AgendaItem> Items);

/// <summary>Who comes when, and to whom: a day or a week.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.FrontDesk)]
internal sealed class IndexModel(OfficeParts parts) : PageModel
{
    /// <summary>The most appointments that are shown.</summary>
    public const int Most = 500;

    public const string Everybody = "";

    /// <summary>What was entered to choose what is shown.</summary>
    public Entered Entered { get; private set; } = new();

    public LocalDate Day { get; private set; }

    public bool IsWeek => Entered["view"] == "week";

    public LocalDate First => IsWeek ? Day.PlusDays(1 - (int)Day.DayOfWeek) : Day;

    public int Days => IsWeek ? 7 : 1;

    public ImmutableArray<AgendaColumn> Columns { get; private set; } = [];

    public bool HasMore { get; private set; }

    public bool IsMoved { get; private set; }

    /// <summary>Why an appointment was not moved; null = it was, or none was to be.</summary>
    public Text? Refusal { get; private set; }

    /// <summary>The address of the same with another day.</summary>
    public string At(LocalDate day, string view) => $"?day={LocalDatePattern.Iso.Format(day)}&view={view}&member={Uri.EscapeDataString(Entered["member"])}";

    public async Task OnGet(bool moved)
    {
        IsMoved = moved;
        ListQuery.Read(Request.Query, Entered, "day", "view", "member");
        await Show();
    }

    public async Task<IActionResult> OnPostMove(Guid id)
    {
        var here = Here.Of(HttpContext);
        ListQuery.Read(Request.Query, Entered, "day", "view", "member");
        var (entered, settings) = (new Entered(Request.Form), here.View!.Settings);
        var start = BookingAct.Time(entered, "start", settings.Zone)?.InZone(settings.Zone).LocalDateTime;
        var key = new BookingKey(here.Place!.Property, id);
        if (start is not { } to || await parts.Work.Store.Load(key) is not { Snapshot.Details.Start: not null })
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
        Columns = IsWeek
            ? [.. Enumerable.Range(0, Days).Select(i => First.PlusDays(i)).Select(on => new AgendaColumn(here.Language.Date(on), [.. items.Where(item => item.Start.Date == on)]))]
            : ByMember(settings, member, items, here);
    }

    private static ImmutableArray<AgendaColumn> ByMember(PropertySettings settings, string? member, ImmutableArray<AgendaItem> items, Here here)
    {
        ImmutableArray<AgendaItem> others = [.. items.Where(item => settings.Member(item.Booking.Details.TeamMember) is null)];
        var columns = settings.Team.Where(each => member is null || each.Code == member)
            .Select(each => new AgendaColumn(each.Name, [.. items.Where(item => item.Booking.Details.TeamMember == each.Code)]));
        return others.IsEmpty && !settings.Team.IsEmpty ? [.. columns] : [.. columns, new AgendaColumn(AgendaTexts.Nobody.In(here.Language), others)];
    }
}
