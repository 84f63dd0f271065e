using System.Net;
using NodaTime;
using Solde.App.Webhooks;
using Solde.Tests;
using Solde.Server.Webhooks;

namespace Solde.Server.Tests.Webhooks;

/// <summary>Where events may go: users name the address, so it must not lead into the network that Solde runs in.</summary>
public sealed class WebhookPostTests
{
    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("100.63.255.255", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2600::1", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:8.8.8.8", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("2001::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    public void Only_public_addresses_are_connected_to(string address, bool expected) =>
        Assert.Equal(expected, PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://example.com/solde?x=1", null)]
    [InlineData("https://8.8.8.8:8443/", null)]
    [InlineData("http://example.com/", "events go by https only")]
    [InlineData("ftp://example.com/", "not an address like https://example.com/solde")]
    [InlineData("/solde", "not an address like https://example.com/solde")]
    [InlineData("https://me:secret@example.com/", "a name or password in the address is not sent; the signature says who posts")]
    [InlineData("https://example.com/#here", "what follows # is not sent")]
    [InlineData("https://127.0.0.1/", "the address is not public")]
    [InlineData("https://2130706433/", "the address is not public")]
    [InlineData("https://0x7f.1/", "the address is not public")]
    [InlineData("https://[::1]/", "the address is not public")]
    [InlineData("https://[::ffff:127.0.0.1]/", "the address is not public")]
    public void What_cannot_be_posted_to_is_told_at_once(string url, string? expected)
    {
        using var post = new WebhookPost(allowsPrivate: false, new ManualTime());
        Assert.Equal(expected, post.FaultOf(url));
    }

    [Fact]
    public async Task A_name_that_means_this_machine_is_not_connected_to()
    {
        using var post = new WebhookPost(allowsPrivate: false, new ManualTime());
        var answer = await post.Post("https://localhost:5080/", new SignedEvent("1", Instant.FromUtc(2026, 6, 1, 8, 0), "v1,x", "{}"u8.ToArray()), default);
        Assert.Equal((null, "localhost has no public address"), (answer.Status, answer.Text));
    }
}
