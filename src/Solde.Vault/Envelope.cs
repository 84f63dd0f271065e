using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime.Text;
using Solde.App.Bookings;
using Solde.App.Cards;
using Solde.Core.Cards;

namespace Solde.Vault;

/// <summary>Encrypts a number and its expiry, and opens them: AES-256-GCM under a fresh key for each record, which a master key wraps. Every field of a
/// record is bound: one that was changed, or put beside another booking, does not open.</summary>
internal static class Envelope
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private static readonly YearMonthPattern Expiry = YearMonthPattern.Iso;

    /// <summary>Encrypts.</summary>
    /// <param name="key">The master key that wraps.</param>
    /// <param name="id">The record's id.</param>
    /// <param name="booking">Whose card.</param>
    /// <param name="card">Which of its cards.</param>
    /// <param name="digits">The number.</param>
    /// <param name="expiry">Last month in which it can be used.</param>
    /// <param name="now">The instant, to the millisecond.</param>
    public static VaultRecord Seal(MasterKey key, Guid id, BookingKey booking, CardId card, string digits, YearMonth expiry, Instant now)
    {
        var plain = Encoding.ASCII.GetBytes($"{Expiry.Format(expiry)} {digits}");
        var own = RandomNumberGenerator.GetBytes(MasterKey.Bytes);
        try
        {
            var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
            return new VaultRecord
            {
                Id = id, Booking = booking, Card = card, CreatedAt = now, KeyVersion = key.Version, WrappedKey = Wrap(key, id, own), Nonce = [.. nonce],
                Ciphertext = Encrypt(own, nonce, plain, Binding(id, booking, card, now)),
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
            CryptographicOperations.ZeroMemory(own);
        }
    }

    /// <summary>Opens a record.</summary>
    /// <exception cref="VaultException">It is not what <see cref="Seal"/> made, or another key wraps it.</exception>
    public static (string Digits, YearMonth Expiry) Open(MasterKey key, VaultRecord record)
    {
        var own = Unwrap(key, record);
        byte[]? plain = null;
        try
        {
            plain = Decrypt(own, record.Nonce.AsSpan(), record.Ciphertext.AsSpan(), Binding(record.Id, record.Booking, record.Card, record.CreatedAt));
            var text = Encoding.ASCII.GetString(plain).Split(' ');
            return (text[1], Expiry.Parse(text[0]).GetValueOrThrow());
        }
        finally
        {
            CryptographicOperations.ZeroMemory(own);
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>Wraps a record's key anew; number and expiry are not looked at.</summary>
    /// <exception cref="VaultException">The old key does not wrap it.</exception>
    public static VaultRecord Rewrap(MasterKey old, MasterKey key, VaultRecord record)
    {
        var own = Unwrap(old, record);
        try
        {
            return record with { KeyVersion = key.Version, WrappedKey = Wrap(key, record.Id, own) };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(own);
        }
    }

    // The nonce of the wrapping stands before it.
    private static ImmutableArray<byte> Wrap(MasterKey key, Guid id, byte[] own)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        return [.. nonce, .. Encrypt(key.Span, nonce, own, WrapBinding(key.Version, id))];
    }

    private static byte[] Unwrap(MasterKey key, VaultRecord record)
    {
        var wrapped = record.WrappedKey.AsSpan();
        return wrapped.Length == NonceBytes + MasterKey.Bytes + TagBytes
            ? Decrypt(key.Span, wrapped[..NonceBytes], wrapped[NonceBytes..], WrapBinding(record.KeyVersion, record.Id))
            : throw Broken(null);
    }

    private static ImmutableArray<byte> Encrypt(ReadOnlySpan<byte> key, byte[] nonce, byte[] plain, byte[] binding)
    {
        var sealedBytes = new byte[plain.Length + TagBytes];
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(0, plain.Length), sealedBytes.AsSpan(plain.Length), binding);
        return [.. sealedBytes];
    }

    private static byte[] Decrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> sealedBytes, byte[] binding)
    {
        if (nonce.Length != NonceBytes || sealedBytes.Length < TagBytes)
        {
            throw Broken(null);
        }

        var plain = new byte[sealedBytes.Length - TagBytes];
        using var cipher = new AesGcm(key, TagBytes);
        try
        {
            cipher.Decrypt(nonce, sealedBytes[..^TagBytes], sealedBytes[^TagBytes..], plain, binding);
            return plain;
        }
        catch (AuthenticationTagMismatchException wrong)
        {
            throw Broken(wrong);
        }
    }

    private static byte[] WrapBinding(int version, Guid id) =>
        [.. "solde vault 1 key "u8, .. Encoding.ASCII.GetBytes(version.ToString(CultureInfo.InvariantCulture)), 0, .. id.ToByteArray(bigEndian: true)];

    private static byte[] Binding(Guid id, BookingKey booking, CardId card, Instant at)
    {
        var numbers = new byte[sizeof(int) + sizeof(long)];
        BinaryPrimitives.WriteInt32BigEndian(numbers, card.Number);
        BinaryPrimitives.WriteInt64BigEndian(numbers.AsSpan(sizeof(int)), at.ToUnixTimeMilliseconds());
        return
        [
            .. "solde vault 1 card "u8, .. booking.Property.ToByteArray(bigEndian: true), .. booking.Booking.ToByteArray(bigEndian: true),
            .. id.ToByteArray(bigEndian: true), .. numbers,
        ];
    }

    private static VaultException Broken(Exception? inner) => new("the record was changed, or another key wraps it", inner);
}
