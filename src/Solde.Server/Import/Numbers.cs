using System.Collections.Immutable;
using System.Globalization;

namespace Solde.Server.Import;

/// <summary>A number in a text.</summary>
/// <param name="of">The text.</param>
/// <param name="whole">Refuses decimals.</param>
internal sealed class ParsedNumber(IValue<string?> of, bool whole) : IValue<decimal?>
{
    /// <summary>Keeps products of two numbers, in minor units, well within what a decimal holds exactly.</summary>
    private const decimal Limit = 1_000_000_000_000;

    public string? Column => of.Column;

    public decimal? Of(Row row)
    {
        if (of.Of(row) is not { } text)
        {
            return null;
        }

        var styles = NumberStyles.AllowLeadingSign | (whole ? NumberStyles.None : NumberStyles.AllowDecimalPoint);
        var plain = row.DecimalComma && !whole ? text.Replace(',', '.') : text;
        if (text.Length > 30 || !decimal.TryParse(plain, styles, CultureInfo.InvariantCulture, out var number))
        {
            row.Fail(Column, $"not a {(whole ? "whole " : "")}number: \"{text}\"");
            return 0;
        }

        if (Math.Abs(number) > Limit)
        {
            row.Fail(Column, $"too large: {text}");
            return 0;
        }

        return number;
    }
}

/// <summary>Numbers added up or multiplied. One that is none is an error: leaving it out would give another amount without a word.</summary>
internal sealed class CombinedNumber(ImmutableArray<IValue<decimal?>> parts, bool product) : IValue<decimal?>
{
    public string? Column => parts.FirstOrDefault(part => part.Column is not null)?.Column;

    public decimal? Of(Row row)
    {
        decimal result = product ? 1 : 0;
        foreach (var part in parts)
        {
            if (part.Of(row) is not { } number)
            {
                row.Fail(part.Column, "empty where a number is needed");
                return 0;
            }

            result = product ? result * number : result + number;
        }

        return result;
    }
}
