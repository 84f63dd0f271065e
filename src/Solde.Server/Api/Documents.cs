using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Solde.App.Documents;
using Solde.App.Journal;
using Solde.Core;
using Solde.Core.Documents;
using Solde.Core.Json;
using Solde.Server.Documents;
using static Solde.App.Bookings.Refusals;

namespace Solde.Server.Api;

/// <summary>Receipts, invoices and credit notes.</summary>
internal static class Documents
{
    private const string Tag = "Documents";
    private const string One = Endpoint.Booking + "/documents/{document}";

    public static ImmutableArray<Endpoint> Endpoints { get; } =
    [
        new(
            "GET", Endpoint.Property + "/documents", "listDocuments",
            "Documents of one kind and year by number: those of a series have no gap and never change. Left out: invoices, and the year it is.", List)
        {
            Tag = Tag, Gives = "DocumentPage", Query = ["kind", "year", Paging.After, Paging.Limit],
        },
        new("GET", Endpoint.Booking + "/documents", "listBookingDocuments", "The documents of a booking, oldest first.", OfBooking)
        {
            Tag = Tag, Gives = "Documents",
        },
        new("GET", One, "getDocument", "A document with all that it says.", Get) { Tag = Tag, Gives = "WholeDocument" },
        new("GET", One + "/print", "printDocument", "A document as one HTML file to be printed, on a sheet or on the till's narrow paper.", Print)
        {
            Tag = Tag, Gives = "PrintedDocument",
        },
        new("GET", One + "/pdf", "getDocumentPdf", "A document as a PDF file on sheets of A4, in base64.", Pdf) { Tag = Tag, Gives = "PdfDocument" },
        Bookings.Event("issueInvoice", "Invoices a folio as it stands, once; closes nothing. What is credited later gets a credit note by itself.", "OptionalInvoice", Issue, Tag) with
        {
            Refuses = [UnknownFolio, DocumentIssued, NothingCharged],
        },
        Bookings.Event(
            "cancelInvoice", "Cancels a folio's invoice by a credit note over all that is left of it; charges and money stay, and it can be invoiced anew.", "OptionalInvoicedFolio", Cancel, Tag) with
        {
            Refuses = [UnknownFolio, NoInvoice],
        },
        Bookings.Event("issueReceipt", "A receipt of one payment, such as a deposit: what of it was not given back.", "OnePayment", Receipt, Tag) with
        {
            Refuses = [UnknownPayment, DocumentIssued],
        },
    ];

    private static async ValueTask<Reply> List(Call call)
    {
        var kind = KindOf(call);
        var year = YearOf(call);
        var after = Paging.CursorOf<long>(call, 1, parts => Paging.Number(parts[0]) is > 0 and { } place ? place : null) ?? 0;
        var limit = Paging.LimitOf(call);
        var page = await call.Parts.Documents.Documents(call.Property, kind, year, after, limit);
        return Reply.Ok(Paging.Page(page.Select(document => View(document, call)), page.Length == limit ? Paging.Cursor(Paging.Text(page[^1].Place)) : null));
    }

    private static async ValueTask<Reply> OfBooking(Call call)
    {
        var documents = await call.Parts.Documents.DocumentsOf(await call.Booking());
        return Reply.Ok(new JsonObject { ["items"] = Written.List(documents, document => View(document, call)) });
    }

    private static async ValueTask<Reply> Get(Call call)
    {
        var (document, corrected) = await Find(call);
        return Reply.Ok(Whole(document, corrected, call));
    }

    private static async ValueTask<Reply> Print(Call call)
    {
        var (document, corrected) = await Find(call);
        return Reply.Ok(new JsonObject { ["number"] = document.Number, ["html"] = DocumentPage.Write(document, corrected) });
    }

    private static async ValueTask<Reply> Pdf(Call call)
    {
        var (document, corrected) = await Find(call);
        return Reply.Ok(new JsonObject { ["number"] = document.Number, ["pdf"] = Convert.ToBase64String(DocumentPdf.Write(document, corrected)) });
    }

    private static ValueTask<Reply> Issue(Call call)
    {
        var fields = call.Fields("folio", "billing");
        var folio = fields.Optional("folio")?.AsText(100);
        var billing = fields.Optional("billing") is { } given ? BillingJson.Read(given) : null;
        return call.Act(booking => DocumentActions.IssueInvoice(booking, folio, call.Now, billing));
    }

