using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Solde.App.Journal;
using Solde.Core.Json;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Settings;

/// <summary>Saves what was entered into a form of settings, through the same reading as the API's; what is wrong is told beside its field.</summary>
internal static class SettingsForm
{
    /// <summary>Saves keys of the property's document.</summary>
    /// <param name="parts">What the office acts on.</param>
    /// <param name="http">Who, and where.</param>
    /// <param name="entered">What was entered; gets what is wrong with it.</param>
    /// <param name="keys">The keys with their new values.</param>
    /// <param name="fieldOf">The field of a key's path (<c>balanceSchedule.dueDays</c>) and of what is wrong there, where it is not named like the path's last part.</param>
    /// <returns>Whether it is saved.</returns>
    public static async ValueTask<bool> Save(
        OfficeParts parts, HttpContext http, Entered entered, IReadOnlyDictionary<string, JsonNode?> keys, Func<string, string, string?>? fieldOf = null)
    {
        var here = Here.Of(http);
        try
        {
            var desk = parts.Work.Properties.As(Actor.Staff(here.Member!.Id));
            return await desk.Save(here.Place!.Property, keys, here.Now) is { } refusal
                ? throw new InvalidOperationException($"{refusal}: these keys are on no form")
                : true;
        }
        catch (DocumentException wrong)
        {
            var path = wrong.Path.StartsWith("$.", StringComparison.Ordinal) ? wrong.Path[2..] : wrong.Path;
            var leaf = path.Split('.')[^1].Split('[')[0];
            entered.Refuse(fieldOf?.Invoke(path, wrong.Problem) ?? leaf, WrongSettings.Of(path, wrong.Problem));
            return false;
        }
    }
}
