using Solde.Core.Cards;

namespace Solde.Server.Office.Journal;

/// <summary>Why somebody looks at a card's number.</summary>
internal static class RevealWords
{
    public static Text Of(RevealReason reason) => reason switch
    {
        RevealReason.Terminal => new("to type it into the terminal", "saisie sur le terminal de paiement"),
        RevealReason.Telephone => new("to have the acquirer authorise it by telephone", "autorisation par téléphone auprès de l'acquéreur"),
        RevealReason.GatewayFailed => new("the online payment could not be made", "paiement en ligne impossible"),
    };
}
