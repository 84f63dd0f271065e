using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.App.Vouchers;
using Solde.Core.Planning;
using Solde.Server.Office.Bookings;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Vouchers;

/// <summary>A gift voucher as it is handed over: its code is on this page, and the page is to be printed. It is sent again from here, and what is left of it
/// is given back.</summary>
[Needs(look: StaffRole.FrontDesk, act: StaffRole.FrontDesk)]
internal sealed class VoucherModel(OfficeParts parts, Freshness freshness) : PageModel
{
    public StoredVoucher Voucher { get; private set; } = null!;

    /// <summary>What was done to it, oldest first.</summary>
    public ImmutableArray<StoredMove> Moves { get; private set; } = [];

    public string Code { get; private set; } = "";

    /// <summary>The buyer's language: the sheet is for who bought it, whoever prints it.</summary>
    public ILanguage Spoken { get; private set; } = null!;

    /// <summary>It was just sent to its buyer.</summary>
    public bool Sent { get; private set; }

    /// <summary>What can be done with it.</summary>
    public Acts Acts { get; } = new();

    /// <summary>The voucher's number, as a key of its forms.</summary>
    public string Key => Voucher.Number.ToString(CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGet(Guid sold, int number, bool sent)
    {
        Sent = sent;
        return await Show(sold, number);
    }

    public async Task<IActionResult> OnPost(Guid sold, int number, string? act)
    {
        if (act is not ("sendVoucher" or "refundVoucher") || await Show(sold, number) is NotFoundResult)
        {
            return NotFound();
        }

        var (here, chosen) = (Here.Of(HttpContext), BookingAct.All[act]);
        var entered = new Entered(Request.Form, Freshness.Field) { [Act.KeyField] = Key };
        Text? refusal = null;
        if ((!chosen.MustBeFresh || await freshness.Confirm(HttpContext, entered)) && chosen.Read(entered, here.View!, here.Now) is { } doing)
        {
            if (await doing(parts.Work.Desk.As(Actor.Staff(here.Member!.Id)), Voucher.Booking, CancellationToken.None) is not { } code)
            {
                return RedirectToPage(new { sent = act == "sendVoucher" ? "true" : null }); // A reload does nothing twice.
            }

            refusal = BookingAct.Refuse(entered, code);
        }

        Acts.Refuse(act, entered, refusal);
        return await Show(sold, number);
    }

    private async Task<IActionResult> Show(Guid sold, int number)
    {
        var booking = new BookingKey(Here.Of(HttpContext).Place!.Property, sold);
        if ((await parts.Work.Vouchers.VouchersOf(booking)).FirstOrDefault(each => each.Number == number) is not { } voucher
            || await parts.Work.Store.Load(booking) is not { Snapshot: var buyer })
        {
            return NotFound();
        }

        Moves = await parts.Work.Vouchers.MovesOf(booking, number);
        Spoken = Languages.Of(Recipient.Guest, buyer.Details.Guest.Language, Here.Of(HttpContext).View!.Settings.Language);
        (Voucher, Code) = (voucher, parts.Work.Ids.VoucherOf(booking, number));
        return Page();
    }
}
