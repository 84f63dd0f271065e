using System.Globalization;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.Core;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Gateways.Sandbox;
using Solde.Server.Settings;
using Solde.Server.Tests.Cli;

namespace Solde.Server.Tests.Backup;

/// <summary>docs/operations.md, part Backup: what was taken after the copy was made is not taken again.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly LiveFolder live = new();

    private string Database => live.Of("solde.db");

    private string Copy => live.Of("copy.db");

    public void Dispose() => live.Dispose();

    [Fact]
    public async Task A_payment_made_after_the_backup_is_known_after_the_restore_and_not_made_again()
    {
        var (property, _, card) = await LiveFolder.Prepare(Database);
        await Book(property, "B1", card);
        var backup = await LiveFolder.Run("backup", Copy, "--database", Database);
        Assert.Equal((0, $"{Copy}: 1 bookings, 6 journal entries: all hold\n", ""), backup);
        await Serve(mails: 2); // B1 is charged.
        Assert.Equal(1, Charges());

        var restored = await LiveFolder.Run("restore", Copy, "--database", Database, "--replace");
        Assert.Equal((0, ""), (restored.Code, restored.Error));
        Assert.StartsWith("Caught up with the acquirer: 0 open attempts ended, 1 payments and refunds recorded, 0 tasks for staff.\n", restored.Output, StringComparison.Ordinal);
        Assert.Contains("Paused: \"Les Pins\".", restored.Output, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(live.Of(""), "solde.db.replaced-*"));
        Assert.Contains("payment.succeeded", await LiveFolder.Journal(Database, property));
        Assert.Equal(0, (await LiveFolder.Run("verify", "--database", Database)).Code);

        Assert.Equal(0, (await LiveFolder.Run("resume", "--database", Database)).Code);
        await Book(property, "B2", card);
        await Serve(mails: 4); // B2 is charged: the autopilot is at work again.
        Assert.Equal(2, Charges());
        Assert.Equal(0, (await LiveFolder.Run("verify", "--database", Database)).Code);
    }

    [Fact]
    public async Task A_payment_under_way_when_the_copy_was_made_ends_as_the_acquirer_says()
    {
        var (property, _, card) = await LiveFolder.Prepare(Database);
        await Book(property, "B1", card);
        string copied = "";
        using (var opened = Server.Database.Open(Installation.At(Database), make: false, LiveFolder.Now))
        {
            await new Solde.App.Reviews.Autopilot(
                opened.Store, new Execution(opened.Store, new CopyingGateway(opened.Acquirer.Gateway, () => copied = MakeCopy()), opened.Ids, new Clock()),
                new Solde.App.Messages.Outbox(opened.Store, new NoMail(), opened.Ids, static message => message), opened.Ids).RunDue(LiveFolder.Now(), default);
        }

        Assert.Equal("", copied);
        Assert.Equal(1, Charges());
        var restored = await LiveFolder.Run("restore", Copy, "--database", Database, "--replace");
        Assert.StartsWith("Caught up with the acquirer: 1 open attempts ended, 0 payments and refunds recorded, 0 tasks", restored.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await LiveFolder.Run("verify", "--database", Database)).Code);
    }

    [Fact]
    public async Task What_was_refunded_since_is_known_and_what_cannot_be_placed_is_a_task()
    {
        var (property, _, card) = await LiveFolder.Prepare(Database);
        await Book(property, "B1", card);
        await Serve(mails: 2);
        Assert.Equal(0, (await LiveFolder.Run("backup", Copy, "--database", Database)).Code);
        using (var opened = Server.Database.Open(Installation.At(Database), make: false, Live))
        {
            var refusal = await opened.Desk.Do(
                property, "B1", "refund", booking => FolioActions.Refund(booking, new Money(100_00, Currency.Eur), creditLine: false, Live()), Live(), default);
            Assert.Null(refusal);
        }

        await Book(property, "B2", card); // Unknown to the copy.
        await Serve(mails: 4);
        var restored = await LiveFolder.Run("restore", Copy, "--database", Database, "--replace");
        Assert.StartsWith("Caught up with the acquirer: 0 open attempts ended, 1 payments and refunds recorded, 1 tasks", restored.Output, StringComparison.Ordinal);
        using var after = Server.Database.Open(Installation.At(Database), make: false, Live);
        var task = Assert.Single(await after.Store.Tasks(property, TaskFilter.All, null, 10));
        Assert.StartsWith("Encaissement de 700.00 EUR chez l’acquéreur (ch_", task.Text, StringComparison.Ordinal);
        var key = (await after.Store.Find(property, ["B1"]))["B1"];
        Assert.Equal(new Money(100_00, Currency.Eur), (await after.Store.Load([key]))[0].Snapshot.Folios[0].Refunds);
    }

    [Fact]
    public async Task While_it_is_served_it_can_be_backed_up_and_not_restored()
    {
        var (property, _, card) = await LiveFolder.Prepare(Database);
        await Book(property, "B1", card);
        await live.Serve("serve", Database, async _ =>
        {
            while (live.Mails().Length < 2)
            {
                await Task.Yield();
            }

            Assert.Equal(0, (await LiveFolder.Run("backup", Copy, "--database", Database)).Code);
            var restored = await LiveFolder.Run("restore", Copy, "--database", Database, "--replace");
            Assert.Equal((3, "", $"solde: {Database}: is in use; stop `solde serve` first\n"), restored);
        });
        Assert.Equal(["copy.db", "copy.db.key", "copy.db.sandbox"], Directory.GetFiles(live.Of(""), "copy*").Select(Path.GetFileName).Order());
        Assert.Equal(0, (await LiveFolder.Run("verify", "--database", Copy)).Code);
    }

    [Fact]
    public async Task Nothing_is_replaced_unasked_and_a_damaged_copy_replaces_nothing()
    {
        await LiveFolder.Prepare(Database);
        Assert.Equal(0, (await LiveFolder.Run("backup", Copy, "--database", Database)).Code);
        Assert.Equal((2, "", $"solde: {Copy}: is there already; a backup never replaces one\n"), await LiveFolder.Run("backup", Copy, "--database", Database));
        Assert.Equal(2, (await LiveFolder.Run("restore", Copy, "--database", Database)).Code);
        await using (var file = File.OpenWrite(Copy))
        {
            file.Seek(8_192, SeekOrigin.Begin);
            await file.WriteAsync(new byte[4_096].Select((_, i) => (byte)(i % 251)).ToArray());
        }

        var restored = await LiveFolder.Run("restore", Copy, "--database", Database, "--replace");
        Assert.Equal((3, ""), (restored.Code, restored.Output));
        Assert.Equal(0, (await LiveFolder.Run("verify", "--database", Database)).Code);
        Assert.Empty(Directory.GetFiles(live.Of(""), "*.restoring*").Concat(Directory.GetFiles(live.Of(""), "*.replaced*")));
    }

    private string MakeCopy() => LiveFolder.Run("backup", Copy, "--database", Database).GetAwaiter().GetResult().Error;

    private async Task Book(Guid property, string reference, StoredCard card)
    {
        using var opened = Server.Database.Open(Installation.At(Database), make: false, LiveFolder.Now);
        Assert.Null(await opened.Desk.Book(property, LiveFolder.Booking(reference, card), LiveFolder.Now(), default));
    }

    private async Task Serve(int mails) => Assert.Equal(0, (await live.Serve("serve", Database, async _ =>
    {
        while (live.Mails().Length < mails)
        {
            await Task.Yield();
        }
    })).Code);

    private int Charges()
    {
        using var ledger = SqliteLedger.Open(Database + ".sandbox");
        return ledger.Entries().Count(entry => entry is { Kind: AttemptKind.Charge, State: ReplyState.Succeeded });
    }

