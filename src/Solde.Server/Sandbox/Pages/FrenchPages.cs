using Solde.App.Messages;
using Solde.Gateways.Sandbox;

namespace Solde.Server.Sandbox.Pages;

/// <summary>The acquirer's pages in French.</summary>
internal static class FrenchPages
{
    public static PageWords Words { get; } = new()
    {
        Language = "fr",
        Sandbox = Languages.French.Typeset("Bac à sable :"),
        NoMoneyMoves = "aucun argent ne bouge. N’indiquez pas une vraie carte.",
        PayTitle = "Votre règlement",
        LeaveTitle = "Votre carte",
        NothingNow = "Rien n’est débité maintenant.",
        To = "À",
        Booking = "Réservation",
        Amount = "Montant",
        Card = "Carte",
        Number = "Numéro de carte",
        Expiry = "Expire fin (MM/AA)",
        Code = "Code de sécurité",
        Leave = "Laisser cette carte",
        RefusedCard = Languages.French.Typeset("Vous avez répondu à votre banque que ce n’était pas vous. Rien n’est conservé ni débité : utilisez une autre carte, ou revenez en arrière."),
        RefusedPayment = Languages.French.Typeset("Vous avez répondu à votre banque que ce n’était pas vous. Rien n’est débité : vous pouvez encore confirmer, ou revenir en arrière."),
        ChallengeTitle = "Votre banque veut s’assurer que c’est bien vous",
        Approve = "Oui, c’est moi",
        Refuse = "Non, je refuse",
        TypeAgain = Languages.French.Typeset("Par sécurité, ni le numéro ni le code ne sont gardés : saisissez-les de nouveau."),
        TestCards = "Cartes d’essai",
        AnyOther = "N’importe quel mois à venir et n’importe quel code de trois chiffres. Tout autre numéro de carte valable est accepté.",
        ExpiredTitle = "Cette page a expiré",
        Expired = Languages.French.Typeset("Elle est restée ouverte une demi-heure. Rien n’a été débité ; revenez en arrière pour recommencer."),
        ClosedTitle = "Cette page est fermée",
        Closed = "Elle n’est plus utile, ou le montant dû a changé. Revenez en arrière pour voir où vous en êtes.",
        UnknownTitle = "Cette page n’existe pas",
        Unknown = "Cette page n’existe pas. Ouvrez de nouveau le lien reçu par e-mail.",
        Pay = amount => $"Payer {amount}",
        GiveUp = property => $"Revenir vers {property}",
        AreYouLeaving = property => Languages.French.Typeset($"Est-ce bien vous qui laissez votre carte à {property} ?"),
        AreYouPaying = (amount, property) => Languages.French.Typeset($"Est-ce bien vous qui payez {amount} à {property} ?"),
        Problem = Of,
        Behaviour = Of,
    };

    private static string Of(CardProblem problem) => problem switch
    {
        CardProblem.NumberShape => "Indiquez les 12 à 19 chiffres de votre carte.",
        CardProblem.NumberMistyped => "Un chiffre de ce numéro est faux. Saisissez-le de nouveau.",
        CardProblem.ExpiryShape => "Indiquez le mois et l’année inscrits sur votre carte, par exemple 04/28.",
        CardProblem.ExpiryPast => "Cette carte a expiré. Utilisez-en une autre.",
        CardProblem.CodeShape => "Indiquez les 3 chiffres au dos de votre carte.",
        CardProblem.CodeShapeOfFour => "Indiquez les 4 chiffres au recto de votre carte American Express.",
    };

    private static string Of(CardBehaviour behaviour) => behaviour switch
    {
        CardBehaviour.Approve => "tout est accepté",
        CardBehaviour.AlwaysAuthenticate => "la banque demande à chaque fois",
        CardBehaviour.AuthenticatedAtSetUp => "la banque demande une fois, ici",
        CardBehaviour.InsufficientFunds => "provision insuffisante",
        CardBehaviour.DeclineOnceStored => "peut être laissée, puis est refusée",
        CardBehaviour.Expired => "expirée, dit la banque",
        CardBehaviour.Decline => "refusée",
    };
}
