using NodaTime;
using System.Text.Json.Nodes;
using Solde.Core.Json;
using Solde.Core.Properties;

namespace Solde.Core.Tests.Properties;

public sealed class PropertyJsonTests
{
    private const string Smallest = """{"name": "Les Pins", "timeZone": "Europe/Paris", "currency": "EUR", "country": "FR", "language": "fr"}""";

    public static TheoryData<string> Documents { get; } =
    [
        "{}",
        """{"kind": "lodging", "sendRequestsAt": "18:15", "releaseHoldsAfterCheckOutDays": 0, "cardNumbersKeptDays": 90, "methods": ["card", "bankTransfer"]}""",
        """{"methods": [], "staffAddress": "desk@example.org", "authenticationLinks": false}""",
        """{"staffAddresses": {"payment-succeeded": "books@example.org", "payment-failed": "desk@example.org", "run-lost": null}}""",
        """
        {"methods": [{"method": "bankTransfer", "destinations": ["lac", "centre"], "minimum": "100.00", "maximum": "100.00"}, "card",
          {"method": "bankTransfer", "destinations": ["port"]}, {"method": "onSite", "minimum": null}]}
        """,
        """
        {"paymentDetails": {"bankTransfer": {"holder": "Les Pins", "iban": "FR76 3000 6000 0112 3456 7890 189", "bic": "agrifrpp"},
          "cheque": {"payableTo": "Les Pins", "sendTo": "1 allée des Pins, 40000 Mont-de-Marsan"}, "texts": {"onSite": {"fr": "À la réception."}, "cheque": {}}}}
        """,
        """{"paymentDetails": {"cheque": {"payableTo": "Les Pins"}, "texts": null}}""",
        """
        {"balanceSchedule": {"dueDays": 14, "leadDays": 5, "byType": {"mobile-home": 30, "chalet": 20}, "byUnit": {"MH-12": 21},
          "methods": ["mailOrderCard"], "remindDays": [3, 1]}}
        """,
        """
        {"guaranteePolicies": [{"code": "a", "deposit": {"percent": 30}, "periodHours": 48, "satisfiedBy": "deposit"},
          {"code": "b", "deposit": {"fixed": "150.00"}, "periodHours": 2, "satisfiedBy": "card"},
          {"code": "c", "deposit": {"nights": 1}, "periodHours": 0}]}
        """,
        """
        {"kind": "salon", "services": [{"code": "cut", "price": "55.00", "minutes": 45, "cardOnline": "optional"}],
          "protections": [{"name": "Long", "services": ["cut"], "minimumTotal": "100.00", "newClientsOnly": true, "hoursBefore": 3,
            "lateCancelHours": 24, "lateCancelPercent": 50, "noShowFixed": "20.00"}]}
        """,
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void What_is_written_reads_as_the_same_settings(string changes)
    {
        var settings = Read(changes);
        var written = PropertyJson.Write(settings);
        var again = PropertyJson.Read(DocumentValue.Of(written));
        Assert.True(JsonNode.DeepEquals(written, PropertyJson.Write(again)), written.ToJsonString());
        Assert.Equal(settings.Methods is null, again.Methods is null);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var settings = Read("{}");
        Assert.Equal(
            (PropertyKind.Lodging, new LocalTime(9, 0), null, null, true),
            (settings.Kind, settings.SendRequestsAt, settings.ReleaseHoldsAfterCheckOutDays, settings.BalanceSchedule, settings.AuthenticationLinks));
        Assert.Null(settings.Methods);
        Assert.Equal(30, settings.CardNumbersKeptDays);
    }

    [Fact]
    public void A_method_of_which_nothing_more_is_said_is_written_by_its_name() => Assert.Equal(
        """["card",{"method":"cheque","destinations":[],"minimum":"5.00","maximum":null}]""",
        PropertyJson.Write(Read("""{"methods": [{"method": "card", "destinations": []}, {"method": "cheque", "minimum": "5.00"}]}"""))["methods"]!.ToJsonString());

    [Fact]
    public void What_guests_need_to_know_of_a_method_is_kept_as_banks_write_it()
    {
        var details = Read("""
            {"paymentDetails": {"bankTransfer": {"holder": "Les Pins", "iban": "fr76 3000 6000 0112 3456 7890 189", "bic": "agrifrpp"},
              "texts": {"holidayVoucher": {"fr": "Sur papier."}}}}
            """).PaymentDetails;
        Assert.Equal(new BankAccount("Les Pins", "FR7630006000011234567890189", "AGRIFRPP"), details.BankTransfer);
        Assert.Null(details.Cheque);
        Assert.Equal(("Sur papier.", "", ""), (details.TextOf(PaymentMethod.HolidayVoucher, "fr"), details.TextOf(PaymentMethod.HolidayVoucher, "en"), details.TextOf(PaymentMethod.OnSite, "fr")));
        Assert.Null(Read("{}").PaymentDetails.BankTransfer);
    }

    [Theory]
    [InlineData("payment-succeeded", "books@example.org")]
    [InlineData("payment-failed", "desk@example.org")]
    [InlineData("run-lost", "desk@example.org")]
    public void A_notification_goes_to_the_address_of_its_kind_or_to_the_one_of_all(string template, string address) => Assert.Equal(
        address,
        Read("""{"staffAddress": "desk@example.org", "staffAddresses": {"payment-succeeded": "books@example.org"}}""").StaffAddressFor(template));

    [Theory]
    [InlineData("""{"timezone": "Europe/Paris"}""", "$.timezone: unknown key (did you mean timeZone?)")]
    [InlineData("""{"timeZone": "Europe/Atlantis"}""", "$.timeZone: \"Europe/Atlantis\" is not an IANA time zone")]
    [InlineData("""{"currency": "EURO"}""", "$.currency: not an ISO 4217 currency code")]
    [InlineData("""{"country": "UK"}""", "$.country: not an ISO 3166-1 country code")]
    [InlineData("""{"country": "fr"}""", "$.country: not an ISO 3166-1 country code")]
    [InlineData("""{"language": "de"}""", "$.language: \"de\" is none of fr, en")]
    [InlineData("""{"sendRequestsAt": "9h"}""", "$.sendRequestsAt: \"9h\" is not a time")]
    [InlineData("""{"releaseHoldsAfterCheckOutDays": -1}""", "$.releaseHoldsAfterCheckOutDays: ")]
    [InlineData("""{"cardNumbersKeptDays": 0}""", "$.cardNumbersKeptDays: ")]
    [InlineData("""{"cardNumbersKeptDays": 91}""", "$.cardNumbersKeptDays: ")]
    [InlineData("""{"balanceSchedule": {}}""", "$.balanceSchedule: dueDays is missing")]
    [InlineData("""{"balanceSchedule": {"dueDays": 1, "byUnit": {"MH-12": -1}}}""", "$.balanceSchedule.byUnit.MH-12: ")]
    [InlineData("""{"balanceSchedule": {"dueDays": 1, "methods": ["iou"]}}""", "$.balanceSchedule.methods[0]: \"iou\" is none of card, ")]
    [InlineData("""{"guaranteePolicies": [{"code": "a", "deposit": {}, "periodHours": 1}]}""", "$.guaranteePolicies[0].deposit: exactly one of")]
    [InlineData("""{"guaranteePolicies": [{"code": "a", "deposit": {"percent": 1, "nights": 1}, "periodHours": 1}]}""", "$.guaranteePolicies[0].deposit: ")]
    [InlineData("""{"guaranteePolicies": [{"code": "a", "deposit": {"percent": 101}, "periodHours": 1}]}""", "$.guaranteePolicies[0].deposit.percent: ")]
    [InlineData(
        """{"guaranteePolicies": [{"code": "a", "deposit": {"nights": 1}, "periodHours": 1}, {"code": "a", "deposit": {"nights": 1}, "periodHours": 1}]}""",
        "$.guaranteePolicies[1].code: another one has this code")]
    [InlineData("""{"services": [{"code": "cut", "price": "-1.00", "minutes": 45}]}""", "$.services[0].price: ")]
    [InlineData("""{"protections": [{"name": "P", "services": ["cut"]}]}""", "$.protections[0].services[0]: the property has no service")]
    [InlineData("""{"protections": [{"name": "P", "noShowPercent": 1, "noShowFixed": "1.00"}]}""", "$.protections[0]: noShowPercent and noShowFixed")]
    [InlineData("""{"methods": ["card", "gold"]}""", "$.methods[1]: \"gold\" is none of card, ")]
    [InlineData("""{"methods": [1]}""", "$.methods[0]: one of card, ")]
    [InlineData("""{"methods": [{"minimum": "1.00"}]}""", "$.methods[0]: method is missing")]
    [InlineData("""{"methods": [{"method": "card", "minimun": "1.00"}]}""", "$.methods[0].minimun: unknown key (did you mean minimum?)")]
    [InlineData("""{"methods": [{"method": "card", "minimum": "0.00"}]}""", "$.methods[0].minimum: the amount must be above zero")]
    [InlineData("""{"methods": [{"method": "card", "maximum": "1.001"}]}""", "$.methods[0].maximum: ")]
    [InlineData("""{"methods": ["cheque", {"method": "card", "minimum": "5.01", "maximum": "5.00"}]}""", "$.methods[1].maximum: below the minimum")]
    [InlineData("""{"methods": [{"method": "card", "destinations": ["lac", ""]}]}""", "$.methods[0].destinations[1]: empty")]
    [InlineData("""{"methods": [{"method": "card", "destinations": ["lac", "lac"]}]}""", "$.methods[0].destinations[1]: stands there already")]
    [InlineData("""{"methods": ["card", "cheque", "card"]}""", "$.methods[2]: card is offered twice for the same destination")]
    [InlineData("""{"methods": ["card", {"method": "card", "destinations": ["lac"]}]}""", "$.methods[1]: card is offered twice")]
    [InlineData("""{"methods": [{"method": "card", "destinations": ["a", "b"]}, {"method": "card", "destinations": ["b"]}]}""", "$.methods[1]: card is offered twice")]
    [InlineData("""{"paymentDetails": {"iban": "FR76"}}""", "$.paymentDetails.iban: unknown key")]
    [InlineData("""{"paymentDetails": {"bankTransfer": {"holder": "Les Pins"}}}""", "$.paymentDetails.bankTransfer: iban is missing")]
    [InlineData("""{"paymentDetails": {"bankTransfer": {"holder": "P", "iban": "FR7630006000011234567890188"}}}""", "$.paymentDetails.bankTransfer.iban: not an IBAN: its check digits")]
    [InlineData("""{"paymentDetails": {"bankTransfer": {"holder": "P", "iban": "FR763000600001123456789018"}}}""", "$.paymentDetails.bankTransfer.iban: an IBAN of FR has 27")]
    [InlineData("""{"paymentDetails": {"bankTransfer": {"holder": "P", "iban": "hello"}}}""", "$.paymentDetails.bankTransfer.iban: not an IBAN, such as")]
    [InlineData("""{"paymentDetails": {"bankTransfer": {"holder": "P", "iban": "BE68539007547034", "bic": "AGRI"}}}""", "$.paymentDetails.bankTransfer.bic: not a BIC")]
    [InlineData("""{"paymentDetails": {"cheque": {"sendTo": "1 allée des Pins"}}}""", "$.paymentDetails.cheque: payableTo is missing")]
    [InlineData("""{"paymentDetails": {"texts": {"gold": {}}}}""", "$.paymentDetails.texts.gold: unknown key")]
    [InlineData("""{"paymentDetails": {"texts": {"onSite": {"de": "Bar"}}}}""", "$.paymentDetails.texts.onSite.de: unknown key")]
    [InlineData("""{"staffAddress": "desk"}""", "$.staffAddress: not an e-mail address")]
    [InlineData("""{"staffAddress": "\"desk\"@example.org"}""", "$.staffAddress: not an e-mail address")]
    [InlineData("""{"staffAddresses": "desk@example.org"}""", "$.staffAddresses: an object is expected, not a text")]
    [InlineData("""{"staffAddresses": {"payment-faild": "desk@example.org"}}""", "$.staffAddresses.payment-faild: unknown key (did you mean payment-failed?)")]
    [InlineData("""{"staffAddresses": {"balance-request": "desk@example.org"}}""", "$.staffAddresses.balance-request: unknown key")]
    [InlineData("""{"staffAddresses": {"payment-failed": "desk"}}""", "$.staffAddresses.payment-failed: not an e-mail address")]
    public void What_could_not_be_saved_is_refused(string changes, string message) =>
        Assert.StartsWith(message, Assert.Throws<DocumentException>(() => Read(changes)).Message);

    private static PropertySettings Read(string changes)
    {
        var document = JsonNode.Parse(Smallest)!.AsObject();
        foreach (var (key, value) in JsonNode.Parse(changes)!.AsObject())
        {
            document[key] = value?.DeepClone();
        }

        return PropertyJson.Read(DocumentValue.Of(document));
    }
}
