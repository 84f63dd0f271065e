using NodaTime;
using Solde.App.Access;
using Solde.Core.Facts;
using Solde.Server.Tests.Cli;

namespace Solde.Server.Tests.Api;

/// <summary>Who may ask, and for what.</summary>
public sealed class KeyTests
{
    [Theory]
    [InlineData("")]
    [InlineData("solde_live_0123456789ab")]
    [InlineData("solde_live_0123456789ab_0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Without_a_key_nothing_is_told(string key)
    {
        await using var rig = await ApiRig.Open();
        var answer = await rig.Get("/bookings", key);
        Assert.Equal((401, "unauthorized"), (answer.Status, answer.Code));
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task A_key_with_one_digit_changed_opens_nothing()
    {
        await using var rig = await ApiRig.Open();
        var changed = rig.MyKey[..^1] + (rig.MyKey[^1] == '0' ? '1' : '0');
        Assert.Equal(401, (await rig.Get("/bookings", changed)).Status);
        Assert.Equal(200, (await rig.Get("/bookings")).Status);
    }

    [Fact]
    public async Task A_key_that_may_only_read_changes_nothing()
    {
        await using var rig = await ApiRig.Open();
        var key = await rig.NewKey(rig.Mine, KeyScope.Read);
        Assert.Equal((403, "readOnlyKey"), await Coded(rig.Put("/bookings/B1", ApiRig.Booking(), key)));
        Assert.Equal(200, (await rig.Get("/bookings", key)).Status);
        Assert.Empty((await rig.Get("/bookings")).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_from_then_on()
    {
        await using var rig = await ApiRig.Open();
        Assert.Equal(200, (await rig.Get("/bookings")).Status);
        await rig.Store.RevokeKey(rig.Mine, ApiKeyText.PrefixOf(rig.MyKey)!, rig.Now, new KeyRevoked(rig.Now, ""), by: null);
        Assert.Equal(401, (await rig.Get("/bookings")).Status);
    }

    [Fact]
    public async Task The_last_day_of_use_is_noted()
    {
        await using var rig = await ApiRig.Open();
        await rig.Get("/bookings");
        rig.Now += Duration.FromDays(2);
        await rig.Get("/bookings");
        Assert.Equal(new LocalDate(2026, 6, 3), (await rig.Store.Keys(rig.Mine)).Single().UsedOn);
    }

    [Fact]
    public async Task Guesses_are_counted_by_where_they_come_from()
    {
        await using var rig = await ApiRig.Open(new() { Burst = 2, PerSecond = 1 });
        int[] statuses = [(await rig.Get("/bookings", "a")).Status, (await rig.Get("/bookings", "b")).Status, (await rig.Get("/bookings", "c")).Status];
        Assert.Equal([401, 401, 429], statuses);
        Assert.Equal(200, (await rig.Get("/bookings")).Status);
    }

    [Fact]
    public async Task Keys_are_made_listed_and_revoked_from_the_command_line()
    {
        using var folder = new TemporaryFolder();
        var database = folder.Of("s.db");
        using (var store = Storage.SqlStore.Sqlite(database))
        {
            await store.SaveProperty(new Guid(1, 0, 0, new byte[8]), ApiRig.Settings("Les Pins"), Instant.FromUtc(2016, 1, 1, 0, 0));
        }

        var made = await Cli.Program.Run("keys", "create", "Booking system", "--write", "-d", database);
        var key = made.Output.Trim();
        Assert.Equal(0, made.Code);
        Assert.NotNull(ApiKeyText.PrefixOf(key));
        Assert.Contains("may read and write \"Les Pins\"", made.Error);
        var listed = (await Cli.Program.Run("keys", "list", "-d", database)).Output;
        Assert.Contains("Booking system", listed);
        Assert.DoesNotContain(key, listed);
        Assert.DoesNotContain(key[^64..], System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(database)));
        Assert.Equal(0, (await Cli.Program.Run("keys", "revoke", ApiKeyText.PrefixOf(key)!, "-d", database)).Code);
        Assert.Equal(3, (await Cli.Program.Run("keys", "revoke", ApiKeyText.PrefixOf(key)!, "-d", database)).Code);
        Assert.Equal(2, (await Cli.Program.Run("keys", "create", "", "-d", database)).Code);
    }

    private static async Task<(int Status, string? Code)> Coded(Task<ApiAnswer> asked)
    {
        var answer = await asked;
        return (answer.Status, answer.Code);
    }
}
