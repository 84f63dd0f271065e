using System.Collections.Immutable;
using NodaTime;
using Solde.Core.Automations;

namespace Solde.Server.Office.Setup;

/// <summary>The automations that one can begin with.</summary>
internal static class FirstRules
{
    private const int DaysBefore = 7;

    private static readonly LocalTime Morning = new(9, 0);
    private static readonly LocalTime Noon = new(12, 0);

    /// <summary>The rules, by key, with their names.</summary>
    public static ImmutableArray<(string Key, Text Name, AutomationRule Rule)> All { get; } =
    [
        ("balance", new("The balance 7 days before arrival", "Le solde 7 jours avant l'arrivée"), new AutomationRule
        {
            Name = "", Trigger = new Trigger(TriggerKind.DaysBeforeArrival, 0, DaysBefore, Morning), Operation = Operation.Charge,
            Filter = BookingFilter.Any with { Ota = false }, Card = CardChoice.LastGuest,
        }),
        ("virtualCards", new("Virtual cards on the arrival day", "Les cartes virtuelles le jour de l'arrivée"), new AutomationRule
        {
            Name = "", Trigger = new Trigger(TriggerKind.ArrivalDay, 0, 0, Noon), Operation = Operation.Charge,
            Filter = BookingFilter.Any with { Ota = true }, Card = CardChoice.LastOta,
        }),
        ("departure", new("What is left on the departure day", "Le reste le jour du départ"), new AutomationRule
        {
            Name = "", Trigger = new Trigger(TriggerKind.DepartureDay, 0, 0, Morning), Operation = Operation.Charge, Card = CardChoice.Last,
        }),
    ];
}
