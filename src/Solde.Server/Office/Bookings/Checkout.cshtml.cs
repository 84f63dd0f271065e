using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.App.Journal;
using Solde.App.Requests;
using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Documents;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Server.Guests;
using Solde.Server.Office.Shared;
using Solde.Server.Office.Vouchers;

namespace Solde.Server.Office.Bookings;

/// <summary>The desk (encaissement): what is on a folio, what is added, and how it is paid (SK3, SK5). A declined card leaves the sale open, and the page
/// says so.</summary>
[Needs(look: StaffRole.FrontDesk, act: StaffRole.FrontDesk)]
internal sealed class CheckoutModel(OfficeParts parts, Doors doors) : PageModel
{
    private static readonly BookingAct Settle = BookingAct.All["settle"];

    private ImmutableArray<JournalEntry> journal = [];

    public Entered Entered { get; private set; } = new();

    /// <summary>What can be done from here on the booking's own page.</summary>
    public Acts Acts { get; } = new();

    public BookingSnapshot Booking { get; private set; } = null!;

    /// <summary>The folio that is settled; null = none is open.</summary>
    public Folio? Folio { get; private set; }

    /// <summary>What would come of the form as it is; null = nothing is to settle, or it is refused.</summary>
    public Split? Split { get; private set; }

    /// <summary>Why it was refused, where no field says it.</summary>
    public Text? Refusal { get; private set; }

    /// <summary>The sale that was closed last, while nothing more is owed; null = there is something to settle.</summary>
    public Sale? Closed => Booking.OpenSale is null && !Booking.Collectible.IsPositive ? Booking.Sales.LastOrDefault() : null;

    /// <summary>A payment whose answer is awaited.</summary>
    public bool IsWaiting => Booking.Attempts.Any(attempt => attempt.IsInFlight && attempt.Order.TakesMoney);

    /// <summary>Why the card was not charged for the sale that is open, where that came last; null = it was not declined.</summary>
    public PaymentFailed? Declined => Booking.OpenSale is null
        ? null
        : journal.Select(entry => entry.Fact).LastOrDefault(fact => fact is PaymentFailed or PaymentSucceeded or PaymentRecorded or SaleOpened) as PaymentFailed;

    /// <summary>The other folios that are open.</summary>
    public IEnumerable<Folio> Others => Booking.OpenSale is null ? Booking.Folios.Where(each => !each.Closed && each.Name != Folio?.Name) : [];

    /// <summary>The receipts of the sale that was closed last.</summary>
    public ImmutableArray<IssuedDocument> Receipts => [.. Booking.Documents.Where(document => Closed is { } sale && document.Sale == sale.Number)];

    public async Task<IActionResult> OnGet(Guid id, string? folio)
    {
        if (!await Load(id, folio))
        {
            return NotFound();
        }

        var here = Here.Of(HttpContext);
        if (Folio is not null)
        {
            Entered = CheckoutForm.Of(Booking, Folio.Name, Declined is not null, here.Now, here.Language);
            Count();
        }

        return Page();
    }

    public async Task<IActionResult> OnPost(Guid id, string? step)
    {
        Entered = new Entered(Request.Form);
        if (!await Load(id, Entered["folio"]))
        {
            return NotFound();
        }

        if (step == CheckoutForm.Look)
        {
            Count();
            CheckoutForm.Refill(Entered, Split, Here.Of(HttpContext).Language);
            CheckoutForm.Grow(Entered, "lines", "what");
            CheckoutForm.Grow(Entered, "tenders", "method");
            return Page();
        }

        var here = Here.Of(HttpContext);
        if (Count() is not { } form || LeavesSomething(form) || Settle.Read(Entered, here.View!, here.Now) is not { } doing)
        {
            return Page();
        }

        if (!form.Vouchers.IsEmpty && !parts.Work.Guesses.MayTry(here.Place!.Property, here.Now))
        {
            Entered.Refuse($"code{form.Vouchers[0].Row}", VoucherTexts.Guessed);
            return Page();
        }

        var key = new BookingKey(here.Place!.Property, id);
        if (await doing(parts.Work.Desk.As(Actor.Staff(here.Member!.Id)), key, CancellationToken.None) is not { } code)
        {
            return LocalRedirect($"/{here.Place.Number}/bookings/{id:D}/checkout"); // A reload settles nothing twice.
        }

        await Load(id, Entered["folio"]);
        if (code == Refusals.NothingDue && form.Rest is var (_, row) && form.Settling.CardOnFile)
        {
            Entered.Refuse($"taken{row}", CheckoutTexts.CardPaysAll);
        }
        else if (code is Refusals.UnknownVoucher or Refusals.VoucherExpired or Refusals.VoucherSpent)
        {
            await RefuseVoucher(form, here);
        }
        else
        {
            Refusal = BookingAct.Refuse(Entered, code);
        }

        return Page();
    }

