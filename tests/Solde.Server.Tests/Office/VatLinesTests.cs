using Solde.App.Messages;
using Solde.Core;
using Solde.Server.Office.Settings;
using Solde.Server.Office.Shared;

namespace Solde.Server.Tests.Office;

/// <summary>The rates of revenue groups, as they are entered.</summary>
public sealed class VatLinesTests
{
    private static readonly Dictionary<string, Percent> None = [];

    [Theory]
    [InlineData("accommodation = 10")]
    [InlineData("Hébergement : 10 %")]
    [InlineData("HEBERGEMENT=10,0")]
    public void A_group_is_known_by_its_code_and_by_its_word_in_any_language(string line) =>
        Assert.Equal("""{"accommodation":10}""", Read(line).Rates.Replace("10.0", "10", StringComparison.Ordinal));

    [Fact]
    public void Codes_of_other_systems_stay_as_they_are() => Assert.Equal("""{"bar":20,"SPA-2":20}""", Read("bar = 20\nSPA-2 = 20").Rates);

    [Theory]
    [InlineData("accommodation", "“accommodation” names no rate. One per line, such as: accommodation = 10.")]
    [InlineData("bar = 20\nspa treatments = 20", "“spa treatments = 20” names no group: take one of those below, or a code without spaces.")]
    [InlineData("accommodation = 10\nhébergement = 20", "“hébergement = 20”: this group has its rate already.")]
    [InlineData("discount = 20", "“discount = 20”: discounts and refunds have the rates of what they lessen.")]
    [InlineData("Remise = 20", "“Remise = 20”: discounts and refunds have the rates of what they lessen.")]
    public void The_line_that_is_wrong_is_named(string lines, string wrong) => Assert.Equal(wrong, Read(lines).Wrong);

    [Theory]
    [InlineData("fr", "hébergement = 5,5\nfrais d’annulation tardive = 20\nspa treatments = 20")]
    [InlineData("en", "accommodation = 5.5\nlate cancellation fee = 20\nspa treatments = 20")]
    public void What_is_sent_as_it_was_shown_changes_nothing(string language, string shown)
    {
        Assert.Null(Percent.TryParse("5.5", out var reduced));
        var rates = new Dictionary<string, Percent>
        {
            ["accommodation"] = reduced, ["lateCancellationFee"] = Percent.Of(20), ["spa treatments"] = Percent.Of(20),
        };
        var lines = VatLines.Shown(rates, Languages.Find(language)!);
        Assert.Equal(shown, lines);
        Assert.Equal(("""{"accommodation":5.5,"lateCancellationFee":20,"spa treatments":20}""", null), Read(lines, rates));
    }

    [Fact]
    public void A_rate_that_a_discount_had_can_stay() =>
        Assert.Equal(("""{"discount":20}""", null), Read("remise = 20", new Dictionary<string, Percent> { ["discount"] = Percent.Of(20) }));

    [Theory]
    [InlineData("en", "discount")]
    [InlineData("fr", "remise")]
    public void Discounts_are_not_among_the_groups_that_are_offered(string language, string word) =>
        Assert.DoesNotContain(word, VatLines.Words(Languages.Find(language)!), StringComparison.Ordinal);

    private static (string Rates, string? Wrong) Read(string lines, IReadOnlyDictionary<string, Percent>? before = null)
    {
        var entered = new Entered { [VatLines.Field] = lines };
        var rates = VatLines.Read(entered, before ?? None).ToJsonString();
        return (rates, entered.WrongWith(VatLines.Field) is var (text, values) ? text.In(Languages.English, values.AsSpan()) : null);
    }
}
