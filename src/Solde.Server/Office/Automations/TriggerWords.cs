using Solde.Core.Automations;

namespace Solde.Server.Office.Automations;

/// <summary>When an automation acts, as the beginning of a sentence.</summary>
internal static class TriggerWords
{
    public static string Of(Trigger trigger, Voice voice) => trigger.Kind switch
    {
        TriggerKind.AfterCreation => Hours(
            trigger, voice, new("As soon as a booking is made", "Dès qu'une réservation est faite"),
            new("{0} after a booking is made", "{0} après la réservation")),
        TriggerKind.AfterArrival => Hours(
            trigger, voice, new("At check-in", "À l'arrivée du client"),
            new("{0} after check-in", "{0} après l'arrivée du client")),
        TriggerKind.AfterDeparture => Hours(
            trigger, voice, new("At check-out", "Au départ du client"),
            new("{0} after check-out", "{0} après le départ du client")),
        TriggerKind.AfterCancellation => Hours(
            trigger, voice, new("As soon as a booking is cancelled", "Dès qu'une réservation est annulée"),
            new("{0} after a booking is cancelled", "{0} après l'annulation")),
        TriggerKind.UntilArrival => Hours(
            trigger, voice,
            new("At noon on the arrival day, unless the guest has arrived", "À midi le jour de l'arrivée, sauf si le client est arrivé"),
            new("{0} before noon on the arrival day, unless the guest has arrived", "{0} avant midi le jour de l'arrivée, sauf si le client est arrivé")),
        TriggerKind.BeforeDeparture => Hours(
            trigger, voice, new("At noon on the departure day", "À midi le jour du départ"),
            new("{0} before noon on the departure day", "{0} avant midi le jour du départ")),
        TriggerKind.DaysBeforeArrival => voice.Say(DaysBefore(trigger.Days), trigger.Days, voice.Language.Time(trigger.At)),
        TriggerKind.ArrivalDay => voice.Say(DaysBefore(0), 0, voice.Language.Time(trigger.At)),
        TriggerKind.DepartureDay => voice.Say(new("On the departure day at {0}", "Le jour du départ à {0}"), voice.Language.Time(trigger.At)),
    };

    private static string Hours(Trigger trigger, Voice voice, Text atOnce, Text later) =>
        trigger.Hours == 0 ? voice.Say(atOnce) : voice.Say(later, voice.Say(Hours(trigger.Hours), trigger.Hours));

    private static Text Hours(int hours) => hours == 1 ? new("{0} hour", "{0} heure") : new("{0} hours", "{0} heures");

    private static Text DaysBefore(int days) => days switch
    {
        0 => new("On the arrival day at {1}", "Le jour de l'arrivée à {1}"),
        1 => new("The day before arrival at {1}", "La veille de l'arrivée à {1}"),
        _ => new("{0} days before arrival at {1}", "{0} jours avant l'arrivée à {1}"),
    };
}
