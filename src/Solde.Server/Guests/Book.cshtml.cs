using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;
using Solde.App.Agenda;
using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Agenda;
using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Properties;
using Solde.Server.Office;

namespace Solde.Server.Guests;

/// <summary>Where clients book an appointment: services, a free time, who they are, and a card where one is asked. All but the last step only looks.</summary>
[AllowAnonymous]
internal sealed class BookModel(GuestParts parts, Doors doors) : PageModel
{
    /// <summary>Days of which free times are looked for at once.</summary>
    public const int DaysAtOnce = 14;

    /// <summary>Characters of a name. The letter goes to an address that nobody has proven: a name has no room for a message.</summary>
    public const int LongestName = 80;

    private static readonly ImmutableArray<string> NotInNames = ["://", "www.", "@"];
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    private Guid id;

    /// <summary>The property; null = it has no such page.</summary>
    public PropertySettings? Property { get; private set; }

    public ILanguage Language { get; private set; } = Languages.English;

    /// <summary>What is chosen so far.</summary>
    public BookChoice Choice { get; private set; } = BookChoice.None;

    /// <summary>The free times from <see cref="BookChoice.From"/> on, by day.</summary>
    public ImmutableArray<IGrouping<LocalDate, FreeTime>> Days { get; private set; } = [];

    /// <summary>The free times of the chosen day, each once.</summary>
    public IEnumerable<FreeTime> Times => Days.FirstOrDefault(day => day.Key == Choice.Day)?.DistinctBy(time => time.Start) ?? [];

    public LocalDate Today { get; private set; }

    /// <summary>Where the client is among <see cref="BookTexts.Steps"/>, from 0.</summary>
    public int Step => Choice.Services.IsEmpty ? 0 : Asked is null ? 1 : 2;

    /// <summary>What the chosen services cost together.</summary>
    public Money Price => Choice.Services.Select(code => Property!.Service(code)!.Price).Aggregate(Money.Zero(Property!.Currency), (sum, price) => sum + price);

    /// <summary>What the client asks for; null = they have not chosen when.</summary>
    public AskedAppointment? Asked { get; private set; }

    /// <summary>Whether a card is asked, and what they agree to with it.</summary>
    public (OnlineOptions Options, Consent Consent) Offer { get; private set; }

    /// <summary>The property's own terms, which they agree to with it; null = it has none in their language.</summary>
    public string? Terms { get; private set; }

    /// <summary>What is said over the page; null = nothing.</summary>
    public Text? Wrong { get; private set; }

    public Text? WrongName { get; private set; }

    public Text? WrongEmail { get; private set; }

    /// <summary>What was typed.</summary>
    public (string Name, string Email) Typed { get; private set; } = ("", "");

    /// <summary>What they read, as a word that comes back with the form: who agrees, agrees to that.</summary>
    public string Shown => string.Create(CultureInfo.InvariantCulture, $"{Offer.Consent.Cap.Minor}/{Offer.Consent.Fees?.LateCancelHours}/{Offer.Consent.Fees?.LateCancel.Minor}/{Offer.Consent.Fees?.NoShow.Minor}/{Offer.Consent.Terms}");

    public string Say(Text text, params ReadOnlySpan<object?> values) => text.In(Language, values);

    public async Task<IActionResult> OnGet(Guid property, string[] s, string? with, string? from, string? day, string? at, string? by)
    {
        if (!await Find(property))
        {
            return Page();
        }

        Wrong = Request.Query.ContainsKey("with") && s.Length == 0 ? BookTexts.NoServices : null;
        await Choose(s, with, from, day, at, by);
        return Page();
    }

    public async Task<IActionResult> OnPost([FromRoute] Guid property, string[] s, string? with, string? day, string? at, string? by, string? name, string? email, string? pay, string? shown, bool agree)
    {
        if (!await Find(property))
        {
            return Page();
        }

        await Choose(s, with, from: null, day, at, by);
        if (Asked is null)
        {
            return Page();
        }

        Typed = (name?.Trim() ?? "", email?.Trim() ?? "");
        WrongName = IsName(Typed.Name) ? null : BookTexts.NameNeeded;
        WrongEmail = EmailAddress.Is(Typed.Email) ? null : BookTexts.WrongEmail;
        if (WrongName is not null || WrongEmail is not null)
        {
            return Page();
        }

        Asked = Asked with
        {
            Guest = new Guest(Typed.Name, Typed.Email, Language.Code), LeavesCard = pay == "card", Address = $"{HttpContext.Connection.RemoteIpAddress}",
        };
        Offer = await parts.Appointments.Offer(id, Property!, Asked);
        return await Book(Asked with { Agreed = agree && shown == Shown ? Offer.Consent : null });
    }

