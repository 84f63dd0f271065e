using NodaTime;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Planning;
using Solde.Server.Tests.Api;
using Solde.Storage;

namespace Solde.Server.Tests.Cli;

/// <summary><c>solde mail bounce</c>.</summary>
public sealed class BounceTests : IDisposable
{
    private static readonly Instant Now = Instant.FromUtc(2016, 1, 1, 0, 0);
    private static readonly Guid Id = new(9, 0, 0, new byte[8]);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_report_is_noted_on_its_message_and_one_of_another_database_refused()
    {
        var key = new BookingKey(new(1, 0, 0, new byte[8]), new(2, 0, 0, new byte[8]));
        using (var store = SqlStore.Sqlite(folder.Of("s.db")))
        {
            await store.SaveProperty(key.Property, ApiRig.Settings("Les Pins"), Now);
            await store.Commit([Written(key)]);
        }

        var noted = await Program.RunWith(Report(Id), "mail", "bounce", "-d", folder.Of("s.db"));
        Assert.Equal((0, $"{Id:D}: bounced\n", ""), noted);
        using (var store = SqlStore.Sqlite(folder.Of("s.db")))
        {
            Assert.Equal(MessageState.Bounced, (await store.Message(key, Id))!.State);
            Assert.Equal("message.failed", FactNames.Of((await store.JournalOf(key))[^1].Fact));
        }

        Assert.Equal(3, (await Program.RunWith(Report(key.Booking), "mail", "bounce", "-d", folder.Of("s.db"))).Code);
        Assert.Equal(2, (await Program.RunWith("Hello", "mail", "bounce", "-d", folder.Of("s.db"))).Code);
    }

    private static Change Written(BookingKey key)
    {
        var created = new BookingCreated(
            Now, Now,
            new BookingDetails
            {
                Channel = "direct", Ota = false, Arrival = new(2016, 7, 1), Departure = new(2016, 7, 2), Guest = new Guest("Anne Martin", "anne@example.com", "fr"),
            },
            [new("accommodation", new Money(7_000, Currency.Eur), true)]);
        return new Change
        {
            Key = key,
            FromVersion = 0,
            Before = null,
            After = Planner.Create(ApiRig.Settings("Les Pins"), "B1", created),
            Changed = true,
            Facts = [created],
            Messages =
            [
                new Message
                {
                    Id = Id, To = Recipient.Guest, Template = Templates.BalanceRequest, Address = "anne@example.com", Language = "fr",
                    Data = new Dictionary<string, string>(), CreatedAt = Now, State = MessageState.Accepted, Tries = 1,
                },
            ],
        };
    }

    private static string Report(Guid message) => $"""
        MIME-Version: 1.0
        Content-Type: multipart/report; boundary=xyz; report-type="delivery-status"

        --xyz
        Content-Type: message/delivery-status

        Reporting-MTA: dns;mx.guest.example

        Final-Recipient: rfc822;anne@example.com
        Action: failed
        Status: 5.1.1

        --xyz
        Content-Type: text/rfc822-headers

        Message-ID: <{message:D}@solde.example>

        --xyz--
        """;
}
