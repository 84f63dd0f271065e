using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using NodaTime;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Folios;
using Solde.Core.Facts;
using Solde.Gateways.Sandbox;
using Solde.Server.Cli;
using Solde.Server.Settings;
using Solde.Server.Tests.Api;
using Solde.Tests;
using Solde.Tests.Postgres;

namespace Solde.Server.Tests.Cli;

/// <summary><c>solde serve</c>: the whole autopilot in one process.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly LiveFolder live = new();

    public void Dispose() => live.Dispose();

    [Fact]
    public async Task A_booking_that_comes_in_is_charged_and_its_mails_leave_and_a_stop_leaves_nothing_undone()
    {
        var database = live.Of("solde.db");
        var (property, key, card) = await LiveFolder.Prepare(database);
        var result = await live.Serve("serve", database, async address =>
        {
            using var http = new HttpClient { BaseAddress = address };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            Assert.Equal("ready", await http.GetStringAsync("health/ready"));
            using var put = await http.PutAsJsonAsync($"api/v1/properties/{property:D}/bookings/B1", ApiRig.Booking(card: card));
            Assert.Equal(HttpStatusCode.Created, put.StatusCode);
            while (live.Mails().Length < 2)
            {
                await Task.Yield();
            }
        });
        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.Matches(@"^Solde is at work: http://127\.0\.0\.1:\d+/ ", result.Output);
        Assert.Matches(@"\nSandbox pages for guests, where no money moves: http://127\.0\.0\.1:\d+/\n$", result.Output);
        Assert.Equal(2, live.Mails().Length);
        Assert.Equal(
            ["booking.created", "card.added", "run.planned", "payment.succeeded", "run.completed", "message.sent", "message.sent"],
            await LiveFolder.Journal(database, property));
        Assert.Equal(0, (await Program.Run("verify", "--database", database)).Code);
    }

    [Fact]
    public async Task A_worker_does_the_work_and_answers_nothing_but_whether_it_is_well()
    {
        var database = live.Of("solde.db");
        var (property, key, card) = await LiveFolder.Prepare(database);
        await live.Serve("worker", database, async address =>
        {
            using var http = new HttpClient { BaseAddress = address };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            Assert.Equal("ready", await http.GetStringAsync("health/ready"));
            Assert.Equal("alive", await http.GetStringAsync("health/live"));
            using var none = await http.GetAsync($"api/v1/properties/{property:D}");
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
            using (var opened = Database.Open(Installation.At(database), make: false, LiveFolder.Now))
            {
                await opened.Desk.Book(property, LiveFolder.Booking("B1", card), LiveFolder.Now(), default);
            }

            while (live.Mails().Length < 2)
            {
                await Task.Yield();
            }
        });
        Assert.Contains("payment.succeeded", await LiveFolder.Journal(database, property));
    }

    [Fact]
    public async Task A_server_whose_database_is_lost_says_which_part_is_not_well_and_nothing_else()
    {
        await using var cluster = await TestPostgres.CreateCluster();
        var result = await live.Serve("serve", cluster.Server.ConnectionString, async address =>
        {
            using var http = new HttpClient { BaseAddress = address };
            Assert.Equal("ready", await http.GetStringAsync("health/ready"));
            await cluster.Stop(StopMode.Immediate);
            HttpResponseMessage answer;
            while ((answer = await http.GetAsync("health/ready")).StatusCode == HttpStatusCode.OK)
            {
                answer.Dispose();
            }

            Assert.Equal((HttpStatusCode.ServiceUnavailable, "not well: database"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
            answer.Dispose();
            Assert.Equal("alive", await http.GetStringAsync("health/live"));
        });
        Assert.Equal(0, result.Code);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_told_in_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var result = await Program.Run("serve", "--urls", $"http://{other.LocalEndpoint}", "--database", live.Of("solde.db"));
        Assert.Equal((3, ""), (result.Code, result.Output));
        Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
    }
}
