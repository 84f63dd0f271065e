namespace Solde.Core;

/// <summary>ISO 7064's MOD 97-10 as IBANs (ISO 13616) and creditor references (ISO 11649) use it: a letter counts as two digits, A as 10, Z as 35.</summary>
internal static class Mod97
{
    /// <summary>The remainder of a text of A–Z and 0–9; 1 where its check digits are right.</summary>
    internal static int Of(string text)
    {
        var remainder = 0;
        foreach (var c in text)
        {
            remainder = char.IsAsciiDigit(c) ? ((remainder * 10) + c - '0') % 97 : ((remainder * 100) + c - 'A' + 10) % 97;
        }

        return remainder;
    }

    /// <summary>Whether a text has only A–Z and 0–9.</summary>
    internal static bool Takes(string text) => text.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c));
}
