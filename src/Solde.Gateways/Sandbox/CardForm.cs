using Solde.Core.Cards;

namespace Solde.Gateways.Sandbox;

/// <summary>What is wrong with a card that a guest typed.</summary>
public enum CardProblem
{
    /// <summary>No card number has that shape.</summary>
    NumberShape,

    /// <summary>It has the shape, but some digit is wrong (Luhn).</summary>
    NumberMistyped,

    /// <summary>No month and year.</summary>
    ExpiryShape,

    /// <summary>That month is over.</summary>
    ExpiryPast,

    /// <summary>Not three digits.</summary>
    CodeShape,

    /// <summary>Not four digits, as American Express has them.</summary>
    CodeShapeOfFour,
}

/// <summary>A card as a guest typed it. No record, so that nothing prints it.</summary>
/// <param name="number">Digits, spaces, hyphens.</param>
/// <param name="expiry">Its last month: 04/28, 0428, 4/2028.</param>
/// <param name="code">The code on it. Its shape is looked at, and it is let go.</param>
public sealed class CardForm(string number, string expiry, string code)
{
    /// <summary>What may be kept of it, or what is wrong with it.</summary>
    internal (PageCard? Card, ImmutableArray<CardProblem> Problems) Read(Instant now)
    {
        var problems = ImmutableArray.CreateBuilder<CardProblem>();
        var digits = CardNumber.Digits(number);
        if (digits is null)
        {
            problems.Add(CardNumber.HasShape(number) ? CardProblem.NumberMistyped : CardProblem.NumberShape);
        }

        var month = CardExpiry.Read(expiry);
        if (month is null || now >= LedgerCard.EndOf(month.Value))
        {
            problems.Add(month is null ? CardProblem.ExpiryShape : CardProblem.ExpiryPast);
        }

        var brand = digits is null ? null : CardNumber.Brand(digits);
        if (CodeProblem(brand) is { } wrong)
        {
            problems.Add(wrong);
        }

        return problems.Count == 0
            ? (new PageCard(TestCards.Behaviour(digits!), digits![^4..], brand!, month!.Value), [])
            : (null, problems.DrainToImmutable());
    }

    private CardProblem? CodeProblem(string? brand)
    {
        var typed = code.Trim();
        var length = typed.All(char.IsAsciiDigit) ? typed.Length : 0;
        return brand == "American Express"
            ? length == 4 ? null : CardProblem.CodeShapeOfFour
            : length == 3 || (brand is null && length == 4) ? null : CardProblem.CodeShape;
    }
}
