using Solde.App.Messages;
using Solde.Server.Office.Settings;

namespace Solde.Server.Tests.Office;

public sealed class ValueTextTests
{
    [Fact]
    public void Every_value_that_a_text_may_use_is_explained_in_each_language() =>
        Assert.All(MessageData.All, key => Assert.All((ILanguage[])[Languages.English, Languages.French], language => Assert.NotEmpty(ValueTexts.Of(key).In(language))));

    [Theory] //  the site                  what stands at the top
    [InlineData("https://pay.lespins.example", "https://pay.lespins.example/logo/00000000000000000000000000000001")]
    [InlineData("http://localhost:5080", "")]
    public void A_logo_is_in_letters_only_where_mail_programs_load_it(string site, string address)
    {
        var ids = new LiveIds("there-is-no-key", site);
        var property = Api.ApiRig.Settings("Les Pins");
        Assert.Equal(address, MessageWriting.LogoOf(property with { Logo = new Guid("00000000-0000-0000-0000-000000000001") }, ids));
        Assert.Equal("", MessageWriting.LogoOf(property, ids));
    }
}
