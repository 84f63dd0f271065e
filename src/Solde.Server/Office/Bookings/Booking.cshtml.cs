using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Reviews;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Bookings;

/// <summary>A booking: what is owed, what happened, what will happen and why, and everything that staff can do to it.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.FrontDesk)]
internal sealed class BookingModel(OfficeParts parts, Freshness freshness) : PageModel
{
    private static readonly ImmutableArray<PaymentMethod> TakenElsewhere =
        [PaymentMethod.Cash, PaymentMethod.Terminal, PaymentMethod.BankTransfer, PaymentMethod.Cheque, PaymentMethod.HolidayVoucher, PaymentMethod.GiftVoucher];

    private readonly Entered nothing = new();
    private ImmutableDictionary<Guid, string> names = ImmutableDictionary<Guid, string>.Empty;
    private Entered entered = new();

    public BookingSnapshot Booking { get; private set; } = null!;

    /// <summary>What happened, the newest first.</summary>
    public ImmutableArray<JournalEntry> Journal { get; private set; } = [];

    /// <summary>Where each automation stands on it.</summary>
    public ImmutableArray<(Automation Automation, Verdict Verdict)> Ahead { get; private set; } = [];

    public ImmutableArray<ListedMessage> Messages { get; private set; } = [];

    /// <summary>The act whose form was refused; null = none was.</summary>
    public string? Refused { get; private set; }

    /// <summary>Why, where it is no single field's fault.</summary>
    public string? Refusal { get; private set; }

    /// <summary>What was entered into the form of an act, if it was refused.</summary>
    public Entered EnteredFor(string act) => act == Refused ? entered : nothing;

    /// <summary>How money is taken elsewhere.</summary>
    public static IEnumerable<(string Value, string Shown)> Methods(Screen screen) => TakenElsewhere.Select(method => ($"{method}", screen.Voice.Method(method)));

    /// <summary>Who did something, where it was somebody who works here.</summary>
    public string? NameOf(string? actor) => Actor.StaffOf(actor) is { } staff ? names.GetValueOrDefault(staff) : null;

    public async Task<IActionResult> OnGet(Guid id) => await Show(id);

    public async Task<IActionResult> OnPost(Guid id, string? act, string? returnUrl)
    {
        var here = Here.Of(HttpContext);
        if (await Load(id) is not { } stored || act is null || !BookingAct.All.TryGetValue(act, out var chosen))
        {
            return NotFound();
        }

        entered = new Entered(Request.Form, Freshness.Field);
        if ((!chosen.MustBeFresh || await freshness.Confirm(HttpContext, entered)) && chosen.Read(entered, here.View!, here.Now) is { } action && entered.IsRight)
        {
            Refusal = await parts.Work.Desk.As(Actor.Staff(here.Member!.Id)).Do(stored.Key, chosen.Name, action, here.Now, CancellationToken.None);
            if (Refusal is null)
            {
                return Url.IsLocalUrl(returnUrl) ? LocalRedirect(returnUrl) : RedirectToPage(); // A reload does nothing twice.
            }
        }

        Refused = chosen.Name;
        return await Show(id);
    }

    private async ValueTask<StoredBooking?> Load(Guid id) =>
        await parts.Work.Store.Load(new BookingKey(Here.Of(HttpContext).Place!.Property, id));

    private async Task<IActionResult> Show(Guid id)
    {
        if (await Load(id) is not { } stored)
        {
            return NotFound();
        }

        var here = Here.Of(HttpContext);
        Booking = stored.Snapshot;
        Journal = [.. (await parts.Work.Store.JournalOf(stored.Key)).Reverse()];
        Messages = await parts.Work.Listings.MessagesOf(stored.Key);
        Ahead = [.. Rehearsal.Explain(stored, here.Now).Select(each => (each.Automation, each.Rehearsed.Verdict))];
        names = await parts.Staff.StaffNames(here.Member!.Organisation, Journal.Select(entry => Actor.StaffOf(entry.By)).OfType<Guid>());
        return Page();
    }
}
