using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Solde.Core.Json;
using Solde.Core.Properties;
using Solde.Core.Requests;
using Solde.Core.Tests.Planning;

namespace Solde.Core.Tests.Requests;

/// <summary>Which methods a request offers: the property's, by destination and amount, and of them those ticked (SH4, T3).</summary>
public sealed class MethodsOfferedTests
{
    private const string Card = """["card"]""";
    private const string Limits = """[{"method": "bankTransfer", "minimum": "100.00"}, {"method": "card", "maximum": "500.00"}, "onSite"]""";
    private const string Destinations = """["onSite", {"method": "cheque", "destinations": ["lac"]}, {"method": "card", "destinations": ["lac", "centre"]}]""";
    private const string Apart = """[{"method": "card", "destinations": ["lac"], "maximum": "50.00"}, {"method": "card", "destinations": ["centre"]}, "cheque"]""";

    /// <summary>The property's methods (null = not set), the booking's destination, what is asked in euros, and what is offered.</summary>
    public static TheoryData<string?, string?, int, string> Links { get; } = new()
    {
        { null, null, 700, "Card" },
        { "[]", null, 700, "" },
        { """["onSite", "card", "cheque"]""", null, 700, "OnSite Card Cheque" },
        { Limits, null, 99, "Card OnSite" },
        { Limits, null, 100, "BankTransfer Card OnSite" },
        { Limits, null, 500, "BankTransfer Card OnSite" },
        { Limits, null, 501, "BankTransfer OnSite" },
        { Limits, null, 0, "BankTransfer Card OnSite" }, // Nothing is asked: no limit counts.
        { Destinations, null, 700, "OnSite" },
        { Destinations, "lac", 700, "OnSite Cheque Card" },
        { Destinations, "centre", 700, "OnSite Card" },
        { Destinations, "Lac", 700, "OnSite" },
        { Apart, "lac", 51, "Cheque" },
        { Apart, "lac", 50, "Card Cheque" },
        { Apart, "centre", 51, "Card Cheque" },
    };

    [Theory]
    [MemberData(nameof(Links))]
    public void A_link_offers_what_the_property_does_for_the_destination_and_the_amount(string? methods, string? destination, int asked, string offered) =>
        Assert.Equal(offered, Offered(RequestKind.Link, methods, "[]", destination, asked));

    [Theory]
    [InlineData(null, "[]", 700, "Card")]
    [InlineData(null, """["cheque", "card"]""", 700, "Cheque Card")]
    [InlineData("""["onSite", "card", "cheque"]""", "[]", 700, "OnSite Card Cheque")]
    [InlineData("""["onSite", "card", "cheque"]""", """["cheque", "onSite"]""", 700, "OnSite Cheque")]
    [InlineData(Card, """["cheque"]""", 700, "")]
    [InlineData(Limits, """["card", "onSite"]""", 501, "OnSite")]
    public void A_balance_request_offers_the_ticked_ones_of_them_in_the_property_s_order(string? methods, string ticked, int asked, string offered) =>
        Assert.Equal(offered, Offered(RequestKind.Balance, methods, ticked, null, asked));

    private static string Offered(RequestKind kind, string? methods, string ticked, string? destination, int asked)
    {
        var document = PropertyJson.Write(Stay.Property);
        document["methods"] = methods is null ? null : JsonNode.Parse(methods);
        document["balanceSchedule"] = new JsonObject { ["dueDays"] = 14, ["methods"] = JsonNode.Parse(ticked) };
        var booking = Stay.Booking(PropertyJson.Read(DocumentValue.Of(document)), Stay.Details with { Destination = destination });
        var request = new PaymentRequest { Number = 1, Kind = kind, State = RequestState.Sent, Amount = Stay.Euros(asked), HandAmount = Stay.Euros(asked) };
        return string.Join(' ', Asking.MethodsOf(booking, request));
    }
}