#pragma warning disable RS0030 // As the program run beside.
    private static Instant Live() => Instant.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
#pragma warning restore RS0030

    private sealed class Clock : IClock
    {
        public Instant GetCurrentInstant() => LiveFolder.Now();
    }

    private sealed class NoMail : Solde.App.Messages.IMailer
    {
        public ValueTask<Solde.App.Messages.MailReply> Send(Solde.App.Messages.Message message, CancellationToken cancel) => new(new Solde.App.Messages.MailReply(true, null, true));
    }

    /// <summary>Lets a copy be made between what is written before a payment and the payment.</summary>
    private sealed class CopyingGateway(IGateway gateway, Action copy) : IGateway
    {
        public string Name => gateway.Name;

        public bool TwoStep => gateway.TwoStep;

        public ValueTask<GatewayReply> Prepare(GatewayCall call, CancellationToken cancel) => gateway.Prepare(call, cancel);

        public async ValueTask<GatewayReply> Confirm(string id, string key, CancellationToken cancel)
        {
            copy();
            return await gateway.Confirm(id, key, cancel);
        }

        public ValueTask<GatewayReply> Execute(GatewayCall call, CancellationToken cancel) => gateway.Execute(call, cancel);

        public ValueTask<GatewayReply> Cancel(string id, string key, CancellationToken cancel) => gateway.Cancel(id, key, cancel);

        public ValueTask<GatewayReply> Find(string? id, string key, CancellationToken cancel) => gateway.Find(id, key, cancel);
    }
}
