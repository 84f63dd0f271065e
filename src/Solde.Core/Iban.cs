using System.Collections.Frozen;
using System.Globalization;

namespace Solde.Core;

/// <summary>IBANs (ISO 13616), and the BICs (ISO 9362) that go with them.</summary>
public static class Iban
{
    // As the SWIFT registry has them, by country.
    private const string Lengths =
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 "
        + "GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 "
        + "MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 "
        + "XK20 YE30";

    private static readonly FrozenDictionary<string, int> LengthOf = Lengths.Split(' ')
        .ToFrozenDictionary(each => each[..2], each => int.Parse(each[2..], CultureInfo.InvariantCulture));

    /// <summary>Reads an IBAN as people write it, with blanks or without.</summary>
    /// <returns>What is wrong with it; null = nothing, and <paramref name="iban"/> has it without blanks, upper case.</returns>
    public static string? TryRead(string text, out string iban)
    {
        iban = Plain(text);
        if (iban.Length < 4 || !Mod97.Takes(iban) || !LengthOf.TryGetValue(iban[..2], out var length))
        {
            return "not an IBAN, such as \"FR76 3000 6000 0112 3456 7890 189\"";
        }

        return iban.Length != length ? $"an IBAN of {iban[..2]} has {length} characters, not {iban.Length}"
            : char.IsAsciiDigit(iban[2]) && char.IsAsciiDigit(iban[3]) && Mod97.Of(iban[4..] + iban[..4]) == 1 ? null
            : "not an IBAN: its check digits are wrong";
    }

    /// <summary>Reads a BIC by its shape: bank, country, place, and a branch where it has eleven characters.</summary>
    /// <returns>What is wrong with it; null = nothing, and <paramref name="bic"/> has it without blanks, upper case.</returns>
    public static string? TryReadBic(string text, out string bic)
    {
        bic = Plain(text);
        return bic.Length is 8 or 11 && Mod97.Takes(bic) && char.IsAsciiLetter(bic[4]) && char.IsAsciiLetter(bic[5])
            ? null
            : "not a BIC, such as \"AGRIFRPP\"";
    }

    /// <summary>An IBAN, or a reference, in groups of four as people read it aloud and type it.</summary>
    /// <param name="text">Without blanks.</param>
    public static string InFours(string text) => string.Join(' ', text.Chunk(4).Select(four => new string(four)));

    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
}
