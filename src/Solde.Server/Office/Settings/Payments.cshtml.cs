using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime.Text;
using Solde.App.Access;
using Solde.Core.Json;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Settings;

/// <summary>How guests may pay, when they are asked to, and what becomes of holds.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager)]
internal sealed class PaymentsModel(OfficeParts parts, Freshness freshness) : PageModel
{
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    public Entered Entered { get; private set; } = new();

    public bool Saved { get; private set; }

    /// <summary>The installation has keys for the card vault.</summary>
    public bool HasVault => parts.Vault is not null;

    public void OnGet(bool saved)
    {
        Saved = saved;
        var settings = Here.Of(HttpContext).View!.Settings;
        MethodLines.Fill(Entered, settings.Methods ?? [], Here.Of(HttpContext).Language);
        PaymentDetailsForm.Fill(Entered, settings.PaymentDetails);
        Entered["sendRequestsAt"] = Minutes.Format(settings.SendRequestsAt);
        Entered["releaseHoldsAfterCheckOutDays"] = $"{settings.ReleaseHoldsAfterCheckOutDays}";
        Entered["cardNumbersKeptDays"] = $"{settings.CardNumbersKeptDays}";
        Entered.Tick("authenticationLinks", settings.AuthenticationLinks);
        Entered.Tick("sends", settings.BalanceSchedule is not null);
        (Entered["dueDays"], Entered["leadDays"]) = ("14", "10"); // Where it begins, while there is none.
        if (settings.BalanceSchedule is { } schedule)
        {
            (Entered["dueDays"], Entered["leadDays"]) = ($"{schedule.DueDays}", $"{schedule.LeadDays}");
            (Entered["byType"], Entered["byUnit"]) = (Lines(schedule.ByType), Lines(schedule.ByUnit));
            Entered["remindDays"] = string.Join(", ", schedule.RemindDays);
            OfferedMethods.Tick(Entered, "schedule", schedule.Methods);
        }
    }

    public async Task<IActionResult> OnPost()
    {
        Entered = new Entered(Request.Form, Freshness.Field);
        var settings = Here.Of(HttpContext).View!.Settings;
        var (methods, lines) = MethodLines.Read(Entered, settings.Currency);
        var keys = new Dictionary<string, JsonNode?>
        {
            ["methods"] = methods,
            ["paymentDetails"] = PaymentDetailsForm.Read(Entered, settings.PaymentDetails),
            ["sendRequestsAt"] = Entered["sendRequestsAt"],
            ["releaseHoldsAfterCheckOutDays"] = Number("releaseHoldsAfterCheckOutDays"),
            ["cardNumbersKeptDays"] = HasVault ? Number("cardNumbersKeptDays") : JsonValue.Create(settings.CardNumbersKeptDays),
            ["authenticationLinks"] = Entered.Is("authenticationLinks"),
            ["balanceSchedule"] = Entered.Is("sends") ? Schedule() : null,
        };
        return Entered.IsRight && await freshness.Confirm(HttpContext, Entered)
            && await SettingsForm.Save(parts, HttpContext, Entered, keys, (path, problem) => FieldOf(path, problem, lines))
            ? RedirectToPage(new { saved = true })
            : Page();
    }

    private static string? FieldOf(string path, string problem, ImmutableArray<int> lines) =>
        MethodLines.FieldOf(path, lines) ?? PaymentDetailsForm.FieldOf(path, problem)
        ?? ((string[])["byType", "byUnit"]).FirstOrDefault(key => path.StartsWith($"balanceSchedule.{key}", StringComparison.Ordinal))
        ?? (path == "balanceSchedule" ? "dueDays" : null);

    private JsonObject Schedule() => new()
    {
        ["dueDays"] = Number("dueDays"), ["leadDays"] = Number("leadDays"), ["byType"] = Pairs("byType"), ["byUnit"] = Pairs("byUnit"),
        ["methods"] = Written.Words(OfferedMethods.In(Entered, "schedule")),
        ["remindDays"] = new JsonArray(
            [.. Entered["remindDays"].Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Select(text => NumberOf(text))]),
    };

    private JsonValue? Number(string field) => Entered[field].Length == 0 ? null : NumberOf(Entered[field]);

    // What is no number stays a text, and is refused where documents are read.
    private static JsonValue NumberOf(string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(text);

    private JsonObject Pairs(string field)
    {
        var pairs = new JsonObject();
        foreach (var line in Entered[field].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = line.LastIndexOfAny(['=', ':']);
            if (at <= 0 || !pairs.TryAdd(line[..at].Trim(), NumberOf(line[(at + 1)..].Trim())))
            {
                Entered.Refuse(field, SettingsTexts.NoPair);
            }
        }

        return pairs;
    }

    private static string Lines(IReadOnlyDictionary<string, int> days) =>
        string.Join('\n', days.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} = {pair.Value}"));
}
