namespace Solde.Core.Cards;

/// <summary>What can be told from a card number. A number is only ever an argument here; it is not kept.</summary>
public static class CardNumber
{
    private const int CodeDigits = 3;
    private const int AmericanExpressCodeDigits = 4;

    /// <summary>The digits without the spaces or hyphens people type; null when it cannot be a card number (length, Luhn).</summary>
    public static string? Digits(string typed)
    {
        var digits = Closed(typed);
        return IsShaped(digits) && PassesLuhn(digits) ? digits : null;
    }

    /// <summary>Whether it looks like a card number, right or not: 12 to 19 digits.</summary>
    public static bool HasShape(string typed) => IsShaped(Closed(typed));

    /// <summary>The brand as it is shown beside the last four digits, by the issuer ranges of ISO/IEC 7812.</summary>
    public static string Brand(string digits)
    {
        var two = Prefix(digits, 2);
        var four = Prefix(digits, 4);
        return digits[0] == '4' ? "Visa"
            : two is >= 51 and <= 55 || four is >= 2221 and <= 2720 ? "Mastercard"
            : two is 34 or 37 ? "American Express"
            : four == 6011 || two is 64 or 65 ? "Discover"
            : two is 30 or 36 or 38 or 39 ? "Diners Club"
            : two == 35 ? "JCB"
            : two is 62 or 81 ? "UnionPay"
            : "Card";
    }

    /// <summary>Whether a code printed on the card may be this one: so many digits as the brand prints.</summary>
    /// <param name="digits">The card's number (<see cref="Digits"/>).</param>
    /// <param name="code">As typed.</param>
    public static bool IsCode(string digits, string code) =>
        code.Length == (Prefix(digits, 2) is 34 or 37 ? AmericanExpressCodeDigits : CodeDigits) && code.All(char.IsAsciiDigit);

    /// <summary>Whether the last digit is the check digit of those before it (ISO/IEC 7812, annex B). Nothing but digits.</summary>
    public static bool PassesLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            var digit = digits[digits.Length - 1 - place] - '0';
            var weighed = place % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }

        return sum % 10 == 0;
    }

    private static string Closed(string typed) => typed.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    private static bool IsShaped(string digits) => digits.Length is >= 12 and <= 19 && digits.All(char.IsAsciiDigit);

    private static int Prefix(string digits, int length)
    {
        var value = 0;
        foreach (var digit in digits.AsSpan(0, length))
        {
            value = (value * 10) + (digit - '0');
        }

        return value;
    }
}
