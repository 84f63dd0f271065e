using System.Text.Json.Nodes;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Requests;
using Solde.Core.Facts;
using Solde.Core.Properties;
using Solde.Gateways.Sandbox;
using Solde.Server.Api;

namespace Solde.Server.Tests.Api;

/// <summary>A property in which one endpoint can do what it is for: its booking, automation and task are in the state that needs.</summary>
internal sealed record Stage(Guid Property, string Ref, string Automation, string Task)
{
    /// <summary>Ids of what an endpoint needs beyond a booking, an automation and a task, by their names in addresses.</summary>
    private readonly Dictionary<string, string> others = [];

    private const string Rule = "Rule";

    /// <summary>Prepares a property for an endpoint.</summary>
    public static async Task<Stage> Prepare(ApiRig rig, Guid property, string key, string reference, string name)
    {
        var root = $"/api/v1/properties/{property:D}";
        var isOfASalon = name is "onlineOptions" or "freeTimes" or "chargeFee" or "waiveFee" or "findVoucher" or "sendVoucher" or "refundVoucher";
        if (isOfASalon)
        {
            await Salon.Open(rig, property);
        }

        var rule = await rig.Post($"{root}/automations", RuleOf(name), key: key);
        var webhook = await rig.Post(
            $"{root}/webhooks", new JsonObject { ["url"] = "http://127.0.0.1:9/", ["events"] = new JsonArray("booking.created") }, key: key);
        var card = rig.NewCard(name == "retryPayment" ? "4000000000000341" : "4242424242424242");
        await rig.Put($"{root}/bookings/{reference}", isOfASalon ? Salon.Appointment(card) : ApiRig.Booking(card: card), key);
        var tasks = property == rig.Theirs ? 3 : 1; // A task of theirs has a name that none of mine has.
        await rig.Store.Record(property, [.. Enumerable.Repeat(new TaskCreated(rig.Now, "Look up", "payments"), tasks)]);
        await RunDue(rig, silent: name == "resolveAttempt");
        var stage = new Stage(
            property, reference, (string)rule.Json["automation"]!, (string)(await rig.Get($"{root}/tasks", key)).Json["items"]![tasks - 1]!["task"]!);
        stage.others["day"] = "2026-06-01";
        stage.others["webhook"] = (string)webhook.Json["webhook"]!;
        stage.others["delivery"] = (string)(await rig.Get($"{root}/webhooks/{stage.others["webhook"]}/deliveries", key)).Json["items"]![0]!["delivery"]!;
        switch (name)
        {
            case "resolveAttempt":
                var inDoubt = (await rig.Get($"{root}/attemptsInDoubt", key)).Json["items"]!;
                stage.others["attempt"] = (string)inDoubt[0]!["attempt"]!;
                break;
            case "getJob" or "cancelJob":
                var order = ExampleOf(RestApi.Endpoints.Single(endpoint => endpoint.Name == "backtest"))!;
                stage.others["job"] = (string)(await rig.Post($"{root}/automations/backtest", order, key: key)).Json["job"]!;
                break;
            case "resendMessage":
                await rig.Post($"{root}/bookings/{reference}/sendLink", key: key);
                await rig.RunDue();
                stage.others["message"] = (string)(await rig.Get($"{root}/messages", key)).Json["items"]![0]!["message"]!;
                break;
            case "chargeFee" or "waiveFee":
                await rig.Post($"{root}/bookings/{reference}/noShow", key: key);
                break;
            case "refund" or "issueReceipt":
                await rig.Post($"{root}/bookings/{reference}/addPayment", new JsonObject { ["amount"] = "100.00", ["method"] = "cash" }, key: key);
                break;
            case "getDocument" or "getDocumentPdf" or "printDocument":
                await rig.Post($"{root}/bookings/{reference}/issueInvoice", key: key);
                stage.others["document"] = "1";
                break;
            case "cancelInvoice":
                await rig.Post($"{root}/bookings/{reference}/issueInvoice", key: key);
                break;
            case "findVoucher" or "sendVoucher" or "refundVoucher":
                await rig.Post($"{root}/bookings/{reference}/settle", Salon.SaleOfAVoucher(), key: key);
                stage.others["code"] = (string)(await rig.Get($"{root}/bookings/{reference}/vouchers", key)).Json["items"]![0]!["code"]!;
                break;
            case "resend":
                await rig.Post($"{root}/bookings/{reference}/sendLink", key: key);
                break;
            case "deactivate":
                await rig.Post($"{root}/automations/{stage.Automation}/activate", key: key);
                break;
            case "collect" or "dysfunction":
                await rig.Post($"{root}/bookings/{reference}/forceSend", key: key);
                var booking = new BookingKey(property, (await rig.Store.Find(property, [reference]))[reference].Booking);
                var another = rig.NewCard();
                await rig.Desk.Do(
                    booking, "guestChooses", snapshot => GuestActions.Choose(snapshot, PaymentMethod.MailOrderCard, another, rig.Now), rig.Now, default);
                break;
        }

        return stage;
    }

