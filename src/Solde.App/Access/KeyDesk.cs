using Solde.App.Journal;
using Solde.Core.Facts;

namespace Solde.App.Access;

/// <summary>Where keys of the API are made and revoked.</summary>
/// <param name="access">Remembers them.</param>
public sealed class KeyDesk(IAccess access)
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 100;

    /// <summary>Who acts (<see cref="Actor"/>); null = nobody is named.</summary>
    public string? By { get; private init; }

    /// <summary>The desk as somebody uses it: the journal names them with everything they do.</summary>
    public KeyDesk As(string by) => new(access) { By = by };

    /// <summary>Whether a key may be called so: 1 to <see cref="LongestName"/> characters on one line.</summary>
    public static bool IsName(string name) => !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName && !name.Any(char.IsControl);

    /// <summary>Makes a key.</summary>
    /// <param name="property">The property it opens.</param>
    /// <param name="id">Its id; the same one never makes a second key.</param>
    /// <param name="name">What it is for.</param>
    /// <param name="scope">What it may be used for.</param>
    /// <param name="random">As many bytes as <see cref="ApiKeyText.RandomBytes"/>, from a generator fit for secrets.</param>
    /// <param name="now">The instant.</param>
    /// <returns>The key, which is not known to anybody afterwards; null when one of that id was made before.</returns>
    public async ValueTask<string?> Create(Guid property, Guid id, string name, KeyScope scope, ReadOnlyMemory<byte> random, Instant now)
    {
        var text = ApiKeyText.Of(random.Span);
        var key = new ApiKey
        {
            Id = id, Property = property, Prefix = ApiKeyText.PrefixOf(text)!, Hash = ApiKeyText.Hash(text), Name = name, Scope = scope, CreatedAt = now,
        };
        return await access.AddKey(key, new KeyCreated(now, key.Prefix, name), By) ? text : null;
    }

    /// <summary>Makes a key useless from now on.</summary>
    /// <returns>False when the property has no such key, or it was revoked before.</returns>
    public ValueTask<bool> Revoke(Guid property, string prefix, Instant now) => access.RevokeKey(property, prefix, now, new KeyRevoked(now, prefix), By);
}
