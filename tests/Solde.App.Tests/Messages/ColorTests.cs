using System.Text.RegularExpressions;
using Solde.App.Messages;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Tests.Messages;

/// <summary>A property's colour in e-mails, light and dark: whatever it is, all can be read.</summary>
public sealed partial class ColorTests
{
    private const string Card = "#ffffff";
    private const string Page = "#f2f4f5";
    private const string DarkCard = "#1e252b";

    [Fact]
    public void Every_colour_of_a_wheel_leaves_the_button_and_the_links_readable()
    {
        foreach (var color in from red in Steps from green in Steps from blue in Steps select $"#{red}{green}{blue}")
        {
            var html = Html(color);
            var (button, link) = (Of(html, "button"), Of(html, "link"));
            Assert.Equal(color, button["background"]);
            Assert.InRange(Contrast.Of(button["color"], color), Contrast.Words, 21);
            Assert.InRange(Math.Max(Contrast.Of(color, Card), Contrast.Of(button["border"].Split(' ')[^1], Card)), Contrast.Outlines, 21);
            Assert.InRange(Contrast.Of(link["color"], Page), Contrast.Words, 21);

            var (dark, darkLink) = (InTheDark(html, "button"), InTheDark(html, "link"));
            Assert.Equal(color, dark["background"]);
            Assert.InRange(Contrast.Of(dark["color"], color), Contrast.Words, 21);
            Assert.InRange(Math.Max(Contrast.Of(color, DarkCard), Contrast.Of(dark["border-color"], DarkCard)), Contrast.Outlines, 21);
            Assert.InRange(Contrast.Of(darkLink["color"], DarkCard), Contrast.Words, 21);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("red")]
    [InlineData("#fff")]
    [InlineData("#ffffff;}</style><script>")]
    [InlineData("#12345g")]
    public void What_is_no_colour_is_Solde_s(string color) => Assert.Equal("#0b6b5d", Of(Html(color), "button")["background"]);

    [Fact]
    public void Staff_read_Solde_s_colour()
    {
        var booking = Sample.Booking with { Property = Sample.Property with { Branding = new Branding { Color = "#ffc400" } } };
        Assert.DoesNotContain("#ffc400", Sample.Render(Sample.Full(Recipient.Staff, Templates.PaymentFailed), booking).Html, StringComparison.Ordinal);
        Assert.Contains("#ffc400", Sample.Render(Sample.Full(Recipient.Guest, Templates.PaymentLink), booking).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_fetched_but_a_logo()
    {
        var html = Html("#ffc400");
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Steps => ["00", "33", "66", "80", "99", "cc", "ff"];

    private static string Html(string color)
    {
        var message = Sample.Write(Sample.Full(Recipient.Guest, Templates.PaymentLink), Sample.Booking);
        return MessageText.Render(message with { Data = new Dictionary<string, string>(message.Data) { [MessageData.Color] = color } }).Html!;
    }

    private static Dictionary<string, string> Of(string html, string name) => Styles(Element().Matches(html).First(match => match.Groups["name"].Value == name).Groups["style"].Value);

    private static Dictionary<string, string> InTheDark(string html, string name) =>
        Styles(Rule().Matches(html).First(match => match.Groups["name"].Value == name).Groups["style"].Value.Replace("!important", "", StringComparison.Ordinal));

    private static Dictionary<string, string> Styles(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(style => style.Split(':', 2, StringSplitOptions.TrimEntries)).ToDictionary(style => style[0], style => style[1]);

    [GeneratedRegex("class=\"(?<name>\\w+)\" href=\"[^\"]*\" style=\"(?<style>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Element();

    [GeneratedRegex("\\.(?<name>\\w+) \\{(?<style>[^}]*)\\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rule();
}
