using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Solde.App.Vouchers;

/// <summary>Codes of gift vouchers: who has one can spend it. So it is written for people alone (on the voucher, in its e-mail), and nowhere in the database,
/// the journal or the logs: there it is known by its digest.</summary>
public static class VoucherCode
{
    /// <summary>How many letters a code has, hyphens aside: about 70 bits.</summary>
    public const int Letters = 16;

    private const int Group = 4;

    // Without those that are taken for others, or for digits: B, I, O, S, Z.
    private const string Alphabet = "ACDEFGHJKLMNPQRTUVWXY";

    /// <summary>A code of 32 bytes that nobody can guess, in groups of four: <c>KDTA-WXQE-MPYR-CNFH</c>.</summary>
    public static string Of(ReadOnlySpan<byte> secret)
    {
        var number = new BigInteger(secret, isUnsigned: true, isBigEndian: true);
        var text = new StringBuilder();
        for (var i = 0; i < Letters; i++)
        {
            (number, var letter) = BigInteger.DivRem(number, Alphabet.Length);
            text.Append(i > 0 && i % Group == 0 ? "-" : "").Append(Alphabet[(int)letter]);
        }

        return text.ToString();
    }

    /// <summary>By what a voucher is known: SHA-256 of the code's letters, in hexadecimal; however it was typed.</summary>
    public static string DigestOf(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsAsciiLetter)).ToUpperInvariant())));
}
