using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Solde.App.Bookings;
using Solde.Server.Office.Automations;
using Solde.Server.Office.Messages;
using Solde.Server.Office.Queues;
using Solde.Server.Office.Tasks;

namespace Solde.Server.Office.Shared;

/// <summary>The parts of a property's office, as the menu lists them.</summary>
internal static class Sections
{
    public static ImmutableArray<(string Path, Text Text)> All { get; } =
    [
        ("", SharedTexts.Dashboard), ("bookings", SharedTexts.Bookings), ("work/planned", SharedTexts.Planned), ("work/failed", SharedTexts.Failed),
        ("work/in-doubt", SharedTexts.InDoubt), ("work/requests-sent", SharedTexts.Requests), ("work/holds", QueueTexts.Title(Queue.Holds)),
        ("tasks", TaskTexts.Title), ("messages", MessageTexts.Title),
        ("automations", AutomationTexts.Title),
    ];

    /// <summary>Whether an address lies in a part.</summary>
    public static bool IsAt(PathString address, string path)
    {
        var rest = address.Value!.Split('/', 3, StringSplitOptions.RemoveEmptyEntries) is [_, .. var parts] ? string.Join('/', parts).TrimEnd('/') : "";
        return rest == path || (path.Length > 0 && rest.StartsWith($"{path}/", StringComparison.Ordinal));
    }
}
