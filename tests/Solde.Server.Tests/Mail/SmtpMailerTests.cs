using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using Solde.App.Messages;
using Solde.Server.Mail;
using Solde.Tests;

namespace Solde.Server.Tests.Mail;

/// <summary>What a mail server says, and what it leaves unsaid (semantics 6).</summary>
public sealed class SmtpMailerTests
{
    private static readonly MailReply Accepted = new(Accepted: true, null, Final: true);
    private readonly ManualTime time = new();

    [Theory] //  reader       final  what it said
    [InlineData("refused", true, "550 5.1.1 no such user")]
    [InlineData("later", false, "451 4.7.1 greylisted, come back later")]
    [InlineData("refused-late", true, "554 5.7.1 this looks like spam")]
    public async Task A_refusal_is_final_from_500_on(string reader, bool final, string error)
    {
        await using var server = await SmtpServer.Start();
        Assert.Equal(new MailReply(Accepted: false, error, final), await Send(server, Letters.To(reader)));
    }

    [Fact]
    public async Task A_connection_lost_before_the_text_left_is_no_doubt()
    {
        await using var server = await SmtpServer.Start();
        var reply = await Send(server, Letters.To("cut-early"));
        Assert.Equal((false, false, false), (reply.Accepted, reply.Final, reply.InDoubt));
    }

    [Fact]
    public async Task A_connection_lost_after_the_text_left_is_a_doubt()
    {
        await using var server = await SmtpServer.Start();
        var reply = await Send(server, Letters.To("cut"));
        Assert.Equal((false, false, true), (reply.Accepted, reply.Final, reply.InDoubt));
        Assert.EndsWith("after the text had left", reply.Error, StringComparison.Ordinal);
        Assert.Equal("anna@guest.example".Replace("anna", "cut", StringComparison.Ordinal), server.Received().Field("To"));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_the_text_within_30_seconds_leaves_a_doubt()
    {
        await using var server = await SmtpServer.Start();
        var sending = Send(server, Letters.To("stalled"));
        await server.Until("text");
        time.Advance(SmtpMailer.LongestTry);
        var reply = await sending;
        Assert.Equal((false, false, true), (reply.Accepted, reply.Final, reply.InDoubt));
        Assert.Equal("127.0.0.1: no answer in time, after the text had left", reply.Error);
    }

    [Fact]
    public async Task A_server_that_never_greets_has_not_got_the_message()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var mailer = new SmtpMailer(Letters.Server(((IPEndPoint)silent.LocalEndpoint).Port), time);
        var sending = mailer.Send(Letters.ToGuest, default).AsTask();
        using var connection = await silent.AcceptTcpClientAsync();
        time.Advance(SmtpMailer.LongestTry);
        Assert.Equal(new MailReply(Accepted: false, "127.0.0.1: no answer in time", Final: false), await sending);
    }

    [Fact]
    public async Task A_server_that_is_not_there_has_not_got_the_message()
    {
        using var gone = new TcpListener(IPAddress.Loopback, 0);
        gone.Start();
        var port = ((IPEndPoint)gone.LocalEndpoint).Port;
        gone.Stop();
        using var mailer = new SmtpMailer(Letters.Server(port), time);
        Assert.Equal(new MailReply(Accepted: false, "127.0.0.1: Connection refused", Final: false), await mailer.Send(Letters.ToGuest, default));
    }

    [Fact]
    public async Task A_server_without_STARTTLS_gets_nothing_where_it_is_asked_for()
    {
        await using var server = await SmtpServer.Start();
        using var mailer = new SmtpMailer(Letters.Server(server.Port) with { Security = MailSecurity.StartTls }, time);
        var reply = await mailer.Send(Letters.ToGuest, default);
        Assert.Equal((false, false, false), (reply.Accepted, reply.Final, reply.InDoubt));
        Assert.Contains("secure connections", reply.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_the_connections_allowed_wait_for_one_that_is_free()
    {
        await using var server = await SmtpServer.Start();
        using var mailer = new SmtpMailer(Letters.Server(server.Port) with { Connections = 1 }, time);
        var first = mailer.Send(Letters.To("stalled"), default).AsTask();
        await server.Until("text");
        using var stop = new CancellationTokenSource();
        var second = mailer.Send(Letters.To("anna"), stop.Token).AsTask();
        await stop.CancelAsync();
        Assert.Equal(new MailReply(Accepted: false, "Solde was stopped", Final: false), await second);
        var third = mailer.Send(Letters.To("ben"), default).AsTask();
        time.Advance(SmtpMailer.LongestTry);
        Assert.True((await first).InDoubt);
        Assert.Equal(Accepted, await third);
        Assert.Equal(["connected", "text 2 solde@mueller.example ben@guest.example"], [await server.Next(), await server.Next()]);
    }

    [Fact]
    public async Task A_message_that_finds_no_connection_within_two_minutes_is_tried_again()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var mailer = new SmtpMailer(Letters.Server(((IPEndPoint)silent.LocalEndpoint).Port) with { Connections = 1 }, time);
        var sending = Enumerable.Range(0, 6).Select(_ => mailer.Send(Letters.ToGuest, default).AsTask()).ToArray();
        using (await silent.AcceptTcpClientAsync())
        {
            time.Advance(TimeSpan.FromSeconds(10));
        }

        await sending[0];
        for (var next = 1; next <= 3; next++)
        {
            using var silence = await silent.AcceptTcpClientAsync();
            time.Advance(SmtpMailer.LongestTry);
            await sending[next];
        }

        using var last = await silent.AcceptTcpClientAsync();
        time.Advance(TimeSpan.FromSeconds(20)); // Two minutes since they all began.
        Assert.Equal(new MailReply(Accepted: false, "all connections to 127.0.0.1 were busy", Final: false), await sending[5]);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.False((await sending[4]).Accepted);
    }

    [Fact]
    public async Task A_stop_before_the_text_left_is_no_doubt()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var mailer = new SmtpMailer(Letters.Server(((IPEndPoint)silent.LocalEndpoint).Port), time);
        using var stop = new CancellationTokenSource();
        var sending = mailer.Send(Letters.ToGuest, stop.Token).AsTask();
        using var connection = await silent.AcceptTcpClientAsync();
        await stop.CancelAsync();
        Assert.Equal(new MailReply(Accepted: false, "Solde was stopped", Final: false), await sending);
    }

    [Fact]
    public async Task A_name_with_accents_needs_a_server_that_can_carry_it()
    {
        var message = Letters.ToGuest with { Address = "zoë@guest.example" };
        await using var old = await SmtpServer.Start();
        var reply = await Send(old, message);
        Assert.Equal((false, false, false), (reply.Accepted, reply.Final, reply.InDoubt));
        await using var able = await SmtpServer.Start("--utf8");
        Assert.Equal(Accepted, await Send(able, message));
        Assert.Equal("zoë@guest.example", able.Received().Field("To"));
    }

    [Theory]
    [InlineData("anna@müller.example", "anna@xn--mller-kva.example")]
    [InlineData("anna@guest.example", "anna@guest.example")]
    public async Task The_envelope_names_sender_and_reader(string address, string reader)
    {
        await using var server = await SmtpServer.Start();
        Assert.Equal(Accepted, await Send(server, Letters.ToGuest with { Address = address }));
        Assert.Equal($"text 1 solde@mueller.example {reader}", await server.Until("text"));
    }

    private async Task<MailReply> Send(SmtpServer server, Message message)
    {
        using var mailer = new SmtpMailer(Letters.Server(server.Port), time);
        return await mailer.Send(message, default);
    }
}
