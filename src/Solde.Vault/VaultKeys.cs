using System.Globalization;
using System.Security.Cryptography;

namespace Solde.Vault;

/// <summary>The master keys: files of 32 bytes in a folder that is not the database's, <c>0001.key</c>, <c>0002.key</c>… The newest one wraps, the older
/// ones still unwrap. Read anew each time: a key that was put there or taken away counts at once, and none stays in memory.</summary>
/// <param name="folder">The folder.</param>
public sealed class VaultKeys(string folder)
{
    private const string Ending = ".key";
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>The versions there are, the oldest first.</summary>
    public ImmutableArray<int> Versions => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*" + Ending).Select(VersionOf).Where(version => version > 0).Order()]
        : [];

    /// <summary>Makes the next key; from now on it wraps.</summary>
    /// <returns>Its version.</returns>
    /// <exception cref="IOException">Somebody else made it at the same time, or the disk takes no file.</exception>
    public int Make()
    {
        MakeFolder();
        var version = Versions.LastOrDefault() + 1;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Owner;
        }

        var bytes = RandomNumberGenerator.GetBytes(MasterKey.Bytes);
        try
        {
            using var file = new FileStream(PathOf(version), options);
            file.Write(bytes);
            file.Flush(flushToDisk: true); // Whatever it wraps is lost without it.
            return version;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>The key that wraps.</summary>
    /// <exception cref="VaultException">There is none, or it cannot be used.</exception>
    internal MasterKey Newest() => Versions is [.., var newest] ? Read(newest) : throw new VaultException($"{folder}: no key (`solde vault new-key` makes one)");

    /// <summary>A key by its version.</summary>
    /// <exception cref="VaultException">It is not there, or cannot be used.</exception>
    internal MasterKey Read(int version)
    {
        var path = PathOf(version);
        if (!File.Exists(path))
        {
            throw new VaultException($"{path}: no such key; without it nothing that it wraps can be opened");
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
        {
            throw new VaultException($"{path}: others than its owner may use it (chmod 600)");
        }

        var bytes = File.ReadAllBytes(path);
        if (bytes.Length == MasterKey.Bytes)
        {
            return new MasterKey(version, bytes);
        }

        CryptographicOperations.ZeroMemory(bytes);
        throw new VaultException($"{path}: {bytes.Length} bytes are no key");
    }

    private void MakeFolder()
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, Owner | UnixFileMode.UserExecute);
    }

    private string PathOf(int version) => Path.Combine(folder, version.ToString("0000", CultureInfo.InvariantCulture) + Ending);

    private static int VersionOf(string path) =>
        int.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
