using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Solde.App.Webhooks;
using Solde.Contract.Tests.Gateways;

namespace Solde.Contract.Tests.Webhooks;

/// <summary>What is posted to other systems, what of their answers counts, and when it is tried again.</summary>
public sealed class SenderTests
{
    [Fact]
    public async Task An_event_is_posted_signed_and_says_what_the_journal_says()
    {
        await using var rig = await SenderRig.Open();
        await using var receiver = await WebhookReceiver.Start();
        var webhook = await rig.Add(receiver.Address);
        var booking = await rig.Book();
        await rig.Send();

        var (headers, body) = await receiver.Next();
        var delivery = await rig.Only(webhook);
        Assert.Equal(delivery.Id.ToString("D"), headers["webhook-id"].ToString());
        Assert.True(IsSigned(headers, body, SenderRig.SecretOf(webhook.Id, 1), rig.Now));
        Assert.False(IsSigned(headers, body, SenderRig.SecretOf(webhook.Id, 2), rig.Now));
        Assert.Equal("application/json; charset=utf-8", headers["Content-Type"].ToString());
        var json = JsonNode.Parse(body)!;
        Assert.Equal(("booking.created", "2026-06-01T10:00:00Z"), ((string)json["type"]!, (string)json["timestamp"]!));
        Assert.Equal((rig.Property.ToString("D"), booking.Key.Booking.ToString("D"), "B1"),
            ((string)json["data"]!["property"]!, (string)json["data"]!["booking"]!, (string)json["data"]!["ref"]!));
        Assert.Equal(("booking.created", "2026-06-01T12:00:00+02:00"), ((string)json["data"]!["entry"]!["what"]!, (string)json["data"]!["entry"]!["at"]!));
        Assert.DoesNotContain("Martin", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        Assert.Equal((WebhookDeliveryState.Delivered, 1, 200, null), (delivery.State, delivery.Tries, delivery.Status, delivery.NextTryAt));
    }

    [Fact]
    public async Task What_is_not_taken_is_tried_ten_times_over_three_days_under_one_id()
    {
        await using var rig = await SenderRig.Open();
        await using var receiver = await WebhookReceiver.Start([.. Enumerable.Repeat(500, 20)]);
        var webhook = await rig.Add(receiver.Address);
        await rig.Book();
        var began = rig.Now;
        var ids = new HashSet<string>();
        var waits = new List<Duration>();
        while (true)
        {
            await rig.Send();
            ids.Add((await receiver.Next()).Headers["webhook-id"].ToString());
            var delivery = await rig.Only(webhook);
            if (delivery.NextTryAt is not { } next)
            {
                Assert.Equal((WebhookDeliveryState.Failed, 10, 500), (delivery.State, delivery.Tries, delivery.Status));
                break;
            }

            waits.Add(next - rig.Now);
            rig.Now = next;
        }

        Assert.Single(ids);
        var planned = new[] { 5.0, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400 };
        Assert.All(waits.Zip(planned), each => Assert.InRange(each.First.TotalSeconds, each.Second, each.Second * 1.2));
        Assert.InRange((rig.Now - began).TotalDays, 3, 4);
    }

    [Fact]
    public async Task A_later_success_ends_it()
    {
        await using var rig = await SenderRig.Open();
        await using var receiver = await WebhookReceiver.Start(503);
        var webhook = await rig.Add(receiver.Address);
        await rig.Book();
        await rig.Send();
        Assert.Equal(rig.Now, (await rig.Store.Webhook(webhook.Property, webhook.Id))!.FailingSince);
        rig.Now = (await rig.Only(webhook)).NextTryAt!.Value;
        await rig.Send();
        Assert.Equal((WebhookDeliveryState.Delivered, 2), ((await rig.Only(webhook)).State, (await rig.Only(webhook)).Tries));
        Assert.Null((await rig.Store.Webhook(webhook.Property, webhook.Id))!.FailingSince);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var rig = await SenderRig.Open();
        await using var other = await WebhookReceiver.Start();
        await using var receiver = await WebhookReceiver.Start(307);
        receiver.Answer = answer =>
        {
            answer.Headers.Location = other.Address.ToString();
            return Task.CompletedTask;
        };
        var webhook = await rig.Add(receiver.Address);
        await rig.Book();
        await rig.Send();
        Assert.Equal((WebhookDeliveryState.Queued, 307), ((await rig.Only(webhook)).State, (await rig.Only(webhook)).Status));
        Assert.Equal(0, other.Waiting);
    }

    [Fact]
    public async Task Where_it_says_410_nothing_more_is_sent()
    {
        await using var rig = await SenderRig.Open();
        await using var receiver = await WebhookReceiver.Start(410);
        var webhook = await rig.Add(receiver.Address);
        await rig.Book();
        await rig.Send();
        var off = (await rig.Store.Webhook(webhook.Property, webhook.Id))!;
        Assert.Equal((false, "it answered 410 (gone)"), (off.Active, off.OffReason));
        await rig.Book();
        await rig.Send();
        Assert.Equal(WebhookDeliveryState.Failed, (await rig.Only(webhook)).State);
    }

    [Fact]
    public async Task After_a_rotation_both_secrets_sign_for_a_day()
    {
        await using var rig = await SenderRig.Open();
        await using var receiver = await WebhookReceiver.Start();
        var webhook = await rig.Add(receiver.Address);
        await rig.Store.SaveWebhook(webhook with { SecretNumber = 2, RotatedAt = rig.Now });
        foreach (var (after, oldSigns) in new[] { (Duration.Zero, true), (Duration.FromHours(24), false) })
        {
            rig.Now = Storage.Rig.Noon + after;
            await rig.Book();
            await rig.Send();
            var (headers, body) = await receiver.Next();
            Assert.True(IsSigned(headers, body, SenderRig.SecretOf(webhook.Id, 2), rig.Now));
            Assert.Equal(oldSigns, IsSigned(headers, body, SenderRig.SecretOf(webhook.Id, 1), rig.Now));
        }
    }

    [Fact]
    public async Task An_endless_answer_is_read_to_its_limit_only()
    {
        await using var rig = await SenderRig.Open();
        await using var receiver = await WebhookReceiver.Start(200);
        receiver.Answer = async answer =>
        {
            var line = Encoding.ASCII.GetBytes(new string('x', 8_192));
            while (!answer.HttpContext.RequestAborted.IsCancellationRequested)
            {
                await answer.Body.WriteAsync(line, CancellationToken.None);
                await answer.Body.FlushAsync(CancellationToken.None);
            }
        };
        var webhook = await rig.Add(receiver.Address);
        await rig.Book();
        await rig.Send();
        var delivery = await rig.Only(webhook);
        Assert.Equal((WebhookDeliveryState.Delivered, 1_024), (delivery.State, delivery.Answer!.Length));
    }

    [Fact]
    public async Task Without_an_answer_within_15_s_it_is_tried_again()
    {
        await using var rig = await SenderRig.Open();
        await using var receiver = await WebhookReceiver.Start();
        var held = new TaskCompletionSource();
        receiver.Held = held.Task;
        var webhook = await rig.Add(receiver.Address);
        await rig.Book();
        await rig.Pass();
        await rig.Time.Awaited(TimeSpan.FromSeconds(15));
        rig.Time.Advance(TimeSpan.FromSeconds(15));
        await rig.Ended();
        Assert.Equal((WebhookDeliveryState.Queued, null, "no answer within 15 s"), await rig.Only(webhook) is var tried ? (tried.State, tried.Status, tried.Answer) : default);
        held.SetResult();
    }

    [Fact]
    public async Task One_that_hangs_keeps_no_other_waiting()
    {
        await using var rig = await SenderRig.Open();
        await using var slow = await WebhookReceiver.Start();
        await using var quick = await WebhookReceiver.Start();
        var held = new TaskCompletionSource();
        slow.Held = held.Task;
        await rig.Add(slow.Address);
        for (var i = 0; i < 400; i++)
        {
            await rig.Book();
        }

        await rig.Add(quick.Address);
        await rig.Book();
        while (await rig.Pass())
        {
        }

        await quick.Next();
        held.SetResult();
        await rig.Ended();
    }

    [Fact]
    public async Task Who_is_down_gets_one_probe_at_a_time_and_all_of_it_once_it_is_up()
    {
        await using var rig = await SenderRig.Open();
        await using var receiver = await WebhookReceiver.Start(500);
        var webhook = await rig.Add(receiver.Address);
        await rig.Book();
        await rig.Send();
        for (var i = 0; i < 20; i++)
        {
            await rig.Book();
        }

        var held = new TaskCompletionSource();
        receiver.Held = held.Task;
        await rig.Pass();
        held.SetResult();
        await rig.Ended();
        Assert.Equal(1, await Delivered());
        for (var pass = 0; pass < 4; pass++)
        {
            rig.Now += Duration.FromSeconds(61);
            await rig.Send();
        }

        Assert.Equal(21, await Delivered());

        async Task<int> Delivered() =>
            (await rig.Store.Deliveries(webhook.Property, webhook.Id, WebhookDeliveryState.Delivered, null, 100)).Length;
    }

    private static bool IsSigned(HeaderDictionary headers, byte[] body, string secret, Instant at) =>
        headers["webhook-timestamp"].ToString() == at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
        && WebhookSignature.IsSigned(headers["webhook-signature"].ToString(), secret, headers["webhook-id"].ToString(), at, body);
}
