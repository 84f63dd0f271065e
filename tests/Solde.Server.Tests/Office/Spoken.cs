using System.Text.RegularExpressions;
using NodaTime;
using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Server.Office;

namespace Solde.Server.Tests.Office;

/// <summary>A row of a table: something, and what is said of it. French is written with plain spaces and apostrophes, as it is typed.</summary>
internal sealed record Said<T>(T Of, string English, string French);

/// <summary>A property in Paris that speaks both languages, and the table of what it says.</summary>
internal static partial class Spoken
{
    public static readonly Instant Now = Instant.FromUtc(2026, 6, 30, 7, 0);
    public static readonly Instant Due = Instant.FromUtc(2026, 7, 24, 12, 0);
    public static readonly AutomationRef Rule = new(new Guid("0198a6c0-0000-7000-8000-000000000003"), "Booking.com: the day before arrival");

    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    public static Voice English { get; } = new(Languages.English, Paris);

    public static Voice French { get; } = new(Languages.French, Paris);

    public static Money Euros(decimal units) => new((long)(units * 100), Currency.Eur);

    /// <summary>Fails with every row that is said otherwise.</summary>
    public static void Check<T>(IEnumerable<Said<T>> table, Func<T, Voice, string> say)
    {
        var wrong = table.SelectMany(row => new[] { (Told: say(row.Of, English), Expected: row.English), (Told: Typed(say(row.Of, French)), Expected: row.French) })
            .Where(pair => pair.Told != pair.Expected)
            .Select(pair => $"expected: {pair.Expected}\n     got: {pair.Told}")
            .ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Fails where a language's typography is that of a plain keyboard.</summary>
    public static void CheckTypography<T>(IEnumerable<Said<T>> table, Func<T, Voice, string> say) => Assert.All(table, row =>
    {
        Assert.DoesNotMatch(EnglishPlain(), say(row.Of, English));
        Assert.DoesNotMatch(FrenchPlain(), say(row.Of, French));
    });

    private static string Typed(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('’', '\'');

    [GeneratedRegex("""['"]|\{|  """, RegexOptions.None, 1000)]
    private static partial Regex EnglishPlain();

    [GeneratedRegex("""['"]|\{|  | [;:!?»%€]|« """, RegexOptions.None, 1000)]
    private static partial Regex FrenchPlain();
}
