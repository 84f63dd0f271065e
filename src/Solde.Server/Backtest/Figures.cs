using System.Globalization;
using NodaTime;
using Solde.Core;

namespace Solde.Server.Backtest;

/// <summary>Numbers as people of a language write them.</summary>
internal sealed class Figures(string language, Currency currency)
{
    private const string NarrowSpace = "\u202f";
    private const string Space = "\u00a0";

    private readonly NumberFormatInfo format = new()
    {
        NumberGroupSeparator = language == "fr" ? NarrowSpace : ",",
        NumberDecimalSeparator = language == "fr" ? "," : ".",
    };

    private readonly string sign = currency.Code == "EUR" ? "€" : currency.Code;

    /// <summary>12,345.</summary>
    public string Count(int count) => count.ToString("N0", format);

    /// <summary>€ 12,345.60.</summary>
    public string Amount(Money amount) => Signed((amount.Minor / (decimal)currency.MinorPerUnit).ToString("N" + currency.Decimals, format));

    /// <summary>€ 12,346.</summary>
    public string Whole(Money amount) => Signed((amount.Minor / (decimal)currency.MinorPerUnit).ToString("N0", format));

    /// <summary>12.3, in thousands and without the currency.</summary>
    public string Thousands(Money amount) => (amount.Minor / (1000m * currency.MinorPerUnit)).ToString("N1", format);

    /// <summary>€ 250k, for axes.</summary>
    public string Short(decimal units) => Signed(units switch
    {
        0 => "0",
        >= 1_000_000 => (units / 1_000_000).ToString("0.##", format) + (language == "fr" ? Space + "M" : "M"),
        >= 1_000 => (units / 1_000).ToString("0.##", format) + (language == "fr" ? Space + "k" : "k"),
        _ => units.ToString("0.##", format),
    });

    /// <summary>42.5 %; a dash where the whole is nothing.</summary>
    public string Share(long part, long whole) => whole == 0
        ? "–"
        : (100m * part / whole).ToString("0.0", format) + (language == "fr" ? Space + "%" : "%");

    /// <summary>August 2016.</summary>
    public string Month(YearMonth month) => language == "fr"
        ? $"{FrenchMonths[month.Month - 1]} {month.Year}"
        : month.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>31 August 2016.</summary>
    public string Day(LocalDate day) => $"{day.Day} {Month(day.ToYearMonth())}";

    private static readonly string[] FrenchMonths =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    private string Signed(string number) => language == "fr" ? number + Space + sign : sign + (sign.Length > 1 ? Space : "") + number;
}
