using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Cards;

namespace Solde.App.Cards;

/// <summary>What became of a card that a guest typed for the vault.</summary>
/// <param name="Card">The card as the gateway has it; null = it was not taken.</param>
/// <param name="Record">The vault's record of its number; null = it was not taken.</param>
public sealed record LeftCard(StoredCard? Card, Guid? Record)
{
    /// <summary>What of it cannot be, to be told beside its field; null = nothing.</summary>
    public WrongCardPart? Wrong { get; init; }

    /// <summary>The gateway could not be asked; to be tried again.</summary>
    public bool GatewayUnavailable { get; init; }

    /// <summary>Why it was refused, as a code of <see cref="Refusals"/>; null when it was not.</summary>
    public string? Refusal { get; init; }
}

/// <summary>A number that the vault gave away, for this once. A class and no record: nothing that is written of it shows what it holds.</summary>
/// <param name="number">Its digits.</param>
/// <param name="expiry">Last month in which it can be used.</param>
/// <param name="code">The code, where this process still has it; null = the guest must be asked.</param>
public sealed class RevealedCard(string number, YearMonth expiry, string? code)
{
    /// <summary>Its digits.</summary>
    public string Number => number;

    /// <summary>Last month in which it can be used.</summary>
    public YearMonth Expiry => expiry;

    /// <summary>The code; null = the guest must be asked.</summary>
    public string? Code => code;
}

/// <summary>The vault: the only place that may hold a card's number, for properties that charge mail-order cards by hand and whose acquirer permits it
/// (semantics 4; docs/vault.md). An installation without keys for it has none.</summary>
public interface ICardVault
{
    /// <summary>The version of the text that is confirmed when the vault is switched on.</summary>
    const int TextVersion = 1;

    /// <summary>Who switched the vault of a property on; null = it is off.</summary>
    ValueTask<VaultPermit?> Permit(Guid property);

    /// <summary>Switches the vault of a property on; makes the first master key where there is none.</summary>
    /// <param name="property">The property.</param>
    /// <param name="by">Who says that the acquirer permits it (<see cref="Actor"/>).</param>
    /// <param name="now">The instant.</param>
    /// <returns>False when it was on already.</returns>
    ValueTask<bool> SwitchOn(Guid property, string by, Instant now);

    /// <summary>Switches the vault of a property off: every number it keeps is deleted.</summary>
    /// <returns>False when it was off already.</returns>
    ValueTask<bool> SwitchOff(Guid property, string by, Instant now, CancellationToken cancel);

    /// <summary>The guest answers a request with a mail-order card typed on a page of Solde's own: the gateway gets it, the booking the card on file and the
    /// answer, the vault the number, all or nothing.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="typed">The card.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancel">Stops waiting for the gateway.</param>
    ValueTask<LeftCard> Keep(BookingKey booking, TypedCard typed, Instant now, CancellationToken cancel);

    /// <summary>Gives a number away: once, then it is kept no more. The journal tells who asked and why.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who asks (<see cref="Actor"/>).</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>The card, or why not, as a code of <see cref="Refusals"/>.</returns>
    ValueTask<(RevealedCard? Card, string? Refusal)> Reveal(BookingKey booking, RevealReason reason, string by, Instant now, CancellationToken cancel);

    /// <summary>Forgets the numbers of a booking.</summary>
    ValueTask Wipe(BookingKey booking, string by, Instant now, CancellationToken cancel);

    /// <summary>Has the gateway store the card once more, for a new token; the number stays kept, the code is forgotten.</summary>
    /// <returns>What the gateway said; refused where nothing is kept.</returns>
    ValueTask<TokenReply> TakeForGateway(BookingKey booking, CancellationToken cancel);
}
