namespace Solde.App.Properties;

/// <summary>A picture that guests see.</summary>
/// <param name="Id">Its id, by which anybody may fetch it.</param>
/// <param name="Property">Whose it is.</param>
/// <param name="Kind">Its media type: <c>image/png</c>, <c>image/jpeg</c> or <c>image/webp</c>.</param>
/// <param name="Bytes">The picture.</param>
public sealed record Picture(Guid Id, Guid Property, string Kind, ImmutableArray<byte> Bytes)
{
    /// <summary>The largest picture, in bytes.</summary>
    public const int MostBytes = 200 * 1024;

    private const int RiffHead = 8;

    /// <summary>The media type of a picture, by how it begins, whatever its name; null = none of those taken, or larger than <see cref="MostBytes"/>.</summary>
    public static string? KindOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        { Length: > MostBytes } => null,
        _ when bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) => "image/png",
        _ when bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => "image/jpeg",
        _ when bytes.Length > RiffHead && bytes.StartsWith("RIFF"u8) && bytes[RiffHead..].StartsWith("WEBPVP8"u8) => "image/webp",
        _ => null,
    };
}