    private async Task<IActionResult> Book(AskedAppointment asked)
    {
        var booked = await parts.Appointments.Book(id, asked);
        if (booked.Booking is not { } booking)
        {
            Wrong = booked.Refusal switch
            {
                null => BookTexts.AgreeNeeded,
                Refusals.TooManyAppointments => BookTexts.TooMany,
                _ => BookTexts.Taken,
            };
            Asked = Wrong == BookTexts.Taken ? null : asked;
            await Look();
            return Page();
        }

        var door = doors.Let(HttpContext, booking.Key, booking.Snapshot.RevokedLinks);
        var here = $"/stay/{door}/appointment";
        if (booking.Snapshot.Held is null)
        {
            return LocalRedirect(here);
        }

        var step = await parts.Desk.LeaveCard(booking, page => new Uri(parts.Site, $"/stay/{door}/back/{page:N}?to=appointment"), HttpContext.RequestAborted);
        return step.To is { } gateway ? Redirect(gateway.AbsoluteUri) : LocalRedirect(here + StayModel.Told(step));
    }

    /// <summary>Whether it can be a client's name, and leads nowhere.</summary>
    internal static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && !name.Any(char.IsControl) && !NotInNames.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));

    private async ValueTask<bool> Find(Guid property)
    {
        id = property;
        Language = Doors.LanguageOf(HttpContext);
        Property = await parts.Appointments.Property(property);
        Response.StatusCode = Property is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        Today = Property is null ? default : parts.Clock.GetCurrentInstant().InZone(Property.Zone).Date;
        return Property is not null;
    }

    // What the address says that cannot be is as if it were not said.
    private async ValueTask Choose(string[] services, string? with, string? from, string? day, string? at, string? by)
    {
        Choice = new BookChoice(
            [.. services.Where(code => Property!.Service(code) is not null).Distinct()], Property!.Member(with)?.Code, DayOf(day), DayOf(from) ?? DayOf(day) ?? Today);
        if (Choice.Services.IsEmpty)
        {
            return;
        }

        await Look(); // Another day may be shown, where nothing is free on theirs; what is asked for stays what they chose.
        if (DayOf(day) is { } chosen && at is not null && Clock.Parse(at) is { Success: true } time && Property.Member(by) is { } member)
        {
            var free = new FreeTime(chosen + time.Value, member.Code);
            var isFree = Days.Any(each => each.Contains(free));
            Wrong = isFree ? Wrong : BookTexts.Taken;
            Asked = isFree ? new AskedAppointment(Choice.Services, free, new Guest("", null, Language.Code)) : null;
            Offer = Asked is null ? default : await parts.Appointments.Offer(id, Property, Asked);
            Terms = Asked is null ? null : await PropertyTerms.Read(parts.Letters, id, Offer.Consent, Property);
        }
    }

    private async ValueTask Look()
    {
        Days = [.. (await parts.Appointments.Free(id, Property!, Choice.Services, Choice.Member, Choice.From, DaysAtOnce)).GroupBy(time => time.Start.Date)];
        Choice = Days is [var first, ..] && Days.All(day => day.Key != Choice.Day) ? Choice with { Day = first.Key } : Choice;
    }

    private LocalDate? DayOf(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } && day >= Today && day <= Today.PlusDays(Property!.BookingPage.FurthestDays) ? day : null;
}

/// <summary>What a client has chosen.</summary>
/// <param name="Services">Codes of services.</param>
/// <param name="Member">With whom; null = anyone.</param>
/// <param name="Day">The day whose times are shown; null = none.</param>
/// <param name="From">The first day that is looked at.</param>
internal sealed record BookChoice(ImmutableArray<string> Services, string? Member, LocalDate? Day, LocalDate From)
{
    public static BookChoice None { get; } = new([], null, null, default);

    /// <summary>The address of the same with another day or time.</summary>
    public QueryString At(LocalDate? from, LocalDate? day, FreeTime? time = null)
    {
        var query = Services.Aggregate(QueryString.Empty, (all, code) => all.Add("s", code)).Add("with", Member ?? "");
        query = from is { } first ? query.Add("from", LocalDatePattern.Iso.Format(first)) : query;
        query = day is { } on ? query.Add("day", LocalDatePattern.Iso.Format(on)) : query;
        return time is null ? query : query.Add("at", time.Start.ToString("HH':'mm", CultureInfo.InvariantCulture)).Add("by", time.Member);
    }
}
