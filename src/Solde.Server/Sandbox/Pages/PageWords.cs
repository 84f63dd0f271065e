using Solde.Gateways.Sandbox;

namespace Solde.Server.Sandbox.Pages;

/// <summary>What the acquirer's pages say, in a language.</summary>
internal sealed record PageWords
{
    public required string Language { get; init; }
    public required string Sandbox { get; init; }
    public required string NoMoneyMoves { get; init; }
    public required string PayTitle { get; init; }
    public required string LeaveTitle { get; init; }
    public required string NothingNow { get; init; }
    public required string To { get; init; }
    public required string Booking { get; init; }
    public required string Amount { get; init; }
    public required string Card { get; init; }
    public required string Number { get; init; }
    public required string Expiry { get; init; }
    public required string Code { get; init; }
    public required string Leave { get; init; }
    public required string RefusedCard { get; init; }
    public required string RefusedPayment { get; init; }
    public required string ChallengeTitle { get; init; }
    public required string Approve { get; init; }
    public required string Refuse { get; init; }
    public required string TypeAgain { get; init; }
    public required string TestCards { get; init; }
    public required string AnyOther { get; init; }
    public required string ExpiredTitle { get; init; }
    public required string Expired { get; init; }
    public required string ClosedTitle { get; init; }
    public required string Closed { get; init; }
    public required string UnknownTitle { get; init; }
    public required string Unknown { get; init; }

    /// <summary>The button that pays so much.</summary>
    public required Func<string, string> Pay { get; init; }

    /// <summary>The way back, without having done anything, to that property.</summary>
    public required Func<string, string> GiveUp { get; init; }

    /// <summary>Whether it is the guest who leaves a card with that property.</summary>
    public required Func<string, string> AreYouLeaving { get; init; }

    /// <summary>Whether it is the guest who pays so much to that property.</summary>
    public required Func<string, string, string> AreYouPaying { get; init; }

    /// <summary>What is wrong, and what to do about it.</summary>
    public required Func<CardProblem, string> Problem { get; init; }

    /// <summary>How a test card answers.</summary>
    public required Func<CardBehaviour, string> Behaviour { get; init; }

    /// <summary>In French or English.</summary>
    public static PageWords In(string language) => language == "fr" ? FrenchPages.Words : EnglishPages.Words;
}
