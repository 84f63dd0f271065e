using System.Reflection;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.Server.Api;
using Solde.Server.Office;

namespace Solde.Server.Tests.Office;

public sealed class RefusalSentencesTests
{
    private static IEnumerable<string> Codes => Constants(typeof(Refusals)).Concat(Constants(typeof(RefusalWords)));

    [Fact]
    public void Every_code_has_its_English_words() => Assert.Equal(Codes.Order(StringComparer.Ordinal), RefusalWords.Codes.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_code_is_a_sentence_in_both_languages() => Assert.All(Codes, code =>
    {
        var (english, french) = (RefusalSentences.Of(code).In(Languages.English), RefusalSentences.Of(code).In(Languages.French));
        Assert.Matches("^[A-Z].{5,}[^ ]\\.$", english);
        Assert.Matches("^[A-Z].{5,}[^ ]\\.$", french);
        Assert.NotEqual(english, french);
    });

    [Fact]
    public void French_has_its_spaces_and_apostrophes() => Assert.All(
        Codes, code => Assert.DoesNotMatch("'| [;:!?]", RefusalSentences.Of(code).In(Languages.French)));

    [Fact]
    public void A_code_of_another_version_is_told_as_it_is() => Assert.Equal("unheardOf", RefusalSentences.Of("unheardOf").In(Languages.French));

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
}
