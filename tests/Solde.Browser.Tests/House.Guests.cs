using System.Text;
using System.Text.RegularExpressions;
using Solde.App.Bookings;
using Solde.Core.Bookings;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Server;
using Solde.Server.Mail;
using Solde.Server.Settings;

namespace Solde.Browser.Tests;

/// <content>What guests are sent, and what became of it.</content>
internal sealed partial class House
{
    /// <summary>Somebody acts on a booking by its reference.</summary>
    /// <returns>Null, or why it was refused.</returns>
    public async Task<string?> Act(string reference, string name, Func<BookingSnapshot, Answer> action)
    {
        using var opened = Database.Open(Installation.At(File), make: false, Now);
        var (property, _) = await opened.Property(null);
        return await opened.Desk.Do(property, reference, name, action, Now(), default);
    }

    /// <summary>The booking as it is stored.</summary>
    public async Task<BookingSnapshot> Booking(string reference)
    {
        using var opened = Database.Open(Installation.At(File), make: false, Now);
        var (property, _) = await opened.Property(null);
        return (await opened.Store.Load((await opened.Store.Find(property, reference))!.Value))!.Snapshot;
    }

    /// <summary>How many charges came to an end at the acquirer, by its own books.</summary>
    public async Task<int> Charges(App.Payments.ReplyState state = App.Payments.ReplyState.Succeeded)
    {
        using var opened = Database.Open(Installation.At(File), make: false, Now);
        return await opened.Acquired.CountAsync(entry => entry.Kind == AttemptKind.Charge && entry.State == state);
    }

    /// <summary>Changes the property's settings.</summary>
    public async Task Set(Func<PropertySettings, PropertySettings> change)
    {
        using var opened = Database.Open(Installation.At(File), make: false, Now);
        var (property, settings) = await opened.Property(null);
        await opened.Store.SaveProperty(property, change(settings), Now());
    }

    /// <summary>The link in the newest e-mail to an address, once there are so many.</summary>
    public async Task<Uri> LinkTo(string address, int letters = 1) => new(LinkInALetter().Match(await LetterTo(address, letters)).Value);

    /// <summary>The booking's page that the newest e-mail to staff leads to.</summary>
    public async Task<Uri> OfficeLinkTo(string address) => new(OfficeLinkInALetter().Match(await LetterTo(address)).Value);

    /// <summary>The newest e-mail to an address, once there are so many.</summary>
    public async Task<string> LetterTo(string address, int letters = 1)
    {
        const int mostLooks = 120;
        const int oneLook = 1_000; // Milliseconds, should one have come just before it began to watch.
        Directory.CreateDirectory(Mail);
        using var watch = new FileSystemWatcher(Mail);
        string[] found;
        for (var look = 0; (found = [.. Mailed(address)]).Length < letters; look++)
        {
            Assert.True(look < mostLooks, $"{found.Length} e-mails to {address}, not {letters}");
            await Task.Run(() => watch.WaitForChanged(WatcherChangeTypes.All, oneLook));
        }

        return found[^1];
    }

    /// <summary>The texts of the e-mails to an address, oldest first.</summary>
    public IEnumerable<string> Mailed(string address) => !Directory.Exists(Mail)
        ? []
        : Directory.GetFiles(Mail, "*.eml").Order(StringComparer.Ordinal).Select(System.IO.File.ReadAllText).Select(MimePart.Read)
            .Where(letter => letter.Field("To")?.Contains(address, StringComparison.Ordinal) == true)
            .Select(letter => Encoding.UTF8.GetString(Convert.FromBase64String(letter.Parts().First().Body)));

    [GeneratedRegex("http://[^\\s]+/pay/[A-Za-z0-9_-]{43}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkInALetter();

    [GeneratedRegex("http://[^\\s]+/open/[0-9a-f]{32}/[0-9a-f]{32}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfficeLinkInALetter();
}
