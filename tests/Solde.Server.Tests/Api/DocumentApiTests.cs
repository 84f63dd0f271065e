using System.Globalization;
using System.Text.Json.Nodes;
using Solde.App.Access;
using Solde.Core.Json;
using Solde.Core.Properties;
using UglyToad.PdfPig;

namespace Solde.Server.Tests.Api;

/// <summary>Receipts, invoices, credit notes, and the till of a day.</summary>
public sealed class DocumentApiTests
{
    [Fact]
    public async Task A_sale_has_its_receipt_as_data_as_a_page_and_as_a_file()
    {
        await using var rig = await Sold();
        var listed = Assert.Single((await rig.Get("/bookings/B1/documents")).Json["items"]!.AsArray())!;
        Assert.Equal(("receipt", "R2026-000001", "700.00"), ((string?)listed["kind"], (string?)listed["number"], (string?)listed["total"]));

        var whole = (await rig.Get("/bookings/B1/documents/1")).Json;
        Assert.Equal(("Les Pins SARL", "FR12123456789", "Anne Martin"), ((string?)whole["issuer"], (string?)whole["vatNumber"], (string?)whole["customer"]));
        Assert.Equal(("636.36", "63.64"), ((string?)whole["vat"]![0]!["net"], (string?)whole["vat"]![0]!["tax"]));
        Assert.Equal(("cash", "700.00"), ((string?)whole["payments"]![0]!["method"], (string?)whole["payments"]![0]!["amount"]));

        Assert.Contains("R2026-000001", (string?)(await rig.Get("/bookings/B1/documents/1/print")).Json["html"], StringComparison.Ordinal);
        using var pdf = PdfDocument.Open(Convert.FromBase64String((string)(await rig.Get("/bookings/B1/documents/1/pdf")).Json["pdf"]!));
        Assert.Contains("R2026-000001", pdf.GetPage(1).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folio_is_invoiced_once_and_what_is_credited_later_gets_its_credit_note()
    {
        await using var rig = await Sold();
        Assert.Equal(200, (await rig.Post("/bookings/B1/issueInvoice")).Status);
        var again = await rig.Post("/bookings/B1/issueInvoice");
        Assert.Equal((409, "documentIssued"), (again.Status, again.Code));
        var unknown = await rig.Post("/bookings/B1/issueInvoice", new JsonObject { ["folio"] = "other" });
        Assert.Equal((409, "unknownFolio"), (unknown.Status, unknown.Code));

        Assert.Equal(200, (await rig.Post("/bookings/B1/refund", new JsonObject { ["amount"] = "20.00", ["creditLine"] = true })).Status);
        var note = Assert.Single((await rig.Get("/documents?kind=creditNote&year=2026")).Json["items"]!.AsArray())!;
        Assert.Equal(("A2026-000001", "20.00", 2), ((string?)note["number"], (string?)note["total"], (int)note["corrects"]!));
        var invoice = Assert.Single((await rig.Get("/documents")).Json["items"]!.AsArray())!; // Invoices of this year, where nothing else is asked for.
        Assert.Equal(("F2026-000001", "700.00"), ((string?)invoice["number"], (string?)invoice["total"]));
        Assert.Contains("F2026-000001", (string?)(await rig.Get("/bookings/B1/documents/3/print")).Json["html"], StringComparison.Ordinal);
        Assert.Empty(await rig.Problems());
    }

    [Fact]
    public async Task A_document_is_given_with_all_that_it_says()
    {
        await using var rig = await Sold();
        var billing = JsonNode.Parse("""{ "name": "Acme SAS", "address": "4 rue du Port\n40000 Mont-de-Marsan", "registration": "552 100 554", "vatNumber": "FR83552100554" }""")!;
        Assert.Equal(200, (await rig.Post("/bookings/B1/refund", new JsonObject { ["amount"] = "50.00", ["creditLine"] = true })).Status); // A credit note to the receipt.
        var charge = new JsonObject { ["group"] = "spa", ["name"] = "Massage", ["amount"] = "120.00", ["vatRate"] = 20 };
        Assert.Equal(200, (await rig.Post("/bookings/B1/addCharge", charge)).Status);
        Assert.Equal(200, (await rig.Post("/bookings/B1/issueInvoice", new JsonObject { ["billing"] = billing.DeepClone() })).Status);
        Assert.Equal(200, (await rig.Post("/bookings/B1/refund", new JsonObject { ["amount"] = "20.00", ["creditLine"] = true })).Status);

        var whole = (await rig.Get("/bookings/B1/documents/3")).Json;
        Assert.True(JsonNode.DeepEquals(billing, whole["billing"]));
        Assert.Equal(("Les Pins", "2026-07-24", "2026-07-31", "Merci."), ((string?)whole["property"], (string?)whole["from"], (string?)whole["to"], (string?)whole["footer"]));
        Assert.Equal(("120.00", "2026-07-01", (string?)null), ((string?)whole["left"], (string?)whole["dueOn"], (string?)whole["correctedNumber"]));
        Assert.Equal(("770.00", "50.00"), ((string?)whole["total"], (string?)whole["payments"]![0]!["refunded"]));
        var massage = whole["lines"]!.AsArray().Single(line => (string?)line!["name"] == "Massage")!;
        Assert.Equal((20m, "100.00"), ((decimal)massage["vatRate"]!, (string?)massage["net"]));
        Assert.Equal(770m, decimal.Parse((string)whole["net"]!, CultureInfo.InvariantCulture) + decimal.Parse((string)whole["tax"]!, CultureInfo.InvariantCulture));

        var note = (await rig.Get("/bookings/B1/documents/4")).Json;
        Assert.Equal(("F2026-000001", "Acme SAS", "0.00"), ((string?)note["correctedNumber"], (string?)note["billing"]!["name"], (string?)note["left"]));
        Assert.Empty(await rig.Problems());
    }

    [Fact]
    public async Task A_charge_that_comes_with_its_tax_stands_on_the_invoice_at_its_rate()
    {
        await using var rig = await ApiRig.Open();
        var booking = ApiRig.Booking();
        booking["charges"] = JsonNode.Parse("""[{ "group": "breakfast", "name": "Petit-déjeuner", "net": "20.00", "tax": "2.00" }]""");
        await rig.Put("/bookings/B1", booking);
        await rig.Post("/bookings/B1/issueInvoice");
        var whole = (await rig.Get("/bookings/B1/documents/1")).Json;
        var line = Assert.Single(whole["lines"]!.AsArray())!;
        Assert.Equal(("Petit-déjeuner", 10m, "2.00"), ((string?)line["name"], (decimal)line["vatRate"]!, (string?)whole["tax"]));
    }

    [Fact]
    public async Task Whom_an_invoice_is_made_out_to_is_on_it_and_not_in_the_journal()
    {
        await using var rig = await Sold();
        await rig.Post("/bookings/B1/issueInvoice", new JsonObject { ["billing"] = new JsonObject { ["name"] = "Odile Fabre" } });
        Assert.Equal("Odile Fabre", (string?)(await rig.Get("/bookings/B1/documents/2")).Json["billing"]!["name"]);
        Assert.DoesNotContain("Odile", $"{(await rig.Get("/journal")).Json}", StringComparison.Ordinal);
        Assert.Empty(await rig.Problems());
    }

    [Theory]
    [InlineData("""{ "billing": { "name": "" } }""")]
    [InlineData("""{ "billing": { "city": "Dax" } }""")]
    [InlineData("""{ "billing": "Acme" }""")]
    public async Task What_is_nobody_is_refused(string body)
    {
        await using var rig = await Sold();
        Assert.Equal(400, (await rig.Post("/bookings/B1/issueInvoice", (JsonObject)JsonNode.Parse(body)!)).Status);
    }

    [Fact]
    public async Task A_booking_without_charges_has_nothing_to_invoice()
    {
        await using var rig = await ApiRig.Open();
        await rig.Put("/bookings/B1", ApiRig.Booking(amount: "0.00"));
        var refused = await rig.Post("/bookings/B1/issueInvoice");
        Assert.Equal((409, "nothingCharged"), (refused.Status, refused.Code));
    }

    [Theory]
    [InlineData("/bookings/B1/documents/2")]
    [InlineData("/bookings/B1/documents/x")]
    [InlineData("/bookings/B1/documents/2/print")]
    [InlineData("/bookings/B1/documents/2/pdf")]
    [InlineData("/bookings/B2/documents")]
    [InlineData("/days/yesterday")]
    public async Task What_there_is_not_is_not_found(string path)
    {
        await using var rig = await Sold();
        Assert.Equal(404, (await rig.Get(path)).Status);
    }

    [Theory]
    [InlineData("/documents")]
    [InlineData("/bookings/B1/documents")]
    [InlineData("/bookings/B1/documents/1")]
    [InlineData("/bookings/B1/documents/1/print")]
    [InlineData("/bookings/B1/documents/1/pdf")]
    [InlineData("/days/2026-06-01")]
    public async Task Another_propertys_key_finds_nothing(string path)
    {
        await using var rig = await Sold();
        Assert.Equal(200, (await rig.Get(path)).Status);
        Assert.Equal(404, (await rig.Get(path, key: rig.TheirKey)).Status);
    }

    [Fact]
    public async Task Who_may_only_read_issues_nothing_and_closes_no_day()
    {
        await using var rig = await Sold();
        var reader = await rig.NewKey(rig.Mine, KeyScope.Read);
        Assert.Equal(200, (await rig.Get("/bookings/B1/documents/1/pdf", key: reader)).Status);
        Assert.Equal(403, (await rig.Post("/bookings/B1/issueInvoice", key: reader)).Status);
        Assert.Equal(403, (await rig.Post("/days/2026-06-01/close", key: reader)).Status);
    }

    [Fact]
    public async Task A_day_is_closed_once_and_what_comes_after_stands_beside()
    {
        await using var rig = await Sold();
        var ahead = await rig.Post("/days/2026-06-02/close");
        Assert.Equal((409, "dayAhead"), (ahead.Status, ahead.Code));
        var closed = (await rig.Post("/days/2026-06-01/close")).Json;
        Assert.Equal(("700.00", "700.00"), ((string?)closed["closedSums"]!["received"], (string?)closed["closedSums"]!["sold"]));
        var again = await rig.Post("/days/2026-06-01/close");
        Assert.Equal((409, "dayClosed"), (again.Status, again.Code));

        await Sell(rig, "B2");
        var after = (await rig.Get("/days/2026-06-01")).Json;
        Assert.Equal(("1400.00", "700.00"), ((string?)after["sums"]!["received"], (string?)after["closedSums"]!["received"]));
        Assert.Equal(("R2026-000001", "R2026-000002"), ((string?)after["sums"]!["documents"]![0]!["first"], (string?)after["sums"]!["documents"]![0]!["last"]));
        Assert.Empty(await rig.Problems());
    }

    private static async Task<ApiRig> Sold()
    {
        var rig = await ApiRig.Open();
        var settings = PropertyJson.Write(ApiRig.Settings("Les Pins"));
        settings["legal"] = JsonNode.Parse("""
            { "name": "Les Pins SARL", "address": "1 allée des Pins, 40200 Mimizan", "vatNumber": "FR12123456789", "footer": "Merci.", "dueDays": 30, "vatRates": { "accommodation": 10 } }
            """);
        await rig.Store.SaveProperty(rig.Mine, PropertyJson.Read(DocumentValue.Of(settings)), rig.Now);
        await Sell(rig, "B1");
        return rig;
    }

    private static async Task Sell(ApiRig rig, string reference)
    {
        await rig.Put($"/bookings/{reference}", ApiRig.Booking());
        var cash = new JsonObject { ["tenders"] = new JsonArray(new JsonObject { ["method"] = "cash", ["amount"] = "700.00" }), ["sales"] = 0 };
        Assert.Equal(200, (await rig.Post($"/bookings/{reference}/settle", cash)).Status);
    }
}
