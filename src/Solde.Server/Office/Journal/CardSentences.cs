using NodaTime.Text;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Guarantees;

namespace Solde.Server.Office.Journal;

/// <summary>What makes a booking sure: cards on file and the guarantee.</summary>
internal static class CardSentences
{
    private static readonly YearMonthPattern Expiry = YearMonthPattern.CreateWithInvariantCulture("MM'/'uuuu");
    private static readonly Text ByHand = new(" (set by staff or an automation)", " (fixé par l'équipe ou une automatisation)");

    public static string? Of(IFact fact, Voice voice) => fact switch
    {
        CardAdded f => voice.Say(
            new("{0} on file: {1} ending in {2}, valid until {3}.", "{0} enregistrée : {1} se terminant par {2}, valable jusqu'au {3}."),
            voice.Say(Owned(f.Card.Owner)), f.Card.Brand, f.Card.Last4, Expiry.Format(f.Card.Expiry)),
        CardValidated f => voice.Say(new("Card {0} verified: it is good.", "Carte {0} vérifiée : elle est valable."), voice.Number(f.Card.Number)),
        CardValidationFailed f => voice.Say(
            new("Card {0} could not be verified: {1}.", "Carte {0} non vérifiée : {1}."), voice.Number(f.Card.Number), voice.Reason(f.Reason)),
        CardKept f => voice.Say(
            new("The vault keeps the number of card {0}, encrypted.", "Le coffre garde le numéro de la carte {0}, chiffré."), voice.Number(f.Card.Number)),
        CardRevealed f => voice.Say(
            new("The number of card {0} was shown, once: {1}. It is wiped from the vault.", "Numéro de la carte {0} affiché, une seule fois : {1}. Il est effacé du coffre."),
            voice.Number(f.Card.Number), voice.Say(RevealWords.Of(f.Reason))),
        CardWiped f => voice.Say(
            new("The number of card {0} was wiped from the vault: {1}.", "Numéro de la carte {0} effacé du coffre : {1}."),
            voice.Number(f.Card.Number), voice.Say(RevealWords.Of(f.Reason))),
        GuaranteeChanged f => voice.Say(Stands(f.State), f.Set ? voice.Say(ByHand) : ""),
        _ => null,
    };

    private static Text Owned(CardOwner owner) => owner switch
    {
        CardOwner.Guest => new("Guest’s card", "Carte du client"),
        CardOwner.Ota => new("Virtual card of the OTA", "Carte virtuelle de l'agence en ligne"),
    };

    private static Text Stands(GuaranteeState state) => state switch
    {
        GuaranteeState.NonGuaranteed => new("The booking is not guaranteed{0}.", "La réservation n'est pas garantie{0}."),
        GuaranteeState.Awaiting => new("The booking waits for its guarantee{0}.", "La réservation attend sa garantie{0}."),
        GuaranteeState.Guaranteed => new("The booking is guaranteed{0}.", "La réservation est garantie{0}."),
        GuaranteeState.Expired => new("The time for the guarantee is over and it was not given{0}.", "Délai de garantie passé sans garantie{0}."),
    };
}
