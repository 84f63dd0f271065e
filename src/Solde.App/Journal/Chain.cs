using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Solde.App.Journal;

/// <summary>The chain of hashes that a booking's journal entries form: each binds all before it.</summary>
public static class Chain
{
    /// <summary>What the first entry of a chain is bound to: whose chain it is.</summary>
    /// <param name="property">The property.</param>
    /// <param name="booking">The booking; null for the facts of the property itself.</param>
    public static byte[] Start(Guid property, Guid? booking)
    {
        Span<byte> ids = stackalloc byte[32];
        property.TryWriteBytes(ids, bigEndian: true, out _);
        (booking ?? Guid.Empty).TryWriteBytes(ids[16..], bigEndian: true, out _);
        return SHA256.HashData(ids);
    }

    /// <summary>The hash of an entry: SHA-256 of the hash before, seq and at (64 bits, big endian), the name, a zero byte, and the data.</summary>
    /// <param name="previous">The hash of the entry before.</param>
    /// <param name="seq">Its place in the chain, from 1.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="what">The fact's name.</param>
    /// <param name="data">The fact's fields, as stored.</param>
    public static byte[] Next(ReadOnlySpan<byte> previous, long seq, Instant at, string what, string data)
    {
        var bytes = new byte[previous.Length + 16 + Encoding.UTF8.GetByteCount(what) + 1 + Encoding.UTF8.GetByteCount(data)];
        var rest = bytes.AsSpan();
        previous.CopyTo(rest);
        rest = rest[previous.Length..];
        BinaryPrimitives.WriteInt64BigEndian(rest, seq);
        BinaryPrimitives.WriteInt64BigEndian(rest[8..], StoredTime.Milliseconds(at));
        rest = rest[16..];
        rest = rest[(Encoding.UTF8.GetBytes(what, rest) + 1)..];
        Encoding.UTF8.GetBytes(data, rest);
        return SHA256.HashData(bytes);
    }
}
