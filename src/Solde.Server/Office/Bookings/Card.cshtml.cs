using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Logging;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.App.Cards;
using Solde.App.Journal;
using Solde.App.Requests;
using Solde.Core.Cards;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;
using Solde.Vault;

namespace Solde.Server.Office.Bookings;

/// <summary>Shows the number of a mail-order card: once, on the answer to the form, for half a minute. There is no such page where the vault keeps
/// none.</summary>
[Needs(look: StaffRole.Manager, act: StaffRole.Manager)]
internal sealed partial class CardModel(OfficeParts parts, Freshness freshness, ILogger<CardModel> log) : PageModel
{
    private const int SecondsShown = 30;
    private const int DigitsTogether = 4;

    public Entered Entered { get; private set; } = new();

    /// <summary>Whose card it is, for people.</summary>
    public string Booking { get; private set; } = "";

    /// <summary>The card whose number is kept; null = it is not kept any more.</summary>
    public CardOnFile? Card { get; private set; }

    /// <summary>What is shown, this once.</summary>
    public RevealedCard? Shown { get; private set; }

    /// <summary>Why it is not shown, where no field says it.</summary>
    public Text? Refusal { get; private set; }

    /// <summary>A number as it is printed on a card.</summary>
    public static string Grouped(string digits) => string.Join(' ', digits.Chunk(DigitsTogether).Select(group => new string(group)));

    public async Task<IActionResult> OnGet(Guid id) => await Load(id) && Card is not null ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid id)
    {
        if (!await Load(id) || parts.Vault is not { } vault)
        {
            return NotFound();
        }

        var here = Here.Of(HttpContext);
        Entered = new Entered(Request.Form, Freshness.Field);
        if (!Enum.TryParse(Entered["reason"], out RevealReason reason) || !Enum.IsDefined(reason))
        {
            Entered.Refuse("reason", CardTexts.PleaseChoose);
        }

        if (!Entered.IsRight || !await freshness.ConfirmAnew(HttpContext, Entered))
        {
            return Page();
        }

        try
        {
            (Shown, var code) = await vault.Reveal(new BookingKey(here.Place!.Property, id), reason, Actor.Staff(here.Member!.Id), here.Now, CancellationToken.None);
            Refusal = Shown is null ? RefusalSentences.Of(code!) : null;
        }
        catch (Exception fault) when (fault is VaultException or IOException or UnauthorizedAccessException)
        {
            LogUnopened(log, id, fault);
            Refusal = CardTexts.NotOpened;
        }

        if (Shown is null)
        {
            return Page();
        }

        // Gone from the screen by itself, and from where a browser might keep it (every page of the office is no-store): no script is needed for either.
        var headers = Response.Headers;
        headers["Refresh"] = string.Create(CultureInfo.InvariantCulture, $"{SecondsShown}; url=/{here.Place!.Number}/bookings/{id:D}");
        headers["Clear-Site-Data"] = "\"cache\"";
        headers["Referrer-Policy"] = "no-referrer";
        return Page();
    }

    private async ValueTask<bool> Load(Guid id)
    {
        var key = new BookingKey(Here.Of(HttpContext).Place!.Property, id);
        if (parts.Vault is null || await parts.Work.Store.Load(key) is not { Snapshot: var booking })
        {
            return false;
        }

        Booking = $"{booking.Details.Guest.Name} · {booking.Ref}";
        Card = RequestActions.KeptCard(booking);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The card vault cannot open its record of booking {Booking}; it is still kept")]
    private static partial void LogUnopened(ILogger log, Guid booking, Exception exception);
}
