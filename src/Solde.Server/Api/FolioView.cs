using System.Text.Json.Nodes;
using Solde.Core.Folios;
using Solde.Core.Json;

namespace Solde.Server.Api;

/// <summary>Folios as the API shows them.</summary>
internal static class FolioView
{
    public static JsonObject Of(Folio folio) => new()
    {
        ["folio"] = folio.Name,
        ["closed"] = folio.Closed,
        ["document"] = Written.Word(folio.Document),
        ["visible"] = folio.Visible,
        ["charges"] = Written.Amount(folio.Charges),
        ["paid"] = Written.Amount(folio.Paid),
        ["refunded"] = Written.Amount(folio.Refunds),
        ["balance"] = Written.Amount(folio.Balance),
        ["collectible"] = Written.Amount(folio.Collectible),
    };

    /// <summary>With its lines and payments.</summary>
    public static JsonObject Whole(Folio folio)
    {
        var view = Of(folio);
        view["lines"] = Written.List(folio.Lines, line => new JsonObject
        {
            ["group"] = line.Group,
            ["name"] = line.Name,
            ["amount"] = Written.Amount(line.Amount),
            ["net"] = Written.Amount(line.Net),
            ["tax"] = Written.Amount(line.Tax),
            ["vatRate"] = Written.Share(line.Rate),
            ["booked"] = line.Booked,
        });
        view["payments"] = Written.List(folio.Payments, payment => new JsonObject
        {
            ["number"] = payment.Number,
            ["amount"] = Written.Amount(payment.Amount),
            ["method"] = CamelCase.Of(payment.Method),
            ["refunded"] = Written.Amount(payment.Refunded),
            ["throughGateway"] = payment.Charge is not null,
        });
        return view;
    }
}
