using System.Buffers.Binary;

namespace Solde.Core.Requests;

/// <summary>What a guest writes on a transfer so that it finds its booking: a creditor reference (ISO 11649), which banks carry unchanged and whose check digits
/// tell a slip.</summary>
public static class TransferReference
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const int Longest = 21;

    /// <summary>The reference of a booking, without blanks: <c>RF18539007547034</c>.</summary>
    /// <param name="reference">The booking's reference: it is what staff know. It is taken as it is or not at all, so that two bookings never share one.</param>
    /// <param name="id">The booking's id, of which it is made where the reference has other characters than A–Z and 0–9, or more than 21.</param>
    public static string Of(string reference, Guid id)
    {
        var text = reference.Length is > 0 and <= Longest && Mod97.Takes(reference) ? reference : Of(id);
        return $"RF{98 - Mod97.Of(text + "RF00"):00}{text}";
    }

    // 21 characters hold 108 of its 128 bits: the last ones, where ids made in the same second differ.
    private static string Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var rest = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        Span<char> text = stackalloc char[Longest];
        for (var i = Longest - 1; i >= 0; i--)
        {
            text[i] = Digits[(int)(rest % 36)];
            rest /= 36;
        }

        return new string(text);
    }
}
