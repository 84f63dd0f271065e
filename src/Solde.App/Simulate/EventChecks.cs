using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Json;
using Solde.Core.Properties;

namespace Solde.App.Simulate;

/// <summary>Looks at what one event cannot show by itself, event by event in the order of the play: whether an edit leaves an automation
/// that could be saved, and what a new channel means for <c>ota</c>.</summary>
internal sealed class EventChecks(PropertySettings property, ImmutableArray<ScenarioAutomation> automations)
{
    private readonly Dictionary<string, AutomationRule> rules = automations.ToDictionary(a => a.Rule.Name, a => a.Rule);
    private readonly HashSet<string> saysOta = [];

    /// <summary>Checks an event.</summary>
    /// <returns>The event, with what follows from the ones before it.</returns>
    internal ScenarioEvent Look(DocumentValue value, ScenarioEvent happening)
    {
        switch (happening)
        {
            case BookEvent { Booking: var booking }:
                Says(booking.Ref, new DocumentObject(value.Key("booking")).Optional("ota") is not null);
                return happening;
            case ModifyEvent modify:
                return WithOta(modify);
            case EditEvent edit:
                Edit(value, edit);
                return happening;
            default:
                return happening;
        }
    }

    private void Says(string booking, bool ota)
    {
        if (ota)
        {
            saysOta.Add(booking);
        }
        else
        {
            saysOta.Remove(booking);
        }
    }

    // The default of ota goes by the channel, so it follows a new one where the booking never said.
    private ModifyEvent WithOta(ModifyEvent modify)
    {
        if (modify.Set.Ota is not null)
        {
            saysOta.Add(modify.Ref);
            return modify;
        }

        return modify.Set.Channel is { } channel && !saysOta.Contains(modify.Ref)
            ? modify with { Set = modify.Set with { Ota = Channels.IsOta(channel) } }
            : modify;
    }

    private void Edit(DocumentValue value, EditEvent edit)
    {
        if (!rules.Remove(edit.Automation, out var rule))
        {
            throw value.Key("automation").Wrong("no automation has this name at that time");
        }

        var set = value.Key("set");
        var edited = AutomationJson.Edit(rule, set, property.Currency, property.Country);
        if (!rules.TryAdd(edited.Name, edited))
        {
            throw set.Key("name").Wrong("another automation has this name");
        }
    }
}
