using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Solde.App.Bookings;
using Solde.Server.Office.Agenda;
using Solde.Server.Office.Automations;
using Solde.Server.Office.Billing;
using Solde.Server.Office.Brake;
using Solde.Server.Office.Days;
using Solde.Server.Office.Exports;
using Solde.Server.Office.Journal;
using Solde.Server.Office.Messages;
using Solde.Server.Office.Queues;
using Solde.Server.Office.Settings;
using Solde.Server.Office.Tasks;
using Solde.Server.Office.Vouchers;

namespace Solde.Server.Office.Shared;

/// <summary>The parts of a property's office, as the menu groups them.</summary>
internal static class Sections
{
    public static ImmutableArray<(Text Title, ImmutableArray<(string Path, Text Text)> Parts)> All { get; } =
    [
        (new("Overview", "Vue d'ensemble"), [("", SharedTexts.Dashboard), ("bookings", SharedTexts.Bookings), ("agenda", AgendaTexts.Title)]),
        (new("Payments", "Règlements"),
        [
            ("work/planned", SharedTexts.Planned), ("work/failed", SharedTexts.Failed), ("work/in-doubt", SharedTexts.InDoubt),
            ("work/requests-sent", SharedTexts.Requests), ("billing", BillingTexts.Title), ("work/holds", QueueTexts.Title(Queue.Holds)), ("vouchers", VoucherTexts.Title), ("brake", BrakeTexts.Title),
        ]),
        (new("Team", "Équipe"), [("tasks", TaskTexts.Title), ("messages", MessageTexts.Title)]),
        (new("Books", "Comptes"), [("journal", JournalTexts.Title), ("days", DayTexts.Title), ("exports", ExportTexts.Title)]),
        (SettingsTexts.Title, [("automations", AutomationTexts.Title), ("settings", SettingsTexts.Title)]),
    ];

    /// <summary>Whether an address lies in a part.</summary>
    public static bool IsAt(PathString address, string path)
    {
        var rest = address.Value!.Split('/', 3, StringSplitOptions.RemoveEmptyEntries) is [_, .. var parts] ? string.Join('/', parts).TrimEnd('/') : "";
        return Trunk(rest) == Trunk(path) || (path.Length > 0 && rest.StartsWith($"{path}/", StringComparison.Ordinal));
    }

    /// <summary>The part in which an address lies.</summary>
    public static Text? At(PathString address) =>
        All.SelectMany(group => group.Parts).Where(part => IsAt(address, part.Path)).Select(part => (Text?)part.Text).FirstOrDefault();

    // The lists of requests are one part.
    private static string Trunk(string path) => path.StartsWith("work/requests-", StringComparison.Ordinal) ? "work/requests" : path;
}
