using System.Buffers.Binary;
using NodaTime;
using Solde.App.Journal;

namespace Solde.Storage.Webhooks;

/// <summary>Ids of deliveries: UUIDv7 of the event's time, with the hash of its journal entry in place of what is random. So they come in the order of
/// events, and the same event has the same one at every webhook.</summary>
internal static class DeliveryId
{
    public static Guid Of(Instant at, ReadOnlySpan<byte> hash)
    {
        Span<byte> id = stackalloc byte[16];
        hash[..16].CopyTo(id);
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, Math.Max(0, StoredTime.Milliseconds(at)));
        time[2..].CopyTo(id);
        id[6] = (byte)((id[6] & 0x0f) | 0x70);
        id[8] = (byte)((id[8] & 0x3f) | 0x80);
        return new Guid(id, bigEndian: true);
    }

    /// <summary>The lowest id that an event of an instant can have.</summary>
    public static Guid First(Instant at) => Of(Instant.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()), new byte[16]);
}
