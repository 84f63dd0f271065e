using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Solde.App.Days;
using Solde.App.Journal;
using Solde.Core;
using Solde.Core.Json;
using static Solde.App.Bookings.Refusals;

namespace Solde.Server.Api;

/// <summary>The till of a day.</summary>
internal static class Days
{
    private const string Tag = "Days";
    private const string One = Endpoint.Property + "/days/{day}";

    public static ImmutableArray<Endpoint> Endpoints { get; } =
    [
        new("GET", One, "getDay", "What a day comes to: money by method and user, what the day's documents sold by VAT rate and revenue group.", Show)
        {
            Tag = Tag, Gives = "Day",
        },
        new("POST", One + "/close", "closeDay", "Closes the till of a day: its sums are kept as they are now, and bound in the journal.", Close)
        {
            Tag = Tag, Gives = "Day", Refuses = [DayAhead, DayClosed],
        },
    ];

    private static async ValueTask<Reply> Show(Call call) => Reply.Ok(View(await call.Parts.Days.Report(call.Property, call.Settings, DayOf(call)), call));

    private static async ValueTask<Reply> Close(Call call)
    {
        var day = DayOf(call);
        return await call.Parts.Days.Close(call.Property, call.Settings, day, call.By, call.Now) is { } refusal
            ? Problem.Refused(refusal)
            : Reply.Ok(View(await call.Parts.Days.Report(call.Property, call.Settings, day), call));
    }

    private static LocalDate DayOf(Call call) =>
        LocalDatePattern.Iso.Parse((string)call.Http.Request.RouteValues["day"]!) is { Success: true } parsed && parsed.Value.Year is > 1 and < 9999
            ? parsed.Value
            : throw ApiFault.NotFound();

    private static JsonObject View(DayReport report, Call call) => new()
    {
        ["day"] = LocalDatePattern.Iso.Format(report.Sums.Day),
        ["sums"] = View(report.Sums),
        ["closedAt"] = report.Closed is { } closed ? Timeline.At(closed.At, call.Settings.Zone) : null,
        ["closedBy"] = report.Closed?.By,
        ["closedSums"] = report.Closed is { } kept ? View(kept.Sums) : null,
    };

    private static JsonObject View(DaySums sums) => new()
    {
        ["received"] = Written.Amount(sums.Received),
        ["refunded"] = Written.Amount(sums.Refunded),
        ["receivedByGateway"] = Written.Amount(sums.ReceivedByGateway),
        ["refundedByGateway"] = Written.Amount(sums.RefundedByGateway),
        ["sold"] = Written.Amount(sums.Sold),
        ["vouchersSold"] = Written.Amount(sums.VouchersSold ?? Money.Zero(sums.Sold.Currency)),
        ["methods"] = Written.List(sums.Methods, each => new JsonObject
        {
            ["method"] = CamelCase.Of(each.Method), ["received"] = Written.Amount(each.Received), ["refunded"] = Written.Amount(each.Refunded),
        }),
        ["users"] = Written.List(sums.Doers, each => new JsonObject
        {
            ["by"] = each.By, ["received"] = Written.Amount(each.Received), ["refunded"] = Written.Amount(each.Refunded),
        }),
        ["vat"] = Written.List(sums.Vat, each => new JsonObject
        {
            ["rate"] = Written.Share(each.Rate), ["net"] = Written.Amount(each.Net), ["tax"] = Written.Amount(each.Tax), ["group"] = each.Group,
        }),
        ["groups"] = Written.List(sums.Groups, each => new JsonObject { ["group"] = each.Group, ["amount"] = Written.Amount(each.Amount) }),
        ["documents"] = Written.List(sums.Documents, each => new JsonObject
        {
            ["kind"] = CamelCase.Of(each.Kind), ["first"] = each.First, ["last"] = each.Last, ["count"] = each.Count, ["total"] = Written.Amount(each.Total),
        }),
    };
}
