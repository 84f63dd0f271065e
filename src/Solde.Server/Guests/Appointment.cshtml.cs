using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Solde.App.Agenda;
using Solde.App.Bookings;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Server.Office;

namespace Solde.Server.Guests;

/// <summary>A client's appointment: whether it stands, the way into their calendar, and to cancel it, with what that costs before it is done.</summary>
internal sealed class AppointmentModel(GuestParts parts, Doors doors) : PortalPage(parts, doors)
{
    /// <summary>The client asks what cancelling costs.</summary>
    public bool IsAsking { get; private set; }

    /// <summary>What cancelling costs now; null = nothing.</summary>
    public Fee? Cost { get; private set; }

    /// <summary>What cancelling has cost; null = nothing.</summary>
    public Money? Due => Fee.OwedBy(Visit!.Booking) is { IsPositive: true } fee ? fee : null;

    public bool CanCancel => Parts.Appointments.CanCancel(Visit!.Booking);

    /// <summary>Why the last step led to nothing; null = it did not, or there was none.</summary>
    public string? Wrong { get; private set; }

    public Text Title => Visit!.Booking switch
    {
        { Lapsed: true } => BookTexts.Lapsed,
        { Status: BookingStatus.Cancelled } => BookTexts.Cancelled,
        { Held: not null, Status: BookingStatus.Expected } => BookTexts.Held,
        { Status: BookingStatus.Expected } => IsAsking ? BookTexts.CancelTitle : BookTexts.Confirmed,
        _ => BookTexts.Over,
    };

    public async Task<IActionResult> OnGet(string door, bool cancel, string? refused)
    {
        if (await Enter(door) is { } elsewhere)
        {
            return elsewhere;
        }

        if (Visit is not { Booking.Details.Start: not null })
        {
            return Visit is null ? Page() : LocalRedirect($"/stay/{door}/booking");
        }

        IsAsking = cancel && CanCancel;
        Cost = IsAsking ? Parts.Appointments.CostOf(Visit.Booking) : null;
        Wrong = refused == Refusals.AmountChanged ? Visit.Say(BookTexts.CostChanged)
            : Visit.Booking.Status == BookingStatus.Expected ? PortalTexts.WhyNot(Visit, refused) : null;
        return Page();
    }

    public async Task<IActionResult> OnGetCalendar(string door) => await Enter(door) is { } elsewhere
        ? elsewhere
        : Visit is { Booking.Details.Start: not null } visit
            ? File(Encoding.UTF8.GetBytes(CalendarFile.Of(visit.Booking, visit.Stored.Key.Booking, visit.Now)), "text/calendar; charset=utf-8", "appointment.ics")
            : Nothing();

    public async Task<IActionResult> OnPostCancel([FromRoute] string door, string? cost)
    {
        if (await Enter(door) is { } elsewhere)
        {
            return elsewhere;
        }

        var shown = long.TryParse(cost, NumberStyles.None, CultureInfo.InvariantCulture, out var minor) && minor > 0 ? new Money(minor, Visit!.Property.Currency) : (Money?)null;
        var refusal = CanCancel ? await Parts.Appointments.Cancel(Visit!.Stored.Key, shown, HttpContext.RequestAborted) : null;
        return LocalRedirect(refusal == Refusals.AmountChanged ? $"/stay/{door}/appointment?cancel=true&refused={refusal}" : $"/stay/{door}/appointment");
    }

    public async Task<IActionResult> OnPostCard([FromRoute] string door)
    {
        if (await Enter(door) is { } elsewhere)
        {
            return elsewhere;
        }

        var step = await Parts.Desk.LeaveCard(Visit!.Stored, page => new Uri(Parts.Site, $"/stay/{door}/back/{page:N}?to=appointment"), HttpContext.RequestAborted);
        return step.To is { } gateway ? Redirect(gateway.AbsoluteUri) : LocalRedirect($"/stay/{door}/appointment{StayModel.Told(step)}");
    }
}
