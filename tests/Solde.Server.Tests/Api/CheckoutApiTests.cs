using System.Text.Json.Nodes;
using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.Core.Facts;
using Solde.Core.Properties;

namespace Solde.Server.Tests.Api;

/// <summary>What a salon's clients are asked for online, what they agreed to, sales at the desk, and fees.</summary>
public sealed class CheckoutApiTests
{
    private const string Declining = "4000000000000341";

    [Theory]
    [InlineData("colour", "mandatory", "protection:Long", "Long")]
    [InlineData("cut", "none", "services", null)]
    public async Task It_says_whether_a_card_is_asked_online_and_why(string service, string card, string because, string? protection)
    {
        await using var rig = await Open();
        var answer = await rig.Post(
            "/onlineOptions", new JsonObject { ["services"] = new JsonArray(service), ["start"] = "2026-07-24T14:00", ["client"] = "new" });
        Assert.Equal(
            (200, card, because, protection), (answer.Status, (string?)answer.Json["card"], (string?)answer.Json["because"], (string?)answer.Json["protection"]));
    }

    [Fact]
    public async Task What_a_client_agreed_to_comes_with_the_booking_and_is_shown()
    {
        await using var rig = await Open();
        await WriteTerms(rig, "Dogs wait outside.", "Dogs may come in.");
        await rig.Put("/bookings/A1", Agreed(rig, 2, "en"));
        var consent = (await rig.Get("/bookings/A1")).Json["consent"]!;
        Assert.Equal(("120.00", 2, "192.0.2.7"), ((string?)consent["cap"], (int)consent["terms"]!, (string?)consent["address"]));
        Assert.Equal(("60.00", "80.00"), ((string?)consent["lateCancelFee"], (string?)consent["noShowFee"]));
    }

    [Fact]
    public async Task Nobody_agreed_to_terms_that_the_property_does_not_have()
    {
        await using var rig = await Open();
        await WriteTerms(rig, "Dogs wait outside.");
        foreach (var (terms, language) in ((int, string)[])[(2, "en"), (1, "fr"), (int.MaxValue, "en")])
        {
            var refused = await rig.Put("/bookings/A1", Agreed(rig, terms, language));
            Assert.Equal((409, "unknownTerms", "$.consent.terms"), (refused.Status, refused.Code, (string?)refused.Json["path"]));
            Assert.Equal(404, (await rig.Get("/bookings/A1")).Status);
        }

        await rig.Store.SaveTemplate(rig.Mine, PropertyTerms.In("en"), null, rig.Now, null);
        Assert.Equal(201, (await rig.Put("/bookings/A1", Agreed(rig, 1, "en"))).Status); // They agreed while it was in force.
        Assert.Equal(201, (await rig.Put("/bookings/A2", Agreed(rig, 0, "fr"))).Status);
        Assert.Equal(3, (await rig.Store.Journal(rig.Mine, default, 100)).Count(entry => entry.Fact is ActionRefused { Reason: Refusals.UnknownTerms, Do: "book" }));
        Assert.Empty(await rig.Problems());
    }

    [Fact]
    public async Task A_stays_guest_agrees_to_no_fees()
    {
        await using var rig = await ApiRig.Open();
        var booking = ApiRig.Booking();
        booking["consent"] = new JsonObject();
        Assert.Equal(400, (await rig.Put("/bookings/B1", booking)).Status);
    }

    [Fact]
    public async Task The_card_pays_what_was_agreed_cash_the_product_and_the_sale_closes_once()
    {
        await using var rig = await Open();
        await rig.Put("/bookings/A1", Salon.Appointment(rig.NewCard()));
        var sold = await rig.Post("/bookings/A1/settle", With18InCash());
        var sale = Assert.Single(sold.Json["sales"]!.AsArray())!;
        Assert.Equal(("138.00", "120.00", "18.00"), ((string?)sale["total"], (string?)sale["byCard"], (string?)sale["byOther"]));
        Assert.Equal(("0.00", "checkedOut"), ((string?)sold.Json["balance"], (string?)sold.Json["status"]));

        var again = await rig.Post("/bookings/A1/settle", With18InCash());
        Assert.Equal((409, "saleClosed"), (again.Status, again.Code));
        Assert.Empty(await rig.Problems());
    }

    [Fact]
    public async Task A_declined_card_leaves_the_sale_open_for_cash()
    {
        await using var rig = await Open();
        await rig.Put("/bookings/A1", Salon.Appointment(rig.NewCard(Declining)));
        var declined = await rig.Post("/bookings/A1/settle", new JsonObject { ["sales"] = 0 });
        Assert.Null(Assert.Single(declined.Json["sales"]!.AsArray())!["closedAt"]);
        var cash = new JsonObject { ["tenders"] = new JsonArray(new JsonObject { ["method"] = "cash", ["amount"] = "120.00" }), ["sales"] = 0 };
        var paid = await rig.Post("/bookings/A1/settle", cash);
        Assert.Equal(("120.00", "0.00"), ((string?)paid.Json["sales"]![0]!["total"], (string?)paid.Json["sales"]![0]!["byCard"]));
        Assert.Empty(await rig.Problems());
    }

