using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Reviews;
using Solde.App.Simulate;
using Solde.Core.Automations;
using Solde.Core.Json;
using Solde.Server.Rules;
using static Solde.App.Bookings.Refusals;
using static Solde.Server.Api.RefusalWords;

namespace Solde.Server.Api;

/// <summary>Automations: versioned, archived, never deleted; tested before they are switched on.</summary>
internal static class Automations
{
    private const string Tag = "Automations";
    private const string One = Endpoint.Property + "/automations/{automation}";
    private const int MostMatches = 1_000;

    public static ImmutableArray<Endpoint> Endpoints { get; } =
    [
        new("GET", Endpoint.Property + "/automations", "listAutomations", "All automations in the order in which they act, archived ones too.", List)
        {
            Tag = Tag, Gives = "AutomationPage",
        },
        new(
            "POST", Endpoint.Property + "/automations", "createAutomation",
            "Makes an automation. It starts inactive unless \"active\": true is written: test it first.", Create)
        {
            Tag = Tag, Takes = "AutomationDocument", Gives = "Automation", Refuses = [AutomationExists], MayCreate = true,
        },
        new("GET", One, "getAutomation", "An automation with all its versions.", call => new(Reply.Ok(Whole(Of(call, call.View), call)))) { Tag = Tag, Gives = "Automation" },
        new(
            "PUT", One, "editAutomation",
            "Saves a new version; what is the same already saves none. \"version\" may name the version it was made from: a newer one is not overwritten.",
            Edit)
        {
            Tag = Tag, Takes = "AutomationEdit", Gives = "Automation", Refuses = [Archived, AutomationExists, VersionConflict],
        },
        Switch("activate", "Switches it on.", (call, name) => call.Parts.Automations.As(call.By).Activate(call.Property, name, call.Now)) with
        {
            Refuses = [Archived, AlreadyActive],
        },
        Switch("deactivate", "Switches it off; its planned runs are cancelled.", (call, name) => call.Parts.Automations.As(call.By).Deactivate(call.Property, name, call.Now)) with
        {
            Refuses = [NotActive],
        },
        Switch("archive", "Archives it: no booking is taken any more, planned runs stay.", (call, name) => call.Parts.Automations.As(call.By).Archive(call.Property, name, call.Now)) with
        {
            Refuses = [Archived],
        },
        new("GET", One + "/test", "test", "Which bookings the next review would process, with amounts, and why not the others. Writes nothing.", Test)
        {
            Tag = Tag, Gives = "TestResult",
        },
    ];

    private static Endpoint Switch(string name, string summary, Func<Call, string, ValueTask<string?>> action) =>
        new("POST", $"{One}/{name}", name, summary, async call =>
        {
            var id = Of(call, call.View).Ref.Id;
            return await Saved(call, await RuleSaving.Switch(call.Parts.Store, call.Property, id, known => action(call, known)));
        })
        {
            Tag = Tag, Gives = "Automation",
        };

    private static ValueTask<Reply> List(Call call) =>
        new(Reply.Ok(Paging.Page(call.View.Rules.All.Select(automation => View(automation, call)), null)));

    private static async ValueTask<Reply> Create(Call call)
    {
        var (rule, active) = AutomationJson.Read(call.Body, call.Settings.Currency, call.Settings.Country);
        var starts = active && call.Body.Element.TryGetProperty("active", out _);
        var (saved, refusal) = await RuleSaving.Create(call.Parts.Store, call.Parts.Automations.As(call.By), call.Property, rule, starts, call.Now);
        return saved is null ? Problem.Refused(refusal!) : Reply.Created(Whole(saved, call));
    }

    private static async ValueTask<Reply> Edit(Call call)
    {
        var (rule, madeFrom) = RuleOf(call);
        var id = Of(call, call.View).Ref.Id;
        return await Saved(
            call, await RuleSaving.Edit(call.Parts.Store, call.Parts.Automations.As(call.By), call.Property, id, rule, madeFrom, call.Now));
    }

    private static (AutomationRule Rule, int? MadeFrom) RuleOf(Call call)
    {
        var document = call.Body.AsAnyObject();
        var madeFrom = new DocumentObject(call.Body).Optional("version")?.AsInteger(1, int.MaxValue);
        document.Remove("version");
        return (AutomationJson.ReadRule(DocumentValue.Of(document), call.Settings.Currency, call.Settings.Country), madeFrom);
    }

    private static async ValueTask<Reply> Test(Call call)
    {
        var matches = new JsonArray();
        var (bookings, matching) = (0, 0);
        var others = new Dictionary<(Core.Planning.VerdictKind Kind, Core.Planning.Reasons Reasons), int>();
        await foreach (var each in new Rehearsal(call.Parts.Store).Test(call.Property, Of(call, call.View), call.Now).WithCancellation(call.Cancel))
        {
            bookings++;
            if (each.Matches && ++matching <= MostMatches)
            {
                matches.Add(new JsonObject { ["ref"] = each.Ref, ["amount"] = Written.Amount(each.Verdict.Amount) });
            }
            else if (!each.Matches)
            {
                var why = (each.Verdict.Kind, each.Verdict.Reasons);
                others[why] = others.GetValueOrDefault(why) + 1;
            }
        }

        return Reply.Ok(new JsonObject
        {
            ["bookings"] = bookings,
            ["matching"] = matching,
            ["matches"] = matches,
            ["others"] = new JsonArray([.. others.OrderByDescending(pair => pair.Value).Select(pair => new JsonObject
            {
                ["verdict"] = Timeline.Word(pair.Key.Kind),
                ["reasons"] = new JsonArray([.. Shown.Codes(pair.Key.Reasons).Select(code => JsonValue.Create(code))]),
                ["bookings"] = pair.Value,
            })]),
        });
    }

    /// <summary>The automation in the address as it is now, unless its change was refused.</summary>
    private static async ValueTask<Reply> Saved(Call call, string? refusal) => refusal is null
        ? Reply.Ok(Whole(Of(call, (await call.Parts.Store.Property(call.Property))!), call))
        : Problem.Refused(refusal);

    private static Automation Of(Call call, PropertyView view)
    {
        var id = call.Id("automation");
        return view.Rules.All.FirstOrDefault(automation => automation.Ref.Id == id) ?? throw ApiFault.NotFound();
    }

    private static JsonObject View(Automation automation, Call call) => new()
    {
        ["automation"] = automation.Ref.Id.ToString("D"),
        ["name"] = automation.Current.Rule.Name,
        ["state"] = CamelCase.Of(automation.State),
        ["activatedAt"] = automation.ActivatedAt is { } at ? Timeline.At(at, call.Settings.Zone) : null,
        ["version"] = automation.Current.Number,
        ["rule"] = AutomationJson.Write(automation.Current.Rule),
    };

    private static JsonObject Whole(Automation automation, Call call)
    {
        var view = View(automation, call);
        view["versions"] = Written.List(automation.Versions, version => new JsonObject
        {
            ["version"] = version.Number,
            ["at"] = Timeline.At(version.At, call.Settings.Zone),
            ["rule"] = AutomationJson.Write(version.Rule),
        });
        return view;
    }
}
