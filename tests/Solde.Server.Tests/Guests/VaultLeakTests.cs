using System.Net;
using System.Text;
using Npgsql;
using Solde.App.Access;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.App.Requests;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Properties;
using Solde.Server.Demo;
using Solde.Server.Tests.Cli;
using Solde.Tests;
using Solde.Tests.Postgres;

namespace Solde.Server.Tests.Guests;

/// <summary>A card that guests type for the vault is collected, shown once, and kept; then its number is looked for in everything that a whole installation
/// writes and says: the database down to its bytes, logs, e-mails, exports, pages and the API.</summary>
public sealed class VaultLeakTests
{
    private const string EveryDay = "from=2020-01-01&to=2100-12-31";

    [Fact]
    public async Task On_SQLite_the_number_is_nowhere()
    {
        await using var house = await GuestHouse.OpenApart();
        await Play(house);
        Assert.False(Canary.IsIn(await house.Stop()));
        Assert.Empty(Canary.FilesIn(house.Folder));

        await Plant(house);
        Assert.Contains(house.File, Canary.FilesIn(house.Folder).Select(path => path.Replace("-wal", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task On_PostgreSQL_the_number_is_nowhere_in_the_server_s_own_files_either()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var cluster = await TestPostgres.CreateCluster();
        await cluster.Server.Execute("CREATE DATABASE solde", cancel);
        var database = new NpgsqlConnectionStringBuilder(cluster.Server.ConnectionString) { Database = "solde" }.ConnectionString;
        await using var house = await GuestHouse.OpenApart(database);
        await Play(house);
        Assert.False(Canary.IsIn(await house.Stop()));
        Assert.Empty(Canary.FilesIn(house.Folder));
        Assert.Empty(await FilesOf(cluster));

        // Last, for what was once written stays in the log: what the look finds of it says that it was not blind before.
        await cluster.Start(cancel);
        await Plant(house);
        var found = (await FilesOf(cluster)).Select(path => Path.GetRelativePath(cluster.Folder, path)).ToList();
        Assert.Contains(found, path => path.StartsWith("data/base/", StringComparison.Ordinal));
        Assert.Contains(found, path => path.StartsWith("data/pg_wal/", StringComparison.Ordinal));
    }

    /// <summary>Three guests type the card: the first one's is collected, the second one's shown, the third one's stays. Nobody is told the number but who asks
    /// to see it.</summary>
    private static async Task Play(GuestHouse house)
    {
        var (password, key) = await Furnish(house);
        var stays = await house.Ask("B1", "B2", "B3");
        var guests = stays.Select((_, number) => new GuestBrowser($"192.0.2.{number + 1}")).ToArray();
        foreach (var (guest, stay) in guests.Zip(stays))
        {
            await Type(guest, stay);
            Assert.NotNull((await house.Booking(stay)).Cards[^1].Kept);
        }

        await house.Act(stays[0], booking => RequestActions.Collect(booking));
        await house.Until(stays[0], "payment.succeeded");
        var staff = new GuestBrowser("192.0.2.100");
        var shown = await Reveal(staff, house, stays[1], password);
        Assert.True(Canary.IsIn(shown.Html)); // So the look sees through pages, too.

        string[] office =
        [
            "", "billing", "bookings", "tasks", "messages", "journal", "journal?handler=Csv", $"exports?handler=Money&{EveryDay}",
            .. stays.Select(stay => $"bookings/{stay.Key.Booking:D}"),
        ];
        var api = new GuestBrowser("192.0.2.101");
        string[] told = ["", "/bookings", "/bookings/B1", "/bookings/B2/journal", "/bookings/B3/messages", "/journal", "/messages", "/requests?state=answered", "/tasks", "/attemptsInDoubt"];
        foreach (var page in office)
        {
            Assert.Equal((page, 200), (page, (await staff.Get(new Uri(house.Site, $"1/{page}"))).Status));
        }

        foreach (var path in told)
        {
            var at = new Uri(house.Site, $"api/v1/properties/{house.Property:D}{path}");
            Assert.Equal((path, 200), (path, (await api.Send(HttpMethod.Get, at, null, ("Authorization", $"Bearer {key}"))).Status));
        }

        var export = Path.Combine(house.Folder, "payments.csv");
        var exported = await LiveFolder.Run(["export", "payments", export, "--from", "2020-01-01", "--to", "2100-12-31", .. house.Which]);
        Assert.Equal((0, ""), (exported.Code, exported.Error));
        Assert.Contains("B1", await File.ReadAllTextAsync(export, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        foreach (var guest in guests.Zip(stays))
        {
            await guest.First.Visit(guest.Second.Link);
        }

        await house.Until(stays[0], "message.sent");
        Assert.NotEmpty(house.Letters());
        var answers = guests.Append(staff).Append(api).SelectMany(browser => browser.Answers).Where(answer => answer != shown).ToList();
        Assert.All(answers, answer => Assert.False(Canary.IsIn($"{answer.Html} {string.Join(' ', answer.Headers.SelectMany(values => values))}"), $"{answer.At}"));
    }

    /// <summary>A property whose guests type mail-order cards for the vault, a member of staff and a key.</summary>
    private static async Task<(string Password, string Key)> Furnish(GuestHouse house)
    {
        await house.Set(settings => settings with { Methods = [new(PaymentMethod.Card), new(PaymentMethod.MailOrderCard)] });
        return await house.Beside(async opened =>
        {
            var (_, password) = await DemoStaff.Owner(opened, Languages.French, house.Now());
            Assert.True(await opened.Vault!.SwitchOn(house.Property, Actor.CommandLine, house.Now()));
            var key = await opened.Keys.Create(house.Property, opened.Ids.New(), "test", KeyScope.Read, Encoding.ASCII.GetBytes(new string('k', ApiKeyText.RandomBytes)), house.Now());
            return (password, key!);
        });
    }

    /// <summary>The guest types it with a month that is over, and again.</summary>
    private static async Task Type(GuestBrowser guest, GuestStay stay)
    {
        var form = await guest.Follow(await guest.Press(await guest.Visit(stay.Link), nameof(PaymentMethod.MailOrderCard)));
        Assert.EndsWith("/card", form.At.AbsolutePath, StringComparison.Ordinal);
        form = await guest.Press(form, "", ("number", Canary.Number), ("expiry", "01/20"), ("code", "123"));
        Assert.Equal(200, form.Status);
        Assert.Equal(200, (await guest.Follow(await guest.Press(form, "", ("number", Canary.Number), ("expiry", "12/34"), ("code", "123")))).Status);
    }

    private static async Task<GuestAnswer> Reveal(GuestBrowser staff, GuestHouse house, GuestStay stay, string password)
    {
        var door = await staff.Get(new Uri(house.Site, "sign-in"));
        await staff.Follow(await staff.Press(door, "", ("email", "demo@example.com"), ("password", password)));
        var page = await staff.Get(new Uri(house.Site, $"1/bookings/{stay.Key.Booking:D}/card"));
        Assert.Equal(200, page.Status);
        var token = page.Form("").Fields.Single(field => field.Name == "__RequestVerificationToken"); // The same in each form of a page.
        return await staff.Send(HttpMethod.Post, page.At, [token, ("reason", $"{RevealReason.Terminal}"), ("password", password)]);
    }

    /// <summary>What must be found.</summary>
    private static Task<bool> Plant(GuestHouse house) => house.Beside(async opened =>
    {
        await opened.Store.Record(house.Property, [new TaskCreated(house.Now(), $"typed {Canary.Number} here", "payments")]);
        return true;
    });

    /// <summary>The files of a server that hold the number, once all that it has in its memory is written; it is stopped, so that none goes while it is read.</summary>
    private static async Task<IReadOnlyList<string>> FilesOf(PostgresCluster cluster)
    {
        var cancel = TestContext.Current.CancellationToken;
        await cluster.Server.Execute("CHECKPOINT", cancel);
        await cluster.Server.Execute("SELECT pg_switch_wal()", cancel);
        await cluster.Stop(StopMode.Fast, cancel);
        return Canary.FilesIn(cluster.Folder);
    }
}
