namespace Solde.Vault.Tests;

public sealed class KeyTests : IDisposable
{
    private readonly string parent = Directory.CreateTempSubdirectory("solde-keys-").FullName;

    private string Folder => Path.Combine(parent, "keys");

    [Fact]
    public void Versions_count_up_and_the_newest_wraps()
    {
        var keys = new VaultKeys(Folder);
        Assert.Empty(keys.Versions);
        Assert.Equal((1, 2), (keys.Make(), keys.Make()));
        Assert.Equal([1, 2], keys.Versions);
        using var newest = keys.Newest();
        using var first = keys.Read(1);
        Assert.Equal((2, 1), (newest.Version, first.Version));
        Assert.False(newest.Span.SequenceEqual(first.Span));
    }

    [Fact]
    public void A_key_put_there_by_hand_counts_at_once_and_other_files_do_not()
    {
        var keys = new VaultKeys(Folder);
        keys.Make();
        File.WriteAllText(Path.Combine(Folder, "README"), "keys of the vault");
        File.WriteAllText(Path.Combine(Folder, "old.key"), "no number");
        File.Copy(Path.Combine(Folder, "0001.key"), Path.Combine(Folder, "0012.key"));
        Assert.Equal([1, 12], keys.Versions);
    }

    [Fact]
    public void A_key_is_readable_by_its_owner_only_and_one_that_others_can_read_is_not_used()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files have no mode here.");
        var keys = new VaultKeys(Folder);
        keys.Make();
        var file = Path.Combine(Folder, "0001.key");
        Assert.Equal((Mode(file), Mode(Folder)), (UnixFileMode.UserRead | UnixFileMode.UserWrite, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        SetMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Contains("chmod 600", Assert.Throws<VaultException>(keys.Newest).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_keys_nothing_can_be_wrapped_and_the_message_says_what_to_do() =>
        Assert.Contains("solde vault new-key", Assert.Throws<VaultException>(new VaultKeys(Folder).Newest).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void A_file_that_is_no_key_is_not_used(int bytes)
    {
        var keys = new VaultKeys(Folder);
        keys.Make();
        File.WriteAllBytes(Path.Combine(Folder, "0001.key"), new byte[bytes]);
        Assert.Throws<VaultException>(() => keys.Read(1));
    }

    [Fact]
    public void A_key_that_was_taken_away_is_missed() => Assert.Throws<VaultException>(() => new VaultKeys(Folder).Read(3));

    public void Dispose() => Directory.Delete(parent, recursive: true);

#pragma warning disable CA1416 // Only where files have modes.
    private static UnixFileMode Mode(string path) => File.GetUnixFileMode(path);

    private static void SetMode(string path, UnixFileMode mode) => File.SetUnixFileMode(path, mode);
#pragma warning restore CA1416
}
