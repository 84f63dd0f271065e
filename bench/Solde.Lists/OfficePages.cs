using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.Core;
using Solde.Server.Cli;
using Solde.Server.Demo;
using Solde.Server.Settings;

namespace Solde.Lists;

/// <summary>Asks the running program for whole pages of the office, as a browser does, and prints how long each took until its last byte was there.</summary>
internal static partial class OfficePages
{
    /// <summary>Runs <c>solde serve</c> on a filled database, and asks it.</summary>
    /// <param name="name">The database's name.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="folder">A folder of its own.</param>
    /// <param name="pages">Each page that is asked for, with its addresses.</param>
    /// <param name="calls">How often.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task Measure(
        string name, string database, string folder, IEnumerable<(string Title, Func<Random, string> Address)> pages, int calls, CancellationToken cancel)
    {
        var given = new GivenSettings();
        foreach (var (setting, value) in new[] { ("database", database), ("data", folder), ("listen", "http://127.0.0.1:0"), ("sandbox.pages.listen", "http://127.0.0.1:0") })
        {
            given.Set(setting, new GivenValue(value, "", ""));
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
#pragma warning disable RS0030 // The whole program, with the clock it has.
        var terminal = Terminal.InMemory(TextWriter.Null, Console.Error, TimeProvider.System);
#pragma warning restore RS0030
        var asked = Task.CompletedTask;
        await ServeCommand.Run(Installation.Read(given), withApi: true, terminal, stop.Token, async (at, _) =>
        {
            var (owner, _) = await DemoStaff.Owner(at.Database, Languages.French, terminal.Now());
            asked = Ask(name, at.Address, at.Links.Make(owner), pages, calls, cancel);
            await asked.ContinueWith(_ => stop.Cancel(), TaskScheduler.Default);
        });
        await asked;
    }

    private static async Task Ask(
        string name, Uri address, string link, IEnumerable<(string Title, Func<Random, string> Address)> pages, int calls, CancellationToken cancel)
    {
        // Its cookies are for https, or for a browser that takes this machine's own address for as good.
        using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
        var page = await browser.GetAsync(new Uri(link, UriKind.Relative), cancel);
        Keep(browser, page);
        using var form = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", Token.Match(await page.Content.ReadAsStringAsync(cancel)).Groups["value"].Value)]);
        Keep(browser, await browser.PostAsync(new Uri(link, UriKind.Relative), form, cancel));
        await Ask(name, browser, pages, calls, cancel);
    }

    private static void Keep(HttpClient browser, HttpResponseMessage answer)
    {
        foreach (var cookie in answer.Headers.GetValues("Set-Cookie"))
        {
            browser.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        }
    }

    private static async Task Ask(string name, HttpClient browser, IEnumerable<(string Title, Func<Random, string> Address)> pages, int calls, CancellationToken cancel)
    {
        Console.WriteLine($"\n{name}, whole pages\n| page | median, 95 %, most | KB |\n|---|---|---|");
        foreach (var (title, address) in pages)
        {
            var (times, size) = (new List<double>(), 0L);
            for (var i = -5; i < calls; i++)
            {
                var start = Stopwatch.GetTimestamp();
                using var answer = await browser.GetAsync(new Uri($"1/{address(new Random(i))}", UriKind.Relative), cancel);
                var bytes = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancel);
                if (i >= 0) // The first few make everything ready.
                {
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    size = Math.Max(size, bytes.Length);
                }
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {title} | {Measuring.Spread(times)} | {size / 1024.0:0} |"));
        }
    }

    /// <summary>The agenda of a salon: days and weeks of everybody, and of one.</summary>
    public static IEnumerable<(string Title, Func<Random, string> Address)> Agenda(int appointments)
    {
        var days = (appointments / Salon.ADay) - 7;
        foreach (var view in new[] { "day", "week" })
        {
            yield return ($"agenda: {view}", random => $"agenda?view={view}&day={At(random)}");
            yield return ($"agenda: {view} of one", random => $"agenda?view={view}&member=m{random.Next(6)}&day={At(random)}");
        }

        string At(Random random) => LocalDatePattern.Iso.Format(Salon.First.PlusDays(random.Next(days)));
    }

    /// <summary>The pages with lists of bookings and what goes on with them.</summary>
    public static IEnumerable<(string Title, Func<Random, string> Address)> Lists()
    {
        yield return ("dashboard", _ => "");
        foreach (var list in new[] { "planned", "failed", "in-doubt", "requests-pending", "requests-sent", "requests-answered", "requests-collectable", "holds" })
        {
            yield return ($"work: {list}", _ => $"work/{list}");
        }

        yield return ("billing", _ => "billing");
        yield return ("billing: link sent, state, days", random => $"billing?sent=yes&request=Sent&from={Day(random, out _)}");
        yield return ("billing: a name", random => $"billing?text={Uri.EscapeDataString(Guests.Name(random).Split(' ')[1])}");
        yield return ("tasks", _ => "tasks");
        yield return ("tasks of a channel", _ => "tasks?channel=payments");
        yield return ("messages", _ => "messages");
        yield return ("messages in trouble", _ => "messages?trouble=true");
        yield return ("journal", _ => "journal");
        yield return ("journal: of a kind, days", random => $"journal?kind=Money&from={Day(random, out var day)}&to={LocalDatePattern.Iso.Format(day.PlusDays(7))}");
        yield return ("journal: a kind of which there is nothing", random => $"journal?kind=Property&to={Day(random, out _)}");
        yield return ("exports", _ => "exports");
        yield return ("automations", _ => "automations");
        foreach (var kind in Kind.All.Where(kind => kind.IsOfBookings))
        {
            yield return ($"bookings: {kind.Name}", random => $"bookings?{Query(kind.Filter(random), kind.Page(random))}");
        }
    }

    private static string Day(Random random, out LocalDate day) => LocalDatePattern.Iso.Format(day = new LocalDate(2025, 1, 1).PlusDays(random.Next(600)));

    private static string Query(ListFilter filter, BookingPage page)
    {
        (string Name, object? Value)[] fields =
        [
            ("text", filter.Text), ("status", filter.Status), ("channel", filter.Channel), ("from", filter.ArrivalFrom), ("to", filter.ArrivalTo),
            ("balance", filter.Balance), ("payment", filter.Payment), ("latest", page.Descending ? "on" : null), ("arrival", page.After?.Arrival),
            ("after", page.After?.Booking),
        ];
        return string.Join('&', fields.Where(field => field.Value is not null).Select(field => $"{field.Name}={Uri.EscapeDataString(Written(field.Value!))}"));
    }

    private static string Written(object value) => value is LocalDate day ? LocalDatePattern.Iso.Format(day) : $"{value}";

    [GeneratedRegex("__RequestVerificationToken\"[^>]* value=\"(?<value>[^\"]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token { get; }
}
