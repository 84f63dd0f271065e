using System.Collections.Frozen;

namespace Solde.Core;

/// <summary>An ISO 4217 currency: its alphabetic code and how many decimals its minor unit has (EUR 2, JPY 0, TND 3).</summary>
/// <remarks>Instances are shared: there is one object per code, so currencies compare by reference.</remarks>
public sealed class Currency
{
    // ISO 4217 list one; codes of metals, funds and testing are left out because nobody can be charged in them.
    private const string Exponent0 = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
    private const string Exponent3 = "BHD IQD JOD KWD LYD OMR TND";
    private const string Exponent2 =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP " +
        "CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR " +
        "KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN " +
        "PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD " +
        "TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW ZWG";

    private static readonly FrozenDictionary<string, Currency> Known =
        Of(Exponent0, 0).Concat(Of(Exponent2, 2)).Concat(Of(Exponent3, 3)).ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);

    private Currency(string code, int decimals)
    {
        Code = code;
        Decimals = decimals;
        MinorPerUnit = decimals switch { 0 => 1, 2 => 100, _ => 1000 };
    }

    /// <summary>The three-letter code, upper case.</summary>
    public string Code { get; }

    /// <summary>Decimals of the minor unit: 0, 2 or 3.</summary>
    public int Decimals { get; }

    /// <summary>Minor units in one unit: 1, 100 or 1000.</summary>
    public int MinorPerUnit { get; }

    /// <summary>The euro, the currency of the samples.</summary>
    public static Currency Eur { get; } = Known["EUR"];

    /// <summary>Finds a currency by its ISO 4217 code (upper case); null when there is none.</summary>
    public static Currency? Find(string code) => Known.GetValueOrDefault(code);

    /// <summary>The currency of a code that is known to be valid.</summary>
    /// <exception cref="ArgumentException">No such ISO 4217 code.</exception>
    public static Currency Parse(string code) => Find(code) ?? throw new ArgumentException($"unknown currency {code}", nameof(code));

    /// <inheritdoc/>
    public override string ToString() => Code;

    private static IEnumerable<Currency> Of(string codes, int decimals) => codes.Split(' ').Select(code => new Currency(code, decimals));
}
