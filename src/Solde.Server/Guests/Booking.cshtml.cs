using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Solde.App.Requests;
using Solde.Core.Cards;
using Solde.Core.Payments;

namespace Solde.Server.Guests;

/// <summary>The guest's booking: the stay, what was paid and what is to come, the cards on file, and the way to leave another.</summary>
internal sealed class BookingModel(GuestParts parts, Doors doors) : PortalPage(parts, doors)
{
    /// <summary>What the address says where a card is asked for.</summary>
    internal const string Asked = "asked";

    /// <summary>What will be taken.</summary>
    public ImmutableArray<Ahead> Ahead { get; private set; } = [];

    /// <summary>What is blocked on the guest's own cards.</summary>
    public IEnumerable<(Hold Hold, CardOnFile Card)> Holds =>
        from hold in Visit!.Booking.Holds
        where hold.State == HoldState.Open && Visit.Booking.Folio(hold.Folio) is { Visible: true }
        let card = Visit.Booking.Card(hold.Card)
        where card is { Owner: CardOwner.Guest }
        select (hold, card);

    /// <summary>The guest's own cards that can be used, the last one first: it is the one that is charged.</summary>
    public IEnumerable<CardOnFile> Cards => Visit!.Booking.Cards.Where(card => card is { Owner: CardOwner.Guest, Wiped: false }).Reverse();

    /// <summary>Whether another card may be left.</summary>
    public bool TakesCards => GuestActions.WhyNoCard(Visit!.Booking) is null;

    /// <summary>The guest came to leave a card.</summary>
    public bool IsCardAsked { get; private set; }

    /// <summary>The card that was asked for is there.</summary>
    public bool IsCardLeft { get; private set; }

    /// <summary>Why the last step led to nothing; null = it did not, or there was none.</summary>
    public string? Wrong { get; private set; }

    public async Task<IActionResult> OnGet(string door, string? card, string? refused)
    {
        if (await Enter(door) is { } elsewhere)
        {
            return elsewhere;
        }

        Ahead = Guests.Ahead.Of(Visit!);
        IsCardAsked = card == Asked && TakesCards;
        Wrong = PortalTexts.WhyNot(Visit!, refused ?? (card == Asked ? GuestActions.WhyNoCard(Visit!.Booking) : null));
        IsCardLeft = card == StayModel.Left && Cards.Any();
        return Page();
    }

    public async Task<IActionResult> OnPost([FromRoute] string door)
    {
        if (await Enter(door) is { } elsewhere)
        {
            return elsewhere;
        }

        var step = await Parts.Desk.LeaveCard(Visit!.Stored, BackTo, HttpContext.RequestAborted);
        return step.To is { } gateway ? Redirect(gateway.AbsoluteUri) : LocalRedirect($"/stay/{door}/booking{StayModel.Told(step)}");
    }

    private Uri BackTo(Guid page) => new(Parts.Site, $"/stay/{Visit!.Door}/back/{page:N}?to=booking");
}
