using Solde.Core.Cards;

namespace Solde.Server.Office.Journal;

/// <summary>Why somebody looks at a card's number, and why it is kept no more.</summary>
internal static class RevealWords
{
    public static Text Of(RevealReason reason) => reason switch
    {
        RevealReason.Terminal => new("to type it into the terminal", "saisie sur le terminal de paiement"),
        RevealReason.Telephone => new("to have the acquirer authorise it by telephone", "autorisation par téléphone auprès de l'acquéreur"),
        RevealReason.GatewayFailed => new("the online payment could not be made", "paiement en ligne impossible"),
    };

    public static Text Of(WipeReason reason) => reason switch
    {
        WipeReason.NoLongerNeeded => new("nobody needs it any more", "plus personne n'en a besoin"),
        WipeReason.Charged => new("the card was charged", "la carte a été encaissée"),
        WipeReason.TooOld => new("it was kept for as long as it may be", "durée de garde écoulée"),
        WipeReason.ByStaff => new("by staff", "par l'équipe"),
    };
}