    [Theory]
    [InlineData("""{ "add": [{ "kind": "discount", "name": "Fidelity", "amount": "10.00" }] }""", 400, null)]
    [InlineData("""{ "add": [{ "kind": "extra", "name": "Mask", "amount": "0.00" }] }""", 400, null)]
    [InlineData("""{ "folio": "bar" }""", 409, "unknownFolio")]
    [InlineData("""{ "tenders": [{ "method": "card", "amount": "10.00" }] }""", 409, "methodNotOffered")]
    [InlineData("""{ "tenders": [{ "method": "cash", "amount": "120.01" }] }""", 409, "exceedsBalance")]
    [InlineData("""{ "sales": 1 }""", 409, "saleClosed")]
    public async Task What_cannot_be_settled_is_refused_and_nothing_is_done(string body, int status, string? code)
    {
        await using var rig = await Open();
        await rig.Put("/bookings/A1", Salon.Appointment(rig.NewCard()));
        var refused = await rig.Post("/bookings/A1/settle", JsonNode.Parse(body));
        Assert.Equal((status, code), (refused.Status, status == 409 ? refused.Code : null));
        Assert.Empty((await rig.Get("/bookings/A1")).Json["sales"]!.AsArray());
    }

    [Fact]
    public async Task The_fee_for_not_coming_is_charged_once_in_place_of_what_was_booked()
    {
        await using var rig = await Open();
        await rig.Put("/bookings/A1", Salon.Appointment(rig.NewCard()));
        Assert.Equal("noFee", (await rig.Post("/bookings/A1/chargeFee")).Code);
        await rig.Post("/bookings/A1/noShow");
        var charged = (await rig.Post("/bookings/A1/chargeFee")).Json;
        Assert.Equal(("noShow", "80.00", false), ((string?)charged["fee"]!["kind"], (string?)charged["fee"]!["amount"], (bool)charged["fee"]!["waived"]!));
        Assert.Equal(("80.00", "80.00", "0.00"), ((string?)charged["charges"], (string?)charged["paid"], (string?)charged["balance"]));
        Assert.Equal("feeSettled", (await rig.Post("/bookings/A1/chargeFee")).Code);
        Assert.Equal("documentIssued", (await rig.Post("/bookings/A1/issueReceipt", new JsonObject { ["payment"] = 1 })).Code);
        Assert.Empty(await rig.Problems());
    }

    [Fact]
    public async Task After_a_fee_other_prices_change_nothing_and_the_rest_is_taken_in()
    {
        await using var rig = await Open();
        var card = rig.NewCard();
        await rig.Put("/bookings/A1", Salon.Appointment(card));
        await rig.Post("/bookings/A1/noShow");
        await rig.Post("/bookings/A1/chargeFee");
        var dearer = PropertyJson.Write((await rig.Store.Property(rig.Mine))!.Settings);
        dearer["services"]![0]!["price"] = "90.00";
        Assert.Equal(200, (await rig.Put("", dearer)).Status);

        var again = Salon.Appointment(card);
        again["guest"]!["name"] = "Zoé Martin";
        Assert.Equal(200, (await rig.Put("/bookings/A1", again)).Status);
        var booking = (await rig.Get("/bookings/A1")).Json;
        Assert.Equal(("Zoé Martin", "80.00"), ((string?)booking["guest"]!["name"], (string?)booking["charges"]));
        var services = new JsonObject { ["set"] = new JsonObject { ["services"] = again["services"]!.DeepClone() } };
        Assert.Equal("feeSettled", (await rig.Post("/bookings/A1/modify", services)).Code);
    }

    [Fact]
    public async Task A_fee_is_waived_with_a_reason_and_nothing_is_owed()
    {
        await using var rig = await Open();
        await rig.Put("/bookings/A1", Salon.Appointment(rig.NewCard(), start: "2026-06-02T09:00"));
        await rig.Post("/bookings/A1/cancel");
        Assert.Equal(400, (await rig.Post("/bookings/A1/waiveFee", new JsonObject())).Status);
        var waived = (await rig.Post("/bookings/A1/waiveFee", new JsonObject { ["reason"] = "Ill child" })).Json;
        Assert.Equal(("lateCancellation", "60.00", true), ((string?)waived["fee"]!["kind"], (string?)waived["fee"]!["amount"], (bool)waived["fee"]!["waived"]!));
        Assert.Equal(("0.00", "0.00"), ((string?)waived["balance"], (string?)waived["paid"]));
    }

    private static async Task<ApiRig> Open()
    {
        var rig = await ApiRig.Open();
        await Salon.Open(rig, rig.Mine);
        return rig;
    }

    /// <summary>The property's own terms in English, a version each.</summary>
    private static async Task WriteTerms(ApiRig rig, params string[] versions)
    {
        foreach (var text in versions)
        {
            await rig.Store.SaveTemplate(rig.Mine, PropertyTerms.In("en"), text, rig.Now, null);
        }
    }

    private static JsonObject Agreed(ApiRig rig, int terms, string language)
    {
        var booking = Salon.Appointment(rig.NewCard());
        (booking["consent"]!["terms"], booking["consent"]!["language"]) = (terms, language);
        return booking;
    }

    private static JsonObject With18InCash() => new()
    {
        ["add"] = new JsonArray(new JsonObject { ["kind"] = "product", ["name"] = "Shampoo", ["amount"] = "18.00", ["vatRate"] = 20 }),
        ["tenders"] = new JsonArray(new JsonObject { ["method"] = "cash", ["amount"] = "18.00" }),
        ["sales"] = 0,
    };
}
