using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Requests;
using Solde.Core.Payments;
using Solde.Core.Properties;

namespace Solde.Server.Guests;

/// <summary>The guest's page: the stay, what is owed, and how to pay it.</summary>
[AllowAnonymous]
internal sealed class StayModel(GuestParts parts, Doors doors) : PageModel
{
    /// <summary>What the address says of a card that was left.</summary>
    internal const string Left = "left";

    /// <summary>Who looks; null = nobody who was let in.</summary>
    public Visit? Visit { get; private set; }

    /// <summary>What the page is about: nothing is asked any more when the other card was declined with which a payment was made that waited.</summary>
    public PayPageState State => (Visit!.Page.State, Wrong) is (PayPageState.NothingDue, not null) ? PayPageState.Failed : Visit.Page.State;

    /// <summary>Why the last step led to nothing; null = it did not, or there was none.</summary>
    public string? Wrong { get; private set; }

    /// <summary>That the card of the last step was not needed any more; null = it was, or there was none.</summary>
    public string? NotNeeded { get; private set; }

    public async Task OnGet(string door, string? refused, string? declined)
    {
        if (await Find(door))
        {
            Wrong = GuestTexts.WhyNot(Visit!, refused, declined);
            NotNeeded = GuestTexts.NotNeeded(Visit!, refused);
        }
    }

    public async Task<IActionResult> OnPost([FromRoute] string door, string? method)
    {
        if (!await Find(door))
        {
            return Page();
        }

        var isKnown = Enum.TryParse<PaymentMethod>(method, ignoreCase: true, out var chosen) && Visit!.Page.Methods.Contains(chosen);
        if (isKnown && chosen == PaymentMethod.MailOrderCard && await parts.KeepsCards(Visit!.Stored.Key.Property))
        {
            return LocalRedirect($"{Here}/card");
        }

        return isKnown ? Go(await parts.Desk.Choose(Visit!.Stored, chosen, BackTo, HttpContext.RequestAborted)) : LocalRedirect(Here);
    }

    public async Task<IActionResult> OnPostAuthenticate([FromRoute] string door)
    {
        if (!await Find(door))
        {
            return Page();
        }

        // Not where it is not offered: not by a link that was revoked, either.
        return Visit!.Page.Waiting is null ? LocalRedirect(Here) : Go(await parts.Desk.Authenticate(Visit.Stored, BackTo, HttpContext.RequestAborted));
    }

    private string Here => $"/stay/{Visit!.Door}";

    private Uri BackTo(Guid page) => new(parts.Site, $"{Here}/back/{page:N}");

    private async ValueTask<bool> Find(string door)
    {
        Visit = await doors.Find(HttpContext, door);
        Response.StatusCode = Visit is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return Visit is not null;
    }

    private IActionResult Go(GuestStep step) => step.To is { } gateway ? Redirect(gateway.AbsoluteUri) : LocalRedirect(Here + Told(step));

    /// <summary>What the page says of a step.</summary>
    internal static QueryString Told(GuestStep step) => step switch
    {
        { Refusal: { } refusal } => QueryString.Create("refused", refusal),
        { Declined: { } reason } => QueryString.Create("declined", $"{reason}"),
        { CardLeft: true } => QueryString.Create("card", Left),
        _ => QueryString.Empty,
    };
}
