using System.Text.Json.Nodes;
using NodaTime.TimeZones;
using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Json;
using Solde.Core.Properties;
using Solde.Server.Office.Account;
using Solde.Server.Office.Automations;
using Solde.Server.Office.Settings;
using Solde.Server.Office.Setup;
using Solde.Server.Office.Shared;

namespace Solde.Server.Tests.Office;

/// <summary>What machines say, in words of people: countries, browsers, numbers, what is wrong with settings.</summary>
public sealed class OfficeWordsTests
{
    [Fact]
    public void Every_country_a_property_can_be_in_has_a_name_in_both_languages()
    {
        var codes = TzdbDateTimeZoneSource.Default.ZoneLocations!.Select(location => location.CountryCode).Distinct().Order();
        foreach (var language in new[] { Languages.English, Languages.French })
        {
            var listed = Places.Countries(language).ToList();
            Assert.Equal(listed.Count, listed.Select(country => country.Shown).Distinct().Count());
            Assert.Empty(codes.Except(listed.Select(country => country.Value)));
        }

        Assert.Equal(("Allemagne", "Germany"), (Places.NameOf("DE", Languages.French), Places.NameOf("DE", Languages.English)));
        Assert.Equal("ZZ", Places.NameOf("ZZ", Languages.French));
    }

