using System.Security.Cryptography;

namespace Solde.Vault;

/// <summary>A key that wraps the keys of records, in memory for as long as it is needed.</summary>
/// <param name="version">Which; its file bears it.</param>
/// <param name="bytes">The key. It is this object's from now on, which overwrites it.</param>
internal sealed class MasterKey(int version, byte[] bytes) : IDisposable
{
    /// <summary>AES-256.</summary>
    public const int Bytes = 32;

    public int Version => version;

    public ReadOnlySpan<byte> Span => bytes;

    public void Dispose() => CryptographicOperations.ZeroMemory(bytes);
}