    /// <summary>Does what is due; where the acquirer stays silent, until staff must say what became of the payment.</summary>
    private static async Task RunDue(ApiRig rig, bool silent)
    {
        if (silent)
        {
            rig.Faults.Add(new FaultRule(SandboxFault.TimeOutBefore) { Verb = SandboxVerb.Confirm });
            rig.Faults.Add(new FaultRule(SandboxFault.TimeOutBefore) { Verb = SandboxVerb.Find });
        }

        var until = rig.Now + Duration.FromDays(silent ? 9 : 0);
        await rig.RunDue();
        while (await rig.Store.NextDueAt(rig.Now) is { } next && next <= until)
        {
            rig.Now = next;
            await rig.RunDue();
        }

        rig.Faults.Clear();
    }

    /// <summary>The body that an endpoint takes: the example of its description where that fits.</summary>
    public JsonNode? BodyOf(Endpoint endpoint) => endpoint.Name switch
    {
        "resolveAttempt" => new JsonObject { ["attempt"] = others["attempt"], ["outcome"] = "failed" },
        "findVoucher" => new JsonObject { ["code"] = others["code"] },
        "closeFolio" => new JsonObject { ["folio"] = "main" },
        "cancelRun" or "startRun" or "releaseRun" or "retryPayment" => new JsonObject { ["automation"] = Rule },
        "rescheduleRun" => new JsonObject { ["automation"] = Rule, ["to"] = "2026-07-20T10:00" },
        _ => ExampleOf(endpoint),
    };

    /// <summary>The example of the body in the description of an endpoint; null where it takes none.</summary>
    public static JsonNode? ExampleOf(Endpoint endpoint) => endpoint.Takes is { } schema
        ? JsonNode.Parse(OpenApi.Text)!["components"]!["schemas"]![schema]!["examples"]![0]!.DeepClone()
        : null;

    public string PathOf(Endpoint endpoint) => others.Aggregate(
        (Endpoint.Root + endpoint.Path).Replace("{property}", Property.ToString("D"), StringComparison.Ordinal)
        .Replace("{ref}", Ref, StringComparison.Ordinal).Replace("{automation}", Automation, StringComparison.Ordinal)
        .Replace("{task}", Task, StringComparison.Ordinal) + endpoint.Name switch { "listRequests" => "?state=sent", "freeTimes" => "?services=colour", _ => "" },
        (path, other) => path.Replace($"{{{other.Key}}}", other.Value, StringComparison.Ordinal));

    private static JsonObject RuleOf(string name) => new()
    {
        ["name"] = Rule,
        ["active"] = name is "resolveAttempt" or "cancelRun" or "startRun" or "releaseRun" or "rescheduleRun" or "retryPayment" or "captureHold" or "releaseHold",
        ["trigger"] = name is "cancelRun" or "startRun" or "releaseRun" or "rescheduleRun"
            ? new JsonObject { ["when"] = "daysBeforeArrival", ["days"] = 7, ["at"] = "09:00" }
            : new JsonObject { ["when"] = "afterCreation", ["hours"] = 0 },
        ["operation"] = name is "captureHold" or "releaseHold" ? "authorize" : "charge",
    };
}
