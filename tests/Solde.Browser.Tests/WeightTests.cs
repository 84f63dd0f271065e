using System.Net;
using System.Text.RegularExpressions;
using NodaTime;
using Solde.Core;
using Solde.Core.Agenda;
using Solde.Core.Properties;

namespace Solde.Browser.Tests;

/// <summary>What a page weighs on its way to a browser that has been nowhere.</summary>
public sealed partial class WeightTests
{
    private const int Most = 250 * 1024;

    [Fact]
    public async Task A_first_load_is_light_and_a_second_is_the_page_alone()
    {
        await using var house = await House.Open();
        var page = await Browser.Open();
        await Door.SetUp(house, page);
        var booking = await house.Book("B1", "Zoé Lefèvre", 420);
        var cookies = string.Join("; ", (await page.Context.CookiesAsync()).Select(cookie => $"{cookie.Name}={cookie.Value}"));
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None };
        using var client = new HttpClient(handler) { BaseAddress = house.Address };
        client.DefaultRequestHeaders.Add("Cookie", cookies);
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, deflate, br");
        foreach (var path in (string[])["1", "1/bookings", $"1/bookings/{booking:D}", "account", "account/passkeys"])
        {
            var html = await client.GetStringAsync(new Uri(path, UriKind.Relative));
            var weight = System.Text.Encoding.UTF8.GetByteCount(html);
            var files = File().Matches(html).Select(match => match.Groups["file"].Value).Distinct().ToList();
            Assert.True(files.Count >= 5, $"{path}: {string.Join(' ', files)}");
            foreach (var file in files)
            {
                using var answer = await client.GetAsync(new Uri(file, UriKind.Relative));
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.Contains(answer.Content.Headers.ContentEncoding, encoding => encoding is "gzip" or "br");
                Assert.Contains("immutable", $"{path}: {file} {answer.Headers.CacheControl}", StringComparison.Ordinal);
                Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
                weight += (await answer.Content.ReadAsByteArrayAsync()).Length;
            }

            Assert.True(weight <= Most, $"{path} weighs {weight / 1024} KiB");
        }
    }

    [Fact]
    public async Task A_guests_page_is_lighter_still()
    {
        const int most = 60 * 1024;
        await using var house = await House.Open();
        await Door.SetUp(house);
        await house.Book("B1", "Zoé Lefèvre", 420);
        await house.SendLink("B1");
        var link = await house.LinkTo("guest@example.com");
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None };
        using var client = new HttpClient(handler) { BaseAddress = house.Address };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, deflate, br");
        using var entered = await client.GetAsync(link);
        client.DefaultRequestHeaders.Add("Cookie", entered.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        foreach (var path in (string[])["", "/booking"])
        {
            var html = await client.GetStringAsync(new Uri($"{entered.Headers.Location}{path}", UriKind.Relative));
            var files = File().Matches(html).Select(match => match.Groups["file"].Value).Distinct().ToList();
            Assert.Equal(2, files.Count);
            var weight = System.Text.Encoding.UTF8.GetByteCount(html);
            foreach (var file in files)
            {
                weight += (await client.GetByteArrayAsync(new Uri(file, UriKind.Relative))).Length;
            }

            Assert.True(weight <= most, $"{path} weighs {weight / 1024} KiB");
        }
    }

    [Fact]
    public async Task The_booking_page_of_a_salon_is_as_light()
    {
        const int most = 60 * 1024;
        const int services = 40;
        await using var house = await House.Open();
        await Door.SetUp(house, kind: "salon");
        await house.Set(settings => settings with
        {
            Services = [.. Enumerable.Range(1, services).Select(number => new Service($"service-{number}", new Money(55_00, settings.Currency), 45, CardOnline.Optional))],
            Team = [new TeamMember("lea", "Léa") { Hours = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).Select(day => new OpeningHours(day, new LocalTime(8, 0), new LocalTime(20, 0)))] }],
            BookingPage = new BookingPageSettings(Open: true, NoticeHours: 2, FurthestDays: 60, StepMinutes: 15),
        });
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None };
        using var client = new HttpClient(handler) { BaseAddress = house.Address };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, deflate, br");
        foreach (var query in (string[])["", "?s=service-1&with="])
        {
            var html = await client.GetStringAsync(new Uri($"book/{await house.PropertyId():N}{query}", UriKind.Relative));
            var files = File().Matches(html).Select(match => match.Groups["file"].Value).Distinct().ToList();
            Assert.Equal(2, files.Count); // The colours and the picture of the window's tab; no script.
            var weight = System.Text.Encoding.UTF8.GetByteCount(html);
            foreach (var file in files)
            {
                weight += (await client.GetByteArrayAsync(new Uri(file, UriKind.Relative))).Length;
            }

            Assert.True(weight <= most, $"{query} weighs {weight / 1024} KiB");
        }
    }

    [GeneratedRegex("(href|src)=\"(?<file>/[^\"]+\\.(css|js|svg))\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex File();
}
