using System.Text.Json.Nodes;
using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Json;
using Solde.Core.Properties;
using Solde.Server.Office.Settings;
using Solde.Server.Office.Shared;

namespace Solde.Server.Tests.Office;

/// <summary>The forms of how guests may pay.</summary>
public sealed class MethodLinesTests
{
    private const string Several = """
        [{"method":"cheque","destinations":["lac","rive, sud"],"minimum":"5.00","maximum":null},"cash",{"method":"card","destinations":[],"minimum":null,"maximum":"1234.50"},
        {"method":"cheque","destinations":["port"],"minimum":null,"maximum":null}]
        """;

    [Theory]
    [InlineData("[]")]
    [InlineData("""["card","onSite","bankTransfer"]""")]
    [InlineData(Several)]
    public void A_form_that_is_sent_as_it_was_shown_changes_nothing(string methods)
    {
        var settings = With(methods);
        var entered = Shown(settings);
        var again = With(MethodLines.Read(entered, Currency.Eur).Methods?.ToJsonString() ?? "[]");
        Assert.Equal(PropertyJson.Write(settings)["methods"]!.ToJsonString(), PropertyJson.Write(again)["methods"]!.ToJsonString());
    }

    [Fact]
    public void What_is_offered_stands_first_and_what_else_could_be_after_it()
    {
        var entered = Shown(With("""["onSite","card"]"""));
        Assert.Equal(
            [PaymentMethod.OnSite, PaymentMethod.Card, PaymentMethod.BankTransfer, PaymentMethod.Cheque, PaymentMethod.HolidayVoucher, PaymentMethod.MailOrderCard],
            Enumerable.Range(0, MethodLines.CountOf(entered)).Select(line => MethodLines.MethodOf(entered, line)!.Value));
        Assert.Equal((true, "2", false, ""), (entered.Is("offered1"), entered["position1"], entered.Is("offered2"), entered["position2"]));
    }

    [Fact]
    public void The_positions_make_the_order_and_one_without_comes_last()
    {
        var entered = Shown(With("""["card","onSite"]"""));
        (entered["position0"], entered["position1"]) = ("", "3");
        entered.Tick("offered3", true);
        entered["position3"] = "1";
        var (methods, lines) = MethodLines.Read(entered, Currency.Eur);
        Assert.Equal("cheque onSite card", string.Join(' ', methods!.Select(each => $"{each!["method"]}")));
        Assert.Equal([3, 1, 0], lines);
        Assert.Equal(
            ("minimum3", "destinations1", "destinations0"),
            (MethodLines.FieldOf("methods[0].minimum", lines), MethodLines.FieldOf("methods[1].destinations[2]", lines), MethodLines.FieldOf("methods[2]", lines)));
        Assert.Null(MethodLines.FieldOf("balanceSchedule.methods[0]", lines));
    }

    [Fact]
    public void A_method_can_stand_again_for_other_destinations()
    {
        var entered = Shown(With("""["onSite",{"method":"card","destinations":["lac"]}]"""));
        (entered["method6"], entered["maximum6"], entered["destinations6"]) = ("card", "1 000,50 €", "port\r\n\r\n centre ");
        var methods = MethodLines.Read(entered, Currency.Eur).Methods!;
        Assert.Equal("""{"method":"card","destinations":["port","centre"],"minimum":null,"maximum":"1000.50"}""", methods[2]!.ToJsonString());
    }

    [Theory]
    [InlineData("first")]
    [InlineData("-1")]
    [InlineData("1.5")]
    public void A_position_that_is_no_number_is_refused(string position)
    {
        var entered = Shown(With("""["card"]"""));
        entered["position0"] = position;
        MethodLines.Read(entered, Currency.Eur);
        Assert.NotNull(entered.WrongWith("position0"));
    }

    [Fact]
    public void Fewer_methods_ticked_elsewhere_leave_what_was_said_of_the_others()
    {
        var kept = OfferedMethods.Kept(With(Several).Methods!.Value, [PaymentMethod.OnSite, PaymentMethod.Cheque]);
        Assert.Equal("Cheque 5.00 EUR, Cash , Cheque , OnSite ", string.Join(", ", kept.Select(each => $"{each.Method} {each.Minimum}")));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"bankTransfer":{"holder":"Les Pins","iban":"FR7630006000011234567890189","bic":null},"cheque":{"payableTo":"Les Pins","sendTo":null},"texts":{"cash":{"en":"No notes of 500."},"onSite":{"fr":"À la réception."}}}""")]
    public void What_guests_need_to_know_comes_back_as_it_was_shown(string details)
    {
        var settings = With("[]", details);
        var entered = new Entered();
        PaymentDetailsForm.Fill(entered, settings.PaymentDetails);
        var again = With("[]", PaymentDetailsForm.Read(entered, settings.PaymentDetails).ToJsonString());
        Assert.Equal(PropertyJson.Write(settings)["paymentDetails"]!.ToJsonString(), PropertyJson.Write(again)["paymentDetails"]!.ToJsonString());
    }

    [Theory]
    [InlineData("paymentDetails.bankTransfer", "holder is missing", "holder")]
    [InlineData("paymentDetails.texts.onSite.fr", "longer than 500 characters", "text-onSite-fr")]
    [InlineData("paymentDetails.bankTransfer.iban", "not an IBAN", null)] // Named like the path's last part.
    [InlineData("balanceSchedule", "dueDays is missing", null)]
    public void What_is_wrong_is_told_beside_its_field(string path, string problem, string? field) => Assert.Equal(field, PaymentDetailsForm.FieldOf(path, problem));

    private static Entered Shown(PropertySettings settings)
    {
        var entered = new Entered();
        MethodLines.Fill(entered, settings.Methods!.Value, Languages.French);
        return entered;
    }

    private static PropertySettings With(string methods, string details = "{}")
    {
        var document = JsonNode.Parse("""{"name": "Les Pins", "timeZone": "Europe/Paris", "country": "FR", "currency": "EUR", "language": "fr"}""")!.AsObject();
        (document["methods"], document["paymentDetails"]) = (JsonNode.Parse(methods), JsonNode.Parse(details));
        return PropertyJson.Read(DocumentValue.Of(document));
    }
}