    private static ValueTask<Reply> Cancel(Call call)
    {
        var folio = call.Fields("folio").Optional("folio")?.AsText(100);
        return call.Act(booking => DocumentActions.CancelInvoice(booking, folio, call.Now));
    }

    private static ValueTask<Reply> Receipt(Call call)
    {
        var payment = call.Fields("payment").Required("payment").AsInteger(1, 1_000_000);
        return call.Act(booking => DocumentActions.IssueReceipt(booking, payment, call.Now));
    }

    private static async ValueTask<(StoredDocument Document, string? Corrected)> Find(Call call)
    {
        var booking = await call.Booking();
        return int.TryParse((string?)call.Http.Request.RouteValues["document"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && await DocumentResult.Find(call.Parts.Documents, booking, number) is { } found
            ? found
            : throw ApiFault.NotFound();
    }

    private static DocumentKind KindOf(Call call) => call.Http.Request.Query["kind"] switch
    {
        [] => DocumentKind.Invoice,
        [{ } text] when Enum.GetValues<DocumentKind>().Where(kind => CamelCase.Of(kind) == text).ToList() is [var kind] => kind,
        _ => throw ApiFault.Malformed("?kind", "receipt, invoice or creditNote is expected"),
    };

    private static int YearOf(Call call) => call.Http.Request.Query["year"] switch
    {
        [] => call.Now.InZone(call.Settings.Zone).Year,
        [{ Length: 4 } text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) => year,
        _ => throw ApiFault.Malformed("?year", "a year of four digits is expected"),
    };

    private static JsonObject View(StoredDocument document, Call call) => new()
    {
        ["document"] = document.Document,
        ["kind"] = CamelCase.Of(document.Kind),
        ["number"] = document.Number,
        ["ref"] = document.Text.Ref,
        ["folio"] = document.Text.Folio,
        ["issuedAt"] = Timeline.At(document.At, call.Settings.Zone),
        ["total"] = Written.Amount(document.Text.Total),
        ["corrects"] = document.Text.Corrects,
    };

    private static JsonObject Whole(StoredDocument document, string? corrected, Call call)
    {
        var (view, text) = (View(document, call), document.Text);
        view["language"] = text.Language;
        view["correctedNumber"] = corrected;
        view["property"] = text.Property;
        view["issuer"] = text.Issuer;
        view["address"] = text.Address;
        view["registration"] = text.Registration;
        view["vatNumber"] = text.VatNumber;
        view["footer"] = text.Footer;
        view["customer"] = text.Customer;
        view["company"] = text.Company;
        view["billing"] = text.Billing is { } billing ? View(billing) : null;
        view["from"] = LocalDatePattern.Iso.Format(text.From);
        view["to"] = LocalDatePattern.Iso.Format(text.To);
        view["lines"] = Written.List(text.Lines, line => new JsonObject
        {
            ["group"] = line.Group, ["name"] = line.Name, ["amount"] = Written.Amount(line.Amount), ["net"] = Written.Amount(line.Net), ["vatRate"] = Written.Share(line.Rate),
        });
        view["vat"] = Written.List(text.Vat, share => new JsonObject
        {
            ["rate"] = Written.Share(share.Rate), ["net"] = Written.Amount(share.Net), ["tax"] = Written.Amount(share.Tax),
        });
        view["payments"] = Written.List(text.Payments, payment => new JsonObject
        {
            ["method"] = CamelCase.Of(payment.Method),
            ["amount"] = Written.Amount(payment.Amount),
            ["refunded"] = Written.Amount(payment.Refunded ?? Money.Zero(text.Total.Currency)),
        });
        view["net"] = Written.Amount(text.Tax is { } tax ? text.Total - tax : null);
        view["tax"] = Written.Amount(text.Tax);
        view["left"] = Written.Amount(text.Left);
        view["dueOn"] = text is { DueOn: { } day, Left.IsPositive: true } ? LocalDatePattern.Iso.Format(day) : null;
        return view;
    }

    private static JsonObject View(BilledTo billing) => new()
    {
        ["name"] = billing.Name, ["address"] = billing.Address, ["registration"] = billing.Registration, ["vatNumber"] = billing.VatNumber,
    };
}