    [Fact]
    public void Countries_stand_in_the_order_of_the_alphabet_with_accents_among_their_letters()
    {
        var french = Places.Countries(Languages.French).Select(country => country.Value).ToList();
        Assert.Equal(["BJ", "BM"], french.SkipWhile(code => code != "BJ").Take(2)); // Bénin, Bermudes: not after Burundi.
        Assert.True(french.IndexOf("EG") < french.IndexOf("ES"), "Égypte comes before Espagne");
        Assert.Equal(["AF", "AX", "AL"], Places.Countries(Languages.English).Take(3).Select(country => country.Value));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0", "Edge · Windows")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1", "Safari · iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36", "Chrome · Android")]
    [InlineData("curl/8.14", "Unknown device")]
    public void A_session_is_called_by_its_browser_and_device(string agent, string words) => Assert.Equal(words, Device.Of(agent, Languages.English));

    [Theory]
    [InlineData("$.name", "empty", "Please fill this in.", "À remplir.")]
    [InlineData("name", "longer than 100 characters", "At most 100 characters.", "100 caractères au plus.")]
    [InlineData("guaranteePolicies[0]", "deposit is missing", "One of the three: a percentage, an amount or nights.", "L'un des trois : un pourcentage, un montant ou des nuits.")]
    [InlineData("services[1]", "price is missing", "Please fill this in.", "À remplir.")]
    [InlineData("balanceSchedule.remindDays", "more than 100 items", "At most 100.", "100 au plus.")]
    [InlineData("branding.mailText.fr", "longer than 500 characters", "At most 500 characters.", "500 caractères au plus.")]
    [InlineData("protections[0].name", "another one has this name", "A name that no other one has, of at most 100 characters.", "Un nom qu'aucun autre ne porte, de 100 caractères au plus.")]
    [InlineData("services[0].cardOnline", "\"often\" is none of off, optional, mandatory", "Choose one of the list.", "Choisissez dans la liste.")]
    [InlineData("legal.dueDays", "61 is not a whole number between 0 and 60", "A whole number of days, from 0 to 60.", "Un nombre entier de jours, de 0 à 60.")]
    public void What_is_wrong_with_a_setting_is_said_in_ones_language(string path, string problem, string english, string french) =>
        Assert.Equal(new Solde.Server.Office.Text(english, french), WrongSettings.Of(path, problem));

    [Fact]
    public void Nothing_that_the_reader_of_settings_says_reaches_a_form_in_its_own_words()
    {
        (string Key, string Value)[] wrong =
        [
            ("name", "\"\""), ("name", $"\"{new string('x', 101)}\""), ("name", "\"a\\tb\""), ("timeZone", "\"Mars\""), ("country", "\"UK\""), ("language", "\"de\""),
            ("currency", "\"ZZZ\""), ("kind", "\"zoo\""), ("sendRequestsAt", "\"9\""), ("releaseHoldsAfterCheckOutDays", "-1"), ("cardNumbersKeptDays", "91"), ("methods", "[\"gold\"]"),
            ("staffAddress", "\"anne\""), ("staffAddresses", "{\"payment-failed\": \"anne\"}"), ("balanceSchedule", "{}"), ("balanceSchedule", "{\"dueDays\": \"x\"}"),
            ("balanceSchedule", "{\"dueDays\": 1, \"byType\": {\"a b\": -1}}"), ("guaranteePolicies", "[{\"code\": \"a\", \"periodHours\": 1}]"),
            ("guaranteePolicies", "[{\"code\": \"a\", \"periodHours\": 1, \"deposit\": {\"percent\": 1, \"nights\": 1}}]"),
            ("guaranteePolicies", "[{\"code\": \"a\", \"periodHours\": 1, \"deposit\": {\"percent\": \"x\"}}]"),
            ("services", "[{\"code\": \"a\", \"price\": \"x\", \"minutes\": 1}]"), ("services", "[{\"code\": \"a\", \"price\": \"-1.00\", \"minutes\": 1}]"),
            ("services", "[{\"code\": \"a\", \"price\": \"1.00\", \"minutes\": 1}, {\"code\": \"a\", \"price\": \"1.00\", \"minutes\": 1}]"),
            ("protections", "[{\"name\": \"a\", \"services\": [\"gone\"]}]"), ("protections", "[{\"name\": \"a\", \"noShowPercent\": 1, \"noShowFixed\": \"1.00\"}]"),
            ("branding", "{\"legalLink\": {\"fr\": \"x\"}}"), ("methods", "[\"card\", \"card\"]"), ("methods", "[{\"method\": \"gold\"}]"),
            ("methods", "[{\"method\": \"card\", \"minimum\": \"-1\"}]"), ("methods", "[{\"method\": \"card\", \"maximum\": \"x\"}]"),
            ("methods", "[{\"method\": \"card\", \"minimum\": \"2.00\", \"maximum\": \"1.00\"}]"),
            ("methods", "[{\"method\": \"card\", \"destinations\": [\"a\", \"a\"]}]"), ("paymentDetails", "{\"bankTransfer\": {\"holder\": \"P\", \"iban\": \"x\"}}"),
            ("paymentDetails", "{\"bankTransfer\": {\"holder\": \"P\", \"iban\": \"BE68539007547034\", \"bic\": \"x\"}}"), ("paymentDetails", "{\"cheque\": {}}"),
        ];
        foreach (var (key, value) in wrong)
        {
            var whole = JsonNode.Parse("""{"name": "Les Pins", "timeZone": "Europe/Paris", "country": "FR", "currency": "EUR", "language": "fr"}""")!.AsObject();
            whole[key] = JsonNode.Parse(value);
            var found = Assert.Throws<DocumentException>(() => PropertyJson.Read(DocumentValue.Of(whole)));
            var path = found.Path.StartsWith("$.", StringComparison.Ordinal) ? found.Path[2..] : found.Path;
            Assert.True(WrongSettings.Of(path, found.Problem).French != found.Problem, $"{key} {value}: {path}: {found.Problem}");
        }
    }

    [Theory]
    [InlineData(1234_50, "1234.50", "1234,50")]
    [InlineData(-12_00, "-12.00", "-12,00")]
    public void An_amount_is_written_into_a_field_as_it_is_read_from_it(long minor, string english, string french)
    {
        var amount = new Money(minor, Currency.Eur);
        Assert.Equal((english, french), (EnteredMoney.Shown(amount, Languages.English), EnteredMoney.Shown(amount, Languages.French)));
        Assert.Equal((amount, amount), (EnteredMoney.Read(english, Currency.Eur), EnteredMoney.Read(french, Currency.Eur)));
    }

    [Fact]
    public void The_short_sentence_of_a_preset_and_its_details_are_all_of_it()
    {
        var rule = Preset.Find("direct-balance")!.Rule(Languages.English, Currency.Eur, "FR");
        Assert.Equal("7 days before arrival at 14:00, for direct bookings, charge the balance with the guest’s last card.", RuleSentence.Short(rule, Spoken.English));
        Assert.Equal(4, RuleSentence.Details(rule, Spoken.English).Count());
        Assert.Equal(RuleSentence.Of(rule, Spoken.English), string.Join(' ', [RuleSentence.Short(rule, Spoken.English), .. RuleSentence.Details(rule, Spoken.English)]));
    }
}
