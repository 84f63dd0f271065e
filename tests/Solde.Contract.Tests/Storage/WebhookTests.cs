using NodaTime;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.App.Webhooks;
using Solde.Core.Facts;
using Solde.Core.Properties;

namespace Solde.Contract.Tests.Storage;

/// <summary>Webhooks, and the deliveries that are written with the journal.</summary>
public sealed class WebhookTests
{
    private static readonly Instant Later = Rig.Noon + Duration.FromMinutes(1);

    public static TheoryData<StoreKind> Databases => Rig.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_webhook_comes_back_as_it_was_saved_in_its_own_property_only(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var webhook = await Add(rig, "payment.*", "booking.created");
        Assert.Equal(Flat(webhook), Flat((await Webhooks(rig).Webhook(rig.Property, webhook.Id))!));
        Assert.Null(await Webhooks(rig).Webhook(rig.NewId(), webhook.Id));
        Assert.False(await Webhooks(rig).RemoveWebhook(rig.NewId(), webhook.Id));
        var changed = webhook with { Url = "https://example.com/2", Events = new(["*"]), Active = false, OffReason = "tired", SecretNumber = 2, RotatedAt = Later };
        await Webhooks(rig).SaveWebhook(changed);
        Assert.Equal(Flat(changed), Flat(Assert.Single(await Webhooks(rig).Webhooks(rig.Property))));
        Assert.True(await Webhooks(rig).RemoveWebhook(rig.Property, webhook.Id));
        Assert.Empty(await Webhooks(rig).Webhooks(rig.Property));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_journalled_is_queued_for_the_webhooks_that_want_it(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await rig.Book("before");
        var (all, payments, off) = (await Add(rig, "*"), await Add(rig, "payment.*"), await Add(rig, "*"));
        await Webhooks(rig).SaveWebhook(off with { Active = false });
        var other = rig.NewId();
        await rig.Store.SaveProperty(other, Rig.Settings, Rig.Noon);
        await rig.Commit(rig.New("elsewhere", property: other));

        var booking = await rig.Book("B1");
        var mail = rig.Mail();
        var paid = new PaymentRecorded(Rig.Noon, Rig.Euros(100), PaymentMethod.Cash, [new("main", Rig.Euros(100))]);
        await rig.Commit(Rig.With(booking, paid, Rig.Line(1)) with { Messages = [mail] });
        await rig.Store.SaveMessages([new(booking.Key, mail, new MessageSent(Rig.Noon, mail.To, mail.Template, mail.Address))]);
        await rig.Store.Record(rig.Property, [new TaskCreated(Rig.Noon, "Look up", "payments")]);

        var due = await Webhooks(rig).ClaimDeliveries(Rig.Noon, Later, 100);
        Assert.Equal(
            ["booking.created", "folio.lineAdded", "message.sent", "payment.recorded", "task.created"],
            due.Where(each => each.Webhook.Id == all.Id).Select(each => each.Delivery.What).Order());
        Assert.Equal(["payment.recorded"], due.Where(each => each.Webhook.Id == payments.Id).Select(each => each.Delivery.What));
        Assert.Equal(6, due.Length);
        foreach (var each in due)
        {
            Assert.Equal(each.Delivery.What, FactNames.Of(each.Entry.Fact));
            Assert.Equal(each.Delivery.What == "task.created" ? null : "B1", each.Entry.Ref);
        }

        Assert.Equal("anne@example.com", due.Select(each => each.Entry.Fact).OfType<MessageSent>().Single().Address);
        Assert.Equal(2, due.Count(each => each.Delivery.Id == due.First(one => one.Webhook.Id == payments.Id).Delivery.Id));
        Assert.Empty(await rig.Problems());
    }

    [Fact]
    public async Task An_entry_that_cannot_be_read_keeps_no_other_from_being_told()
    {
        await using var rig = await Rig.Open();
        var webhook = await Add(rig, "booking.created");
        var broken = await rig.Book("broken");
        var sound = await rig.Book("sound");
        rig.Tamper($"""
            DROP TRIGGER journal_is_never_changed;
            UPDATE journal SET data = '[' WHERE booking_id = x'{broken.Key.Booking:N}'
            """);
        Assert.Equal("sound", Assert.Single(await Webhooks(rig).ClaimDeliveries(Rig.Noon, Later, 10)).Entry.Ref);
        Assert.Equal([sound.Key.Booking], (await Webhooks(rig).ClaimDeliveries(Later, Later + Duration.FromMinutes(1), 10)).Select(each => each.Delivery.Booking));
        var given = Assert.Single(await Webhooks(rig).Deliveries(rig.Property, webhook.Id, WebhookDeliveryState.Failed, null, 10));
        Assert.Equal((broken.Key.Booking, (Instant?)null), (given.Booking, given.NextTryAt));
        Assert.Contains("cannot be read", given.Answer, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_conflicts_tells_nobody(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await Add(rig, "*");
        var change = rig.New("B1") with { FromVersion = 7 };
        Assert.Equal(CommitResult.Conflict, await rig.Commit(change));
        Assert.Empty(await Webhooks(rig).ClaimDeliveries(Rig.Noon, Later, 10));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_delivery_is_taken_once_until_its_lease_is_over(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await Add(rig, "*");
        await rig.Book("B1");
        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await Webhooks(rig).ClaimDeliveries(Rig.Noon, Later, 10))));
        var taken = Assert.Single(claims.SelectMany(each => each)).Delivery;
        Assert.Equal(Later, await rig.Store.NextDueAt(Rig.Noon));
        Assert.Equal(taken.Id, Assert.Single(await Webhooks(rig).ClaimDeliveries(Later, Later + Duration.FromMinutes(1), 10)).Delivery.Id);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Deliveries_are_listed_newest_first_with_their_last_answer_and_replayed(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var webhook = await Add(rig, "*");
        var booking = await rig.Book("B1");
        await rig.Commit(Rig.With(booking, new FolioLineAdded(Later, "main", "spa", Rig.Euros(5))));
        var due = (await Webhooks(rig).ClaimDeliveries(Later, Later + Duration.FromMinutes(1), 10)).Select(each => each.Delivery).ToList();
        var (first, second) = (due.Single(each => each.What == "booking.created"), due.Single(each => each.What == "folio.lineAdded"));
        await Webhooks(rig).SaveDeliveries(
            [
                first with { State = WebhookDeliveryState.Failed, Tries = 10, NextTryAt = null, TriedAt = Later, Status = 500, Answer = "broken" },
                second with { State = WebhookDeliveryState.Delivered, Tries = 1, NextTryAt = null, TriedAt = Later, Status = 200 },
            ],
            []);
        var page = await Webhooks(rig).Deliveries(rig.Property, webhook.Id, null, null, 10);
        Assert.Equal([second.Id, first.Id], page.Select(each => each.Id));
        Assert.Equal((10, Later, 500, "broken"), (page[1].Tries, page[1].TriedAt, page[1].Status, page[1].Answer));
        Assert.Equal([first.Id], (await Webhooks(rig).Deliveries(rig.Property, webhook.Id, null, second.Id, 10)).Select(each => each.Id));
        Assert.Equal([first.Id], (await Webhooks(rig).Deliveries(rig.Property, webhook.Id, WebhookDeliveryState.Failed, null, 10)).Select(each => each.Id));
        Assert.Empty(await Webhooks(rig).Deliveries(rig.NewId(), webhook.Id, null, null, 10));

        Assert.Null(await Webhooks(rig).Replay(rig.NewId(), webhook.Id, first.Id, Later));
        Assert.Equal(0, (await Webhooks(rig).Replay(rig.Property, webhook.Id, first.Id, Later))!.Tries);
        Assert.Equal([first.Id], (await Webhooks(rig).ClaimDeliveries(Later, Later + Duration.FromMinutes(1), 10)).Select(each => each.Delivery.Id));
        Assert.Equal(1, await Webhooks(rig).ReplaySince(rig.Property, webhook.Id, Later, failedOnly: false, Later));
        Assert.Equal(0, await Webhooks(rig).ReplaySince(rig.Property, webhook.Id, Later, failedOnly: true, Later));
        Assert.Equal(2, await Webhooks(rig).ReplaySince(rig.Property, webhook.Id, Rig.Noon, failedOnly: false, Later));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_webhook_that_failed_for_five_days_or_is_gone_is_switched_off_and_staff_are_told(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (failing, gone, well) = (await Add(rig, "booking.created"), await Add(rig, "booking.created"), await Add(rig, "booking.created"));
        await rig.Book("B1");
        var fiveDays = Rig.Noon + IWebhooks.GivenUpAfter;
        Task Tried(Webhook webhook, Instant at, bool succeeded, string? off = null) =>
            Webhooks(rig).SaveDeliveries([], [new WebhookHealth(rig.Property, webhook.Id, at, succeeded, off)]).AsTask();

        await Tried(failing, Rig.Noon, succeeded: false);
        await Tried(well, Rig.Noon, succeeded: false);
        await Tried(well, Rig.Noon + Duration.FromDays(1), succeeded: true);
        await Tried(well, fiveDays, succeeded: false);
        await Tried(failing, fiveDays - Duration.FromMilliseconds(1), succeeded: false);
        Assert.All(await Webhooks(rig).Webhooks(rig.Property), each => Assert.True(each.Active));
        await Tried(failing, fiveDays, succeeded: false);
        await Tried(failing, fiveDays, succeeded: false);
        await Tried(gone, fiveDays, succeeded: false, "it answered 410 (gone)");

        Assert.Equal([(failing.Id, false), (gone.Id, false), (well.Id, true)], (await Webhooks(rig).Webhooks(rig.Property)).Select(each => (each.Id, each.Active)));
        Assert.Equal("it answered 410 (gone)", (await Webhooks(rig).Webhook(rig.Property, gone.Id))!.OffReason);
        var left = await Webhooks(rig).ClaimDeliveries(fiveDays, fiveDays + Duration.FromMinutes(1), 10);
        Assert.Equal([well.Id], left.Select(each => each.Webhook.Id));
        Assert.Equal(WebhookDeliveryState.Failed, (await Webhooks(rig).Deliveries(rig.Property, gone.Id, null, null, 10)).Single().State);
        var tasks = (await rig.Store.Journal(rig.Property, JournalCursor.Start, 100)).Select(entry => entry.Fact).OfType<TaskCreated>().ToList();
        if (kind != StoreKind.Postgres) // Its feed waits for transactions of other tests.
        {
            Assert.Equal(2, tasks.Count);
            Assert.DoesNotContain(tasks, task => task.Text.Contains("token", StringComparison.Ordinal));
        }

        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_for_a_webhook_that_is_gone_is_forgotten(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var webhook = await Add(rig, "*");
        await rig.Book("B1");
        await Webhooks(rig).RemoveWebhook(rig.Property, webhook.Id);
        Assert.Empty(await Webhooks(rig).ClaimDeliveries(Later, Later + Duration.FromMinutes(1), 10));
        Assert.Null(await rig.Store.NextDueAt(Rig.Noon));
        await rig.Book("B2");
        Assert.Empty(await Webhooks(rig).Deliveries(rig.Property, webhook.Id, null, null, 10));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Old_deliveries_are_forgotten_once_they_ended(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var webhook = await Add(rig, "*");
        await rig.Book("B1");
        Assert.Equal(0, await Webhooks(rig).ForgetDeliveries(rig.Property, webhook.Id, Later));
        var due = Assert.Single(await Webhooks(rig).ClaimDeliveries(Rig.Noon, Later, 10)).Delivery;
        await Webhooks(rig).SaveDeliveries([due with { State = WebhookDeliveryState.Delivered, NextTryAt = null }], []);
        Assert.Equal(0, await Webhooks(rig).ForgetDeliveries(rig.Property, webhook.Id, Rig.Noon));
        Assert.Equal(1, await Webhooks(rig).ForgetDeliveries(rig.Property, webhook.Id, Later));
    }

    private static IWebhooks Webhooks(Rig rig) => (IWebhooks)rig.Store;

    private static object Flat(Webhook webhook) => (webhook with { Events = default }, string.Join(' ', webhook.Events.Patterns));

    private static async Task<Webhook> Add(Rig rig, params string[] events)
    {
        var webhook = new Webhook
        {
            Id = rig.NewId(), Property = rig.Property, Url = "https://example.com/hook?token=x", Events = new([.. events]), CreatedAt = Rig.Noon,
        };
        await Webhooks(rig).SaveWebhook(webhook);
        return webhook;
    }
}
