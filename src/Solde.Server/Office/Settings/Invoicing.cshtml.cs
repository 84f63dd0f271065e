using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.Core;
using Solde.Core.Properties;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Settings;

/// <summary>Who issues documents and with which VAT, how gift vouchers are sold, and whether fees are charged by themselves.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager)]
internal sealed class InvoicingModel(OfficeParts parts, Freshness freshness) : PageModel
{
    private const string Legal = "legal";
    private const string Vouchers = "giftVouchers";

    public Entered Entered { get; private set; } = new();

    public bool Saved { get; private set; }

    public void OnGet(bool saved)
    {
        Saved = saved;
        var (settings, language) = (Here.Of(HttpContext).View!.Settings, Here.Of(HttpContext).Language);
        var legal = settings.Legal;
        (Entered["name"], Entered["address"], Entered["registration"]) = (legal.Name ?? "", legal.Address ?? "", legal.Registration ?? "");
        (Entered["vatNumber"], Entered["footer"]) = (legal.VatNumber ?? "", legal.Footer ?? "");
        Entered["dueDays"] = $"{legal.DueDays}";
        Entered[VatLines.Field] = VatLines.Shown(legal.VatRates, language);
        Entered.Tick("sells", settings.GiftVouchers is not null);
        if (settings.GiftVouchers is { } vouchers)
        {
            (Entered["minimum"], Entered["maximum"]) = (EnteredMoney.Shown(vouchers.Minimum, language), EnteredMoney.Shown(vouchers.Maximum, language));
        }

        Entered["validMonths"] = $"{settings.GiftVouchers?.ValidMonths ?? 12}";
        Entered["graceHours"] = $"{settings.Fees.GraceHours}";
    }

    public async Task<IActionResult> OnPost()
    {
        Entered = new Entered(Request.Form, Freshness.Field);
        var settings = Here.Of(HttpContext).View!.Settings;
        var keys = new Dictionary<string, JsonNode?> { [Legal] = Identity(settings.Legal), [Vouchers] = Entered.Is("sells") ? Offer(settings.Currency) : null };
        if (settings.Kind == PropertyKind.Salon)
        {
            keys["fees"] = new JsonObject { ["graceHours"] = Number("graceHours") };
        }

        return Entered.IsRight && await freshness.Confirm(HttpContext, Entered) && await SettingsForm.Save(parts, HttpContext, Entered, keys, FieldOf)
            ? RedirectToPage(new { saved = true })
            : Page();
    }

    private static string? FieldOf(string path, string problem) => path switch
    {
        _ when path.StartsWith($"{Legal}.{VatLines.Field}", StringComparison.Ordinal) => VatLines.Field,
        Vouchers when problem.EndsWith(" is missing", StringComparison.Ordinal) => problem.Split(' ')[0],
        Vouchers => "minimum",
        _ => null,
    };

    // Nothing entered is nothing set.
    private JsonObject Identity(LegalIdentity before)
    {
        var legal = new JsonObject();
        foreach (var field in (string[])["name", "address", "registration", "vatNumber", "footer"])
        {
            if (Entered[field].ReplaceLineEndings(field is "address" or "footer" ? "\n" : " ") is { Length: > 0 } text)
            {
                legal[field] = text;
            }
        }

        if (Number("dueDays") is { } days)
        {
            legal["dueDays"] = days;
        }

        legal[VatLines.Field] = VatLines.Read(Entered, before.VatRates);
        return legal;
    }

    private JsonObject Offer(Currency currency)
    {
        var offer = new JsonObject();
        foreach (var field in (string[])["minimum", "maximum"])
        {
            if (Entered[field].Length > 0)
            {
                offer[field] = EnteredMoney.Read(Entered[field], currency)?.ToDecimalString() ?? Entered[field];
            }
        }

        if (Number("validMonths") is { } months)
        {
            offer["validMonths"] = months;
        }

        return offer;
    }

    // What is no number stays a text, and is refused where documents are read.
    private JsonValue? Number(string field) => Entered[field] switch
    {
        "" => null,
        var text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(text),
    };
}
