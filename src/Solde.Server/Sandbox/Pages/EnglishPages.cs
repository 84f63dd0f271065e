using Solde.Gateways.Sandbox;

namespace Solde.Server.Sandbox.Pages;

/// <summary>The acquirer's pages in English.</summary>
internal static class EnglishPages
{
    public static PageWords Words { get; } = new()
    {
        Language = "en",
        Sandbox = "Sandbox:",
        NoMoneyMoves = "no money moves. Do not type a real card.",
        PayTitle = "Your payment",
        LeaveTitle = "Your card",
        NothingNow = "Nothing is charged now.",
        To = "To",
        Booking = "Booking",
        Amount = "Amount",
        Card = "Card",
        Number = "Card number",
        Expiry = "Expires (MM/YY)",
        Code = "Security code",
        Leave = "Leave this card",
        RefusedCard = "You told your bank that it was not you. Nothing is stored and nothing is charged: please use another card, or go back.",
        RefusedPayment = "You told your bank that it was not you. Nothing is charged: you can still confirm, or go back.",
        ChallengeTitle = "Your bank wants to know that it is you",
        Approve = "Yes, it is me",
        Refuse = "No, refuse",
        TypeAgain = "For your safety neither number nor code are kept: please type them again.",
        TestCards = "Test cards",
        AnyOther = "Any month to come and any code of three digits. Any other number that is a card’s is approved.",
        ExpiredTitle = "This page has expired",
        Expired = "It was open for half an hour. Nothing was charged; go back to start again.",
        ClosedTitle = "This page is closed",
        Closed = "It is no longer needed, or what was due has changed. Go back to see how things stand.",
        UnknownTitle = "There is no such page",
        Unknown = "There is no such page. Please open the link in your e-mail again.",
        Pay = amount => $"Pay {amount}",
        GiveUp = property => $"Back to {property}",
        AreYouLeaving = property => $"Are you leaving your card with {property}?",
        AreYouPaying = (amount, property) => $"Are you paying {amount} to {property}?",
        Problem = Of,
        Behaviour = Of,
    };

    private static string Of(CardProblem problem) => problem switch
    {
        CardProblem.NumberShape => "Please type the 12 to 19 digits on your card.",
        CardProblem.NumberMistyped => "A digit of this number is wrong. Please type it again.",
        CardProblem.ExpiryShape => "Please type the month and the year on your card, for example 04/28.",
        CardProblem.ExpiryPast => "This card has expired. Please use another one.",
        CardProblem.CodeShape => "Please type the 3 digits on the back of your card.",
        CardProblem.CodeShapeOfFour => "Please type the 4 digits on the front of your American Express card.",
    };

    private static string Of(CardBehaviour behaviour) => behaviour switch
    {
        CardBehaviour.Approve => "everything is approved",
        CardBehaviour.AlwaysAuthenticate => "the bank asks every time",
        CardBehaviour.AuthenticatedAtSetUp => "the bank asks once, here",
        CardBehaviour.InsufficientFunds => "no money on it",
        CardBehaviour.DeclineOnceStored => "can be left, then is declined",
        CardBehaviour.Expired => "the bank says expired",
        CardBehaviour.Decline => "declined",
    };
}