    /// <summary>The client pays on the screen before them: the guest's own page, and from there the gateway's.</summary>
    public async Task<IActionResult> OnPostHere(Guid id)
    {
        var here = Here.Of(HttpContext);
        var key = new BookingKey(here.Place!.Property, id);
        if (await parts.Work.Store.Load(key) is null)
        {
            return NotFound();
        }

        var desk = parts.Work.Desk.As(Actor.Staff(here.Member!.Id));
        var code = await desk.Do(key, "askHere", booking => RequestActions.AskHere(booking, here.Now), here.Now, CancellationToken.None);
        await Load(id, null);
        if (code is null)
        {
            return LocalRedirect($"/stay/{doors.Let(HttpContext, key, Booking.RevokedLinks)}");
        }

        Refusal = RefusalSentences.Of(code);
        Entered = Folio is null ? Entered : CheckoutForm.Of(Booking, Folio.Name, isDeclined: true, here.Now, here.Language);
        return Page();
    }

    // Which voucher it was, and what is left of it.
    private async ValueTask RefuseVoucher(CheckoutForm form, Here here)
    {
        var today = here.Now.InZone(here.View!.Settings.Zone).Date;
        foreach (var (row, digest, amount) in form.Vouchers)
        {
            var field = $"code{row}";
            switch (await parts.Work.Vouchers.Voucher(here.Place!.Property, digest))
            {
                case null:
                    parts.Work.Guesses.Missed(here.Place.Property, here.Now);
                    Entered.Refuse(field, VoucherTexts.Unknown);
                    break;
                case { ValidUntil: var until } when until < today:
                    Entered.Refuse(field, VoucherTexts.ExpiredOn, here.Language.Date(until));
                    break;
                case { Balance: var left } when left < (amount ?? Split?.Rest):
                    Entered.Refuse(field, left.IsPositive ? VoucherTexts.OnlyLeft : VoucherTexts.NothingLeft, here.Language.Amount(left));
                    break;
            }
        }

        // One code in two rows: each would do alone.
        Refusal = Entered.IsRight ? RefusalSentences.Of(Refusals.VoucherSpent) : null;
    }

    // What is left over by mistake is asked for before any money moves.
    private bool LeavesSomething(CheckoutForm form)
    {
        if (form is not { Rest: null, Later: false } || Split is not { Rest: { IsPositive: true } rest })
        {
            return false;
        }

        var row = CheckoutForm.RowsOf(Entered, "tenders") - 1;
        Entered.Refuse($"method{row}", CheckoutTexts.HowElse, Here.Of(HttpContext).Language.Amount(rest));
        return true;
    }

    private CheckoutForm? Count()
    {
        var here = Here.Of(HttpContext);
        var form = CheckoutForm.Read(Entered, here.View!.Settings);
        Split = form is null ? null : Split.Of(Booking, form.Settling, here.Now);
        return form;
    }

    private async ValueTask<bool> Load(Guid id, string? folio)
    {
        var key = new BookingKey(Here.Of(HttpContext).Place!.Property, id);
        if (await parts.Work.Store.Load(key) is not { Snapshot: var booking })
        {
            return false;
        }

        Booking = booking;
        var named = booking.OpenSale?.Folio ?? folio;
        Folio = booking.Folios.FirstOrDefault(each => each.Name == named && !each.Closed) ?? booking.OldestOpenFolio;
        journal = booking.OpenSale is null ? [] : [.. await parts.Work.Store.JournalOf(key)];
        return true;
    }
}
