using System.Net.Mail;
using Solde.App.Messages;

namespace Solde.Server.Mail;

/// <summary>Leaves messages as .eml files in a folder, for another program to send or for a person to open. A file appears whole or not at
/// all, and bears the message's id: a second try replaces the first.</summary>
/// <param name="settings">The folder; it is made when it is not there.</param>
internal sealed class PickupMailer(MailSettings settings) : IMailer
{
    public ValueTask<MailReply> Send(Message message, CancellationToken cancel)
    {
        using var letter = Letter.Of(message, settings.From);
        if (letter is null)
        {
            return ValueTask.FromResult(new MailReply(Accepted: false, "the address is not one that mail can be sent to", Final: true));
        }

        try
        {
            Leave(letter.Mail, PathOf(message));
            return ValueTask.FromResult(new MailReply(Accepted: true, null, Final: true));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SmtpException)
        {
            var why = fault.GetBaseException().Message.ReplaceLineEndings(" ").TrimEnd('.');
            return ValueTask.FromResult(new MailReply(Accepted: false, $"{settings.Folder}: {why}", Final: false));
        }
    }

    /// <summary>The file of a message.</summary>
    public string PathOf(Message message) => Path.Combine(settings.Folder!, $"{message.Id:D}.eml");

    // The writer chooses the file's name itself, so it gets a folder to itself: inside the other one, where a rename is one step.
    private static void Leave(MailMessage mail, string path)
    {
        var draft = new DirectoryInfo(Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileNameWithoutExtension(path)}.tmp"));
        if (draft.Exists)
        {
            draft.Delete(recursive: true); // What a crash left.
        }

        MakeFolder(Path.GetDirectoryName(path)!);
        draft.Create();
        try
        {
            using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = draft.FullName };
            client.Send(mail);
            var written = draft.EnumerateFiles().Single();
            using (var file = written.Open(FileMode.Open, FileAccess.ReadWrite))
            {
                file.Flush(flushToDisk: true);
            }

            written.MoveTo(path, overwrite: true);
        }
        finally
        {
            draft.Delete(recursive: true);
        }
    }

    // Messages name guests and hold their pay links: a folder made here is for its owner only.
    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
