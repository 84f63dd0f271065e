using System.Collections.Frozen;

namespace Solde.Core.Automations;

/// <summary>Where a surcharge on a consumer's card is forbidden (LH13).</summary>
/// <remarks>PSD2 (directive (EU) 2015/2366) art. 62(4) with the national laws that carry it out, which also bind the EU's outermost
/// regions and Åland; in the United Kingdom the Consumer Rights (Payment Surcharges) Regulations 2012 as amended.</remarks>
public static class SurchargeLaw
{
    private const string Union = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";
    private const string PartsWithCodesOfTheirOwn = "AX GF GP MF MQ RE YT";
    private const string RestOfTheArea = "IS LI NO";

    private static readonly FrozenSet<string> Countries =
        $"{Union} {PartsWithCodesOfTheirOwn} {RestOfTheArea} GB".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a property in this country (ISO 3166-1 alpha-2) may not surcharge.</summary>
    public static bool Forbids(string country) => Countries.Contains(country);
}
