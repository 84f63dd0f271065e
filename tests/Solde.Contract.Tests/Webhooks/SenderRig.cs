using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Webhooks;
using Solde.Contract.Tests.Storage;
using Solde.Server.Webhooks;
using Solde.Tests;

namespace Solde.Contract.Tests.Webhooks;

/// <summary>A store with webhooks and what posts to them, over real sockets, by a clock that only the test moves.</summary>
internal sealed class SenderRig : IAsyncDisposable, IClock
{
    private readonly Rig rig;
    private readonly WebhookPost post;
    private readonly WebhookSender sender;
    private readonly List<Task> underWay = [];
    private int bookings;

    private SenderRig(Rig rig)
    {
        this.rig = rig;
        post = new WebhookPost(allowsPrivate: true, Time);
        sender = new WebhookSender(Store, post, SecretOf, this);
    }

    public Instant Now { get; set; } = Rig.Noon;

    /// <summary>By which a post waits for its answer.</summary>
    public ManualTime Time { get; } = new();

    public Guid Property => rig.Property;

    public IWebhooks Store => (IWebhooks)rig.Store;

    public static async Task<SenderRig> Open() => new(await Rig.Open(StoreKind.SqliteMemory));

    public static string SecretOf(Guid webhook, int number) =>
        "whsec_" + Convert.ToBase64String([.. webhook.ToByteArray(), .. BitConverter.GetBytes(number), .. new byte[12]]);

    public Instant GetCurrentInstant() => Now;

    public async Task<Webhook> Add(Uri address, params ImmutableArray<string> events)
    {
        var webhook = new Webhook
        {
            Id = rig.NewId(), Property = rig.Property, Url = address.ToString(), Events = new(events.IsEmpty ? ["booking.created"] : events), CreatedAt = Now,
        };
        await Store.SaveWebhook(webhook);
        return webhook;
    }

    /// <summary>Something happens that is told.</summary>
    public Task<StoredBooking> Book() => rig.Book(string.Create(CultureInfo.InvariantCulture, $"B{++bookings}"));

    /// <summary>Takes what is due; what is sent goes on by itself.</summary>
    public Task<bool> Pass() => sender.Pass(underWay.Add);

    /// <summary>Sends what is due, to its end.</summary>
    public async Task Send()
    {
        while (await Pass())
        {
        }

        await Ended();
    }

    public async Task Ended()
    {
        await Task.WhenAll(underWay);
        underWay.Clear();
    }

    public async Task<WebhookDelivery> Only(Webhook webhook) => (await Store.Deliveries(webhook.Property, webhook.Id, null, null, 10)).Single();

    public async ValueTask DisposeAsync()
    {
        post.Dispose();
        await rig.DisposeAsync();
    }
}
