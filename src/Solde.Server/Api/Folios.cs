using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Solde.App.Payments;
using Solde.App.Simulate;
using Solde.Core.Folios;
using Solde.Core.Json;
using Solde.Core.Properties;
using static Solde.App.Bookings.Refusals;

namespace Solde.Server.Api;

/// <summary>Folios: charges, payments taken elsewhere, refunds, opening and closing.</summary>
internal static class Folios
{
    private const string Tag = "Folios";

    public static ImmutableArray<Endpoint> Endpoints { get; } =
    [
        new("GET", Endpoint.Booking + "/folios", "listFolios", "The folios of a booking with their lines and payments.", List)
        {
            Tag = Tag, Gives = "Folios",
        },
        Bookings.Event("addCharge", "Posts a charge; negative for a credit.", "NewCharge", AddCharge, Tag) with
        {
            Refuses = [UnknownFolio, FolioClosed, NoOpenFolio],
        },
        Bookings.Event("addPayment", "Records money that was taken elsewhere.", "NewPayment", AddPayment, Tag) with
        {
            Refuses = [UnknownFolio, FolioClosed, NoOpenFolio],
        },
        Bookings.Event(
            "refund", "Gives money back: through the gateway where it came from there, recorded where it was taken elsewhere. The latest payment first.",
            "NewRefund", Refund, Tag) with
        {
            Refuses = [ExceedsPayments, VoucherSold, PaymentInProgress],
        },
        Bookings.Event("openFolio", "Opens another folio.", "FolioName", Open, Tag) with { Refuses = [FolioExists] },
        Bookings.Event("closeFolio", "Closes a folio as it is, with a document where one is named.", "FolioClosing", Close, Tag) with
        {
            Refuses = [UnknownFolio, FolioClosed, SaleOpen],
        },
    ];

    private static async ValueTask<Reply> List(Call call) =>
        Reply.Ok(new JsonObject { ["items"] = Written.List((await call.Load()).Snapshot.Folios, FolioView.Whole) });

    private static ValueTask<Reply> AddCharge(Call call)
    {
        var fields = call.Fields("group", "name", "amount", "vatRate", "folio");
        var (group, amount) = (fields.Required("group").AsText(100), fields.Required("amount").AsMoney(call.Settings.Currency));
        var (name, rate, folio) = (fields.Optional("name")?.AsText(100), BookingReading.VatRate(fields), fields.Optional("folio")?.AsText(100));
        return call.Act(booking => FolioActions.AddCharge(booking, group, amount, folio, call.Now, name, rate));
    }

    private static ValueTask<Reply> AddPayment(Call call)
    {
        var fields = call.Fields("amount", "method", "folio");
        var (amount, method) = (fields.Required("amount").AsPositiveMoney(call.Settings.Currency), fields.Required("method").AsOneOf<PaymentMethod>());
        var folio = fields.Optional("folio")?.AsText(100);
        return call.Act(booking => FolioActions.RecordPayment(booking, amount, method, folio, call.Now));
    }

    private static ValueTask<Reply> Refund(Call call)
    {
        var fields = call.Fields("amount", "creditLine");
        var amount = fields.Required("amount").AsPositiveMoney(call.Settings.Currency);
        var creditLine = fields.Flag("creditLine", otherwise: false);
        return call.Act(booking => FolioActions.Refund(booking, amount, creditLine, call.Now));
    }

    private static ValueTask<Reply> Open(Call call)
    {
        var folio = call.Fields("folio").Required("folio").AsText(100);
        return call.Act(booking => FolioActions.Open(booking, folio, call.Now));
    }

    private static ValueTask<Reply> Close(Call call)
    {
        var fields = call.Fields("folio", "document");
        var folio = fields.Required("folio").AsText(100);
        var document = fields.Optional("document")?.AsOneOf<FolioDocument>();
        return call.Act(booking => FolioActions.Close(booking, folio, document, call.Now));
    }
}
