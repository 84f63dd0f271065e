using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Requests;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Server;
using Solde.Server.Cli;
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

    /// <summary>The link of a booking's guest.</summary>
    public async Task<Uri> Link(string reference)
    {
        using var opened = Database.Open(Installation.At(File), make: false, Now);
        var (property, _) = await opened.Property(null);
        return LinkOf(opened, (await opened.Store.Find(property, reference))!.Value);
    }

    /// <summary>So many bookings of 420 € come in, and their guests are asked to pay.</summary>
    /// <returns>Their references and links.</returns>
    public async Task<(string Reference, Uri Link)[]> AskMany(int count)
    {
        using var opened = Database.Open(Installation.At(File), make: false, Now);
        var (property, settings) = await opened.Property(null);
        var arrival = Now().InZone(settings.Zone).Date.PlusDays(20);
        var asked = new (string, Uri)[count];
        for (var i = 0; i < count; i++)
        {
            var booking = new NewBooking
            {
                Ref = $"B{i + 1}",
                Details = new BookingDetails
                {
                    Channel = "direct", Ota = false, Arrival = arrival, Departure = arrival.PlusDays(3), Guest = new Guest("Zoé Lefèvre", "guest@example.com", "fr"),
                },
                Charges = [new ChargeLine("accommodation", new Money(420_00, settings.Currency), Booked: true)],
            };
            Assert.Null(await opened.Desk.Book(property, booking, Now(), default));
            Assert.Null(await opened.Desk.Do(property, booking.Ref, "sendLink", known => RequestActions.SendLink(known, null, Now()), Now(), default));
            asked[i] = (booking.Ref, LinkOf(opened, (await opened.Store.Find(property, booking.Ref))!.Value));
        }

        return asked;
    }

    /// <summary>Bookings as they are stored, and what happened to them.</summary>
    public async Task<(BookingSnapshot Booking, IFact[] Facts)[]> Stories(IEnumerable<string> references)
    {
        using var opened = Database.Open(Installation.At(File), make: false, Now);
        var (property, _) = await opened.Property(null);
        var stories = new List<(BookingSnapshot, IFact[])>();
        foreach (var reference in references)
        {
            var key = (await opened.Store.Find(property, reference))!.Value;
            stories.Add(((await opened.Store.Load(key))!.Snapshot, [.. (await opened.Store.JournalOf(key)).Select(entry => entry.Fact)]));
        }

        return [.. stories];
    }

    /// <summary>Asserts that journal, bookings and the acquirer's books agree (<c>solde verify</c>).</summary>
    public async Task Verify()
    {
        var (said, wrong) = (new StringWriter(), new StringWriter());
#pragma warning disable RS0030 // As it is run from a command line.
        var code = await CommandLine.Run(["verify", "--database", File], Terminal.InMemory(said, wrong, TimeProvider.System), default);
#pragma warning restore RS0030
        Assert.Equal((0, ""), (code, wrong.ToString()));
    }

    private Uri LinkOf(Database opened, BookingKey key) => new($"{Site}pay/{opened.Ids.LinkOf(key, 0).Address.Split('/')[^1]}");

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
