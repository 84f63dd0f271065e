using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.Core.Properties;

namespace Solde.Server.Office.Settings;

/// <summary>What can be set, and where.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager)]
internal sealed class IndexModel(OfficeParts parts) : PageModel
{
    public ImmutableArray<(string Path, Text Title, Text What)> Parts { get; private set; } = [];

    public void OnGet()
    {
        var here = Here.Of(HttpContext);
        Parts =
        [
            ("settings/property", SettingsTexts.Property, SettingsTexts.PropertyWhat), ("settings/payments", SettingsTexts.Payments, SettingsTexts.PaymentsWhat),
            ("settings/invoicing", InvoicingTexts.Title, InvoicingTexts.TitleWhat), ("settings/checklist", ChecklistTexts.Title, ChecklistTexts.What),
            ("settings/addresses", SettingsTexts.Addresses, SettingsTexts.AddressesWhat),
            .. ItemKind.Of(here.View!.Settings.Kind).Select(kind => ($"settings/items?of={kind.Key}", kind.Title, kind.What)),
            .. here.View.Settings.Kind == PropertyKind.Salon ? [("settings/booking", OnlineTexts.Title, OnlineTexts.What), ("settings/terms", TermsTexts.Title, TermsTexts.What)] : ImmutableArray<(string, Text, Text)>.Empty,
            ("settings/branding", SettingsTexts.BrandingTitle, SettingsTexts.BrandingWhat),
            ("settings/templates", SettingsTexts.Templates, SettingsTexts.TemplatesWhat), ("settings/keys", SettingsTexts.Keys, SettingsTexts.KeysWhat),
            .. parts.Vault is null ? ImmutableArray<(string, Text, Text)>.Empty : [("settings/vault", VaultTexts.Title, VaultTexts.What)],
            ("settings/people", SettingsTexts.People, SettingsTexts.PeopleWhat),
            .. here.May(StaffRole.Manager) ? [("setup", SettingsTexts.FirstSteps, SettingsTexts.FirstStepsWhat)] : ImmutableArray<(string, Text, Text)>.Empty,
        ];
    }
}
