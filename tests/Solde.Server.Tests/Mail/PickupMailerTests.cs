using System.Net.Mail;
using System.Text;
using Solde.App.Messages;
using Solde.Server.Mail;
using Solde.Server.Tests.Cli;

namespace Solde.Server.Tests.Mail;

/// <summary>Messages as .eml files, for those who have no mail server yet.</summary>
public sealed class PickupMailerTests : IDisposable
{
    private static readonly MailReply Accepted = new(Accepted: true, null, Final: true);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_message_is_a_file_that_bears_its_id()
    {
        Assert.Equal(Accepted, await Send(Letters.ToGuest));
        var mail = MimePart.Read(await File.ReadAllTextAsync(Assert.Single(Files())));
        Assert.EndsWith("0198a6c0-0000-7000-8000-000000000001.eml", Files()[0], StringComparison.Ordinal);
        Assert.Equal("<0198a6c0-0000-7000-8000-000000000001@mueller.example>", mail.Field("Message-ID"));
        Assert.Equal("anna@guest.example", mail.Field("To"));
        Assert.Equal("desk@mueller.example", mail.Field("Reply-To"));
        Assert.Equal("auto-generated", mail.Field("Auto-Submitted"));
    }

    [Fact]
    public async Task It_has_the_same_two_parts_as_a_message_that_is_sent()
    {
        await Send(Letters.ToGuest);
        var parts = MimePart.Read(await File.ReadAllTextAsync(Files()[0])).Parts().ToList();
        Assert.Equal(["text/plain", "text/html"], parts.Select(part => part.Type));
        Assert.Equal(
            [Letters.ToGuest.Text, Letters.ToGuest.Html],
            parts.Select(part => Encoding.UTF8.GetString(Convert.FromBase64String(part.Body)).ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task A_folder_that_was_not_there_is_made_for_its_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows gives rights in another way");
        await Send(Letters.ToGuest);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(folder.Of("mail")).UnixFileMode);
    }

    [Fact]
    public async Task A_second_try_replaces_the_first()
    {
        await Send(Letters.ToGuest);
        Assert.Equal(Accepted, await Send(Letters.ToGuest));
        Assert.Equal(Accepted, await Send(Letters.ToStaff));
        Assert.Equal(2, Files().Length);
    }

    [Fact]
    public async Task What_a_crash_left_is_no_obstacle()
    {
        Directory.CreateDirectory(folder.Of("mail/.0198a6c0-0000-7000-8000-000000000001.tmp"));
        folder.Write("mail/.0198a6c0-0000-7000-8000-000000000001.tmp/half.eml", "From: so");
        Assert.Equal(Accepted, await Send(Letters.ToGuest));
        Assert.Equal(Files(), Directory.GetFileSystemEntries(folder.Of("mail")));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_may_be_mended()
    {
        folder.Write("mail", "a file, not a folder");
        var reply = await Send(Letters.ToGuest);
        Assert.Equal((false, false, false), (reply.Accepted, reply.Final, reply.InDoubt));
        Assert.StartsWith(folder.Of("mail"), reply.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_mail_cannot_be_sent_to_is_final() =>
        Assert.True((await Send(Letters.ToGuest with { Address = "a..b@" })) is { Accepted: false, Final: true });

    private string[] Files() => Directory.GetFileSystemEntries(folder.Of("mail"));

    private ValueTask<MailReply> Send(Message message) => new PickupMailer(
        new MailSettings { From = new MailAddress("solde@mueller.example"), Folder = folder.Of("mail") }).Send(message, default);
}
