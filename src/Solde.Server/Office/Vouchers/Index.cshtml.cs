using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Solde.App.Access;
using Solde.App.Vouchers;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Vouchers;

/// <summary>The gift vouchers of a property and what is left of them; one is found by its code, which no address and no list shows.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.FrontDesk)]
internal sealed class IndexModel(OfficeParts parts) : PageModel
{
    private const int PageLength = 50;
    private const int LongestCode = 100;

    public Entered Entered { get; private set; } = new();

    public ImmutableArray<StoredVoucher> Vouchers { get; private set; } = [];

    /// <summary>The address of the next page; null = this is the last.</summary>
    public string? Next { get; private set; }

    /// <summary>The property's day.</summary>
    public LocalDate Today => Here.Of(HttpContext) is var here ? here.Now.InZone(here.View!.Settings.Zone).Date : default;

    public Task OnGet(long? at, Guid? of, int? number) =>
        Show(at is >= 0 and <= 253_402_300_799_999 and var sold && of is { } booking && number is { } place
            ? new VoucherPlace(Instant.FromUnixTimeMilliseconds(sold), booking, place)
            : null);

    /// <summary>Finds a voucher by its code. A form is sent and no address asked for, so that codes stand in no log and no history.</summary>
    public async Task<IActionResult> OnPost()
    {
        var here = Here.Of(HttpContext);
        Entered = new Entered(Request.Form);
        var code = Entered.Required("code", LongestCode);
        if (Entered.IsRight)
        {
            var property = here.Place!.Property;
            if (!parts.Work.Guesses.MayTry(property, here.Now))
            {
                Entered.Refuse("code", VoucherTexts.Guessed);
            }
            else if (await parts.Work.Vouchers.Voucher(property, VoucherCode.DigestOf(code)) is { } voucher)
            {
                return LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/{here.Place.Number}/vouchers/{voucher.Booking.Booking:D}/{voucher.Number}"));
            }
            else
            {
                parts.Work.Guesses.Missed(property, here.Now);
                Entered.Refuse("code", VoucherTexts.Unknown);
            }
        }

        await Show(null);
        return Page();
    }

    private async Task Show(VoucherPlace? before)
    {
        var found = await parts.Work.Vouchers.Vouchers(Here.Of(HttpContext).Place!.Property, before, PageLength + 1);
        Vouchers = [.. found.Take(PageLength)];
        Next = found.Length > PageLength && Vouchers[^1] is var last
            ? string.Create(CultureInfo.InvariantCulture, $"?at={last.SoldAt.ToUnixTimeMilliseconds()}&of={last.Booking.Booking:D}&number={last.Number}")
            : null;
    }
}
