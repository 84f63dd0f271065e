using Solde.Core.Cards;

namespace Solde.App.Cards;

/// <summary>What of a typed card cannot be.</summary>
public enum WrongCardPart
{
    /// <summary>Its number: the length, or the check digit.</summary>
    Number,

    /// <summary>Its last month is over.</summary>
    Expiry,

    /// <summary>Its code: not as many digits as the brand prints.</summary>
    Code,
}

/// <summary>A card as a guest typed it. A class and no record: nothing that is written of it shows what it holds.</summary>
/// <param name="number">As typed: digits, spaces, hyphens.</param>
/// <param name="expiry">Last month in which it can be used.</param>
/// <param name="code">The code printed on it; null = none was asked for.</param>
public sealed class TypedCard(string number, YearMonth expiry, string? code)
{
    /// <summary>The digits of its number; null = it is none.</summary>
    public string? Digits { get; } = CardNumber.Digits(number);

    /// <summary>Last month in which it can be used.</summary>
    public YearMonth Expiry => expiry;

    /// <summary>The code printed on it; null = none was asked for.</summary>
    public string? Code => code;

    /// <summary>What of it cannot be; null = nothing.</summary>
    /// <param name="today">At the property.</param>
    public WrongCardPart? Wrong(LocalDate today) => Digits switch
    {
        null => WrongCardPart.Number,
        _ when expiry.CompareTo(today.ToYearMonth()) < 0 => WrongCardPart.Expiry,
        var digits when code is not null && !CardNumber.IsCode(digits, code) => WrongCardPart.Code,
        _ => null,
    };
}
