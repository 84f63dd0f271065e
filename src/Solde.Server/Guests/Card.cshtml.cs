using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Logging;
using Solde.App.Bookings;
using Solde.App.Cards;
using Solde.App.Requests;
using Solde.Core.Cards;
using Solde.Core.Properties;
using Solde.Server.Office;
using Solde.Vault;

namespace Solde.Server.Guests;

/// <summary>Where a guest types a mail-order card for the vault (SH8): the only page of Solde's that takes a card number, there only where the property has
/// switched the vault on (docs/vault.md). Neither number nor code are ever written back into it.</summary>
[AllowAnonymous]
internal sealed partial class CardModel(GuestParts parts, Doors doors, ILogger<CardModel> log) : PageModel
{
    private const int Longest = 40;

    /// <summary>Who looks; null = nobody who was let in, or no card can be left here.</summary>
    public Visit? Visit { get; private set; }

    /// <summary>What was typed for the last month; nothing else is kept.</summary>
    public string Expiry { get; private set; } = "";

    /// <summary>What of it cannot be; null = nothing.</summary>
    public WrongCardPart? Wrong { get; private set; }

    /// <summary>Why it could not be kept at the moment; null = it could.</summary>
    public Text? Unavailable { get; private set; }

    public Task OnGet(string door) => Find(door);

    public async Task<IActionResult> OnPost([FromRoute] string door, string? number, string? expiry, string? code)
    {
        if (!await Find(door))
        {
            return Page();
        }

        Expiry = expiry is { Length: <= Longest } ? expiry : "";
        if (CardExpiry.Read(Expiry) is not { } month)
        {
            Wrong = CardNumber.Digits(number ?? "") is null ? WrongCardPart.Number : WrongCardPart.Expiry;
            return Page();
        }

        var card = new TypedCard(number ?? "", month, (code ?? "").Trim());
        Wrong = card.Wrong(Visit!.Now.InZone(Visit.Property.Zone).Date);
        if (Wrong is not null)
        {
            return Page();
        }

        return await parts.Desk.CountTyped(Visit.Stored)
            ? await Keep(card)
            : LocalRedirect($"/stay/{Visit.Door}{StayModel.Told(new GuestStep(Refusal: Refusals.TooManyTries))}");
    }

    private async Task<IActionResult> Keep(TypedCard card)
    {
        try
        {
            // Not given up when the guest leaves: a card is kept whole or not at all.
            var left = await parts.Vault!.Keep(Visit!.Stored.Key, card, Visit.Now, CancellationToken.None);
            (Wrong, Unavailable) = (left.Wrong, left.GatewayUnavailable ? GuestTexts.CardUnavailable : null);
            return left is { Wrong: null, GatewayUnavailable: false }
                ? LocalRedirect($"/stay/{Visit.Door}{StayModel.Told(new GuestStep(Refusal: left.Refusal))}")
                : Page();
        }
        catch (Exception fault) when (fault is VaultException or IOException or UnauthorizedAccessException)
        {
            LogUnusable(log, fault); // Tells of keys and files; a card is in no message of the vault's.
            Unavailable = GuestTexts.CardNotKept;
            return Page();
        }
    }

    private async Task<bool> Find(string door)
    {
        Visit = await doors.Find(HttpContext, door);
        if (Visit is not null && !(Visit.Page.Methods.Contains(PaymentMethod.MailOrderCard) && await parts.KeepsCards(Visit.Stored.Key.Property)))
        {
            Visit = null;
        }

        Response.StatusCode = Visit is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return Visit is not null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The card vault cannot be used: a guest's card was not kept")]
    private static partial void LogUnusable(ILogger log, Exception exception);
}
