using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.App.Documents;
using Solde.App.Journal;
using Solde.App.Reviews;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Server.Office.Settings;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Bookings;

/// <summary>A booking: what is owed, what happened, what will happen and why, and everything that staff can do to it.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.FrontDesk)]
internal sealed class BookingModel(OfficeParts parts, Freshness freshness) : PageModel
{
    private ImmutableDictionary<Guid, string> names = ImmutableDictionary<Guid, string>.Empty;

    public BookingSnapshot Booking { get; private set; } = null!;

    /// <summary>What happened, the newest first.</summary>
    public ImmutableArray<JournalEntry> Journal { get; private set; } = [];

    /// <summary>Where each automation stands on it.</summary>
    public ImmutableArray<(Automation Automation, Verdict Verdict)> Ahead { get; private set; } = [];

    public ImmutableArray<ListedMessage> Messages { get; private set; } = [];

    /// <summary>Its receipts, invoices and credit notes, oldest first.</summary>
    public ImmutableArray<StoredDocument> Documents { get; private set; } = [];

    /// <summary>The property's terms as the client read them; null = they read none.</summary>
    public string? Terms { get; private set; }

    /// <summary>Why what was sent from a list of work was not done: its form stands there, and not here.</summary>
    public (Text Text, ImmutableArray<object?> Values)? RefusedElsewhere { get; private set; }

    /// <summary>What can be done to it.</summary>
    public Acts Acts { get; } = new();

    /// <summary>Whether the installation has a card vault.</summary>
    public bool HasVault => parts.Vault is not null;

    /// <summary>Payments whose answer was lost and that staff must settle.</summary>
    public IEnumerable<Attempt> LeftToStaff => Booking.Attempts.Where(attempt => attempt.State == AttemptState.Manual);

    /// <summary>Whether there may be something to settle at the desk.</summary>
    public bool IsToSettle => Booking.Status is not (BookingStatus.Cancelled or BookingStatus.NoShow) && Booking.OldestOpenFolio is not null
        && (Booking.Collectible.IsPositive || Booking.OpenSale is not null || Booking.Status != BookingStatus.CheckedOut);

    /// <summary>What follows where the client does not come.</summary>
    public Text NoShowHint => Booking is { Property.Fees.GraceHours: { } hours, Consent.Fees.NoShow.IsPositive: true }
        ? CheckoutTexts.FeeComes.With($"{hours}")
        : BookingTexts.NoShowHint;

    /// <summary>Who did something, where it was somebody who works here.</summary>
    public string? NameOf(string? actor) => Actor.StaffOf(actor) is { } staff ? names.GetValueOrDefault(staff) : null;

    public async Task<IActionResult> OnGet(Guid id) => await Show(id);

    public async Task<IActionResult> OnPost(Guid id, string? act, string? returnUrl)
    {
        var here = Here.Of(HttpContext);
        if (await Load(id) is not { } stored || act is null || act == "settle" || !BookingAct.All.TryGetValue(act, out var chosen)) // A sale is settled at the desk.
        {
            return NotFound();
        }

        var entered = new Entered(Request.Form, Freshness.Field);
        Text? refusal = null;
        if ((!chosen.MustBeFresh || await freshness.Confirm(HttpContext, entered)) && chosen.Read(entered, here.View!, here.Now) is { } doing)
        {
            if (await doing(parts.Work.Desk.As(Actor.Staff(here.Member!.Id)), stored.Key, CancellationToken.None) is not { } code)
            {
                return Url.IsLocalUrl(returnUrl) ? LocalRedirect(returnUrl) : RedirectToPage(); // A reload does nothing twice.
            }

            refusal = BookingAct.Refuse(entered, code);
        }

        if (returnUrl is not null)
        {
            RefusedElsewhere = refusal is { } why ? (why, []) : entered.FirstWrong();
            return await Show(id);
        }

        Acts.Refuse(chosen.Name, entered, refusal);
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
        Documents = Booking.Documents.IsEmpty ? [] : await parts.Work.Documents.DocumentsOf(stored.Key);
        Terms = Booking.Consent is { Terms: > 0 } consent ? await PropertyTerms.Read(parts.Settings.Letters, stored.Key.Property, consent, Booking.Property) : null;
        Messages = await parts.Work.Listings.MessagesOf(stored.Key);
        Ahead = [.. Rehearsal.Explain(stored, here.Now).Select(each => (each.Automation, each.Rehearsed.Verdict))];
        names = await parts.Staff.StaffNames(here.Member!.Organisation, Journal.Select(entry => Actor.StaffOf(entry.By)).OfType<Guid>());
        return Page();
    }
}
