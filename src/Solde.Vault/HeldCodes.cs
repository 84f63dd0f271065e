using System.Security.Cryptography;
using System.Text;

namespace Solde.Vault;

/// <summary>The codes of cards, in the memory of this process and nowhere else: for a quarter of an hour, and until somebody looks at the card or it is
/// authorised. Safe to call from many threads.</summary>
/// <param name="time">The time.</param>
public sealed class HeldCodes(TimeProvider time) : IDisposable
{
    /// <summary>No code is held longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly Lock turn = new();
    private readonly Dictionary<Guid, Held> held = [];

    /// <summary>Holds a code.</summary>
    /// <param name="record">The vault's record of the card.</param>
    /// <param name="token">The gateway's token of the card.</param>
    /// <param name="code">The code.</param>
    public void Hold(Guid record, string token, string code)
    {
        lock (turn)
        {
            Remove(record);
            var bytes = Encoding.ASCII.GetBytes(code);
            held[record] = new Held(token, bytes, time.GetUtcNow() + Longest, time.CreateTimer(_ => Drop(record), null, Longest, Timeout.InfiniteTimeSpan));
        }
    }

    /// <summary>Gives a code away; it is not held any more.</summary>
    /// <returns>Null when there is none, or none any more.</returns>
    public string? Take(Guid record)
    {
        lock (turn)
        {
            var code = held.TryGetValue(record, out var found) && time.GetUtcNow() < found.Until ? Encoding.ASCII.GetString(found.Code) : null;
            Remove(record);
            return code;
        }
    }

    /// <summary>Forgets a code.</summary>
    public void Drop(Guid record)
    {
        lock (turn)
        {
            Remove(record);
        }
    }

    /// <summary>Forgets the codes of a card, by its token: it is authorised.</summary>
    public void DropOf(string token)
    {
        lock (turn)
        {
            foreach (var record in held.Where(pair => pair.Value.Token == token).Select(pair => pair.Key).ToList())
            {
                Remove(record);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (turn)
        {
            foreach (var record in held.Keys.ToList())
            {
                Remove(record);
            }
        }
    }

    private void Remove(Guid record)
    {
        if (held.Remove(record, out var found))
        {
            CryptographicOperations.ZeroMemory(found.Code);
            found.End.Dispose();
        }
    }

    private sealed record Held(string Token, byte[] Code, DateTimeOffset Until, ITimer End);
}
